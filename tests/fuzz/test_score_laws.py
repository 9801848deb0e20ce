"""What holds of every list of `cxmap score` whatever the maps are, seen in what programs read."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from math import fsum
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.fuzz.journeys import Data, to_bytes, write_journey
from tests.fuzz.questions import Question, ask, list_questions

from cxmap.cli.lists import Request
from cxmap.reports.papers.forms import Style
from cxmap.source import parse_document
from cxmap.usecases.load import Loaded, load_maps
from cxmap.usecases.score import ScoreFlags, ScoreWishes, make_wishes

ROOT = Path(__file__).resolve().parents[2]
SEEDS = pytest.mark.parametrize("seed", range(8))
WISHES = make_wishes(ScoreFlags(draws=200))
METRICS = ("frequency", "satisfaction", "loyalty", "value")

Maps = Mapping[str, Data]
Rows = dict[tuple[str, str], Mapping[str, Any]]


def write_maps(seed: int, count: int = 3, most: int = 9) -> dict[str, Data]:
    """Maps by the name of their file, in none of which a touchpoint lacks a number."""
    dice = Random(seed)
    maps = {f"m{number}.journey.yaml": write_journey(dice, most) for number in range(count)}
    for data in maps.values():
        # What is ranked apart from what is not so yet is no matter here.
        data["state"] = "current"
        for touchpoint in list_touchpoints(data):
            for metric in METRICS:
                touchpoint["metrics"].setdefault(metric, round(dice.random(), 2))
    return maps


def list_touchpoints(data: Data) -> Iterator[Data]:
    for stage in data["stages"].values():
        yield from stage["touchpoints"].values()


def load(maps: Maps) -> Loaded:
    loaded = load_maps([], [parse_document(to_bytes(data), name, Path(name)) for name, data in maps.items()])
    assert not loaded.checked.report.failed
    return loaded


def tell(maps: Maps, show: str, wishes: ScoreWishes = WISHES, **request: Any) -> Any:
    """A list as JSON; of several papers, all of them under `maps`."""
    answers = ask(load(maps), Question(Request(show, "json", None, **request), wishes), Style())
    assert "json" in answers, answers
    return json.loads(answers["json"])


def rank(maps: Maps, method: str = "at-risk") -> Rows:
    found = tell(maps, "touchpoints", make_wishes(ScoreFlags(method, draws=200)))
    return {(row["map"], row["id"]): row for row in found["touchpoints"]}


def facts(rows: Rows, *left_out: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {key: {name: value for name, value in row.items() if name not in left_out} for key, row in rows.items()}


@SEEDS
@pytest.mark.parametrize("method", ["at-risk", "need", "opportunity", "ipa"])
def test_the_order_of_paths_changes_no_rank(seed: int, method: str) -> None:
    maps = write_maps(seed)
    assert facts(rank(maps, method)) == facts(rank(dict(reversed(maps.items())), method))


@SEEDS
def test_the_order_of_touchpoints_changes_no_rank(seed: int) -> None:
    maps, turned = write_maps(seed), deepcopy(write_maps(seed))
    for data in turned.values():
        for stage in data["stages"].values():
            stage["touchpoints"] = dict(reversed(stage["touchpoints"].items()))
    assert facts(rank(maps), "at") == facts(rank(turned), "at")


@SEEDS
def test_a_map_has_the_same_scores_alone_as_among_others(seed: int) -> None:
    maps = write_maps(seed)
    together = rank(maps)
    for name, data in maps.items():
        for key, row in rank({name: data}).items():
            for part in ("score", "score_low", "score_high", "parts", "basis", "assumed", "at"):
                assert row[part] == together[key][part]


@SEEDS
def test_one_more_touchpoint_changes_nothing_about_the_others(seed: int) -> None:
    maps = write_maps(seed)
    more = deepcopy(maps)
    stage = next(iter(next(iter(more.values()))["stages"].values()))
    stage["touchpoints"]["added"] = {"name": "I am new", "metrics": dict.fromkeys(METRICS, 0.5)}
    before, after = rank(maps), rank(more)
    assert len(after) in {len(before), len(before) + 1}
    for key, row in before.items():
        assert [row[part] for part in ("score", "score_low", "score_high")] == [
            after[key][part] for part in ("score", "score_low", "score_high")
        ]
    assert sorted(before, key=lambda key: before[key]["rank"]) == sorted(before, key=lambda key: after[key]["rank"])


@SEEDS
@pytest.mark.parametrize("show", ["touchpoints", "seams", "methods", "personas"])
def test_a_rank_lies_between_its_ends(seed: int, show: str) -> None:
    found = tell(write_maps(seed), show)
    for row in _list_rows(found):
        if row.get("rank_low") is not None:
            assert 1 <= row["rank_low"] <= row["rank"] <= row["rank_high"]
        if row.get("score_low") is not None:
            assert row["score_low"] <= row["score_high"]


def _list_rows(found: object) -> Iterator[Mapping[str, Any]]:
    """Every mapping in a list, at any depth."""
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from _list_rows(value)
    elif isinstance(found, list):
        for value in found:
            yield from _list_rows(value)


@SEEDS
def test_nobody_gets_lost_on_the_way(seed: int) -> None:
    for name, data in write_maps(seed).items():
        found = tell({name: data}, "paths")
        for course in found["courses"]:
            ends = [course[key] for key in ("done", "leaves", "unknown", "endless")]
            assert fsum(ends) == pytest.approx(1, abs=1e-6)
            assert 0 <= course["covered"] <= course["done"] + course["leaves"] + 1e-6
            begun = list(course["starts"])
            shares = [path["share"] for path in found["paths"] if path["begins"] == begun and path["share"] is not None]
            assert fsum(shares) == pytest.approx(course["covered"], abs=1e-6)
        for row in _list_rows(found):
            assert row.get("share") is None or 0 <= row["share"] <= 1


@SEEDS
def test_shares_and_ranges_of_what_fails_are_what_they_say(seed: int) -> None:
    for name, data in write_maps(seed).items():
        for row in _list_rows(tell({name: data}, "dependence")):
            for key in ("part", "stopped", "done"):
                if row.get(key) is not None:
                    assert 0 <= row[key]["low"] <= row[key]["high"] <= 1


@pytest.mark.parametrize("days", [0, 0.5, 7.25, 40, 1e9])
@SEEDS
def test_a_plan_keeps_to_its_budget_and_to_what_it_needs(seed: int, days: float) -> None:
    maps = write_maps(seed)
    found = tell(maps, "plan", budget=days)
    budget, taken = found["budget"], found["initiatives"]
    known = [one["effort"] for one in taken if one["effort"] is not None]
    assert fsum(known) == pytest.approx(budget["spent"])
    assert budget["spent"] <= max(days, budget["under_way"])
    assert budget["removes"] <= budget["at_most"] + 1e-9
    done: set[tuple[str, str]] = set()
    open_ones = {
        (name.removesuffix(".journey.yaml"), id): one
        for name, data in maps.items()
        for id, one in data.get("initiatives", {}).items()
        if one.get("status", "proposed") not in {"done", "dropped"}
    }
    for one in taken:
        key = (one["map"], one["id"])
        if not one["blocked"]:
            assert {(one["map"], need) for need in open_ones[key].get("needs", [])} & open_ones.keys() <= done
        done.add(key)


def tell_everything() -> str:
    """Every list about some maps in every form, as one number."""
    told = hashlib.sha256()
    for seed in range(3):
        loaded = load(write_maps(seed, 2))
        for question in list_questions(loaded.journeys, Random(seed)):
            told.update(json.dumps(ask(loaded, question, Style(100))).encode())
    return told.hexdigest()


def test_everything_is_told_alike_on_every_run() -> None:
    here = tell_everything()
    assert tell_everything() == here
    code = "from tests.fuzz.test_score_laws import tell_everything; print(tell_everything())"
    for hashing in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": hashing}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.strip() == here
