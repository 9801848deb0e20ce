"""Programs and modules that came with the maps are never run."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.drawing.engines import get_engine
from cxmap.drawing.engines.system import SystemEngine
from cxmap.errors import EngineMissing

Run = Callable[..., subprocess.CompletedProcess[str]]

MAP = "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay}}}}\n"
PLANT = "open({mark!r}, 'w').close()\n"
MODULES = (
    "cxmap", "yaml", "_yaml", "pydantic", "pydantic_core", "typer", "click", "rich", "sitecustomize", "usercustomize",
    "json", "re", "numpy", "graphviz", "pygraphviz", "_graphviz", "resvg_py", "vl_convert", "pathspec", "tomllib",
)  # fmt: skip
"""What cxmap imports, and what Python does by itself."""

PICTURE = 'graph { layout=nop2 a [pos="1,1"] }'


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """What there is when planted code was run."""
    return tmp_path / "run"


@pytest.fixture
def here(tmp_path: Path, mark: Path) -> Path:
    """A folder with a map, modules of many names, and programs."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / ".git").mkdir()
    (folder / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    for name in MODULES:
        (folder / f"{name}.py").write_text(PLANT.format(mark=str(mark)), encoding="utf-8")
    for name in ("dot", "neato", "git", "graphviz-pure", "python", "python3", "resvg", "sh"):
        program = folder / name
        program.write_text(f"#!/bin/sh\ntouch {mark}\necho '<svg/>'\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


COMMANDS = (
    ["validate", "."],
    ["score", "."],
    ["render", "-o", "a.svg", "."],
    ["render", "--engine", "pure", "-o", "a.svg", "."],
    ["render", "-o", "a.png", "."],
    ["render", "-o", "a.pdf", "."],
    ["report", "-o", "a.html", "."],
    ["doctor"],
)


@pytest.mark.parametrize("command", COMMANDS, ids="-".join)
def test_nothing_in_the_working_folder_is_run(run_cxmap: Run, here: Path, mark: Path, command: list[str]) -> None:
    # An empty folder of the PATH, and a point, mean the working folder.
    done = run_cxmap(*command, cwd=here, env={"PATH": f":.:{os.environ['PATH']}:"})
    assert done.returncode == 0, done.stderr
    assert not mark.exists()


def test_the_plants_would_be_seen(here: Path, mark: Path) -> None:
    """`python -m` takes modules of the working folder before all others: the page on security says so."""
    subprocess.run([sys.executable, "-m", "cxmap"], cwd=here, capture_output=True, check=False)
    assert mark.exists()
    mark.unlink()
    subprocess.run([sys.executable, "-P", "-m", "cxmap", "validate", "."], cwd=here, capture_output=True, check=True)
    assert not mark.exists()
    subprocess.run(["./dot"], cwd=here, capture_output=True, check=True)
    assert mark.exists()


@pytest.mark.parametrize("path", ["", ".", "repository", "..", ":", ".:./x"])
def test_a_program_beside_the_maps_is_none_of_the_system(
    here: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", path)
    with pytest.raises(EngineMissing, match="no program `dot` on the PATH"):
        SystemEngine().draw(PICTURE)
    assert not mark.exists()


@pytest.mark.parametrize("name", ["bundled", "pure"])
def test_engines_that_come_along_never_look_at_the_path(
    here: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plain = get_engine(name).draw(PICTURE)
    monkeypatch.setenv("PATH", str(here))
    assert get_engine(name).draw(PICTURE) == plain
    assert not mark.exists()


@pytest.mark.parametrize("name", ["bundled", "pure"])
def test_the_environment_leads_no_engine_to_other_code(
    here: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plain = get_engine(name).draw(PICTURE)
    for variable in (
        "GVBINDIR", "GRAPHVIZ_DOT", "DOTFONTPATH", "GDFONTPATH", "GV_FILE_PATH", "GVPRELOAD", "PYTHONPATH",
        "PYTHONHOME", "PYTHONSTARTUP", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SERVER_NAME", "HOME", "XDG_CONFIG_HOME",
    ):  # fmt: skip
        monkeypatch.setenv(variable, str(here))
    (here / "config8").write_text("this is no list of plug-ins {{{\n", encoding="utf-8")
    assert get_engine(name).draw(PICTURE) == plain
    assert not mark.exists()
