"""The child process, its steps taken in this process so that each can be seen."""

import io
import json
import os
import resource
import sys
from pathlib import Path

import fontpkg_arimo
import pygraphviz
import pytest

from cxmap.drawing.engines import worker

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>'
LIMITS = ["3000000000", "60"]


class EndedError(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the worker's standard output goes; nothing else of this process is changed."""
    path = tmp_path / "answer"

    def end(code: int) -> None:
        raise EndedError(code)

    monkeypatch.setattr(os, "dup", lambda descriptor: os.open(path, os.O_WRONLY | os.O_CREAT))
    monkeypatch.setattr(os, "dup2", lambda one, other: None)
    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limits: None)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return path


@pytest.mark.parametrize("alone", [True, False])
def test_a_graph_becomes_svg(answer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, alone: bool) -> None:
    """The compiled part of the library alone, and the whole package where that does not start by itself."""
    graph = tmp_path / "graph.dot"
    graph.write_text('digraph { graph [layout=nop2] n0 [pos="1,1"] }', encoding="utf-8")
    folder = Path(pygraphviz.__file__).parents[1] if alone else tmp_path
    monkeypatch.setattr(sys, "argv", ["worker.py", "draw", str(folder), *LIMITS])
    with graph.open(encoding="utf-8") as given:
        monkeypatch.setattr(sys, "stdin", given)
        with pytest.raises(EndedError, match="0"):
            worker.main()
    assert b"<svg" in answer.read_bytes()
    assert (sys.modules.pop("_graphviz", None) is not None) == alone


def test_an_svg_becomes_png(answer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"skip_system_fonts": True, "font_files": [str(next(fontpkg_arimo.ROOT.glob("files/*.ttf")))]}
    monkeypatch.setattr(sys, "argv", ["worker.py", "paint", str(tmp_path), *LIMITS, json.dumps(options)])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SVG.encode()), encoding="utf-8"))
    with pytest.raises(EndedError, match="0"):
        worker.main()
    assert answer.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_drawn_is_told(
    answer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["worker.py", "paint", str(tmp_path), *LIMITS, "{}"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"no svg"), encoding="utf-8"))
    assert worker.main() == 1
    assert capsys.readouterr().err.startswith("Error: ")


@pytest.mark.parametrize(
    ("name", "result", "message"),
    [
        ("agread", None, "the graph is empty"),
        ("gvLayout", -1, "the layout failed"),
        ("gvRenderData", [3, b""], "code 3"),
    ],
)
def test_each_step_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, result: object, message: str
) -> None:
    from pygraphviz import graphviz

    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(graphviz, name, lambda *arguments: result)
    graph = tmp_path / "graph.dot"
    graph.write_text('digraph { graph [layout=nop2] n0 [pos="1,1"] }', encoding="utf-8")
    with graph.open(encoding="utf-8") as given:
        monkeypatch.setattr(sys, "stdin", given)
        with pytest.raises(ValueError, match=message):
            worker.draw()


def test_memory_and_processor_time_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", bounds.__setitem__)
    worker.limit_resources(1000, 60)
    assert bounds == {resource.RLIMIT_AS: (1000, 1000), resource.RLIMIT_CPU: (60, 60)}


def test_a_platform_that_refuses_a_bound_still_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(kind: int, limits: tuple[int, int]) -> None:
        raise ValueError("not allowed to raise maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    worker.limit_resources(1000, 60)


def test_a_platform_without_bounds_still_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker.limit_resources(1000, 60)
