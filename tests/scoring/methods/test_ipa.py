"""The method ipa: importance less performance, and why quadrants do not order."""

from pathlib import Path

import pytest
from tests.scoring.maps import by_id, journey_of

from cxmap.scoring.methods.ipa import IPA, Ipa
from cxmap.scoring.quadrant import Position, Quadrant
from cxmap.scoring.score import score_journey
from cxmap.usecases.load import load_maps

AIRLINE = Path(__file__).resolve().parents[3] / "examples" / "airline.journey.yaml"


def test_the_gap_orders() -> None:
    metrics = {"a": {"loyalty": 9.0, "satisfaction": 4.0}, "b": {"loyalty": 9.0, "satisfaction": 9.5},
               "c": {"loyalty": 2.0, "satisfaction": 1.0}, "d": {"loyalty": 0.0, "satisfaction": 10.0}}  # fmt: skip
    ranking = score_journey(journey_of(metrics), IPA)
    assert [(entry.touchpoint.id, entry.score) for entry in ranking.ranked] == [
        ("a", 5), ("c", 1), ("b", -0.5), ("d", -10),
    ]  # fmt: skip
    assert IPA.formula == "loyalty − satisfaction"


def test_importance_can_be_weighed() -> None:
    method = Ipa({"value": 3, "loyalty": 1})
    [entry] = score_journey(journey_of({"a": {"loyalty": 2, "value": 6, "satisfaction": 4}}), method).ranked
    assert method.formula == "(1·loyalty + 3·value)/4 − satisfaction"
    assert entry.score == 1  # (2 + 18)/4 − 4


def test_an_order_by_quadrants_would_depend_on_who_else_is_there() -> None:
    # Alone, `a` is above the mean importance of 5 and `b` below; a very important third one turns both down.
    metrics = {"a": {"loyalty": 6, "satisfaction": 5.5}, "b": {"loyalty": 4, "satisfaction": 3.5}}
    alone = by_id(score_journey(journey_of(metrics), IPA))
    third = {"c": {"loyalty": 10.0, "satisfaction": 0.0}}
    crowd = by_id(score_journey(journey_of(metrics | third), IPA))
    assert alone["a"].quadrants["mean"] is Quadrant.KEEP_UP
    assert crowd["a"].quadrants["mean"] is Quadrant.POSSIBLE_OVERKILL
    assert alone["a"].score == crowd["a"].score == 0.5
    assert alone["a"].rank == alone["b"].rank
    assert crowd["a"].rank == crowd["b"].rank


# Loyalty is r on 0–1 and satisfaction a mean on 0–5, so importance is 10 · r and performance 2 · mean.
#   importance   sum of r    = .39 + .33 + .23 + .22 + .18 + .18 + .18 + .15 + .16 + .13 + .04 + .12 + .12 + 0 = 2.43
#                mean        = 10 · 2.43/14 = 1.7357…; the median lies between .16 and .18: 1.7
#   performance  sum of means = 3.00 + 3.14 + 2.95 + 3.13 + 3.13 + 3.16 + 3.17 + 3.12 + 3.20 + 3.16 + 3.02 + 3.46 + 3.47
#                               + 2.95 = 44.06
#                mean        = 2 · 44.06/14 = 6.2943…; the median lies between 3.13 and 3.14: 6.27
BY_HAND = [
    # touchpoint           r, mean    10r − 2m  at the mean (1.736, 6.294)  at the median (1.7, 6.27)
    ("go-online",         .39, 3.00, -2.10, "fix-first",         "fix-first"),
    ("get-boarding-pass", .33, 3.14, -2.98, "fix-first",         "keep-up"),
    ("book-online",       .23, 2.95, -3.60, "fix-first",         "fix-first"),
    ("watch-something",   .22, 3.13, -4.06, "fix-first",         "fix-first"),
    ("find-cabin-clean",  .18, 3.13, -4.46, "fix-first",         "fix-first"),
    ("meet-crew",         .18, 3.16, -4.52, "keep-up",           "keep-up"),
    ("check-in",          .18, 3.17, -4.54, "keep-up",           "keep-up"),
    ("eat-and-drink",     .15, 3.12, -4.74, "low-priority",      "low-priority"),
    ("sit",               .16, 3.20, -4.80, "possible-overkill", "possible-overkill"),
    ("stow-legs",         .13, 3.16, -5.02, "possible-overkill", "possible-overkill"),
    ("choose-flight",     .04, 3.02, -5.64, "low-priority",      "low-priority"),
    ("collect-bag",       .12, 3.46, -5.72, "possible-overkill", "possible-overkill"),
    ("ask-crew",          .12, 3.47, -5.74, "possible-overkill", "possible-overkill"),
    ("find-gate",         .00, 2.95, -5.90, "low-priority",      "low-priority"),
]  # fmt: skip


def test_the_quadrants_of_the_airline_by_hand() -> None:
    [airline] = load_maps([AIRLINE]).journeys
    ranking = score_journey(airline, IPA)
    assert sum(r for _, r, *_ in BY_HAND) == pytest.approx(2.43)
    assert sum(mean for _, _, mean, *_ in BY_HAND) == pytest.approx(44.06)
    assert ranking.cuts["mean"] == Position(round(24.3 / 14, 10), round(88.12 / 14, 10))
    assert ranking.cuts["median"] == Position(1.7, 6.27)
    assert ranking.cuts["midpoint"] == Position(5, 5)
    assert [
        (entry.touchpoint.id, entry.score, str(entry.quadrants["mean"]), str(entry.quadrants["median"]))
        for entry in ranking.ranked
    ] == [(id, gap, at_mean, at_median) for id, _, _, gap, at_mean, at_median in BY_HAND]
    # Every r is below 0.5 and every mean above 2.5.
    assert {entry.quadrants["midpoint"] for entry in ranking.ranked} == {Quadrant.POSSIBLE_OVERKILL}
