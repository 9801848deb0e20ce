"""A journey told in words."""

import pytest
from tests.views.test_map_builder import HEAD, stage, view_of

from cxmap.views.story import count_words, describe_feeling


@pytest.mark.parametrize(
    ("count", "said"), [(0, "no stages"), (1, "one stage"), (2, "two stages"), (12, "twelve stages"), (13, "13 stages")]
)
def test_counts_are_words_where_one_would_say_them(count: int, said: str) -> None:
    assert count_words(count, "stage") == said


@pytest.mark.parametrize(
    ("feeling", "said"),
    [
        (-2, "angry"),
        (-1.5, "unhappy"),
        (-1, "unhappy"),
        (-0.5, "neutral"),
        (0, "neutral"),
        (0.5, "content"),
        (1, "content"),
        (1.5, "delighted"),
        (2, "delighted"),
    ],
)
def test_feelings_are_words(feeling: float, said: str) -> None:
    assert describe_feeling(feeling) == said


def test_a_journey_without_people() -> None:
    story = view_of(
        f"{HEAD}stages:\n{stage(', feels: -2, moment_of_truth: true', '')}  t: {{name: Then}}\n"
    ).description
    assert story == ("Buying: a journey of two stages. S: 1 N0 (moment of truth, angry); 2 N1. Then: no touchpoints.")


@pytest.mark.parametrize(
    ("people", "said"),
    [("p: {name: Ann}", "Ann"), ("p: {name: Ann}, q: {}", "Ann and Q"), ("p: {}, q: {}, r: {}", "P, Q and R")],
)
def test_who_makes_the_journey(people: str, said: str) -> None:
    story = view_of(f"{HEAD}personas: {{{people}}}\nstages:\n  s: {{}}\n").description
    assert story == f"Buying: a journey of one stage made by {said}. S: no touchpoints."


def test_feelings_of_each_persona() -> None:
    people = "personas: {p: {name: Ann}, q: {name: Bob}}\n"
    story = view_of(f"{HEAD}{people}stages:\n{stage(', feels: {q: 2}', ', feels: 0')}").description
    assert "1 N0 (Bob delighted); 2 N1 (Ann neutral, Bob neutral)." in story


@pytest.mark.parametrize(("owners", "said"), [("xy", "once"), ("xyx", "twice"), ("xyxy", "three times"), ("xx", None)])
def test_hand_offs_are_counted(owners: str, said: str | None) -> None:
    teams = "teams: {x: {name: X}, y: {name: Y}}\n"
    story = view_of(f"{HEAD}{teams}stages:\n{stage(*(f', owner: {owner}' for owner in owners))}").description
    assert story.endswith(f". The customer is handed over {said}.") == (said is not None)


@pytest.mark.parametrize("title", ["Why buy?", "Buy!", "Buy…", "Buy."])
def test_a_title_that_ends_a_sentence(title: str) -> None:
    story = view_of(f"cxmap: 1\ntitle: '{title}'\nstages:\n  s: {{}}\n").description
    assert story == f"{title}: a journey of one stage. S: no touchpoints."
