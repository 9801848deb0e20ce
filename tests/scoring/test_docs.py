"""The documentation of scoring says what the program does."""

import re
from dataclasses import replace
from pathlib import Path
from statistics import fmean, quantiles

import pytest

from cxmap.journey.measures import Scale
from cxmap.journey.scales import PRESETS, spell
from cxmap.reports.figures import share
from cxmap.scoring.audience import Audience
from cxmap.scoring.certainty.quantiles import find_quantiles
from cxmap.scoring.mean_share import find_mean_share_spread
from cxmap.scoring.methods.registry import METHODS
from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")


def row_of(scale: Scale) -> str:
    """The line that the table of presets must hold for a preset."""
    assert scale.options is not None
    last = scale.first + scale.options - 1
    if scale.method == "share":
        unhappy = "no"
    elif scale.better == "high":
        unhappy = f"below {spell(scale.cut)} of {spell(scale.first)}–{spell(last)}"
    else:
        unhappy = f"above {spell(scale.first + last - scale.cut)} of {spell(scale.first)}–{spell(last)}"
    figures = f"{spell(scale.min)} to {spell(scale.max)}"
    return f"| `{scale.name}` | {figures} | {scale.better} | {unhappy} | {scale.options} |"


def find_wrong_rows(page: str) -> list[str]:
    """Rows of the table of presets that are missing, and rows that name no preset."""
    _, _, table = page.partition("| preset |")
    rows = re.findall(r"^\| `.*$", table.partition("\n\n")[0], flags=re.MULTILINE)
    expected = [row_of(scale) for scale in PRESETS.values()]
    return [row for row in (*expected, *rows) if row not in expected or row not in rows]


def test_the_table_of_presets_is_true() -> None:
    assert find_wrong_rows(PAGE) == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("| below 7 of 0–10 |", "| below 6 of 0–10 |"), ("| `percent` |", "| `per-cent` |")]
)
def test_a_planted_slip_in_the_table_is_found(right: str, wrong: str) -> None:
    assert right in PAGE
    assert len(find_wrong_rows(PAGE.replace(right, wrong))) == 2


def test_the_table_of_methods_is_true() -> None:
    _, _, table = PAGE.partition("| method |")
    rows = re.findall(r"^\| `([\w-]+)`.*? \| `(.*?)` \|", table.partition("\n\n")[0], flags=re.MULTILINE)
    assert rows == [(method.name, method.formula) for method in METHODS.values()]


def test_what_is_said_of_the_airline_is_so() -> None:
    """The sentences name figures of the example; where it changes, they have to change with it."""
    journeys = load_maps([Path(__file__).resolve().parents[2] / "examples" / "airline.journey.yaml"]).journeys
    ranking = rank_maps(journeys, ScoreWishes())
    bounds = {entry.touchpoint.id: entry.bounds for entry in ranking.ranked}
    assert all(bound is not None and bound.tier == "now" for bound in bounds.values())
    assert len(bounds) == 9
    lows = {id: bound.rank_low for id, bound in bounds.items() if bound}
    assert sum(low == 1 for low in lows.values()) == 7
    assert {id for id, low in lows.items() if low > 1} == {"find-gate", "choose-flight"}
    first = bounds["find-cabin-clean"]
    assert first is not None
    spreads = [ranking.method.find_spreads(entry.numbers)["dissatisfied"] for entry in ranking.ranked]
    assert all(
        round(spread.high - spread.centre, 9) == round(spread.centre - spread.low, 9) == 0.4 for spread in spreads
    )
    assert f"in {share(first.likely)} of the draws, where {share(5 / 9)} would be chance" in " ".join(PAGE.split())
    loyalty = [part.value for entry in ranking.ranked for part in entry.parts if part.name == "loyalty"]
    assert (min(loyalty), max(loyalty)) == (0, 1.8)
    content = sorted(ranking.ranked, key=lambda entry: entry.numbers.measures["satisfaction"].scaled or 0)
    assert {entry.touchpoint.id for entry in content[:2]} == {"find-gate", "choose-flight"}
    assert [entry.could_reach for entry in ranking.unranked].count(1) == 4
    assert len(ranking.unranked) == 5
    ranks = {}
    for persona in ("business", "personal"):
        own = rank_maps(journeys, ScoreWishes(audience=Audience(persona=persona), draws=0))
        ranks[persona] = {entry.touchpoint.id: entry.rank for entry in own.ranked}["stow-legs"]
    assert ranks == {"business": 7, "personal": 1}


def test_what_is_said_of_shares_that_are_taken_from_a_mean_is_so() -> None:
    """What the means of the counted touchpoints of all examples would have told."""
    journeys = load_maps([Path(__file__).resolve().parents[2] / "examples"]).journeys
    gaps, held = [], []
    for journey in journeys:
        scale = journey.scales["satisfaction"]
        for touchpoint in journey.touchpoints.values():
            satisfaction = touchpoint.metrics.get("satisfaction")
            if satisfaction is not None and satisfaction.dissatisfied is not None and satisfaction.scaled is not None:
                mean = replace(satisfaction, answers=(), dissatisfied=None)
                low, high = quantiles(find_quantiles(find_mean_share_spread(mean, scale)).tolist(), n=20)[::18]
                gaps.append((10 - satisfaction.scaled) / 10 - satisfaction.dissatisfied)
                held.append(low <= satisfaction.dissatisfied <= high)
    assert f"it would be {100 * fmean(gaps):.0f} points too high on average" in " ".join(PAGE.split())
    assert 0.85 < fmean(held) < 0.95
