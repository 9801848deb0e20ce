"""Scores as JSON: exactly the documented form, and redone from what it prints."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import build
from tests.reports.scores.maps import hostile_map, line_of, sound_map
from tests.scoring.maps import score_rows

from cxmap.reports.scores.as_json import render_json
from cxmap.usecases.score import score_map

GOLDEN = Path(__file__).parent / "golden"


def document(*scored: Any, top: int | None = None) -> Any:
    return json.loads(render_json(scored, line_of, top=top))


def test_the_whole_form(golden: Callable[[str, Path], None]) -> None:
    golden(render_json([sound_map()], line_of), GOLDEN / "scores.json")


def test_the_keys_and_their_order() -> None:
    whole = document(sound_map())
    assert list(whole) == ["form", "map", "method", "weights", "uncertainty", "touchpoints", "unranked"]
    assert (whole["form"], whole["uncertainty"]) == ("cxmap-scores/1", "none")
    assert list(whole["touchpoints"][0]) == [
        "rank", "rank_low", "rank_high", "id", "name", "stage", "owner", "score", "parts", "quadrant", "assumed",
        "initiatives", "at", "basis",
    ]  # fmt: skip
    assert whole["unranked"] == [
        {"id": "blog", "missing": ["frequency", "satisfaction", "loyalty"]},
        {"id": "forum", "missing": ["satisfaction"],
         "refused": {"satisfaction": "11 is outside the scale csat-5-mean (1 to 5)"}},
    ]  # fmt: skip


def test_the_formula_gives_exactly_the_printed_score() -> None:
    rows = [(0.1, 1 / 3, 7.7), (0.907, 6.1, 3.3), (2 / 3, 2 / 7, 9.99), (1e-9, 3, 4)]
    for entry in document(score_rows(rows))["touchpoints"]:
        parts = entry["parts"]
        score = 100 * parts["frequency"] * parts["dissatisfied"] * parts["loyalty"] / 10
        assert round(score, 10) == entry["score"]


def test_several_maps_stand_in_a_list() -> None:
    whole = document(sound_map(), score_rows([(1, 1, 1)]))
    assert list(whole) == ["form", "maps"]
    assert [one["map"] for one in whole["maps"]] == ["test", "test"]
    alone = document(sound_map())
    assert {"form": alone["form"], **whole["maps"][0]} == alone
    assert document() == {"form": "cxmap-scores/1", "maps": []}


@pytest.mark.parametrize(("top", "shown", "of"), [(1, 1, 3), (2, 2, 3), (3, 3, None), (9, 3, None), (None, 3, None)])
def test_the_first_ranks_only(top: int | None, shown: int, of: int | None) -> None:
    whole = document(sound_map(), top=top)
    assert (len(whole["touchpoints"]), whole.get("ranked"), len(whole["unranked"])) == (shown, of, 2)


def test_any_name_survives_unchanged() -> None:
    scored = hostile_map()
    names = {entry["id"]: entry["name"] for entry in document(scored)["touchpoints"]}
    assert names == {id: scored.journey.touchpoints[id].name for id in names}


def test_a_map_without_touchpoints() -> None:
    whole = document(score_map(build({})))
    assert (whole["touchpoints"], whole["unranked"]) == ([], [])
