"""Slips of the pen: near enough to be sure, and never so near that another thing could be meant."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxmap.language.slips import find_slip, is_certain

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=14)


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("wbe", ["web", "phone"], "web"),
        ("by-persona", ["by_channel", "by_persona"], "by_persona"),
        ("satsfacton", ["satisfaction", "value"], "satisfaction"),
        ("form", ["from", "format"], "from"),
        ("q3-survy", ["q3-survey", "q4-survey"], "q3-survey"),
        # Several are near, or none.
        ("first-bil", ["first-bill", "first-bills"], None),
        ("onsite", ["online"], None),
        ("survey-2025", ["survey-2026"], None),
        ("name", ["owner"], None),
        ("", ["name"], None),
        ("nam", [], None),
        # A word that is right is near to itself alone.
        ("first-bill", ["first-bills", "first-bill"], "first-bill"),
    ],
)
def test_the_only_near_choice_is_found(word, choices, expected):
    assert find_slip(word, choices) == expected


@pytest.mark.parametrize(
    ("word", "choice", "certain"),
    [
        ("wbe", "web", True),
        ("Web_Shop", "web-shop", True),
        ("sing-contract", "sign-contract", True),
        ("bussy-mover", "busy-mover", True),
        ("machin", "machine", True),
        ("campeign", "campaign", True),
        ("insertmony", "insert-money", True),
        # Another word, another number, another letter of an alphabet.
        ("trainer", "trainee", False),
        ("resale", "presale", False),
        ("retail", "detail", False),
        ("team-a", "team-b", False),
        ("wab", "web", False),
        ("ap", "app", False),
        ("tier-1", "tier-2", False),
        ("survey-206", "survey-2026", False),
        ("satsfacton", "satisfaction", False),
        ("ban-sales", "an-sale", False),
    ],
)
def test_what_can_only_be_a_misspelling_is_certain(word, choice, certain):
    assert is_certain(word, choice) is certain


@given(WORDS, st.data())
def test_one_slip_is_found(word, data):
    at = data.draw(st.integers(1, len(word) - 2))
    kind = data.draw(st.sampled_from(["swap", "drop", "double", "change"]))
    written = {
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "drop": word[:at] + word[at + 1 :],
        "double": word[:at] + word[at] + word[at:],
        "change": word[:at] + ("a" if word[at] != "a" else "b") + word[at + 1 :],
    }[kind]
    assert find_slip(written, [word]) == word
    assert is_certain(written, word) or written[0] != word[0]


@given(WORDS, st.lists(WORDS, max_size=6))
def test_what_is_found_is_one_of_the_choices(word, choices):
    assert find_slip(word, choices) in {None, *choices}


@given(WORDS, WORDS)
def test_certainty_goes_both_ways_for_what_is_near(one, other):
    assume(one != other)
    assert (find_slip(one, [other]) is None) == (find_slip(other, [one]) is None)
