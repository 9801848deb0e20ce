"""How a ranking was made, as facts and as sentences."""

import pytest
from tests.journey.maps import contacts
from tests.reports.scores.lines import line_of
from tests.reports.scores.maps import FULL, rank

from cxmap.journey.scales import UNDECLARED
from cxmap.reports.scores.facts import (
    list_facts,
    name_maps,
    say_origin,
    say_source,
    say_subject,
    say_weights,
)
from cxmap.reports.scores.touchpoints import build_paper
from cxmap.scoring.audience import Audience
from cxmap.scoring.methods.registry import make_method, weigh_importance
from cxmap.scoring.profile import Profile
from cxmap.scoring.score import score_journeys
from cxmap.scoring.selection import Selection
from cxmap.views.audience import say_audience

ONE = contacts({"pay": {"metrics": {**FULL, "value": 3}}}, title="One", tiers={"gold": {"name": "Gold tier"}})
OTHER = contacts({"pay": {"metrics": FULL}}, personas={"mover": {"name": "Busy mover"}}, channels={"web": {}})


@pytest.mark.parametrize(
    ("own", "told", "counts"),
    [
        ({}, "none of its 3 numbers is its own, they are everybody's", (0, 3)),
        ({"satisfaction": 2, "value": 2}, "1 of its 3 numbers is its own, the rest are everybody's", (1, 3)),
        ({"satisfaction": 2, "loyalty": 2}, "2 of its 3 numbers are its own, the other is everybody's", (2, 3)),
        # What cannot be used is nobody's.
        ({"satisfaction": 20, "loyalty": 2}, "1 of its 2 numbers is its own, the other is everybody's", (1, 2)),
        ({"satisfaction": 2, "frequency": 1, "loyalty": 2}, "all its 3 numbers are its own", (3, 3)),
    ],
)
@pytest.mark.parametrize(("noun", "id"), [("persona", "mover"), ("channel", "web")])
def test_how_many_numbers_are_their_own(
    noun: str, id: str, own: dict[str, float], told: str, counts: tuple[int, int]
) -> None:
    metrics = {**FULL, **({f"by_{noun}": {id: own}} if own else {})}
    journey = contacts({"pay": {"channels": ["web"], "metrics": metrics}}, personas={"mover": {}}, channels={"web": {}})
    ranking = rank(journey, audience=Audience(**{noun: id}), draws=0)
    assert say_audience(ranking) == f"Ranked for the {noun} {id.capitalize()}: {told}."
    assert list_facts(ranking)["audience"] == {noun: id, "own": counts[0], "numbers": counts[1]}


def test_maps_and_titles() -> None:
    assert name_maps([ONE]) == {"map": "test"}
    assert name_maps([ONE, OTHER]) == {"maps": ["test", "test"]}
    assert name_maps([]) == {"maps": []}
    assert say_subject([ONE], "seams") == "One: seams"
    assert say_subject([ONE, OTHER], "seams") == "2 maps: seams"
    assert say_source([ONE]) == "test.journey.yaml:"
    assert say_source([ONE, OTHER]) == "Ranked together:"


@pytest.mark.parametrize(
    ("profile", "weights", "quadrants"),
    [
        (Profile(), {"loyalty": 1, "value": 0}, None),
        (Profile("at-risk", {"value": 2}), {"loyalty": 0, "value": 2}, None),
        (Profile("rpn"), {"loyalty": 1, "value": 0}, None),
        (Profile("need"), dict.fromkeys(UNDECLARED, 0.25), {"loyalty": 1, "value": 0}),
        (
            Profile("need", {"frequency": 2, "value": 1}),
            {"frequency": 2, "satisfaction": 0, "loyalty": 0, "value": 1},
            {"loyalty": 0, "value": 1},
        ),
        (Profile("opportunity"), {"loyalty": 1, "value": 0}, None),
        (Profile("ipa", {"loyalty": 2, "value": 1}), {"loyalty": 2, "value": 1}, None),
    ],
)
def test_weights_are_those_that_were_used(
    profile: Profile, weights: dict[str, float], quadrants: dict[str, float] | None
) -> None:
    ranking = score_journeys((ONE,), make_method(profile), weights=weigh_importance(profile))
    facts = list_facts(ranking)
    assert (facts["weights"], facts.get("quadrant_weights")) == (weights, quadrants)


def test_weights_that_change_no_order_are_said_to() -> None:
    for method in ("at-risk", "rpn"):
        profile = Profile(method, {"value": 2})
        ranking = score_journeys((ONE,), make_method(profile), weights=weigh_importance(profile))
        note = (
            f"Weights (loyalty 0 and value 2) change the quadrants only: {method} weighs nothing, so the order is what "
            "it is anyway."
        )
        assert say_weights(ranking) == [note]
        assert note in build_paper(ranking, Selection(), line_of).sheets[0].notes
    profile = Profile("ipa", {"value": 2})
    assert say_weights(score_journeys((ONE,), make_method(profile), weights=weigh_importance(profile))) == []
    assert say_weights(rank(ONE, draws=0)) == []


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        (Audience(), ""),
        (
            Audience(persona="mover"),
            "Ranked for the persona Busy mover: none of its 3 numbers is its own, they are everybody's.",
        ),
        (Audience(channel="web"), "Ranked for the channel Web."),
        (Audience(tier="gold"), "Ranked for the tier Gold tier."),
        (
            Audience(persona="mover", channel="web", tier="lost"),
            "Ranked for the persona Busy mover, the channel Web and the tier lost.",
        ),
    ],
)
def test_whose_numbers_counted(audience: Audience, sentence: str) -> None:
    ranking = rank(ONE, OTHER, audience=audience, draws=0)
    assert say_audience(ranking) == sentence
    assert say_origin(ranking).endswith(f"loyalty at risk here.{f' {sentence}' if sentence else ''}")
