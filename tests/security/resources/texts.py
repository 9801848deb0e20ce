"""Texts that make an expression work hard, worked out from the expression."""

import re._constants as op  # type: ignore[import-not-found]
from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.security.resources.steps import Matcher, fits

PROBES = " \t\n\r\"'#&*!|>-:,.[]{}()<>=@`%/\\_+~$?^;aAeEzZ0159\x00\x1b\xa0\u2028é☀"
"""One of each sort of character that an expression of ours may tell from others."""

_MOST = 6
"""So many different characters of one expression are repeated, alone and in pairs."""


def list_texts(matcher: Matcher, size: int) -> Iterator[str]:
    """Texts of about a size: what may come first, something again and again, and an end that spoils it."""
    heads = dict.fromkeys(["", *_witnesses(list(matcher.nodes), matcher.flags)])
    chars = _find_chars(matcher)
    pumps = [*chars, *("".join(pair) for pair in product(chars, repeat=2) if pair[0] != pair[1])]
    whole = _witness(list(matcher.nodes), matcher.flags)
    pumps += [whole] if len(whole) > 2 else []
    for head, pump in product(heads, pumps):
        body = head + pump * (size // len(pump))
        for tail in ("", "\n\x00"):
            yield body + tail


def _find_chars(matcher: Matcher) -> list[str]:
    """Characters that an expression can tell apart, those that its repetitions take before others."""
    kinds: dict[tuple[bool, ...], str] = {}
    parts = list(_list_parts(matcher.nodes))
    for char in PROBES:
        taken = tuple(fits(*part, char, matcher.flags) for part in parts)
        if any(taken):
            kinds.setdefault(taken, char)
    return sorted(kinds.values(), key=lambda char: -sum(fits(*part, char, matcher.flags) for part in parts))[:_MOST]


def _list_parts(nodes: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of an expression that take one character."""
    for kind, given in nodes:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            yield kind, given
        for below in _list_below(kind, given):
            yield from _list_parts(below)


def _list_below(kind: Any, given: Any) -> list[Any]:
    if kind is op.SUBPATTERN:
        return [given[3]]
    if kind is op.BRANCH:
        return list(given[1])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return [given[2]]
    return [given[1]] if kind in (op.ASSERT, op.ASSERT_NOT) else []


def _witnesses(nodes: list[Any], flags: int) -> Iterator[str]:
    """What may stand before each repetition of an expression."""
    for at, (kind, given) in enumerate(nodes):
        before = _witness(nodes[:at], flags)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            yield before
        for below in _list_below(kind, given):
            yield from (before + inner for inner in _witnesses(list(below), flags))


def _witness(nodes: list[Any], flags: int) -> str:
    """A short text that an expression takes, but for what it asks of its surroundings."""
    text = ""
    for kind, given in nodes:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            text += (
                chr(given)
                if kind is op.LITERAL
                else next((c for c in "a0 -:" + PROBES if fits(kind, given, c, flags)), "")
            )
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            text += _witness(list(given[2]), flags) * max(given[0], 0)
        elif kind is op.SUBPATTERN:
            text += _witness(list(given[3]), flags)
        elif kind is op.BRANCH:
            text += _witness(list(given[1][0]), flags)
    return text
