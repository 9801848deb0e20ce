"""What the benchmarks measure is what they say: sound maps of the stated sizes, the same every time."""

import dataclasses
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from tests.guards.programs import load_program

from cxmap.cli.score import Show
from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"

FOUND = {
    "touchpoints": "touchpoints",
    "touchpoints, without draws": "touchpoints",
    "--explain": "initiatives",
    "--against": "changes",
    "--show methods": "movers",
    "--show personas": "hidden_losers",
    "--show paths": "rounds",
    "--show seams": "survey_blind",
    "--show teams": "pairs",
    "--show dependence": "sole_channels",
    "--without": "touchpoints",
    "--show plan": "needs",
    "--budget": "left_out",
    "--show evidence": "valued",
    "--show kpis": "places",
    "--show competitors": "gaps",
}
"""What must not be empty in each list that is measured, under which key of its JSON."""


@pytest.fixture(scope="module")
def maps() -> ModuleType:
    """The generator."""
    return load_program("benchmarks/maps.py")


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
    report = load_program("benchmarks/report.py")
    page = tmp_path / "page.md"
    begin, end = "<!-- measured, {}: begin (make bench writes this part) -->", "<!-- measured, {}: end -->"
    one, other, *rest = (f"{begin.format(part)}\nold \\1\n{end.format(part)}\n" for part in report.PARTS)
    last = "".join(rest)
    page.write_text(f"before\n{one}between\n{other}after\n{last}", encoding="utf-8")
    report.write_between_markers(page, "scoring", ["new \\1"])
    new = f"{begin.format('scoring')}\n\nnew \\1\n\n{end.format('scoring')}\n"
    assert page.read_text(encoding="utf-8") == f"before\n{one}between\n{new}after\n{last}"
    page.write_text(one, encoding="utf-8")
    with pytest.raises(SystemExit, match="0 pairs of the markers of scoring"):
        report.write_between_markers(page, "scoring", [])


def test_the_page_has_every_part(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report = load_program("benchmarks/report.py")
    page = tmp_path / "page.md"
    page.write_bytes((BENCHMARKS.parent / "docs" / "performance.md").read_bytes())
    for part in report.PARTS:
        report.write_between_markers(page, part, [f"measured {part}"])
    text = page.read_text(encoding="utf-8")
    assert [text.count(f"measured {part}\n") for part in report.PARTS] == [1] * 4


def test_what_a_row_of_the_table_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report, measure = load_program("benchmarks/report.py"), sys.modules["measure"]
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


def test_what_is_said_of_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report, measure = load_program("benchmarks/report.py"), sys.modules["measure"]
    run = measure.Run(1, 1, 0)
    mermaid, plantuml = report.DRAWN
    cold, cached = (measure.Comparison(ratio + 0.2, ratio, run, run, 9, failed=False) for ratio in (0.3, 0.1))
    found = {mermaid: {report.COLD: cold, report.CACHED: cached}, plantuml: None}
    assert report.table_of_drawers(found)[2:] == [
        f"| {mermaid}, ours without a cache | 0.5 | **0.3** (≤ 0.15: missed by 2×), 9 pairs |",
        f"| {mermaid}, ours from the cache | 0.3 | **0.1** (≤ 0.15: reached), 9 pairs |",
        f"| {plantuml} | not installed | |",
    ]
    pictures = {"map": [report.List(1, 50), report.List(30, 500)], "silo": [report.List(1.234, 50), None]}
    assert report.table_of_pictures((200, 2_000), pictures, {200: (2.5, 0), 2_000: (20.0, 600)})[2:] == [
        "| map | 1.00 s, 50 MiB (≤ 2.5 s: reached) | 30.00 s, 500 MiB (≤ 20 s and 600 MiB: missed) |",
        "| silo | 1.23 s, 50 MiB | – |",
    ]


def test_pictures_are_drawn_and_not_taken_from_the_cache_but_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    rendering = load_program("benchmarks/rendering.py")
    commands: list[list[str]] = []

    def note(command: list[str | Path], _: object) -> object:
        commands.append(list(map(str, command)))
        return sys.modules["measure"].Run(1, 1, 0)

    monkeypatch.setattr(rendering, "run", note)
    monkeypatch.setattr(rendering, "measure_memory", lambda *_: 50)
    for name, options in rendering.PICTURES.items():
        commands.clear()
        assert rendering._measure(name, options, tmp_path, tmp_path, None)
        drawn = name != rendering.KEPT and "render" in commands[0]
        assert ["--no-cache" in command for command in commands] == [drawn] * (4 if name == rendering.KEPT else 3)


def test_other_programs_are_given_the_same_touchpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    rendering = load_program("benchmarks/rendering.py")
    diagram = "journey\n title T\n section One\n  Pay: 3: Ann\n  Pay: 2: Bob\n  %% Wait\n section Two\n  Go: 1: Ann\n"
    assert rendering._write_plantuml(diagram).splitlines() == [
        "@startuml",
        "start",
        'partition "One" {',
        ":Pay;",
        "}",
        'partition "Two" {',
        ":Go;",
        "}",
        "stop",
        "@enduml",
    ]


def test_what_is_said_of_scoring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    report, measure = load_program("benchmarks/report.py"), sys.modules["measure"]
    run = measure.Run(2, 1, 0)
    told = "- *2,000 touchpoints, 10,000 draws, as JSON*: **2.00 s** processor time "
    assert report.tell_whole(2_000, run, 380.4, 3.0) == f"{told}(≤ 3: reached), 1.00 s wall, 380 MiB."
    assert report.tell_whole(2_000, run, 380.4, 1.0) == f"{told}(≤ 1: missed by 2×), 1.00 s wall, 380 MiB."
    found = measure.Comparison(0.25, 0.5, run, run, 5, failed=False)
    told = "- *The same, ours ÷ drawn with scipy's `rvs` and ranked with its `rankdata`*: "
    assert report.tell_scoring(found) == f"{told}**0.25** processor time, 0.5 wall, 5 pairs."
    assert report.tell_scoring(None) == f"{told}scipy is not installed."
    failed = measure.Comparison(0, 0, run, run, 0, failed=True)
    assert report.tell_scoring(failed) == f"{told}the obvious build failed."
    parts = report.tell_parts({"reading": 0.25, "the draws": 0.75})
    assert parts == "- *Of its processor time*: reading **25%**, the draws **75%**."
    assert report.table_of_lists(
        (24, 2_000), {"--show paths": [report.List(0.3, 42), report.List(1.7, 109)]}, 0.021
    ) == [
        "| the list, as a table for people | 24 touchpoints | 2,000 touchpoints |",
        "|---|---|---|",
        "| --show paths | 0.30 s, 42 MiB | 1.70 s, 109 MiB |",
        "",
        "Here a bare interpreter took 21 ms of processor time.",
    ]


def test_what_is_said_of_the_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    load = load_program("benchmarks/load.py")
    found = {
        "straight": [load.Load(1, 1, 50), load.Load(2.1, 2.2, 60), load.Load(4, 2, 50)],
        "crooked": [None, load.Load(1, 1, 50), load.Load(4, 4, 50)],
        "crooked at last": [load.Load(1, 1, 50), load.Load(1.1, 1, 50), load.Load(3, 3, 450)],
        "once": [None, None, load.Load(1, 1, 50)],
    }
    lines = load.table_of_load("maps", (500, 1_000, 2_000), found)
    assert lines[:2] == ["| maps | 500 | 1,000 | 2,000 | twice as many |", "|---|---|---|---|---|"]
    rows = [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines[2:]]
    assert rows == [
        [
            *("straight", "1.00 s, 50 MiB", "2.10 s, 60 MiB", "4.00 s (2.00 s wall), 50 MiB"),
            "2.00 × the time, the last time 1.90: linear; 1.00 × the memory",
        ],
        [
            *("crooked", "–", "1.00 s, 50 MiB", "4.00 s, 50 MiB"),
            "4.00 × the time: **more than linear**; 1.00 × the memory",
        ],
        [
            *("crooked at last", "1.00 s, 50 MiB", "1.10 s, 50 MiB", "3.00 s, 450 MiB"),
            "1.73 × the time, the last time 2.73: **more than linear**; 3.00 × the memory",
        ],
        ["once", "–", "–", "1.00 s, 50 MiB", "–"],
    ]


def test_the_load_doubles_up_to_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    load = load_program("benchmarks/load.py")
    assert [ladder.sizes[-1] for ladder in load.LADDERS if not ladder.sizes[-1] % 1_000] == [10_000, 1_000, 20_000]
    for ladder in load.LADDERS:
        assert all(later == 2 * earlier for earlier, later in pairwise(ladder.sizes)), ladder.title
        assert set(ladder.begin) <= set(ladder.tasks)


def test_the_load_is_measured_as_its_tables_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    load = load_program("benchmarks/load.py")
    monkeypatch.setattr(load, "CXMAP", Path(sys.executable).parent / "cxmap")
    [sharing] = [ladder for ladder in load.LADDERS if "catalogue" in ladder.title]
    [large] = [ladder for ladder in load.LADDERS if ladder.sizes[-1] == 20_000]
    tasks = {name: large.tasks[name] for name in ("score", "map, as mermaid")}
    monkeypatch.setattr(load, "LADDERS", (sharing, dataclasses.replace(large, tasks=tasks, begin={"score": 20_000})))
    place = load.Place(tmp_path, {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")})
    known = []

    def note(command: list[object], where: Any) -> Any:
        known.append((where.folder / ".cxmap_cache").is_dir())
        return measure(command, where)

    measure = load.measure_once
    monkeypatch.setattr(load, "measure_once", note)
    often, lines = load.measure_load(place, 0.0001)
    # Every size begins with nothing that is known from the one before.
    assert known[:15] == [False, True, True] * 5
    assert often == "one run each, of 0.0001 of the load"
    assert [line.count("MiB") for line in lines] == [0, 0, 4, 4, 4, 0, 0, 0, 1, 4]
    assert capsys.readouterr().out.count(" MiB\n") == 17
    assert list(tmp_path.glob("load")) == []
    broken = dataclasses.replace(large, tasks={"score": ("score", "--top", "none", "WORK")}, begin={})
    monkeypatch.setattr(load, "LADDERS", (broken,))
    with pytest.raises(SystemExit, match="ended with 2"):
        load.measure_load(place, 0.0001)


def test_maps_that_share_a_catalogue_are_sound(maps: ModuleType, tmp_path: Path, run_cxmap: Callable[..., Any]) -> None:
    catalogue = maps.write_sharing(tmp_path, 12)
    assert run_cxmap("validate", tmp_path, "--today", maps.TODAY).stdout == "Checked 13 files: nothing to mend.\n"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("  care:", "  cares:"), encoding="utf-8")
    assert run_cxmap("validate", tmp_path, "--today", maps.TODAY).returncode == 1


@pytest.fixture(scope="module")
def full_maps(maps: ModuleType) -> ModuleType:
    """The generator of maps with something for every list."""
    assert maps.__name__ == "maps"
    return load_program("benchmarks/full_maps.py")


def test_full_maps_are_sound_and_the_same_every_time(
    full_maps: ModuleType, maps: ModuleType, tmp_path: Path, run_cxmap: Callable[..., Any]
) -> None:
    for size in (24, 200):
        for state in ("current", "believed"):
            path = full_maps.write_full(tmp_path, size, state)
            assert path.read_text(encoding="utf-8") == full_maps.make_full_map(size, state)
            (journey,) = load_maps([path]).journeys
            assert len(journey.touchpoints) == size
    run = run_cxmap("validate", tmp_path, "--today", maps.TODAY)
    assert run.stdout == "Checked 4 files: nothing to mend.\n", run.stdout + run.stderr
    assert full_maps.make_full_map(24) != full_maps.make_full_map(24, "believed")


def test_every_list_is_measured_and_finds_something(
    full_maps: ModuleType, tmp_path: Path, run_cxmap: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    scoring = load_program("benchmarks/scoring.py")
    measured = {options[1] for options in scoring.LISTS.values() if options[:1] == ("--show",)}
    assert measured == {*get_args(Show)} - {"touchpoints"}
    path, believed = full_maps.write_full(tmp_path, 24), full_maps.write_full(tmp_path, 24, "believed")
    assert set(FOUND) == set(scoring.LISTS)
    for name, options in scoring.LISTS.items():
        command = scoring.ask(options, path, believed, 24)[1:]
        run = run_cxmap(*command, "--format", "json")
        assert run.returncode == 0, name + run.stderr
        assert json.loads(run.stdout)[FOUND[name]], name


def test_the_obvious_scoring_finds_what_ours_finds(tmp_path: Path, maps: ModuleType) -> None:
    path = maps.write_one(tmp_path / "one.journey.yaml")
    program = BENCHMARKS / "obvious_scoring.py"
    theirs = subprocess.run([sys.executable, program, path], check=True, capture_output=True, encoding="utf-8")
    found = [json.loads(line) for line in theirs.stdout.splitlines()]
    ours = rank_maps(load_maps([path]).journeys, ScoreWishes())
    assert [row["id"] for row in found] == [entry.touchpoint.id for entry in ours.ranked]
    for row, entry in zip(found, ours.ranked, strict=True):
        assert entry.bounds is not None
        assert row["likely"] == pytest.approx(entry.bounds.likely, abs=0.03)
        assert row["score"] == pytest.approx([entry.bounds.score_low, entry.bounds.score_high], rel=0.1)


def test_commands_are_compared_in_turns(tmp_path: Path) -> None:
    measure = load_program("benchmarks/measure.py")
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
    broken = {"cold": [sys.executable, "-c", "raise SystemExit(2)"]}
    with pytest.raises(SystemExit, match="cold: cxmap did not do what is to be measured"):
        measure.compare(broken, ours["cold"], place, most_turns=3, seconds=60)
    assert measure.measure_memory(ours["cold"], place) >= 0
