"""The gallery: its pictures are compared with what is drawn now, and its page shows all of them with their commands."""

import re
import shlex
import shutil
import subprocess
import sysconfig
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.guards.programs import load_program

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "docs" / "gallery"
PROGRAM = Path(sysconfig.get_path("scripts"), "cxmap")
MOST_BYTES = 5_000_000
HERE = "Graphviz 9.8.7"
COMMANDS = re.findall(r"^```sh\n(.*?)\n```$", (GALLERY / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/gallery.py, which is no package."""
    return load_program("tools/gallery.py")


@pytest.fixture
def small(tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A gallery of two pictures, a map and a flow, as committed below `tmp_path`."""
    monkeypatch.chdir(ROOT)
    whole = tool.read_contents(ROOT)
    path = "docs/gallery/maps/one-touchpoint.journey.yaml"
    shown = [picture for picture in whole.hard[path] if picture.name.endswith(("-map.svg", "-flow.svg"))]
    (tmp_path / "docs" / "gallery").mkdir(parents=True)
    contents = tool.Contents([], {path: shown})
    tool.write_all(tmp_path, contents, HERE)
    return contents


def check(tool: ModuleType, root: Path, contents: Any, graphviz: str = HERE) -> int:
    return int(tool.check_all(root, contents, graphviz))


def test_what_was_just_written_is_fresh(tool: ModuleType, tmp_path: Path, small: Any) -> None:
    assert check(tool, tmp_path, small) == 0


@pytest.mark.parametrize(
    ("name", "plant", "fault"),
    [
        ("one-touchpoint-map.svg", "change", "is not what is made now"),
        ("one-touchpoint-flow.svg", "change", "is not what is made now"),
        ("README.md", "change", "is not what is made now"),
        ("one-touchpoint-map.svg", "remove", "is missing"),
        ("old.svg", "add", "is left over"),
    ],
)
def test_a_planted_difference_is_named(
    tool: ModuleType, tmp_path: Path, small: Any, capsys: pytest.CaptureFixture[str], name: str, plant: str, fault: str
) -> None:
    file = tmp_path / "docs" / "gallery" / name
    if plant == "change":
        file.write_text(file.read_text(encoding="utf-8").replace("button", "Button"), encoding="utf-8")
        if name == "README.md":
            file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    elif plant == "remove":
        file.unlink()
    else:
        shutil.copy(tmp_path / "docs" / "gallery" / "one-touchpoint-map.svg", file)
    capsys.readouterr()
    assert check(tool, tmp_path, small) == 1
    assert capsys.readouterr().out == f"docs/gallery/{name} {fault}: run `make gallery` and look at the difference\n"
    tool.write_all(tmp_path, small, HERE)
    assert check(tool, tmp_path, small) == 0


def test_another_graphviz_compares_all_but_the_flow_and_says_so(
    tool: ModuleType, tmp_path: Path, small: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    flow, map = (tmp_path / "docs" / "gallery" / f"one-touchpoint-{view}.svg" for view in ("flow", "map"))
    flow.write_bytes(b"laid out otherwise")
    assert check(tool, tmp_path, small, "Graphviz 0.1") == 0
    assert "not compared: 1 of the view `flow`, which Graphviz " in capsys.readouterr().out
    map.write_bytes(b"changed")
    assert check(tool, tmp_path, small, "Graphviz 0.1") == 1


def test_the_page_names_the_graphviz_that_laid_out_the_flow(tool: ModuleType, tmp_path: Path, small: Any) -> None:
    assert tool.find_kept_graphviz(tmp_path) == HERE
    assert re.fullmatch(r"Graphviz [\d.]+", tool.find_kept_graphviz(ROOT))
    assert re.fullmatch(r"Graphviz [\d.]+", tool.find_graphviz())


def test_every_view_is_shown_and_every_map_is_drawn(tool: ModuleType) -> None:
    from cxmap.usecases.pictures import VIEWS

    contents = tool.read_contents(ROOT)
    assert {picture.view for picture in contents.views} == set(VIEWS)
    assert {Path(path).name for path in contents.hard} == {path.name for path in (GALLERY / "maps").iterdir()}
    assert all(pictures[0].view == "map" and pictures[0].by == "stage" for pictures in contents.hard.values())
    assert len({picture.name for picture in contents.pictures}) == len(contents.pictures) == len(COMMANDS)


def test_the_gallery_stays_small() -> None:
    assert 0 < sum(path.stat().st_size for path in GALLERY.rglob("*") if path.is_file()) < MOST_BYTES


def test_maps_of_the_gallery_have_no_findings() -> None:
    done = subprocess.run([PROGRAM, "validate", GALLERY / "maps"], cwd=ROOT, capture_output=True, check=False)
    assert done.stdout.endswith(b": nothing to mend.\n")


# One with ranks, one with another map, one by touchpoint, one of several maps, one laid out by Graphviz.
@pytest.mark.parametrize("view", ["matrix", "compare", "portfolio", "flow", "map --by touchpoint"])
def test_the_command_under_a_picture_draws_it(tool: ModuleType, tmp_path: Path, view: str) -> None:
    (command,) = (each for each in COMMANDS[: len(tool.read_contents(ROOT).views)] if f"--view {view} -" in f"{each} -")
    *words, name = shlex.split(command)
    subprocess.run([PROGRAM, *words[1:], tmp_path / name], cwd=ROOT, check=True, capture_output=True)
    picture = next(each for each in tool.read_contents(ROOT).views if each.name == name)
    assert (tmp_path / name).read_bytes() == tool.draw_all([picture])[picture.path]
