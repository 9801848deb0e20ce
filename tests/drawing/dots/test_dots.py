"""Every view as a graph: what `cxmap render --format dot` writes, and that any Graphviz draws it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.usecases.load import load_maps
from cxmap.usecases.pictures import VIEWS, By, PictureWishes, View
from cxmap.usecases.render import render_view

HERE = Path(__file__).parent
# Graphviz lays out the flow, so its places are those of a version; what it is given is held in a test of the flow.
PINNED: list[tuple[View, By]] = [(view, "stage") for view in VIEWS if view != "flow"]
PICTURES = [*PINNED, ("map", "touchpoint")]
NAMES = [view if by == "stage" else f"{view}-by-{by}" for view, by in PICTURES]


def draw_dot(view: View, by: By) -> str:
    journey, meant = (load_maps([Path(f"{name}.journey.yaml")]).journeys[0] for name in ("shop", "shop-meant"))
    wishes = PictureWishes(by=by, against=meant if view == "compare" else None)
    return render_view([journey], view, wishes, form="dot").content.decode()


@pytest.fixture(autouse=True)
def _stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the maps are in the pictures, so they are drawn from where they lie."""
    monkeypatch.chdir(HERE)


@pytest.mark.parametrize(("view", "by"), PICTURES, ids=NAMES)
def test_the_graph_of_every_view(golden: Callable[[str, Path], None], view: View, by: By) -> None:
    golden(draw_dot(view, by), HERE / "golden" / f"{NAMES[PICTURES.index((view, by))]}.dot")


@pytest.mark.needs_dot
@pytest.mark.parametrize(("view", "by"), [*PICTURES, ("flow", "stage")], ids=[*NAMES, "flow"])
def test_any_graphviz_draws_it(view: View, by: By) -> None:
    program = shutil.which("dot")
    assert program is not None
    done = subprocess.run(
        [program, "-Tsvg"], input=draw_dot(view, by), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "bicycle" in done.stdout
    assert done.stdout.count("<g id=") > 10
