"""No text makes an expression of the program work for longer than the text is long."""

import re
import sys
from collections.abc import Iterator

import pytest
from tests.security.resources.patterns import Use, list_uses
from tests.security.resources.steps import Endless, parse
from tests.security.resources.texts import list_texts

SIZES = (20, 40, 80)
"""A linear expression takes 2 times as many steps for twice the text, a quadratic one 4 times."""

LEAST = 200
"""Fewer steps than this say nothing."""

BOUNDED = {
    # Applied to what our own engines, converters and rules wrote, in which no run is long.
    "cxmap.drawing.outlines._PAIR",
    "cxmap.drawing.pdf_objects._OBJECT",
    "cxmap.drawing.pdf_objects._REFERENCE",
    "cxmap.rules.page._TITLE",
}

ALL = list(list_uses())
USES = [use for use in ALL if use.place not in BOUNDED]


@pytest.fixture(autouse=True)
def _room_for_going_back() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


def find_hard_text(pattern: str | bytes, method: str, flags: int = 0) -> str:
    """A text that takes more steps than it is long would allow; empty where there is none."""
    matcher = parse(pattern, flags & ~re.UNICODE.value)
    anchored, whole = method in {"match", "fullmatch"}, method == "fullmatch"
    for texts in zip(*(list_texts(matcher, size) for size in SIZES), strict=True):
        try:
            few, some, many = (matcher.run(text, anchored=anchored, whole=whole) for text in texts)
        except Endless:
            return str(texts[0])
        if many > LEAST and many - some > 2.9 * (some - few):
            return str(texts[0])
    return ""


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.place}-{use.method}")
def test_every_expression_is_linear(use: Use) -> None:
    assert find_hard_text(use.pattern, use.method, use.flags) == ""


def test_all_expressions_are_looked_at() -> None:
    places = {use.place for use in ALL}
    assert len(places) > 100
    assert places > BOUNDED


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(a+)+b", "match"),
        (r"(?:a|a)*b", "search"),
        (r"\s+$", "sub"),
        (r"a*a*b", "fullmatch"),
        (r"#[^\n]*\n", "sub"),
        (r"x:[ \t]*(.*?)[ \t]*", "fullmatch"),
        (r"\w+@", "findall"),
        # What stood in the program: sixty empty lines behind an anchor kept it busy for ever.
        (r"(?:[&!][^\s]*(?:[ \t]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*[ \t]*))+(?=[^\s#])", "match"),
    ],
)
def test_the_check_finds_those_that_are_not(pattern: str, method: str) -> None:
    assert find_hard_text(pattern, method)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"a+b", "match"), (r"(?<!a)a+b", "search"), (r"[0-9]+(?:\.[0-9]+)?", "fullmatch"), (r"#[^\n]*\n", "match")],
)
def test_the_check_lets_others_be(pattern: str, method: str) -> None:
    assert not find_hard_text(pattern, method)
