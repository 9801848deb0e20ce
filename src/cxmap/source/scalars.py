"""What a scalar without quotes means: the core schema of YAML 1.2.

Source: YAML 1.2.2, section 10.3.2. `no`, `on`, `1_000`, `0777` as an octal number and dates belong to YAML 1.1; here
they are text (or, for digits alone, a decimal number).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cxmap.source.limits import MAX_DIGITS

CORE_TAG: Final = "tag:yaml.org,2002:"
"""What the tags written with two exclamation marks stand for. Source: YAML 1.2.2, section 10."""

_WORDS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((sign + word for sign in ("", "+") for word in (".inf", ".Inf", ".INF")), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SHORT = 16  # numbers that people write, of which many come back; what is remembered must not be large
_MAX_BITS = 1_000  # a float holds whole numbers up to 1,024 bits
_INFINITE = (float("inf"), float("-inf"))
_EXPECTED = {"int": (int, "a whole number"), "bool": (bool, "`true` or `false`"), "null": (type(None), "`null`")}


class NumberTooLong(ValueError):  # noqa: N818  # it says what the number is
    """A number has more digits than can be used, or lies beyond the largest float."""


class TagMismatch(ValueError):  # noqa: N818  # as above
    """A tag of the core schema stands before a text that it cannot mean.

    Attributes:
        expected: What the tag asks for, in words.
    """

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


def resolve_plain(text: str) -> object:
    """Return what a scalar without quotes and tag means: a number, a truth value, None or the text itself.

    Args:
        text: The scalar.

    Raises:
        NumberTooLong: It is a number beyond all use; report it at its place.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    return _recall_number(text) if len(text) <= _SHORT else _resolve_number(text)


def _resolve_number(text: str) -> object:
    if _INTEGER.fullmatch(text):
        return _get_integer(text, 10)
    if _FLOAT.fullmatch(text):
        return _get_float(_check_length(text))
    if _HEXADECIMAL.fullmatch(text):
        return _get_integer(text, 16)
    if _OCTAL.fullmatch(text):
        return _get_integer(text[2:], 8)
    return text


_recall_number = lru_cache(4096)(_resolve_number)


def resolve_tagged(kind: str, text: str) -> object:
    """Return what a scalar means under an explicit tag of the core schema.

    Args:
        kind: The tag behind `!!`: str, int, float, bool or null.
        text: The scalar, with or without quotes.

    Raises:
        TagMismatch: The text is nothing the tag can mean.
        NumberTooLong: It is a number beyond all use.
    """
    if kind == "str":
        return text
    value = resolve_plain(text)
    if kind == "float":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TagMismatch("a number")
        return float(value)
    wanted, words = _EXPECTED[kind]
    if type(value) is not wanted:
        raise TagMismatch(words)
    return value


def _check_length(text: str) -> str:
    if len(text) > MAX_DIGITS:
        raise NumberTooLong(text)
    return text


def _get_integer(text: str, base: int) -> int:
    value = int(_check_length(text), base)
    if value.bit_length() > _MAX_BITS:
        raise NumberTooLong(text)
    return value


def _get_float(text: str) -> float:
    value = float(text)
    if value in _INFINITE:
        raise NumberTooLong(text)
    return value
