"""Widths are those of Arial."""

import runpy
from pathlib import Path

import fontpkg_arimo
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing.writings import FAMILY, texts

from cxmap.drawing import glyph_widths
from cxmap.drawing.graphemes import is_joined, split_graphemes
from cxmap.drawing.text import measure

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "bold", "width"),
    [("", False, 0), ("i", False, 455), ("W", False, 1933), ("A", True, 1479), ("Hello", False, 4667)],
)
def test_latin_has_the_advance_widths_of_arial(text: str, bold: bool, width: float) -> None:
    assert measure(text, 2048, bold=bold) == width


def test_squares_marks_and_emoji_are_counted_by_rule() -> None:
    assert measure("網站", 10) == measure("ＡＢ", 10) == 20
    assert measure("e\u0301", 10) == measure("e", 10)
    assert measure(FAMILY, 10) == measure("😀", 10) == measure("🇩🇪", 10) == measure("1️⃣", 10) == 13.75
    assert measure("한", 10) == measure("\u1112\u1161\u11ab", 10) == 10
    assert measure("\u200b\u202e\u2067", 10) == 0
    assert measure("\U0001f9d1\u200d\U0001f4bb😀", 10) == 27.5


def test_a_character_of_no_table_takes_a_square() -> None:
    assert measure("\U00010480", 10) == 10


@given(texts, st.floats(min_value=5, max_value=40))
def test_a_text_is_as_wide_as_its_clusters(text: str, size: float) -> None:
    parts = sum(measure(cluster, size) for cluster in split_graphemes(text))
    assert measure(text, size) <= parts + 1e-6
    if not is_joined(text):
        assert measure(text, size) == pytest.approx(parts)


def test_arabic_letters_are_narrower_before_a_letter_they_join() -> None:
    alone = measure("ب", 10)
    assert measure("بب", 10) < 1.6 * alone
    assert measure("بءب", 10) == 2 * alone + measure("ء", 10)
    assert measure("ب ب", 10) == 2 * alone + measure(" ", 10)
    assert measure("اا", 10) == 2 * measure("ا", 10)
    assert measure("بَبَ", 10) == measure("بب", 10)


def test_the_exact_widths_are_those_of_the_font() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "make_glyph_widths.py"))
    (font,) = fontpkg_arimo.ROOT.glob("files/Arimo[[]wght].ttf")
    for weight, table in ((400, glyph_widths.REGULAR), (700, glyph_widths.BOLD)):
        widths = tool["exact_widths"](font, weight)
        assert glyph_widths.expand(table) == {code: width for code, width in widths.items() if tool["is_exact"](code)}


def test_the_tables_hold_what_the_alphabets_need() -> None:
    exact = glyph_widths.expand(glyph_widths.REGULAR)
    needed = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x391, 0x3A2), *range(0x400, 0x460), 0x20AC, 0x2192]
    assert [hex(code) for code in needed if code not in exact] == []
    assert exact.keys() == glyph_widths.expand(glyph_widths.BOLD).keys()
    estimated = glyph_widths.expand(glyph_widths.ESTIMATES)
    assert not exact.keys() & estimated.keys()
    assert all(code in estimated for code in (0x628, 0x915, 0xE01, 0x10D0))
