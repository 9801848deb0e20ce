"""Lines fit, and nothing is lost."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.drawing.writings import FAMILY, LONG_WORD, texts

from cxmap.drawing.glyph_widths import UNITS
from cxmap.drawing.graphemes import split_graphemes
from cxmap.drawing.text import measure
from cxmap.drawing.wrapping import wrap


def without_spaces(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def test_a_soft_hyphen_has_room_where_it_shows() -> None:
    exact = measure("abcdefg-", 11)
    assert wrap("abcdefg\u00adhijklm", 11, exact) == ["abcdefg-", "hijklm"]
    assert wrap("abcdefg\u00adhijklm", 11, exact - 0.1) == ["abcdefg", "hijklm"]
    assert wrap("on abcdefg\u00adhijklm", 11, exact + 1) == ["on", "abcdefg-", "hijklm"]


@given(texts, st.floats(min_value=60, max_value=300), st.booleans())
def test_every_line_fits_and_nothing_is_lost(text: str, width: float, bold: bool) -> None:
    size = 11.0
    lines = wrap(text, size, width, bold=bold)
    for line in lines:
        assert measure(line, size, bold=bold) <= width or len(split_graphemes(line)) == 1
        assert line.strip(" ")
    assert without_spaces("".join(lines)).replace("-", "") == without_spaces(text).replace("-", "")


@given(texts, st.floats(min_value=60, max_value=200), st.integers(min_value=1, max_value=3))
def test_cut_texts_say_so_and_still_fit(text: str, width: float, most: int) -> None:
    whole, cut = wrap(text, 11, width), wrap(text, 11, width, max_lines=most)
    assert len(cut) == min(len(whole), most)
    if len(whole) > most:
        assert cut[:-1] == whole[: most - 1]
        assert cut[-1].endswith("…")
        assert measure(cut[-1], 11) <= width
    else:
        assert cut == whole


@given(texts, st.floats(min_value=12, max_value=80))
def test_no_cluster_is_broken(text: str, width: float) -> None:
    clusters = [cluster for line in wrap(text, 11, width) for cluster in split_graphemes(line)]
    pieces = "".join(clusters)
    assert without_spaces(pieces).replace("-", "") == without_spaces(text).replace("-", "")
    assert not any(cluster[0] in "\u200d\ufe0f\u0301" for line in wrap(FAMILY * 5, 11, width) for cluster in line[:1])


def test_lines_end_at_spaces_hyphens_and_slashes() -> None:
    assert wrap("Chooses self-install", 12, 75) == ["Chooses self-", "install"]
    assert wrap("Email/SMS", 12, 40) == ["Email/", "SMS"]
    assert wrap("order_list_of_2026", 12, 68) == ["order_list_", "of_2026"]
    assert wrap("from −5 to -5, 3/4", 12, 46) == ["from −5", "to -5,", "3/4"]
    assert wrap("one\ttwo\r\nthree", 12, 500) == ["one two three"]
    assert wrap("30\u00a0% of\u202fall", 12, 33) == ["30\u00a0%", "of\u202fall"]
    assert wrap("📱\u00a0App 電\u202f話", 12, 45) == ["📱\u00a0App", "電\u202f話"]


def test_a_soft_hyphen_shows_where_the_line_ends_only() -> None:
    assert wrap("Ver\u00adsiche\u00adrung", 12, 60) == ["Versiche-", "rung"]
    assert wrap("Ver\u00adsiche\u00adrung", 12, 500) == ["Versicherung"]


def test_chinese_breaks_between_characters_but_not_before_closing_marks() -> None:
    assert wrap("網站上的光纖廣告，然後（查看）地址。", 12, 60) == ["網站上的光", "纖廣告，然", "後（查看）", "地址。"]
    assert wrap("查看光纖（地址", 12, 60) == ["查看光纖", "（地址"]
    assert wrap("查看光纖地址。", 12, 72) == ["查看光纖地", "址。"]


def test_thai_breaks_between_syllables_and_never_within_what_is_read_as_one() -> None:
    assert wrap("ยางแบนใกล้น้ำตก", 12, 66) == ["ยางแบน", "ใกล้น้ำตก"]
    assert wrap("ฉันไปเกาะ (ใหม่)", 12, 60) == ["ฉันไปเกาะ", "(ใหม่)"]
    assert wrap("ภาษา", 12, 8) == ["ภา", "ษา"]


@given(st.text(st.sampled_from("abcde fgh ij-k \u00a0電話🔥"), max_size=60), st.integers(8, 200))
def test_balanced_lines_hold_the_same_words_in_as_many_lines_none_longer(text: str, width: int) -> None:
    plain, balanced = wrap(text, 12, width), wrap(text, 12, width, balanced=True)
    assert len(balanced) == len(plain)
    assert "".join(balanced).replace(" ", "") == "".join(plain).replace(" ", "")
    assert max(map(_width, balanced), default=0) <= max(width, *map(_width, plain), 0)
    for word in re.findall("(?<![^ ])[a-h]+(?![^ ])", text):
        # A word that fits on a line is never broken.
        if measure(word, 12) <= width:
            assert any(word in line for line in balanced)


@given(st.text(st.sampled_from("abcdefghWi    \u00a0電"), max_size=120), st.integers(80, 300))
def test_balanced_lines_are_those_of_the_least_width_that_gives_as_many(text: str, width: int) -> None:
    """What trying one width after the other finds, each half as far from the last as that from the one before."""
    unbroken = re.sub("電", " 電 ", text)
    longest = max(map(_width, unbroken.split(" ")))
    assume(longest <= width)
    count = len(wrap(unbroken, 12, width))
    # Widths are counted in 2,048ths of the size.
    low, high = int(longest * UNITS / 12), int(width * UNITS / 12)
    while low < high:
        middle = (low + high) // 2
        if len(wrap(unbroken, 12, middle * 12 / UNITS)) > count:
            low = middle + 1
        else:
            high = middle
    assert wrap(unbroken, 12, width, balanced=True) == wrap(unbroken, 12, high * 12 / UNITS)


def test_balance_leaves_no_single_word_behind() -> None:
    said = "I look for a machine that can make my new part"
    assert wrap(said, 12, 240) == ["I look for a machine that can make my new", "part"]
    assert wrap(said, 12, 240, balanced=True) == ["I look for a machine that", "can make my new part"]
    assert wrap(said, 12, 120, max_lines=2, balanced=True) == wrap(said, 12, 120, max_lines=2)
    assert wrap("Chooses self-install or technician", 12, 165, balanced=True) == [
        "Chooses self-install",
        "or technician",
    ]


def _width(line: str) -> float:
    return measure(line, 12)


def test_a_word_longer_than_the_line_breaks_between_letters() -> None:
    lines = wrap(f"Asks {LONG_WORD}", 12, 100)
    assert lines[0] == "Asks"
    assert "".join(lines[1:]) == LONG_WORD
    assert len(lines) < 6


def test_a_character_wider_than_the_line_stands_alone() -> None:
    assert wrap("WW", 12, 3) == ["W", "W"]


def test_nothing_gives_no_lines() -> None:
    assert wrap("", 12, 100) == wrap("  \n ", 12, 100) == []
    assert wrap("a b", 12, 100, max_lines=0) == []
