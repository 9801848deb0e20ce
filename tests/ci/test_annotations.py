"""The annotations that GitHub would show: the real program's output, read line by line as GitHub's runner reads it."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.ci.maps import write_file

Run = Callable[..., subprocess.CompletedProcess[str]]

NAME = "50% off, really: ok.journey.yaml"
FAULTY = """\
cxmap: 1
title: Half price
level: mapped
owner: shop-team
reviewed: 2026-11-01
review_every: 90d
teams:
  shop-team: {name: Shop}
personas:
  saver: {name: "::error file=x::not a command, 100 %0A sure"}
channels:
  web: {name: Website}
stages:
  look:
    owner: shop-team
    touchpoints:
      see-offer:
        name: I see the offer
        channels: [wbe]
        feels: {savr: 1}
        enablers: [It is cheap]
      see-again:
        name: I see it again
        channels: [web]
        feels: 1
        enablers: [It is cheap]
  buy:
    owner: shop-team
    touchpoints:
      see-again: {name: I see it once more, channels: [web], feels: 1, enablers: [It is cheap]}
"""

WHAT = [
    ("notice", 10, "saver", "CX324 persona-without-jobs"),
    ("error", 19, "wbe", "CX201 unknown-channel"),
    ("error", 20, "savr", "CX202 unknown-persona"),
    ("error", 30, "see-again", "CX214 duplicate-touchpoint"),
]
"""Each annotation: how it looks, its line, the text it marks, its title."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the runner takes from a line."""

    command: str
    properties: dict[str, str]
    message: str


def read_line(line: str) -> Annotation | None:
    """Read a line as the runner does; None for what it only logs."""
    if not line.startswith("::"):
        return None
    head, separator, message = line[2:].partition("::")
    if not separator:
        return None
    command, _, properties = head.partition(" ")
    pairs = (part.split("=", 1) for part in properties.split(",") if part)
    return Annotation(command, {key: _decode(value, property=True) for key, value in pairs}, _decode(message))


def _decode(text: str, *, property: bool = False) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), *((("%3A", ":"), ("%2C", ",")) if property else ())):
        text = text.replace(code, character)
    return text.replace("%25", "%")


@pytest.fixture
def output(run_cxmap: Run, tmp_path: Path) -> str:
    """What the program says in a folder of a repository, about the map in it."""
    (tmp_path / ".git").mkdir()
    write_file(tmp_path / "maps" / NAME, FAULTY)
    done = run_cxmap("validate", "--format", "github", "--today", "2026-11-22", cwd=tmp_path / "maps")
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout


def test_every_line_is_an_annotation_or_the_summary(output: str) -> None:
    *lines, summary = output.splitlines()
    annotations = [read_line(line) for line in lines]
    assert [(found.command, found.properties["title"]) for found in annotations if found] == [
        (command, title) for command, _, _, title in WHAT
    ]
    assert len(lines) == len(WHAT)
    assert read_line(summary) is None
    assert summary.startswith("Found 3 errors and 1 note in 1 file.")


def test_every_annotation_marks_its_text(output: str) -> None:
    text = FAULTY.splitlines()
    for line, (_, number, marked, title) in zip(output.splitlines(), WHAT, strict=False):
        found = read_line(line)
        assert found is not None
        # GitHub looks for the file from the root of the repository, wherever the program was started.
        assert found.properties["file"] == f"maps/{NAME}"
        assert set(found.properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert found.properties["line"] == found.properties["endLine"] == str(number)
        first, last = int(found.properties["col"]) - 1, int(found.properties["endColumn"]) - 1
        assert text[number - 1][first:last] == marked
        assert found.properties["title"] == title
        assert found.message.startswith(f"{NAME}:{number}:{first + 1}: ")


def test_every_message_says_what_people_are_told(output: str, run_cxmap: Run, tmp_path: Path) -> None:
    concise = run_cxmap("validate", "--format", "concise", "--today", "2026-11-22", cwd=tmp_path / "maps").stdout
    for line, shown in zip(output.splitlines(), concise.splitlines(), strict=True):
        found = read_line(line)
        if found is None:
            assert line == shown
            continue
        place, message = found.message.split("\n")[0].removeprefix(f"{NAME}:").split(": ", 1)
        assert shown.startswith(f"{NAME}:{place}: ")
        assert message in shown
        helps = [part.removeprefix("help: ") for part in found.message.split("\n") if part.startswith("help: ")]
        assert all(f"(help: {help})" in shown for help in helps)
    duplicate = read_line(output.splitlines()[3])
    assert duplicate is not None
    assert duplicate.message.endswith(f"\nsee {NAME}:22:7: the first `see-again` is here")


def test_the_runner_would_misread_what_is_not_escaped(output: str) -> None:
    first = output.splitlines()[1]
    read = read_line(first)
    assert read is not None
    assert read.message.count("\n") == 1
    torn = first.replace("%0A", "\n").splitlines()
    assert [read_line(line) is None for line in torn] == [False, True]
    assert read_line(torn[0]) != read
    with pytest.raises(ValueError, match="not enough values"):
        read_line(first.replace("%2C", ","))
