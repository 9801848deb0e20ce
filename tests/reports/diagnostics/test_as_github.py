"""Findings as annotations on GitHub."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports.diagnostics.samples import LINES, TWICE, TYPO, make_report
from tests.reports.diagnostics.workflow import find_dropped, read_command

from cxmap.diagnostics.diagnostic import Diagnostic
from cxmap.reports.diagnostics.as_github import render_github
from cxmap.source import Span

GOLDEN = Path(__file__).parent / "golden"
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def properties_of(found: Diagnostic, folder: str = "") -> dict[str, str]:
    """What GitHub is told about the place of one finding."""
    command = read_command(render_github(make_report(found), folder=folder).splitlines()[0])
    assert command is not None
    return command.properties


def test_the_whole_form(golden: Callable[[str, Path], None]) -> None:
    golden(render_github(make_report()), GOLDEN / "github.txt")


def test_every_line_is_the_annotation_of_its_finding() -> None:
    report = make_report()
    *lines, last = render_github(report).splitlines()
    assert len(lines) == len(report.diagnostics)
    for line, found in zip(lines, report.diagnostics, strict=True):
        command = read_command(line)
        assert command is not None
        assert command.name == LEVELS[found.severity]
        assert command.properties["file"] == found.file
        assert int(command.properties["line"]) == found.span.line
        assert command.properties["title"] == f"{found.code} {found.name}"
        assert find_dropped(command.properties) == set()
        first, *rest = command.text.split("\n")
        assert first == f"{found.file}:{found.span.line}:{found.span.column}: {found.message}"
        assert rest[:1] == ([f"help: {found.help}"] if found.help else [])
    assert read_command(last) is None


def test_columns_stand_only_where_github_keeps_them() -> None:
    assert properties_of(TYPO)["col"] == "37"
    assert properties_of(TYPO)["endColumn"] == "40"
    several = properties_of(LINES)
    assert (several["line"], several["endLine"]) == ("3", "4")  # the last line ends before the fifth begins
    assert {"col", "endColumn"} & set(several) == set()
    assert properties_of(replace(TYPO, span=Span(3, 3, 5, 2)))["endLine"] == "5"


def test_related_places_are_told() -> None:
    line = render_github(make_report(TWICE)).splitlines()[0]
    command = read_command(line)
    assert command is not None
    assert command.text.endswith("\nsee maps/order.journey.yaml:6:7: the first `pay` is here")


@pytest.mark.parametrize(
    ("file", "folder", "seen"),
    [
        ("maps/a.yaml", "", "maps/a.yaml"),
        ("maps/a.yaml", "journeys", "journeys/maps/a.yaml"),
        ("../shared/a.yaml", "journeys/old", "journeys/shared/a.yaml"),
        ("/elsewhere/a.yaml", "journeys", "/elsewhere/a.yaml"),
        ("<stdin>", "journeys", "<stdin>"),
    ],
)
def test_files_are_named_as_seen_from_the_root(file: str, folder: str, seen: str) -> None:
    assert properties_of(replace(TYPO, file=file), folder)["file"] == seen


def test_signs_of_the_form_stay_text() -> None:
    file, message = "50%,a:b=c%0A\nd\r.yaml", "100% of `::` %0A %25 a,b"
    command = read_command(render_github(make_report(replace(TYPO, file=file, message=message))).splitlines()[0])
    assert command is not None
    assert command.properties["file"] == file
    assert message in command.text


def test_the_reader_obeys_what_is_planted() -> None:
    planted = "  ::set-output name=x::secret"
    command = read_command(planted)
    assert command is not None
    assert (command.name, command.properties, command.text) == ("set-output", {"name": "x"}, "secret")
    assert read_command("name: ::set-output name=x::secret") is None
    assert find_dropped({"line": "3", "endLine": "4", "col": "1"}) == {"col"}
    assert find_dropped({"line": "3", "endLine": "2"}) == {"line", "endLine"}
    assert find_dropped({"line": "3", "endLine": "3", "col": "4", "endColumn": "2"}) == {"col", "endColumn"}
