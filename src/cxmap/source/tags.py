"""Explicit tags: those of the core schema are honoured, all others are refused."""

from __future__ import annotations

import re

from cxmap.source.scalars import CORE_TAG
from cxmap.source.words import code, quote

_TAG = re.compile(r"(?:&\S*\s+)?(!(?:<[^>\s]*>?|[^\s,\[\]{}]*))")
_SCALARS = {CORE_TAG + kind: kind for kind in ("str", "int", "float", "bool", "null")}
_CONTAINERS = {CORE_TAG + "map": "a mapping", CORE_TAG + "seq": "a list"}


def find_scalar_kind(tag: str) -> str | None:
    """Return the kind of scalar that a tag of the core schema names.

    Args:
        tag: The tag, written out.
    """
    return _SCALARS.get(tag)


def find_tag(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a tag as it is written and where it begins and ends.

    Args:
        text: The text of the file.
        start: Where the node with its tag begins.
        end: Where it ends at the latest.
    """
    match = _TAG.match(text, start)
    if match:
        return match.group(1), match.start(1), match.end(1)
    return text[start:end], start, end  # an anchor and a comment before the tag: show them all


def describe_refusal(tag: str, written: str, rest: str) -> tuple[str, str]:
    """Return what is said about a tag that is not honoured, and the repair.

    Args:
        tag: The tag, written out.
        written: The tag as it stands in the file.
        rest: What follows it on the line, where that is a text without quotes; else empty.
    """
    if tag in _SCALARS or tag in _CONTAINERS:
        wanted = _CONTAINERS.get(tag, "a single value")
        message = f"the tag {code(written)} asks for {wanted}, but something else stands behind it"
    else:
        message = f"the tag {code(written)} is not part of the language"
    help = f"remove {code(written)}"
    if rest and written.startswith("!") and not written.startswith(("!!", "!<")):
        return message, f"{help}, or put the text in quotes: {code(quote(written + ' ' + rest))}"
    return message, help


def describe_mismatch(written: str, value: str, expected: str) -> tuple[str, str]:
    """Return what is said about a text that its tag cannot mean, and the repair.

    Args:
        written: The tag as it stands in the file.
        value: The text behind it.
        expected: What the tag asks for, in words.
    """
    return f"{code(value)} is not {expected}, as {code(written)} asks for", f"remove {code(written)}"


def fits_container(tag: str, *, is_map: bool) -> bool:
    """Say whether a mapping or list may carry a tag.

    Args:
        tag: The tag, written out.
        is_map: Whether it is a mapping.
    """
    return tag in ("!", CORE_TAG + ("map" if is_map else "seq"))


def get_rest_of_line(text: str, start: int, value: str) -> str:
    """Return a value if it stands on one line of the text as it is; else nothing.

    Args:
        text: The text of the file.
        start: Where the value may begin.
        value: The value.
    """
    while text.startswith((" ", "\t"), start):
        start += 1
    return value if "\n" not in value and text.startswith(value, start) else ""
