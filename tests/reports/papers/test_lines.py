"""Lines of text: broken between words, cut between letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.reports.hostile import texts

from cxmap.reports.papers.lines import break_lines, cut, split_letters

FAMILY, FLAG, THUMB, ACCENT, SYLLABLE, THAI = "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "e\u0301\u0323", "\u1100\u1161\u11a8", "ก\u0e33"
LETTERS = [FAMILY, FLAG, "🇫🇷", THUMB, ACCENT, SYLLABLE, THAI, "a", "見", "\u05d0\u05b8", "❤\ufe0f", "1\ufe0f\u20e3"]
lines = texts.map(lambda text: " ".join(text.split()))


@given(st.lists(st.sampled_from(LETTERS)))
def test_letters_stay_whole(letters: list[str]) -> None:
    assert list(split_letters("".join(letters))) == letters


@pytest.mark.parametrize("letter", LETTERS)
def test_no_letter_is_cut(letter: str) -> None:
    text = letter * 20
    for cells in range(3, 30):
        shown = cut(text, cells).removesuffix("…")
        assert shown == letter * (len(shown) // len(letter))
        assert cell_len(cut(text, cells)) <= cells
        for line in break_lines(text, cells):
            bare = line.removesuffix("-")
            assert bare == letter * (len(bare) // len(letter))


@given(lines, st.integers(3, 40))
def test_what_fits_is_as_it_was_and_what_does_not_ends_in_an_ellipsis(text: str, cells: int) -> None:
    shown = cut(text, cells)
    assert cell_len(shown) <= cells
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@given(lines, st.integers(6, 40))
def test_lines_have_all_of_the_text(text: str, cells: int) -> None:
    broken = break_lines(text, cells)
    assert all(cell_len(line) <= cells for line in broken)
    assert _letters("".join(broken)) == _letters(text)


@given(lines, st.integers(6, 40), st.integers(1, 4))
def test_no_more_lines_than_there_may_be(text: str, cells: int, most: int) -> None:
    broken, whole = break_lines(text, cells, most), break_lines(text, cells)
    assert all(cell_len(line) <= cells for line in broken)
    assert broken[:-1] == whole[: len(broken) - 1]
    if len(whole) <= most:
        assert broken == whole
    else:
        assert (len(broken), broken[-1][-1]) == (most, "…")


def _letters(text: str) -> str:
    return text.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("I compare plans", 15, ["I compare plans"]),
        ("I compare plans", 14, ["I compare", "plans"]),
        ("only 47.5 % of them", 9, ["only", "47.5 % of", "them"]),
        ("Breitbandgeschwindigkeit", 12, ["Breitbandge-", "schwindigke-", "it"]),
        ("on examples/broadband.journey.yaml", 12, ["on", "examples/", "broadband.", "journey.yaml"]),
        ("Rhine-Westphalia-Lippe", 12, ["Rhine-", "Westphalia-", "Lippe"]),
        ("見積もりを比較", 6, ["見積も", "りを比", "較"]),
        ("1234567890", 6, ["123456", "7890"]),
        ("", 6, [""]),
    ],
)
def test_where_lines_break(text: str, cells: int, expected: list[str]) -> None:
    assert break_lines(text, cells) == expected
