"""What is told to do about a number that cannot be used."""

from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.journey.answers import takes_answers
from cxmap.journey.corrections import advise, advise_options, advise_scale
from cxmap.journey.scales import PRESETS, own_scale
from cxmap.language.scale import Scale as WrittenScale

PERCENT = "declare `satisfaction: percent` under `scales` where all its numbers are percentages"
LOWEST = "one for each answer from 1 to 5, the lowest first, and 0 where nobody chose it"


def advise_on(number: Any, metric: str = "satisfaction", **scales: Any) -> str:
    """The advice about a number of a metric in a map."""
    journey = contacts({"pay": {"metrics": {metric: number}}}, scales=scales)
    return advise(journey.touchpoints["pay"].metrics[metric], metric, journey.scales[metric])


def test_a_number_that_can_be_used_needs_no_advice() -> None:
    assert advise_on(7) == ""


OTHER = ", or declare another scale of `satisfaction` under `scales` and bring all its numbers to it"


@pytest.mark.parametrize(
    ("number", "scale", "said"),
    [
        (70, "csat-5-top-box", "write `0.7`"),
        (2, "csat-5-top-box", "write `0.02`"),
        (100, "csat-5-top-box", "write `1`"),
        (1.5, "csat-5-top-box", f"write a number from 0 to 1{OTHER}"),
        (101, "csat-5-top-box", f"write a number from 0 to 1{OTHER}"),
        (7, "csat-5-mean", f"write a number from 1 to 5{OTHER}"),
        (70, "share", f"write `0.7`, or {PERCENT}"),
    ],
)
def test_a_number_outside_its_scale(number: float, scale: str, said: str) -> None:
    assert advise_on(number, satisfaction=scale) == said
    assert advise_scale(number, "satisfaction", PRESETS[scale]) == said


@pytest.mark.parametrize(("number", "example"), [(70, ", e.g. `satisfaction: percent`"), (-1, ""), (101, "")])
def test_a_number_outside_a_scale_that_nobody_declared(number: float, example: str) -> None:
    assert (
        advise_on(number)
        == f"write a number from 0 to 10, or declare the scale of `satisfaction` under `scales`{example}"
    )


SEVEN = "declare `satisfaction: ces-7-easy-high` under `scales` if all were asked so, or else write"


@pytest.mark.parametrize(
    ("count", "scale", "said"),
    [
        (3, "share", "write two counts, those who said no and those who said yes, or give the figure as `value`"),
        (3, "csat-5-mean", f"write 5 counts, {LOWEST}"),
        (7, "csat-5-mean", f"{SEVEN} the mean on this scale as `value`"),
        (7, "nps", f"{SEVEN} the figure on this scale as `value`"),
    ],
)
def test_answers_of_another_number(count: int, scale: str, said: str) -> None:
    assert advise_on({"answers": [1] * count}, satisfaction=scale) == said


def test_counts_where_the_language_gives_the_scale_are_not_looked_up() -> None:
    assert advise_options(7, "", PRESETS["csat-5-mean"]).startswith("write 5 counts")


@pytest.mark.parametrize("method", ["net", "top-box"])
@pytest.mark.parametrize(("most", "fit"), [(3, False), (4, True)])
def test_the_two_best_of_few_options_are_no_figure(method: str, most: int, fit: bool) -> None:
    scale = own_scale(WrittenScale.model_validate({"min": 1, "max": most, "method": method}))
    assert takes_answers(scale) is fit
    assert (advise_options(9, "x", scale) == "give the figure as `value` instead of `answers`") is not fit


def test_the_mean_of_few_options_is_one() -> None:
    assert takes_answers(own_scale(WrittenScale.model_validate({"min": 1, "max": 2})))
