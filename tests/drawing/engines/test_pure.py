"""The engine of the extra `pure`: the same bytes as the engine that comes along, and the same bounds."""

import os
import sys
from importlib import metadata
from pathlib import Path as FilePath
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxmap.drawing.engines import process, pure
from cxmap.drawing.engines.bundled import BundledEngine
from cxmap.drawing.engines.pure import PureEngine, get_program
from cxmap.drawing.outline_graph import write_outline_graph
from cxmap.drawing.scene import Box, Mark, MarkShape, Path, Scene
from cxmap.drawing.svg import finish
from cxmap.errors import EngineFailed, EngineMissing, NothingToDraw
from cxmap.limits import Limits
from cxmap.usecases.load import load_maps
from cxmap.usecases.pictures import VIEWS, PictureWishes, View, make_scene

ROOT = FilePath(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.journey.yaml"))
# The engine lays the flow out itself: there the same bytes are promised for each engine and version only.
PINNED = [view for view in VIEWS if view != "flow"]
PICTURE = 'digraph { graph [layout=nop2] n0 [pos="1,1"] }'


def draw_by_both(scene: Scene) -> tuple[str, str]:
    dot = write_outline_graph(scene)
    return finish(BundledEngine().draw(dot), scene, "auto"), finish(PureEngine().draw(dot), scene, "auto")


def test_every_shape_is_drawn_alike(every_shape: Scene) -> None:
    bundled, alike = draw_by_both(every_shape)
    assert alike == bundled


LENGTHS = st.floats(1, 400) | st.integers(1, 400).map(float)
PLACES = st.floats(0, 1600) | st.integers(0, 1600).map(float)
BOXES = st.builds(Box, PLACES, PLACES, LENGTHS, LENGTHS, fill=st.just("card"), rounded=st.booleans())
MARKS = st.builds(Mark, st.sampled_from(get_args(MarkShape)), PLACES, PLACES, LENGTHS, LENGTHS, fill=st.just("star"))
POINTS = st.lists(st.tuples(PLACES, PLACES), min_size=4, max_size=4).map(tuple)
PATHS = st.builds(Path, POINTS, st.just("ink"))


@settings(max_examples=15)
@given(st.lists(BOXES | MARKS | PATHS, min_size=1, max_size=60))
# The left side of this box lay between two hundredths, and each engine wrote another.
@example([Box(362.5445867302568, 80.09737568810604, 225.8098523002293, 40.40062387891141, fill="card", rounded=True)])
def test_any_shapes_have_the_same_bytes(shapes: list[Box | Mark | Path]) -> None:
    bundled, alike = draw_by_both(Scene(1600, 1600, "A title", "A description", tuple(shapes)))
    assert alike == bundled


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.partition(".")[0])
def test_every_pinned_view_of_the_examples_has_the_same_bytes(path: FilePath) -> None:
    journeys = load_maps([path]).journeys
    other = load_maps([ROOT / "examples" / "broadband-believed.journey.yaml"]).journeys[0]
    drawn = set[View]()
    for view in PINNED:
        if view == "compare" and path.name != "broadband.journey.yaml":
            continue
        try:
            scene = make_scene(view, journeys, PictureWishes(against=other))
        except NothingToDraw:
            continue
        bundled, alike = draw_by_both(scene)
        assert alike == bundled, view
        drawn.add(view)
    assert "map" in drawn


def test_fonts_and_a_home_change_nothing(
    every_shape: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: FilePath
) -> None:
    dot = write_outline_graph(every_shape)
    usual = PureEngine().draw(dot)
    monkeypatch.setattr("cxmap.drawing.engines.pure.make_environment", lambda: dict(os.environ))
    assert PureEngine().draw(dot) == usual
    for name in list(os.environ):
        monkeypatch.delenv(name)
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert PureEngine().draw(dot) == usual


def test_a_graph_that_is_none_is_reported() -> None:
    with pytest.raises(EngineFailed, match="syntax error in line 1"):
        PureEngine().draw("digraph { n0 [label=")
    with pytest.raises(EngineFailed, match="without a picture"):
        PureEngine().draw("")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound a process's memory")
def test_a_lack_of_memory_ends_the_child_only() -> None:
    nodes = "".join(f'n{number} [pos="{number},1", label="{"x" * 50}"]\n' for number in range(20_000))
    with pytest.raises(EngineFailed) as caught:
        PureEngine(Limits(engine_memory=40)).draw(f"digraph {{ graph [layout=nop2] {nodes} }}")
    assert caught.value.help


def test_nothing_that_a_person_wrote_is_on_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], *rest: object) -> bytes:
        commands.append(command)
        return b"<svg/>"

    monkeypatch.setattr(pure, "run", run)
    PureEngine(Limits(engine_seconds=30, engine_memory=1024)).draw("digraph { secret }")
    program = get_program()
    bounds = process.worker_command(
        "start", str(FilePath(program).parent), Limits(engine_seconds=30, engine_memory=1024)
    )
    assert commands == [[*bounds, program, "-q", "-Tsvg"]]
    monkeypatch.setattr("cxmap.drawing.engines.process.BECOMES_ANOTHER", False)
    PureEngine().draw("digraph { secret }")
    assert commands[1] == [program, "-q", "-Tsvg"]


@pytest.mark.parametrize("found", [None, [], ["x/graphviz-pure.txt"], ["no/such/graphviz-pure"]])
def test_a_missing_program_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch, found: list[str] | None) -> None:
    def list_files(name: str) -> list[metadata.PackagePath] | None:
        return None if found is None else [locate(path) for path in found]

    def locate(path: str) -> metadata.PackagePath:
        file = metadata.PackagePath(path)
        file.dist = metadata.distribution("pytest")
        return file

    monkeypatch.setattr(metadata, "files", list_files)
    with pytest.raises(EngineMissing, match="needs the package `graphviz-pure`, and it is not installed") as caught:
        PureEngine().draw(PICTURE)
    assert "-m pip install 'cxmap[pure]'" in caught.value.help


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pure, "_PACKAGE", "no-such-package")
    with pytest.raises(EngineMissing):
        get_program()
