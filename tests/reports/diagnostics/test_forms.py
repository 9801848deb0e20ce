"""All forms alike: whatever people write stays data, the same findings give the same text, and each comes alone."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from tests.reports.diagnostics.samples import NAMES, TWICE, TYPO, make_report, read_documents
from tests.reports.diagnostics.workflow import read_command

from cxmap.diagnostics.diagnostic import Diagnostic, Label
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.forms import COUNTED, FOR_PROGRAMS, FORMS, Form, Look, render, render_counts
from cxmap.reports.printable import calm, printable
from cxmap.source import Document, Span, parse_document

SCHEMA = json.loads((Path(__file__).parents[2] / "data/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))

# What a terminal or a reader of text would obey: controls, marks that turn the direction, halves of characters.
OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
SERVER_COMMAND = re.compile(r"##\w*\[")
PIECES = (
    *("\n", "\r\n", "\r", "\t", "\0", "\x1b[2J", "\x9b31m", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe"),
    *("::set-output name=x::y", "\n::stop-commands::z", "::error::", "##[add-mask]x", "##vso[task.x]y", "##", "["),
    *("]]>", "<![CDATA[", "</testcase>", "&#10;", "&amp;", '"', "'", "<!--", "[[ATTACHMENT|x]]", "%0A", "%250D", "%"),
    *(
        "](",
        "[a](https://example.org)",
        "{0}",
        "\\",
        "`",
        "[bold]",
        "[/]",
        ":smile:",
        "a",
        " ",
        ",",
        ":",
        "=",
        "飲み物",
    ),
    *("😀", "e\u0301", "\udcff", "\udc80", "x" * 10_000),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


def make(text: str, file: str) -> tuple[Report, Mapping[str, Document]]:
    """Findings that say a text wherever they can, about a file with that text in it."""
    document = parse_document(f"x: {text}\ny: {text}\n".encode("utf-8", "replace"), file)
    span = Span(1, 1, 1, 4)
    found = replace(
        TYPO,
        message=text,
        help=text,
        file=file,
        span=span,
        path=(text, 0),
        related=(Label(text, file, span),),
        fix=Fix(text, safe=False, edits=(Edit(span, text),)),
    )
    return Report(tuple(sorted((*NAMES, file))), (found, replace(found, span=Span(2, 1, 2, 2)))), {file: document}


def written(form: Form, report: Report, documents: Mapping[str, Document]) -> str:
    """A report in a form, as it is written into a file."""
    return render(form, report, documents, Look()).encode("utf-8", "backslashreplace").decode()


@settings(max_examples=60)
@given(st.sampled_from(("pretty", "concise", "github", "junit")), TEXTS, TEXTS)
@example("concise", "a", "::error::b")
@example("concise", "##[group]a", "##[group]b")
@example("junit", "\n::error::a", " ::error::b")
@example("pretty", "##[group]a", "##[group]b")
def test_what_people_wrote_is_obeyed_by_nobody(form: Form, text: str, file: str) -> None:
    output = render(form, *make(text, file), Look())
    assert not OBEYED.search(output)
    if form == "github":
        return  # its lines are commands, and `test_github_obeys_only_cxmap` reads them
    assert not SERVER_COMMAND.search(output)
    assert [line for line in output.splitlines() if read_command(line)] == []


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_a_finding_stays_a_line(text: str, file: str) -> None:
    lines = render("concise", *make(text, file), Look()).splitlines()
    assert len(lines) == 3
    assert all(line.endswith("[CX201 unknown-channel]") for line in lines[:2])


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_github_obeys_only_cxmap(text: str, file: str) -> None:
    report, documents = make(text, file)
    *lines, last = re.split("\r\n|\r|\n", render("github", report, documents, Look()).rstrip("\n"))
    assert read_command(last) is None
    assert len(lines) == 2
    for line in lines:
        command = read_command(line)
        assert command is not None
        assert command.name == "error"
        assert set(command.properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert re.sub("[\r\n]", "\ufffd", command.properties["file"]) == printable(file)
        assert command.text.count("\n") == 2
        assert printable(text) in command.text


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_json_gives_every_text_back(text: str, file: str) -> None:
    report, documents = make(text, file)
    output = written("json", report, documents)
    assert not SERVER_COMMAND.search(output)
    assert not re.search("[\x00-\x09\x0b-\x1f]", output)
    found = json.loads(output)["diagnostics"][0]
    assert (found["message"], found["help"], found["file"], found["path"]) == (text, text, file, [text, 0])
    assert found["fix"]["edits"][0]["text"] == text


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_sarif_is_valid_and_gives_edits_back(text: str, file: str) -> None:
    output = written("sarif", *make(text, file))
    assert not SERVER_COMMAND.search(output)
    log = json.loads(output)
    Draft4Validator(SCHEMA).validate(log)
    result = log["runs"][0]["results"][0]
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == text
    assert not OBEYED.search(result["message"]["text"].replace("\n", ""))
    assert result["message"]["text"].count("\n") == 2


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_junit_is_xml_with_a_case_a_file(text: str, file: str) -> None:
    output = written("junit", *make(text, file))
    assert "[[ATTACHMENT|" not in output
    (suite,) = list(JUnitXml.fromstring(output.encode()))
    names = [str(case.name) for case in suite]
    assert len(names) == len(NAMES) + 1
    assert printable(file).replace("\ufffe", "\ufffd").replace("[[ATTACHMENT|", "\ufffd[ATTACHMENT|") in names


@pytest.mark.parametrize("form", FORMS)
def test_the_same_findings_give_the_same_text(form: Form) -> None:
    texts = {render(form, make_report(*found), read_documents(), Look()) for found in ((TYPO, TWICE), (TWICE, TYPO))}
    assert len(texts) == 1
    assert texts.pop().endswith("\n")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_takes_a_report_without_findings(form: Form) -> None:
    output = render(form, Report((), ()), {}, Look(colour=True, width=80, folder="maps"))
    if form in FOR_PROGRAMS - {"github"}:
        assert json.loads(output) if output.startswith("{") else ET.fromstring(output) is not None
    else:
        assert output == "Checked 0 files: nothing to mend.\n"


@pytest.mark.parametrize("form", FORMS)
def test_every_finding_is_in_every_form(form: Form) -> None:
    output = render(form, make_report(), read_documents(), Look())
    assert {code for code in ("CX003", "CX201", "CX214", "CX215") if code in output} == {
        "CX003",
        "CX201",
        "CX214",
        "CX215",
    }


def test_colours_are_only_for_people() -> None:
    coloured = {form for form in FORMS if "\x1b[" in render(form, make_report(), read_documents(), Look(colour=True))}
    assert coloured == set(FORMS) - FOR_PROGRAMS


def test_rules_are_counted_as_text_and_as_json() -> None:
    for form in COUNTED:
        text = render_counts(form, make_report(), Look())
        assert (json.loads(text)["form"] == "cxmap-statistics/1") if form == "json" else ("CX201" in text)


COSTS = {
    "pretty": {"json", "xml.etree.ElementTree", "urllib.parse", "cxmap.rules.index", "rich.console", "rich.style"},
    "concise": {"json", "xml.etree.ElementTree", "cxmap.rules.index", "rich.console", "rich.cells"},
    "json": {"xml.etree.ElementTree", "cxmap.rules.index", "rich.console", "rich.cells"},
    "github": {"json", "xml.etree.ElementTree", "cxmap.rules.index", "rich.console", "rich.cells"},
    "sarif": {"xml.etree.ElementTree", "rich.console", "rich.cells"},
    "junit": {"cxmap.rules.index", "rich.console", "rich.cells"},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_imports_only_what_it_needs(form: Form) -> None:
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"  # a run that counts coverage brings modules of its own
        "from cxmap.diagnostics.report import Report\n"
        "from cxmap.reports.diagnostics.forms import Look, render\n"
        f"render({form!r}, Report((), ()), {{}}, Look())\n"
        "print(' '.join(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    loaded = set(run.stdout.split())
    others = {"pretty", "concise", "as_json", "as_sarif", "as_github", "as_junit", "statistics"}
    assert "cxmap.reports.diagnostics.forms" in loaded
    assert loaded & COSTS[form] == set()
    shared = {"sarif": {"as_json"}, "junit": {"concise"}}.get(form, set())
    own = {form, f"as_{form}"} | shared
    assert {name for name in others if f"cxmap.reports.diagnostics.{name}" in loaded} <= own


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("##[group]", "#\ufffd[group]"),
        ("a ##vso[task.x]", "a #\ufffdvso[task.x]"),
        ("###[x]", "##\ufffd[x]"),
        ("## [x] # [y] #[z]", "## [x] # [y] #[z]"),
    ],
)
def test_only_commands_of_build_servers_are_broken(text: str, left: str) -> None:
    assert calm(text) == left


def test_the_guard_against_hostile_texts_sees_them() -> None:
    hostile: Diagnostic = make("\x1b[2J\n##[x]", "a")[0].diagnostics[0]
    assert OBEYED.search(hostile.message)
    assert SERVER_COMMAND.search(hostile.message)
