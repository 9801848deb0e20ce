"""How a ranking was made, as facts and as sentences."""

import pytest
from tests.journey.maps import contacts
from tests.reports.scores.maps import FULL, rank

from cxmap.reports.scores.facts import (
    list_facts,
    name_maps,
    say_audience,
    say_origin,
    say_source,
    say_subject,
)
from cxmap.scoring.audience import Audience

ONE = contacts({"pay": {"metrics": {**FULL, "value": 3}}}, title="One", tiers={"gold": {"name": "Gold tier"}})
OTHER = contacts({"pay": {"metrics": FULL}}, personas={"mover": {"name": "Busy mover"}}, channels={"web": {}})


def test_maps_and_titles() -> None:
    assert name_maps([ONE]) == {"map": "test"}
    assert name_maps([ONE, OTHER]) == {"maps": ["test", "test"]}
    assert name_maps([]) == {"maps": []}
    assert say_subject([ONE], "seams") == "One: seams"
    assert say_subject([ONE, OTHER], "seams") == "2 maps: seams"
    assert say_source([ONE]) == "test.journey.yaml:"
    assert say_source([ONE, OTHER]) == "Ranked together:"


def test_what_the_formula_weighs_is_told_apart_from_what_makes_a_touchpoint_important() -> None:
    facts = list_facts(rank(ONE, method="need"))
    assert facts["weights"] == {"loyalty": 1, "value": 0}
    assert facts["formula_weights"] == dict.fromkeys(("frequency", "satisfaction", "loyalty", "value"), 0.25)
    assert "formula_weights" not in list_facts(rank(ONE))


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        (Audience(), ""),
        (Audience(persona="mover"), "Ranked for the persona Busy mover."),
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
