"""Findings as SARIF 2.1.0, the form that code scanning of many services reads.

Messages are plain text. The standard would double every brace in them, for the sake of placeholders; readers undo that
only where a message has arguments, and ours have none, so braces stay as they are.
"""

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cxmap import __version__
from cxmap.diagnostics.diagnostic import Diagnostic, Label, Severity
from cxmap.reports.diagnostics.as_json import write_json
from cxmap.reports.diagnostics.fingerprint import Fingerprints
from cxmap.reports.diagnostics.place import seen_from
from cxmap.reports.printable import printable
from cxmap.rules.index import get_rule
from cxmap.rules.page import Page, read_page
from cxmap.rules.rule import Rule

if TYPE_CHECKING:
    from cxmap.diagnostics.fix import Fix
    from cxmap.diagnostics.lined import Lined
    from cxmap.diagnostics.report import Report
    from cxmap.source import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
"""What readers call the folder that paths count from."""

_WEIGHTS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_LINK = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]"})


def render_sarif(report: "Report", documents: "Mapping[str, Lined]", *, folder: str = "") -> str:
    """The whole report as one JSON document with a final newline.

    Args:
        report: What was found.
        documents: The files that findings are about, by name, for fingerprints of what is written there.
        folder: The working directory as seen from the root of the repository, where readers look for files.
    """
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    writer = _Writer({code: number for number, code in enumerate(codes)}, Fingerprints(documents, folder), folder)
    run = {
        "tool": {"driver": {"name": "cxmap", "version": __version__, "rules": list(map(_describe_rule, codes))}},
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [writer.write_result(diagnostic) for diagnostic in report.diagnostics],
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _describe_rule(code: str) -> dict[str, Any]:
    rule = get_rule(code)
    page = read_page(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.summary},
        # The first paragraph: a service like GitHub shows no more than 1,024 letters.
        "fullDescription": {"text": " ".join(page.sections[0].text.partition("\n\n")[0].split())},
        "help": {"text": _write_plain(page), "markdown": f"{page.summary}\n\n{page.markdown}"},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": _list_properties(rule),
    }


def _list_properties(rule: Rule) -> dict[str, Any]:
    """From which level of maps a rule speaks, and what GitHub sorts by."""
    return {
        "mapLevel": rule.level,
        "precision": "medium" if rule.heuristic else "very-high",
        "problem.severity": _WEIGHTS[rule.severity],
    }


def _write_plain(page: Page) -> str:
    """The page for readers that show no Markdown."""
    parts = [page.summary]
    for section in page.sections:
        lines = [line for line in section.text.splitlines() if not line.startswith("```")]
        parts.append("\n".join([f"{section.title}:", *lines]))
    return "\n\n".join(parts)


class _Writer:
    """Writes results that point to the rules of one run.

    Args:
        numbers: The place of each rule in the list of rules, by its code.
        fingerprints: By what findings are known again.
        folder: The working directory as seen from the root of the repository.
    """

    def __init__(self, numbers: Mapping[str, int], fingerprints: Fingerprints, folder: str) -> None:
        self._numbers = numbers
        self._fingerprints = fingerprints
        self._folder = folder

    def write_result(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """One finding."""
        location = self._locate(diagnostic.file, diagnostic.span)
        if diagnostic.path:
            location["logicalLocations"] = [_name_logically(diagnostic.path)]
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "ruleIndex": self._numbers[diagnostic.code],
            "level": diagnostic.severity.value,
            "message": {"text": _write_message(diagnostic)},
            "locations": [location],
            "partialFingerprints": self._fingerprints.take(diagnostic),
        }
        if diagnostic.related:
            result["relatedLocations"] = [
                {"id": number, "message": {"text": _write_text(label.message)}, **self._locate(label.file, label.span)}
                for number, label in enumerate(diagnostic.related, start=1)
            ]
        if diagnostic.fix:
            result["fixes"] = [self._write_fix(diagnostic.fix, diagnostic.file)]
        return result

    def _locate(self, file: str, span: "Span") -> dict[str, Any]:
        return {"physicalLocation": {"artifactLocation": self._name_file(file), "region": _write_region(span)}}

    def _name_file(self, file: str) -> dict[str, str]:
        path = seen_from(file, self._folder)
        # What is no text in a name came as lone surrogates, and goes as the bytes it was.
        uri = quote(os.fsencode(path))
        if path.startswith("/"):
            return {"uri": f"file://{uri}"}
        return {"uri": uri, "uriBaseId": BASE}

    def _write_fix(self, fix: "Fix", file: str) -> dict[str, Any]:
        replacements = [
            {"deletedRegion": _write_region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
        ]
        return {
            "description": {"text": _write_text(fix.title)},
            "artifactChanges": [{"artifactLocation": self._name_file(file), "replacements": replacements}],
            "properties": {"safe": fix.safe},
        }


def _write_region(span: "Span") -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _name_logically(path: Iterable[str | int]) -> dict[str, str]:
    """Where in the data a finding is, as a JSON pointer."""
    parts = [printable(str(part)) for part in path]
    pointer = "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in parts)
    return {"name": parts[-1], "fullyQualifiedName": pointer}


def _write_message(diagnostic: Diagnostic) -> str:
    """The finding, its repair, and links to what explains it: some readers show no related place without one."""
    lines = [_write_text(diagnostic.message)]
    lines += [f"help: {_write_text(diagnostic.help)}"] if diagnostic.help else []
    lines += [f"see: {_write_link(label, number)}" for number, label in enumerate(diagnostic.related, start=1)]
    return "\n".join(lines)


def _write_link(label: Label, number: int) -> str:
    return f"[{printable(label.message).translate(_LINK)}]({number})"


def _write_text(text: str) -> str:
    """A text in which nothing that a person wrote becomes a link."""
    return printable(text).replace("](", "\\](")
