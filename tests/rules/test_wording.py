"""Guesses from wording: which names, texts and tones they fall for, which they leave alone, and how long they take."""

import re
import time
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build, contacts

from cxmap.journey.model import Journey
from cxmap.rules import (
    cx327_stops_at_purchase,
    cx601_inside_out_name,
    cx602_implementation_words,
    cx603_cheerful_where_unhappy,
    cx604_tone_against_formality,
    cx605_contradicting_tones,
    wording,
)
from cxmap.rules.rule import Finding, Rule, Subject
from cxmap.rules.wording import find_ends, find_exclamation, find_meant_word, find_word

LISTS = {name: words for name, words in vars(wording).items() if name.endswith("_WORDS")}
TOLD: list[tuple[str, ModuleType]] = [
    ("INSIDE_WORDS", cx601_inside_out_name),
    ("ORDER_WORDS", cx601_inside_out_name),
    ("PROCESS_WORDS", cx601_inside_out_name),
    ("TECHNICAL_WORDS", cx602_implementation_words),
    ("CHEERFUL_WORDS", cx603_cheerful_where_unhappy),
    ("CASUAL_WORDS", cx604_tone_against_formality),
    ("FORMAL_WORDS", cx604_tone_against_formality),
    ("SOBER_WORDS", cx605_contradicting_tones),
    ("LATER_WORDS", cx327_stops_at_purchase),
]


def find(rule: Rule, journey: Journey) -> list[Finding]:
    """What a rule finds in a journey."""
    return list(rule.check(Subject("test.journey.yaml", journey=journey)))


def judge(rule: Rule, **touchpoint: Any) -> bool:
    """Whether a rule finds something in a map of one touchpoint."""
    return bool(find(rule, contacts({"here": touchpoint})))


def speak(rule: Rule, tones: Mapping[str, str], touchpoint: Mapping[str, Any], **formality: str) -> bool:
    """Whether a rule finds something where a touchpoint speaks in certain tones on channels of certain formality."""
    channels = {id: {"formality": word} for id, word in formality.items()}
    here = {"channels": list(channels), **touchpoint}
    return bool(find(rule, contacts({"here": here}, voice={"tones": tones}, channels=channels)))


@pytest.mark.parametrize(
    "name",
    [
        "Ticket processing", "Lead qualification", "Onboarding workflow", "KYC check", "kyc", "ORDER PROCESSING",
        "Order  fulfilment", "Complaint handling.", "Back-office review", "Customer's data validation",
        "SLA", "2nd-level escalation", "Churn call", "Quote engine", "Back office approval", "Customer onboarding",
        "Retention campaign", "Data synchronisation", "Process the claim", "Assign account manager", "Dunning",
    ],
)  # fmt: skip
def test_names_from_the_inside_are_found(name: str) -> None:
    assert judge(cx601_inside_out_name.RULE, name=name)


@pytest.mark.parametrize(
    "name",
    [
        "I compare quotes", "The technician visits me", "He gives me the key", "It hums for the first time",
        "The lorry stands in my yard", "Renewal", "Purchase", "Management", "We wait for order processing",
        "My onboarding takes a week", "I've had enough of their workflow", "I’m asked for KYC again",
        "Processing takes a week", "The clerk processes the ticket", "Slander", "Funnelling sand", "Perplexity",
        "Security check", "Onboarding", "Onboarding call", "Search engine", "Process", "The assigned fitter calls",
        "Bezahlvorgang", "見積もりを比べる", "…",
    ],
)  # fmt: skip
def test_names_from_the_outside_are_left_alone(name: str) -> None:
    assert not judge(cx601_inside_out_name.RULE, name=name)


def test_the_stages_that_templates_offer_are_left_alone() -> None:
    offered = ["awareness", "consideration", "purchase", "retention", "advocacy", "delivery", "deployment", "service"]
    assert find(cx601_inside_out_name.RULE, build({"stages": {id: {} for id in offered}})) == []


@pytest.mark.parametrize(
    ("does", "found"),
    [
        ("Calls the API", True),
        ("Waits for the nightly batch\trun", True),
        ("Fills in the back-end", True),
        ("Sends it over HTTP/2", True),
        ("Takes the first batch of rolls to the table and calls the server", False),
        ("Works rapidly, eats capers, and is no crudité", False),
        ("Bakes a batch. Run after it", False),
    ],
)
def test_what_customers_do_is_told_in_their_words(does: str, *, found: bool) -> None:
    assert judge(cx602_implementation_words.RULE, does=does) is found


@pytest.mark.parametrize(
    ("text", "cheerful"),
    [
        ("Cheerful", True),
        ("Facts first. A joke at the end", True),
        ("Jokes, no slang", True),
        ("Light-hearted", True),
        ("Zero jokes", False),
        ("Cut the jokes", False),
        ("No slang but jokes", True),
        ("No jokes", False),
        ("Short, no slang or jokes", False),
        ("Never be funny; don't make jokes", False),
        ("Don’t be funny", False),
        ("Facts rather than fun", False),
        ("Emoji-free", False),
        ("We are sorry, and then a joke", False),
        ("Functional, Joker, unfunny", False),
    ],
)
def test_a_tone_is_cheerful_by_its_words_unless_they_are_denied(text: str, *, cheerful: bool) -> None:
    rule = cx603_cheerful_where_unhappy.RULE
    assert speak(rule, {"x": text}, {"feels": -1, "tone": "x"}, web="neutral") is cheerful


def test_an_id_tells_as_much_as_a_description() -> None:
    rule = cx603_cheerful_where_unhappy.RULE
    assert speak(rule, {"upbeat": "Short"}, {"feels": -1, "tone": "upbeat"}, web="neutral")
    assert not speak(rule, {"no-fun": "Short"}, {"feels": -1, "tone": "no-fun"}, web="neutral")


@pytest.mark.parametrize(
    ("feels", "unhappy"),
    [(-1, True), (0, False), (1, False), ({"a": -2, "b": 0}, True), ({"a": -2, "b": 1}, False), ({"c": -2}, False)],
)
def test_customers_are_unhappy_where_somebody_is_and_nobody_is_happy(feels: object, *, unhappy: bool) -> None:
    personas: dict[str, object] = {id: {} for id in "abc"}
    here = {"name": "Here", "personas": ["a", "b"], "feels": feels, "interface": "Oops!"}
    journey = contacts({"here": here}, personas=personas)
    assert bool(find(cx603_cheerful_where_unhappy.RULE, journey)) is unhappy


@pytest.mark.parametrize(
    ("text", "formality", "against"),
    [
        ("Slang is fine", "formal", True),
        ("Slang is fine", "neutral", False),
        ("Slang is fine", "casual", False),
        ("As formal as a letter", "casual", True),
        ("As in a contract", "casual", True),
        ("As formal as a letter", "formal", False),
        ("Informal", "formal", True),
        ("Not formal", "casual", False),
        ("Plain words", "formal", False),
    ],
)
def test_a_tone_goes_against_its_channel(text: str, formality: str, *, against: bool) -> None:
    rule = cx604_tone_against_formality.RULE
    for tone in ("x", {"web": "x"}):
        assert speak(rule, {"x": text}, {"tone": tone}, web=formality) is against


@pytest.mark.parametrize(
    ("first", "second", "formality", "contradict"),
    [
        ("Cheerful", "We apologise", "neutral", True),
        ("Cheerful", "Plain", "neutral", False),
        ("Slang", "Formal", "neutral", True),
        ("Slang", "Formal", "formal", False),  # what goes against its channel is said by another rule
        ("Formal", "Formal", "neutral", False),
    ],
)
def test_two_tones_of_a_touchpoint_contradict_each_other(
    first: str, second: str, formality: str, *, contradict: bool
) -> None:
    tones = {"x": first, "y": second}
    for one, other in (("x", "y"), ("y", "x")):
        touchpoint = {"tone": {"web": one, "paper": other}}
        assert speak(cx605_contradicting_tones.RULE, tones, touchpoint, web=formality, paper=formality) is contradict


def test_channels_that_differ_may_have_tones_that_differ() -> None:
    tones = {"x": "Slang", "y": "Formal", "jolly": "Cheerful", "sorry": "We apologise"}
    rule = cx605_contradicting_tones.RULE
    assert not speak(rule, tones, {"tone": {"web": "x", "paper": "y"}}, web="casual", paper="formal")
    assert speak(rule, tones, {"tone": {"web": "jolly", "paper": "sorry"}}, web="casual", paper="formal")


@pytest.mark.parametrize(("list_name", "page"), TOLD, ids=[name for name, _ in TOLD])
def test_pages_tell_every_word_that_counts(list_name: str, page: ModuleType) -> None:
    # A page tells a word in one of its forms: "celebrate" for celebrates, "humour" for humor
    told = re.sub(r"[\s-]+", " ", (page.__doc__ or "").split("## Why it matters")[0].casefold())
    stems = {word[: max(3, len(word) - 2)] for word in re.findall(r"\w+", told)}
    untold = {
        word for word in LISTS[list_name]
        if not all(any(part.startswith(stem) for stem in stems) for part in re.findall(r"\w+", word))
    }  # fmt: skip
    assert untold == set()


def test_no_list_is_left_out() -> None:
    assert {name for name, _ in TOLD} == set(LISTS)


WORDS = sorted(set().union(*LISTS.values()))


@given(st.text(), st.sampled_from(WORDS), st.sampled_from([str, str.upper, str.title]))
def test_a_word_is_found_whole_and_as_written(text: str, word: str, write: Any) -> None:
    found = find_word(f"{text} . {write(word)}", {word})
    assert found is not None
    assert found.casefold() == word
    assert find_word(f"x{word}x", {word}) is None
    assert find_word(text, set()) is None


@given(st.text(alphabet=" abcdefg,-'"), st.sampled_from(WORDS))
def test_what_is_denied_is_not_meant(text: str, word: str) -> None:
    assert find_meant_word(f"No {text.replace('but', '')} {word}", {word}) is None
    assert find_meant_word(f"No. {word}", {word}) == word


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("", ("", "", 0)),
        ("!?", ("", "", 0)),
        ("One", ("One", "One", 1)),
        ("Two words.", ("Two", "words", 2)),
        ("A b-c (d) ", ("A", "d", 3)),
    ],
)
def test_the_ends_of_a_text(text: str, ends: tuple[str, str, int]) -> None:
    assert find_ends(text) == ends


@pytest.mark.parametrize(("text", "mark"), [("Oops!", "!"), ("Sad 😢", "😢"), ("✓ done", None), ("5 € · 3 ★", None)])
def test_exclamations(text: str, mark: str | None) -> None:
    assert find_exclamation(text) == mark


@pytest.mark.parametrize(
    "piece", ["no ", "a-", "'", "-", "but no ", "x", "batch ", "!", ". ", "😀", "\u00a0", "e\u0301"]
)
def test_a_hostile_text_takes_no_longer_than_it_is_long(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find_word(text, {"batch run"})
    find_meant_word(text, {"batch run"})
    find_ends(text)
    find_exclamation(text)
    assert time.process_time() - start < 20  # a second where this is written; minutes if it grew with the square
