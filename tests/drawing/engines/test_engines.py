"""Engines draw, are bounded, and say what is wrong and what to do."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxmap.drawing.dot import to_dot
from cxmap.drawing.engines import ENGINES, get_engine, process
from cxmap.drawing.engines.bundled import BundledEngine
from cxmap.drawing.engines.system import SystemEngine
from cxmap.drawing.outline_graph import write_outline_graph
from cxmap.drawing.outlines import read_outlines
from cxmap.drawing.scene import Scene
from cxmap.drawing.svg import finish
from cxmap.drawing.theme import LIGHT
from cxmap.errors import EngineFailed, EngineMissing, UsageError
from cxmap.limits import USUAL, Limits

PICTURE = 'digraph { graph [layout=nop2] n0 [pos="1,1"] }'
ENDLESS = "import time\nwhile True: time.sleep(60)\n"


def program(folder: Path, name: str, source: str) -> Path:
    """An executable file that runs Python source."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{source}", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", ENGINES)
def test_engines_are_found_by_name(name: str) -> None:
    assert get_engine(name).name == name


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(UsageError, match="no engine `dotty`") as caught:
        get_engine("dotty")
    assert caught.value.help == "choose `bundled`, `system` or `pure`"


def test_the_bundled_engine_draws() -> None:
    assert "<svg" in BundledEngine().draw(PICTURE)


def test_the_picture_is_the_same_without_fonts_and_without_a_home(
    every_shape: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dot = write_outline_graph(every_shape)
    usual = finish(BundledEngine().draw(dot), every_shape, "auto")
    empty = tmp_path / "fonts.conf"
    empty.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    for name in list(os.environ):
        monkeypatch.delenv(name)
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    monkeypatch.setenv("GVBINDIR", str(tmp_path))
    assert finish(BundledEngine().draw(dot), every_shape, "auto") == usual


def test_fonts_of_the_machine_would_not_matter_either(every_shape: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    dot = write_outline_graph(every_shape)
    without = BundledEngine().draw(dot)
    monkeypatch.setattr("cxmap.drawing.engines.bundled.make_environment", lambda: dict(os.environ))
    assert finish(BundledEngine().draw(dot), every_shape, "light") == finish(without, every_shape, "light")


def test_a_graph_that_is_none_is_reported() -> None:
    with pytest.raises(EngineFailed, match="syntax error in line 1") as caught:
        BundledEngine().draw("digraph { n0 [label=")
    assert "Fontconfig" not in caught.value.message
    assert caught.value.help


def test_nothing_is_reported_too() -> None:
    with pytest.raises(EngineFailed, match="ended with code 1"):
        BundledEngine().draw("")


def test_an_unknown_layout_is_reported() -> None:
    with pytest.raises(EngineFailed, match="layout"):
        BundledEngine().draw("digraph { graph [layout=nonsense] n0 }")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound a process's memory")
def test_a_lack_of_memory_ends_the_child_only() -> None:
    nodes = "".join(f'n{number} [pos="{number},1", label="{"x" * 50}"]\n' for number in range(20_000))
    with pytest.raises(EngineFailed) as caught:
        BundledEngine(Limits(engine_memory=60)).draw(f"digraph {{ graph [layout=nop2] {nodes} }}")
    assert caught.value.help


def test_a_drawing_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="longer than 1 second") as caught:
        process.run([sys.executable, "-c", ENDLESS], b"", os.environ, Limits(engine_seconds=1))
    assert "smaller" in caught.value.help


def test_an_interrupt_ends_the_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    children: list[subprocess.Popen[bytes]] = []
    communicate = subprocess.Popen.communicate

    def interrupted(child: subprocess.Popen[bytes], *arguments: object, **named: object) -> tuple[bytes, bytes]:
        children.append(child)
        monkeypatch.setattr(subprocess.Popen, "communicate", communicate)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        process.run([sys.executable, "-c", ENDLESS], b"", os.environ, USUAL)
    assert children[0].wait() != 0


def test_a_program_that_does_not_start_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineFailed, match="`/no/such/program` did not start"):
        process.run(["/no/such/program"], b"", os.environ, USUAL)


@pytest.mark.skipif(os.name != "posix", reason="signals are a matter of POSIX")
def test_a_signal_is_told() -> None:
    crash = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(EngineFailed, match="ended by signal 9 without a picture") as caught:
        process.run([sys.executable, "-c", crash], b"", os.environ, USUAL)
    assert "smaller" in caught.value.help


def test_a_program_that_says_nothing_has_failed() -> None:
    with pytest.raises(EngineFailed, match="ended with code 0 without a picture"):
        process.run([sys.executable, "-c", "pass"], b"", os.environ, USUAL)


def test_noise_is_told_from_errors() -> None:
    said = (
        b"Fontconfig warning: \"x.conf\", line 6: unknown element\n\nWarning: node 'n1', graph '%1' size too small for"
        b" label\n(process:1): Pango-WARNING: no fonts\nError: <stdin>: syntax error in line 2\n"
    )
    assert process.without_noise(said) == ["Error: <stdin>: syntax error in line 2"]


def test_a_missing_package_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing, match="`pygraphviz`, and it is not installed") as caught:
        BundledEngine().draw(PICTURE)
    assert "-m pip install pygraphviz" in caught.value.help
    assert "-m pip install 'cxmap[pure]'" in caught.value.help


@pytest.mark.parametrize(
    ("platform", "hint"), [("linux", "apt-get install graphviz"), ("darwin", "brew"), ("win32", "winget")]
)
def test_a_missing_program_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch, platform: str, hint: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, path: None)
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(EngineMissing, match="no program `dot`") as caught:
        SystemEngine().draw(PICTURE)
    assert hint in caught.value.help


@pytest.mark.skipif(os.name != "posix", reason="the program is a script")
def test_the_system_engine_hands_the_graph_to_dot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "dot", "import sys\nprint(sys.argv[1:], sys.stdin.read())\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert SystemEngine(Limits(engine_seconds=60)).draw("digraph { 'ä' }") == "['-Kdot', '-Tsvg'] digraph { 'ä' }\n"


@pytest.mark.needs_dot
def test_all_engines_draw_the_same_shapes(every_shape: Scene) -> None:
    dot = write_outline_graph(every_shape)
    bundled, system, pure = (read_outlines(get_engine(name).draw(dot), every_shape) for name in ENGINES)
    assert bundled.keys() == system.keys()
    assert bundled == pure
    for index, outlines in bundled.items():
        for one, other in zip(outlines, system[index], strict=True):
            assert numbers(one) == pytest.approx(numbers(other), abs=0.5), index


@pytest.mark.needs_dot
def test_the_dot_of_the_machine_reads_long_strings(build: Callable[..., Scene]) -> None:
    from cxmap.drawing.scene import Path as Line
    from cxmap.drawing.scene import Text

    points = ((0.0, 0.0), *((float(index % 400), 250.25) for index in range(9_000)))
    scene = build(Line(points, "ink"), Text(1, 20, "&" * 20_000, 8, "ink"))
    assert read_outlines(get_engine("system").draw(write_outline_graph(scene)), scene)[0]
    assert "&amp;" * 20_000 in get_engine("system").draw(to_dot(scene, LIGHT))


def numbers(outline: str) -> list[float]:
    parts = outline.replace("M", " ").replace("C", " ").replace(",", " ").replace('"', " ").split()
    return [float(part) for part in parts if part[-1].isdigit()]
