"""What the benchmarks measure is what they say: sound maps of the stated sizes, the same every time."""

import importlib.util
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.certainty import add_certainty
from cxmap.scoring.profile import DRAWS, SEED
from cxmap.scoring.score import score_journeys
from cxmap.usecases.load import load_maps

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def maps() -> ModuleType:
    """The generator."""
    return _load("maps")


def test_generated_maps_are_sound(maps: ModuleType, tmp_path: Path, run_cxmap: Callable[..., Any]) -> None:
    maps.write_many(tmp_path / "many", 12)
    maps.write_huge(tmp_path / "huge.journey.yaml", 300)
    maps.write_one(tmp_path / "one.journey.yaml")
    run = run_cxmap("validate", tmp_path, "--today", maps.TODAY)
    assert run.stdout == "Checked 14 files: nothing to mend.\n", run.stdout + run.stderr


def test_sizes_are_as_stated(maps: ModuleType, tmp_path: Path) -> None:
    sizes = [path.stat().st_size for path in maps.write_many(tmp_path, 200)]
    assert statistics.mean(sizes) == pytest.approx(11_000, rel=0.05)
    huge = maps.write_huge(tmp_path / "huge.journey.yaml", 1_000)
    assert huge.stat().st_size / 1_000 == pytest.approx(470, rel=0.05)


def test_the_same_maps_every_time(maps: ModuleType, tmp_path: Path) -> None:
    first, second = maps.write_many(tmp_path / "a", 3), maps.write_many(tmp_path / "b", 3)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len({path.read_bytes() for path in first}) == 3


def test_only_the_marked_part_of_a_page_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report = _load("report")
    page = tmp_path / "page.md"
    page.write_text(f"before\n{report.BEGIN}\nold \\1\n{report.END}\nafter\n", encoding="utf-8")
    report.write_between_markers(page, ["new \\1"])
    assert page.read_text(encoding="utf-8") == f"before\n{report.BEGIN}\n\nnew \\1\n\n{report.END}\nafter\n"
    page.write_text("no markers", encoding="utf-8")
    with pytest.raises(SystemExit, match="0 pairs"):
        report.write_between_markers(page, [])


def test_what_a_row_of_the_table_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report, measure = _load("report"), sys.modules["measure"]
    run = measure.Run(1.0, 1.0, 0)
    found = {
        ("check-jsonschema 0.39", "one"): measure.Comparison(0.4, 0.9, run, run, 3, failed=False),
        ("check-jsonschema 0.39", "many"): measure.Comparison(0.1, 0.06, run, run, 3, failed=False),
        ("sourcemeta jsonschema 17", "many"): measure.Comparison(5.0, 3.0, run, run, 3, failed=False),
        ("ajv-cli 5", "one"): measure.Comparison(0, 0, run, run, 0, failed=True),
    }
    lines = report.table_of_peers("ours", found, ["yamllint 1.38"], cached=False)
    rows = {line.split(" (")[0].removeprefix("| "): line for line in lines}
    assert (
        "| **0.4** (≤ 0.5: reached) | **0.1** (≤ 0.05: missed by 2×), 0.06 wall | not run |"
        in rows["check-jsonschema 0.39"]
    )
    assert "| not run | **3** wall (≤ 2.5: missed by 1.2×), 5 | not run |" in rows["sourcemeta jsonschema 17"]
    assert "| peer refuses the file | not run | not run |" in rows["ajv-cli 5"]
    assert "| not installed | not installed | not installed |" in rows["yamllint 1.38"]
    (row,) = [line for line in report.table_of_peers("ours", found, [], cached=True) if "check-jsonschema" in line]
    assert "(≤ 0.25: missed by 1.6×) | **0.1**, 0.06 wall |" in row


def test_what_is_said_of_scoring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report, measure = _load("report"), sys.modules["measure"]
    runs = {"bare interpreter": measure.Run(0.1, 0.1, 0), "score": measure.Run(2, 1, 0)}
    (row,) = [line for line in report.table_of_ours(runs, {}, {}, {"score": 3.0}) if line.startswith("| score")]
    assert row == "| score | 20.0 × bare, 2.0 s (≤ 3: reached) | 10.0 × bare | – |"
    (row,) = [line for line in report.table_of_ours(runs, {}, {}, {"score": 1.0}) if line.startswith("| score")]
    assert "2.0 s (≤ 1: missed by 2×)" in row
    found = measure.Comparison(0.25, 0.5, runs["score"], runs["score"], 5, failed=False)
    told = "*Score*, ours ÷ the same with scipy's `rvs` and `rankdata`: "
    assert report.tell_scoring("score", found) == f"{told}**0.25** processor time, 0.5 wall, 5 pairs."
    assert report.tell_scoring("score", None) == f"{told}scipy is not installed."
    failed = measure.Comparison(0, 0, runs["score"], runs["score"], 0, failed=True)
    assert report.tell_scoring("score", failed) == f"{told}one of them failed."


def test_the_obvious_scoring_finds_what_ours_finds(tmp_path: Path, maps: ModuleType) -> None:
    path = maps.write_one(tmp_path / "one.journey.yaml")
    program = BENCHMARKS / "obvious_scoring.py"
    theirs = subprocess.run([sys.executable, program, path], check=True, capture_output=True, encoding="utf-8")
    found = [json.loads(line) for line in theirs.stdout.splitlines()]
    ours = add_certainty(score_journeys(load_maps([path]).journeys, AT_RISK), seed=SEED, draws=DRAWS, top=5)
    assert [row["id"] for row in found] == [entry.touchpoint.id for entry in ours.ranked]
    for row, entry in zip(found, ours.ranked, strict=True):
        assert entry.bounds is not None
        assert row["likely"] == pytest.approx(entry.bounds.likely, abs=0.03)
        assert row["score"] == pytest.approx([entry.bounds.score_low, entry.bounds.score_high], rel=0.1)


def test_commands_are_compared_in_turns(tmp_path: Path) -> None:
    measure = _load("measure")
    place = measure.Place(tmp_path, dict(os.environ))
    log = "import sys, pathlib; pathlib.Path(sys.argv[1]).open('a').write('.'); sum(range(100000))"
    ours = {name: [sys.executable, "-c", log, name] for name in ("cold", "cached")}
    found = measure.compare(ours, [sys.executable, "-c", log, "theirs"], place, most_turns=3, seconds=60)
    assert {name: len((tmp_path / name).read_text()) for name in (*ours, "theirs")} == dict.fromkeys(
        (*ours, "theirs"), 4
    )
    assert {result.pairs for result in found.values()} == {3}
    assert all(0.1 < result.cpu_ratio < 10 for result in found.values())
    failing = measure.compare(ours, [sys.executable, "-c", "raise SystemExit(1)"], place, most_turns=3, seconds=60)
    assert all(result.failed for result in failing.values())
    assert measure.measure_memory(ours["cold"], place) >= 0
