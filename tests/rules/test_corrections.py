"""How numbers that cannot be used are mended: the same words for everybody who refuses them."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.journey.maps import contacts

from cxmap.journey.corrections import MEND_COUNT, advise
from cxmap.rules.cx401_off_scale import check as check_scales
from cxmap.rules.cx404_mixed_scales import check as check_methods
from cxmap.rules.cx406_wrong_options import check as check_options
from cxmap.rules.cx407_n_contradicts_answers import check as check_counts
from cxmap.rules.cx411_impossible_interval import check as check_intervals
from cxmap.rules.cx412_nobody_answered import check as check_nobody
from cxmap.rules.rule import Subject

CHECKS = (check_scales, check_methods, check_options, check_counts, check_intervals, check_nobody)
ASKED_SO = (
    "declare `satisfaction: {}` under `scales` if all were asked so, or else write the mean on this scale as `value`"
)

UNDECLARED = (
    "write a number from 0 to 10, or declare the scale of `satisfaction` under `scales`, e.g. `satisfaction: percent`"
)
MADE_SO = (
    "bring the number to the scale of `satisfaction`, or, where all numbers of `satisfaction` were made so, "
    "declare that scale"
)


@pytest.mark.parametrize(
    ("metrics", "scales", "advice"),
    [
        ({"satisfaction": 45}, {}, UNDECLARED),
        ({"frequency": {"value": 64, "n": 9, "from": "survey"}}, {},
         "write `0.64`, or declare `frequency: percent` under `scales` where all its numbers are percentages"),
        ({"satisfaction": {"answers": [1, 2, 3, 4, 5]}}, {}, ASKED_SO.format("csat-5-mean")),
        ({"satisfaction": {"answers": [1] * 7}}, {"satisfaction": "0-10"}, ASKED_SO.format("ces-7-easy-high")),
        ({"satisfaction": {"answers": [1] * 11}}, {"satisfaction": "csat-5-mean"}, ASKED_SO.format("0-10")),
        ({"satisfaction": {"answers": [1, 2, 3, 4]}}, {"satisfaction": "csat-5-mean"},
         "write 5 counts, one for each answer from 1 to 5, the lowest first, and 0 where nobody chose it"),
        ({"satisfaction": {"answers": [0, 2, 0, 0, 0], "n": 3}}, {"satisfaction": "csat-5-mean"}, MEND_COUNT),
        ({"satisfaction": {"value": 4, "low": 5}}, {}, "correct the figure, or the `low` and `high` beside it"),
        ({"satisfaction": {"value": 4, "n": 0}}, {}, "leave the number out until somebody has answered"),
        ({"satisfaction": {"value": 4, "method": "share"}}, {},
         MADE_SO),
        ({"satisfaction": 4}, {}, ""),
    ],
)  # fmt: skip
def test_validate_and_scoring_say_the_same(metrics: Mapping[str, Any], scales: Mapping[str, str], advice: str) -> None:
    journey = contacts({"pay": {"metrics": metrics}}, scales=scales)
    [(metric, measure)] = journey.touchpoints["pay"].metrics.items()
    assert advise(measure, metric, journey.scales[metric]) == advice
    subject = Subject(journey.file, journey=journey)
    assert [finding.help for check in CHECKS for finding in check(subject)] == ([advice] if advice else [])
