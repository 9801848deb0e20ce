"""Findings for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.as_json import render_json
from cxmap.source import Span

GOLDEN = Path(__file__).parent / "golden"
POSITION = {name: {"type": "integer", "minimum": 1} for name in ("line", "column", "end_line", "end_column")}
RELATED = {"message": {"type": "string"}, "file": {"type": "string"}, **POSITION}
FOUND = {
    "code": {"pattern": "^CX[0-9]{3}$"},
    "name": {"pattern": "^[a-z-]+$"},
    "severity": {"enum": ["error", "warning", "note"]},
    "message": {"type": "string", "minLength": 1},
    "file": {"type": "string"},
    **POSITION,
    "path": {"type": "array", "items": {"type": ["string", "integer"]}},
    "help": {"type": "string"},
    "related": {
        "type": "array",
        "items": {"properties": RELATED, "required": list(RELATED), "additionalProperties": False},
    },
}
EDIT = {**POSITION, "text": {"type": "string"}}
FIX = {
    "title": {"type": "string", "minLength": 1},
    "safe": {"type": "boolean"},
    "edits": {
        "type": "array",
        "minItems": 1,
        "items": {"properties": EDIT, "required": list(EDIT), "additionalProperties": False},
    },
}
OPTIONAL = {"fix": {"properties": FIX, "required": list(FIX), "additionalProperties": False}}
COUNTS = {name: {"type": "integer", "minimum": 0} for name in ("error", "warning", "note")}
FORM: dict[str, Any] = {
    "properties": {
        "form": {"const": "cxmap-diagnostics/1"},
        "files": {"type": "integer", "minimum": 0},
        "summary": {"properties": COUNTS, "required": list(COUNTS), "additionalProperties": False},
        "diagnostics": {
            "type": "array",
            "items": {"properties": {**FOUND, **OPTIONAL}, "required": list(FOUND), "additionalProperties": False},
        },
    },
    "required": ["form", "files", "summary", "diagnostics"],
    "additionalProperties": False,
}
"""The form as a schema: what other programs may rely on."""

DIAGNOSTICS = (
    Diagnostic(
        code="CX215",
        name="declared-twice",
        severity=Severity.ERROR,
        message="the channel `web` is declared twice — \x1b[2J “飲み物” 😀",
        file="maps/a.journey.yaml",
        span=Span(3, 5, 4, 1),
        path=("channels", "web", 0),
        help="remove one",
        related=(Label("`web` stands here first", "b.catalogue.yaml", Span(1, 2, 1, 5)),),
        fix=Fix("remove `web`", safe=False, edits=(Edit(Span(3, 5, 4, 1), ""), Edit(Span(5, 1, 5, 1), "\u202e\n"))),
    ),
    Diagnostic("CX003", "byte-order-mark", Severity.WARNING, "a mark", "a.journey.yaml", Span(1, 1, 1, 1), ()),
)


def test_the_whole_form(golden: Callable[[str, Path], None]) -> None:
    golden(render_json(Report(("a", "b"), DIAGNOSTICS)), GOLDEN / "report.json")


def test_the_form_keeps_its_promise() -> None:
    Draft202012Validator.check_schema(FORM)
    validator = Draft202012Validator(FORM)
    for report in (Report((), ()), Report(("a", "b"), DIAGNOSTICS)):
        validator.validate(json.loads(render_json(report)))
    broken = json.loads(render_json(Report(("a", "b"), DIAGNOSTICS)))
    broken["diagnostics"][0]["line"] = 0
    assert not validator.is_valid(broken)


def test_nothing_of_a_finding_is_lost() -> None:
    found = json.loads(render_json(Report(("a", "b"), DIAGNOSTICS)))["diagnostics"][0]
    assert found["message"] == DIAGNOSTICS[0].message
    assert found["path"] == ["channels", "web", 0]
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (3, 5, 4, 1)


def test_control_characters_stay_escaped_for_those_who_print_the_json() -> None:
    assert "\x1b" not in render_json(Report(("a", "b"), DIAGNOSTICS))


def test_a_repair_stands_where_there_is_one() -> None:
    first, second = json.loads(render_json(Report(("a", "b"), DIAGNOSTICS)))["diagnostics"]
    assert first["fix"]["edits"] == [
        {"line": 3, "column": 5, "end_line": 4, "end_column": 1, "text": ""},
        {"line": 5, "column": 1, "end_line": 5, "end_column": 1, "text": "\u202e\n"},
    ]
    assert "fix" not in second
