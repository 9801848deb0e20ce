"""What tests of kept pictures share."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.usecases.drawn import FILES, End, Run, read_files, restore
from tests.usecases.maps import lay_out

from cxmap.cli.program import run as run_program


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two maps and a catalogue, in which nothing was drawn yet."""
    folder = tmp_path / "project"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    lay_out(folder, FILES)
    (folder / "out").mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def draw_once(project: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `cxmap render` as a process of its own would, from the files as they are."""

    def once(*arguments: str) -> End:
        monkeypatch.setattr(sys, "argv", ["cxmap", "render", *arguments])
        code = run_program()
        output, said = capfdbinary.readouterr()
        lines = said.decode().splitlines()
        told = [line for line in lines if line.startswith(("configuration: ", "no cache: ", "the cache could not "))]
        counts = [line for line in lines if line.endswith(" from the cache")]
        errors = "\n".join(line for line in lines if line not in {*told, *counts})
        kept = " ".join(counts[0].split()[:3]) if counts else ""
        return End(code, output, errors, read_files(project), kept, tuple(told))

    return once


@pytest.fixture
def draw(draw_once: Run, project: Path) -> Run:
    """Run with and without the cache, see to it that both give the same, and tell what the former gave."""

    def twice(*arguments: str) -> End:
        before = read_files(project)
        with_cache = draw_once(*arguments, "-v")
        restore(project, before)
        without = draw_once(*arguments, "--no-cache", "-v")
        assert (without.kept, len(without.told)) in {("", 0), ("", 1)}
        assert replace(with_cache, kept="", told=()) == replace(without, told=())
        return with_cache

    return twice
