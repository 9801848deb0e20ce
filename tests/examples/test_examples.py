"""Every example keeps what its level promises, can be scored and drawn, and gives the same picture twice."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from cxmap.drawing.draw import draw
from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.theme import ThemeMode
from cxmap.journey.model import Journey
from cxmap.reports.diagnostics.pretty import render_pretty
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.scores.explanation import build_paper as explain
from cxmap.reports.scores.touchpoints import build_paper
from cxmap.scoring.explanation import explain_touchpoint
from cxmap.scoring.selection import EVERYTHING
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, find_maps
from cxmap.usecases.check import check_paths
from cxmap.usecases.load import load_maps
from cxmap.usecases.render import render_view
from cxmap.usecases.score import ScoreWishes, rank_maps
from cxmap.usecases.wishes import Flags, make_wishes
from cxmap.views.map_builder import build_map_view
from cxmap.views.scope import make_scope

FOLDER = Path(__file__).resolve().parents[2] / "examples"
FILES = find_maps([FOLDER])
MAPS = [path for path in FILES if path.name.endswith(MAP_SUFFIX)]
SKETCHES = {"vending-machine", "broadband-believed"}
"""Maps in which nobody has measured enough to rank anything."""

LEVELS = {
    "airline": "sketch",
    "broadband": "measured",
    "broadband-believed": "sketch",
    "machine-tool": "mapped",
    "machine-tool-commissioning": "mapped",
    "vending-machine": "sketch",
}

WISHES = make_wishes(Flags(today=date(2026, 11, 22), fail_on="note"))
"""Reviews and evidence grow old, so the examples are held to one day."""

SUPPRESSION = re.compile(r"# cxmap: ignore\[([^]]*)\] *(.*)")

EACH_MAP = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.removesuffix(MAP_SUFFIX))


def load(path: Path) -> Journey:
    (journey,) = load_maps([path]).journeys
    return journey


def test_the_examples_are_there() -> None:
    names = {path.name.removesuffix(MAP_SUFFIX).removesuffix(CATALOGUE_SUFFIX) for path in FILES}
    assert names >= {"vending-machine", "broadband", "machine-tool", "airline"}


@EACH_MAP
def test_each_claims_its_level(path: Path) -> None:
    assert load(path).noun.level == LEVELS[path.name.removesuffix(MAP_SUFFIX)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_at_all_is_found(path: Path) -> None:
    checked = check_paths([path], wishes=WISHES)
    assert checked.report.diagnostics == (), render_pretty(checked.report, checked.documents)


def test_nothing_is_found_in_all_of_them_together() -> None:
    checked = check_paths([FOLDER], wishes=WISHES)
    assert (checked.report.files, checked.report.diagnostics, checked.unreadable) == (len(FILES), (), ())
    assert not checked.report.failed


def test_what_is_kept_on_purpose_is_little_and_says_why(tmp_path: Path) -> None:
    kept = []
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        kept += SUPPRESSION.findall(text)
        (tmp_path / path.name).write_text(SUPPRESSION.sub("", text), encoding="utf-8")
    assert len(kept) <= 5
    assert all(len(reason.split()) > 3 for _, reason in kept)
    # Without them exactly these findings are there, so none hides another.
    found = check_paths([tmp_path], wishes=WISHES).report
    assert sorted(diagnostic.code for diagnostic in found.diagnostics) == sorted(codes for codes, _ in kept)
    assert found.failed


def test_all_but_the_sketches_grow_old() -> None:
    report = check_paths([FOLDER], wishes=make_wishes(Flags(today=date(2029, 1, 1), fail_on="note"))).report
    stale = {Path(diagnostic.file).name.removesuffix(MAP_SUFFIX) for diagnostic in report.diagnostics}
    assert stale == {name for name, level in LEVELS.items() if level != "sketch"}
    assert {diagnostic.code for diagnostic in report.diagnostics} >= {"CX304", "CX309", "CX315"}


def test_sizes_that_were_promised() -> None:
    assert len(load(FOLDER / f"broadband{MAP_SUFFIX}").touchpoints) == 24
    assert len(load(FOLDER / f"machine-tool{MAP_SUFFIX}").touchpoints) >= 60
    assert len(load(FOLDER / f"airline{MAP_SUFFIX}").personas) == 2
    sketch = (FOLDER / f"vending-machine{MAP_SUFFIX}").read_text(encoding="utf-8").splitlines()
    assert len([line for line in sketch if line and not line.startswith("#")]) <= 10


@EACH_MAP
def test_scores(path: Path) -> None:
    loaded = load_maps([path])
    ranking = rank_maps(loaded.journeys, ScoreWishes(draws=500))
    table = render_table(build_paper(ranking, EVERYTHING, loaded.line_of), width=80)
    assert len(ranking.ranked) + len(ranking.unranked) == len(loaded.journeys[0].touchpoints)
    if path.name.removesuffix(MAP_SUFFIX) in SKETCHES:
        assert not ranking.ranked
        assert all(entry.missing for entry in ranking.unranked)
        assert "Nothing can be ranked yet" in table
    else:
        assert len(ranking.ranked) >= 3
        assert all(0 <= entry.score <= 100 for entry in ranking.ranked)
        assert [entry.rank for entry in ranking.ranked] == sorted(entry.rank for entry in ranking.ranked)
        assert all(entry.bounds is not None for entry in ranking.ranked)
    # A command stays in one piece, to be copied.
    assert [line for line in table.splitlines() if len(line) > 80 and "cxmap score " not in line] == []
    for id in loaded.journeys[0].touchpoints:
        [explanation] = explain_touchpoint(ranking, id)
        text = render_table(explain(explanation, loaded.line_of), width=80)
        assert [line for line in text.splitlines() if len(line) > 80] == []


def test_all_of_them_are_ranked_together() -> None:
    loaded = load_maps(MAPS)
    ranking = rank_maps(loaded.journeys, ScoreWishes(draws=500))
    files = {entry.journey.file for entry in ranking.ranked} | {entry.journey.file for entry in ranking.unranked}
    assert files == {journey.file for journey in loaded.journeys}
    table = render_table(build_paper(ranking, EVERYTHING, loaded.line_of), width=80)
    assert [line for line in table.splitlines() if len(line) > 80] == []


@EACH_MAP
@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_svg_is_the_same_twice(path: Path, theme: ThemeMode) -> None:
    first, second = (render_view([load(path)], form="svg", theme=theme).content for _ in range(2))
    assert first == second
    root = ET.fromstring(first)
    title = root.findtext("{http://www.w3.org/2000/svg}title")
    assert title == load(path).title
    assert ("prefers-color-scheme" in first.decode()) == (theme == "auto")


@EACH_MAP
def test_png_and_dot(path: Path) -> None:
    picture = render_view([load(path)], form="png", scale=0.5)
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert picture.warnings == ()
    scene = lay_out_map(build_map_view(make_scope(load(path))))
    assert int.from_bytes(picture.content[16:20]) == pytest.approx(scene.width / 2, abs=1)
    dot = render_view([load(path)], form="dot").content
    assert dot == draw(scene, form="dot").content
    assert dot.startswith((b"graph", b"digraph"))


@EACH_MAP
def test_every_touchpoint_is_in_the_picture(path: Path) -> None:
    journey = load(path)
    svg = render_view([journey], form="svg").content.decode()
    for id in journey.touchpoints:
        assert f'id="card-{id}"' in svg or f"card-{id}" in svg
