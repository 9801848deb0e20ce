"""The judges see what they are there for: a writer that escapes nothing is found, in each form."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest
from tests.security.injection.folders import Folder, write_folder
from tests.security.injection.judgement import judge, judge_findings
from tests.security.injection.outputs import (
    Outputs,
    draw_dots,
    draw_map,
    draw_mermaid,
    make_report_page,
    tell_findings,
    tell_ranking,
    tell_reports,
)
from tests.security.injection.readers import read_page
from tests.security.injection.texts import TEXTS

from cxmap.drawing import dot, svg
from cxmap.reports import mermaid, page
from cxmap.reports.diagnostics import as_github, as_json, as_junit, concise, pretty
from cxmap.reports.hypertext import hypertext
from cxmap.reports.overview import markdown
from cxmap.reports.overview.page import write
from cxmap.reports.papers import as_csv, as_markdown

Get = Callable[[str], Folder]
Ask = Callable[[Folder], Outputs]
Tell = Callable[[Ask], Outputs]


def as_it_is(text: str, *_: object, **__: object) -> str:
    return text


def pick(told: Outputs, form: str) -> Outputs:
    return {key: output for key, output in told.items() if key.endswith(f".{form}")}


@pytest.mark.parametrize(
    ("form", "name", "ask", "room", "writer"),
    [
        ("csv", "formula", tell_ranking, as_csv, "guard"),
        ("csv", "terminal", tell_ranking, as_csv, "printable"),
        ("csv", "commands", tell_ranking, as_csv, "calm"),
        ("json", "terminal", tell_ranking, as_json, "spell_out"),
        ("markdown", "markdown", tell_ranking, as_markdown, "escape"),
        ("markdown", "callers", tell_reports, markdown, "escape"),
        ("table", "command", tell_ranking, page, "calm_lines"),
        ("table", "terminal", tell_ranking, page, "printable"),
        ("terminal", "lines", tell_reports, page, "calm_lines"),
        ("svg", "markup", draw_map, svg, "_text"),
        ("svg", "terminal", draw_map, svg, "clean_line"),
        ("dot", "dot", draw_dots, dot, "_escape"),
        ("dot", "terminal", draw_dots, dot, "clean_line"),
        ("mermaid", "mermaid", draw_mermaid, mermaid, "_escape"),
    ],
)
def test_a_writer_that_escapes_nothing_is_found(
    tmp_path: Path,
    tell_harmless: Tell,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    name: str,
    ask: Ask,
    room: Any,
    writer: str,
) -> None:
    plain = pick(tell_harmless(ask), form)
    assert plain
    monkeypatch.setattr(room, writer, as_it_is)
    with pytest.raises((AssertionError, SyntaxError, ValueError)):
        # Of a folder of its own: what was drawn once is kept.
        judge(pick(ask(write_folder(tmp_path, TEXTS[name])), form), plain)


@pytest.mark.parametrize(
    ("form", "name", "room", "changes"),
    [
        ("concise", "terminal", concise, {"printable": as_it_is}),
        ("pretty", "commands", pretty, {"calm_lines": as_it_is}),
        ("json", "turned", as_json, {"spell_out": as_it_is}),
        ("sarif", "turned", as_json, {"spell_out": as_it_is}),
        ("github", "lines", as_github, {"printable": as_it_is, "_TEXT": {}}),
        ("junit", "commands", as_junit, {"calm": as_it_is}),
    ],
)
def test_a_form_of_findings_that_escapes_nothing_is_found(
    get_folder: Get, monkeypatch: pytest.MonkeyPatch, form: str, name: str, room: Any, changes: Mapping[str, object]
) -> None:
    for writer, change in changes.items():
        monkeypatch.setattr(room, writer, change)
    told = tell_findings(get_folder(name))
    with pytest.raises(AssertionError):
        judge_findings({"findings.json": told["findings.json"], **pick(told, form)})


def test_a_page_that_escapes_nothing_is_found(get_folder: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    harmless = read_page(make_report_page(get_folder("harmless")).text)
    with monkeypatch.context() as patch:
        patch.setattr(write, "_ESCAPES", {})
        with pytest.raises(AssertionError):
            assert read_page(make_report_page(get_folder("markup")).text) == harmless

    def forget(*arguments: Any, **options: Any) -> jinja2.Environment:
        return jinja2.Environment(*arguments, **{**options, "autoescape": False})

    monkeypatch.setattr(hypertext, "Environment", forget)
    with pytest.raises(AssertionError):
        assert read_page(make_report_page(get_folder("markup")).text) == harmless
