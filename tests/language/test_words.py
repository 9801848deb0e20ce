"""Words for messages: values shown as written, near names, ids from texts."""

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxmap.language.base import DURATION_PATTERN, ID_PATTERN
from cxmap.language.words import (
    divide_by_hundred,
    enumerate_words,
    find_day,
    find_duration,
    find_number,
    flow,
    kebab,
    name_files,
    nearest,
    shown,
    suggest,
    suggest_id,
)
from cxmap.source.document import parse_document


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("ownr", ["name", "owner", "roles"], "owner"),
        ("OWNER", ["name", "owner"], "owner"),
        ("wbe", ["web", "phone"], "web"),
        ("csat5", ["nps", "csat-5-mean", "csat-5-top-box"], "csat-5-mean"),
        ("by-persona", ["by_channel", "by_persona"], "by_persona"),
        ("Web Shop", ["web-shop", "webcam"], "web-shop"),
        ("behavior", ["behaviour"], "behaviour"),
        ("re", ["renews", "replaced_by"], None),
        ("zzz", ["name", "owner"], None),
        ("", ["name"], None),
        ("name", [], None),
        ("Persona A", ["Persona B"], "Persona B"),
    ],
)
def test_nearest(word: str, choices: list[str], expected: str | None) -> None:
    assert nearest(word, choices) == expected


@given(st.text(), st.lists(st.text()))
def test_nearest_is_one_of_the_choices(word: str, choices: list[str]) -> None:
    near = nearest(word, choices)
    assert near is None or near in choices


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("two\n  words ", "two words"),
        ("", ""),
        (5, "5"),
        (2.5, "2.5"),
        (True, "true"),
        (None, "null"),
        (math.nan, ".nan"),
        (math.inf, ".inf"),
        (-math.inf, "-.inf"),
        (["a", 1], '["a", 1]'),
        ("日本", "日本"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_shown(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_shown_is_cut_where_it_is_told() -> None:
    assert shown("abcdef", 4) == "abc…"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Busy Mover", "busy-mover"),
        ("a--b_c", "a-b-c"),
        ("Größe", "grosse"),
        ("Büro", "buro"),
        ("Élan", "elan"),
        ("Łódź", "lodz"),
        ("Smørbrød & Æbler", "smorbrod-aebler"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("日本", ""),
        ("", ""),
        ("24/7 help!", "24-7-help"),
        ("collectBike", "collect-bike"),
        ("payTheBill2", "pay-the-bill2"),
        ("iPhone", "iphone"),
        ("HTTP", "http"),
    ],
)
def test_kebab(text: str, expected: str) -> None:
    assert kebab(text) == expected


@given(st.text())
def test_kebab_gives_an_id_or_nothing_and_leaves_ids_alone(text: str) -> None:
    near = kebab(text)
    assert near == "" or re.fullmatch(ID_PATTERN, near)
    assert kebab(near) == near


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,5", ("3.5", False)),
        ("35%", ("35", True)),
        ("35 %", ("35", True)),
        ("\u22121", ("-1", False)),
        ("\u20130.5", ("-0.5", False)),
        ("+2", ("2", False)),
        ("1 000", ("1000", False)),
        ("1\u202f000\u00a0000", ("1000000", False)),
        ("1'000", ("1000", False)),
        ("1_000", ("1000", False)),
        ("1,000", ("1000", False)),
        ("1,234.5", ("1234.5", False)),
        ("1.234,5", ("1234.5", False)),
        ("0,125", ("0.125", False)),
        ("12 34", None),
        ("about 3", None),
        ("3 to 5", None),
        ("--1", None),
        ("%", None),
        ("", None),
        ("\u0663", None),
    ],
)
def test_find_number(text: str, expected: tuple[str, bool] | None) -> None:
    assert find_number(text) == expected


def test_a_comma_is_decimal_where_no_thousand_may_stand() -> None:
    assert find_number("1,125", 10) == ("1.125", False)
    assert find_number("1,125", 2000) == ("1125", False)


@given(st.integers(-(10**9), 10**9))
def test_find_number_reads_what_people_group(number: int) -> None:
    for mark in (" ", "'", "_", "\u202f"):
        assert find_number(f"{number:,}".replace(",", mark)) == (str(number), False)


@given(st.integers(0, 10**4))
def test_divide_by_hundred_is_exact(number: int) -> None:
    assert float(divide_by_hundred(str(number))) == number / 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25 min", "25m"),
        ("2 days", "2d"),
        ("1 hour", "1h"),
        ("1 Hour and 30 minutes", "1h30m"),
        ("1 h, 5 sec", "1h5s"),
        ("1,5 weeks", "1.5w"),
        ("2years", "2y"),
        ("quarterly", "90d"),
        ("90 Tage", None),
        ("2 months", None),
        ("-2d", None),
        ("about 5 m", None),
        ("5", None),
        ("", None),
    ],
)
def test_find_duration(text: str, expected: str | None) -> None:
    assert find_duration(text) == expected
    assert expected is None or re.fullmatch(DURATION_PATTERN, expected)


def test_enumerate_words() -> None:
    assert enumerate_words(["a"]) == "`a`"
    assert enumerate_words(["a", "b"]) == "`a` and `b`"
    assert enumerate_words(["a", "b", "c"], last="or") == "`a`, `b` or `c`"


def test_suggest() -> None:
    assert suggest("ownr", ["owner", "name"]) == "did you mean `owner`?"
    assert suggest("zzz", ["owner", "name"]) == "choose `owner` or `name`"
    assert suggest("zzz", ["owner", "name"], "write one of {}") == "write one of `owner` or `name`"
    kinds = ["transactional-survey", "interview", "relationship-survey"]
    assert suggest("survey", kinds) == "choose `transactional-survey` or `relationship-survey`"


def test_ids_of_a_map_are_told_as_far_as_they_help() -> None:
    many = [f"touchpoint-{letter}" for letter in "abcdefghi"]
    assert suggest_id("zzz", many[:8]) == f"choose {enumerate_words(many[:8], last='or')}"
    assert suggest_id("zzz", many) == "choose one of 9, such as `touchpoint-a`, `touchpoint-b` or `touchpoint-c`"
    assert suggest_id("touchpoint-i", [*many[:8], "touchpoint-ii"]) == "did you mean `touchpoint-ii`?"


def test_maps_in_a_message() -> None:
    assert name_files(["a.journey.yaml"]) == "`a.journey.yaml`"
    assert name_files(["a.journey.yaml", "b.journey.yaml"]) == "these 2 maps"


SCALARS = st.one_of(
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" ")),
)
IDS = st.from_regex(r"\A[a-z]{1,6}\Z").filter(lambda key: key not in {"null", "true", "false"})


@given(st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(IDS, inner, max_size=3)))
@example("true")
@example("NULL")
@example("~")
@example("a: b")
@example("- a")
@example("it's")
@example("#1")
def test_flow_is_read_back_as_the_same_value(value: object) -> None:
    document = parse_document(f"value: {flow(value)}\n".encode(), "flow.yaml")
    assert document.faults == ()
    assert document.data == {"value": value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.10.2026", "2026-10-01"),
        ("01. 10. 2026", "2026-10-01"),
        ("2026/10/1", "2026-10-01"),
        ("2026-1-5", "2026-01-05"),
        ("31/10/2026", "2026-10-31"),
        ("10/31/2026", "2026-10-31"),
        ("7/7/2026", "2026-07-07"),
        ("1/10/2026", None),
        ("30.2.2026", None),
        ("1.10.26", None),
        ("1.10-2026", None),
        ("October", None),
    ],
)
def test_find_day(text: str, expected: str | None) -> None:
    assert find_day(text) == expected
