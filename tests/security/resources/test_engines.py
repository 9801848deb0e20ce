"""Pictures that take too long or too much memory end with a message, and leave no process behind."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.security.injection.program import run_here

from cxmap.drawing.engines import get_engine
from cxmap.drawing.png import to_png
from cxmap.errors import EngineFailed
from cxmap.limits import ENGINE_SECONDS, Limits

SPLIT = "split the map into smaller ones and tie them together with `journey`"
LONGER = f"{SPLIT}, or raise `limits.engine-seconds`, which can be 3,600"
LARGER = f"{SPLIT}, or raise `limits.engine-memory`, which can be 16,384"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound a process's memory")


def make_graph(size: int = 1_500, ways: int = 8) -> str:
    """A graph that takes minutes to lay out, and more memory than there is with the engine that is pure."""
    chance = random.Random(1)
    edges = (f"n{one} -> n{chance.randrange(size)}" for one in range(size) for _ in range(ways))
    return f"digraph {{ {' '.join(edges)} }}"


def has_children() -> bool:
    """Whether a process that was started here runs, or has ended and nobody asked how."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.mark.parametrize(("name", "size"), [("bundled", 1_500), ("pure", 300)])
def test_a_layout_that_takes_too_long_is_ended(name: str, size: int) -> None:
    with pytest.raises(EngineFailed) as caught:
        get_engine(name, Limits(engine_seconds=1)).draw(make_graph(size))
    assert (caught.value.message, caught.value.help) == ("drawing took longer than 1 second and was ended", LONGER)


@pytest.mark.needs_dot
def test_the_dot_of_the_machine_is_ended_too() -> None:
    with pytest.raises(EngineFailed, match="took longer than 1 second and was ended"):
        get_engine("system", Limits(engine_seconds=1)).draw(make_graph())


def test_the_highest_limit_is_not_offered_again() -> None:
    assert ENGINE_SECONDS.offer(ENGINE_SECONDS.most) == ""


def test_the_configuration_reaches_the_engine(tmp_path: Path) -> None:
    chance = random.Random(1)
    ways = (", ".join(f"t{other}: 0.03" for other in chance.sample(range(300), 25)) for _ in range(300))
    touchpoints = ", ".join(f"t{number}: {{name: I go on, next: {{{onwards}}}}}" for number, onwards in enumerate(ways))
    (tmp_path / "a.journey.yaml").write_text(
        f"cxmap: 1\ntitle: Buying\nstages: {{buy: {{touchpoints: {{{touchpoints}}}}}}}\n", encoding="utf-8"
    )
    (tmp_path / "cxmap.toml").write_text("[limits]\nengine-seconds = 1\n", encoding="utf-8")
    done = run_here("render", "--view", "flow", "-o", "a.svg", "a.journey.yaml", cwd=tmp_path)
    assert (done.code, done.err.decode()) == (
        2,
        f"error: drawing took longer than 1 second and was ended\nhelp: {LONGER}\n",
    )
    assert not (tmp_path / "a.svg").exists()


@on_linux
@pytest.mark.parametrize("name", ["bundled", "pure", pytest.param("system", marks=pytest.mark.needs_dot)])
def test_a_lack_of_memory_names_the_limit(name: str) -> None:
    nodes = "".join(f'n{number} [pos="{number},1", label="{"x" * 50}"]\n' for number in range(20_000))
    with pytest.raises(EngineFailed) as caught:
        get_engine(name, Limits(engine_memory=60)).draw(f"digraph {{ graph [layout=nop2] {nodes} }}")
    assert caught.value.help == LARGER


@on_linux
def test_pixels_that_do_not_fit_name_the_limit() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="15000" height="15000"/>'
    with pytest.raises(EngineFailed) as caught:
        to_png(svg, limits=Limits(engine_memory=400))
    assert caught.value.help == LARGER


def test_a_picture_with_too_many_pixels_names_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(
        "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay}}}}\n", encoding="utf-8"
    )
    (tmp_path / "cxmap.toml").write_text("[limits]\npicture-side = 100\n", encoding="utf-8")
    done = run_here("render", "-o", "a.png", "a.journey.yaml", cwd=tmp_path)
    assert done.code == 2
    assert "pixels, and a png may have 100 on a side" in done.err.decode()
    assert "or raise `limits.picture-side`, which can be 20,000" in done.err.decode()


ENDINGS = {
    "time": "get_engine('bundled', Limits(engine_seconds=1)).draw(make_graph())",
    "memory": "get_engine('bundled', Limits(engine_memory=30)).draw('graph { a }')",
    "success": "get_engine('bundled').draw('graph { layout=nop2 }')",
    "no program": "process.run(['/no/such/program'], b'', os.environ, Limits())",
    "crash": "process.run([sys.executable, '-c', 'import os; os.kill(os.getpid(), 11)'], b'', os.environ, Limits())",
}


@pytest.mark.skipif(os.name != "posix", reason="zombies are a matter of POSIX")
@pytest.mark.parametrize("how", ENDINGS)
def test_no_process_is_left_behind(how: str) -> None:
    script = (
        "import contextlib, os, sys\n"
        "from tests.security.resources.test_engines import *\n"
        "from cxmap.drawing.engines import process\n"
        "assert not has_children()\n"
        "with contextlib.suppress(EngineFailed):\n"
        f"    {ENDINGS[how]}\n"
        "sys.exit(has_children())\n"
    )
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_process_that_is_left_behind_would_be_seen() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE):
        assert has_children()
