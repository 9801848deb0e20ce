"""Whatever a file holds, a run ends in a verdict that every form can tell; `CXMAP_FUZZ_SECONDS=60` looks longer."""

import gc
import os
import time
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from tests.fuzz.mutations import FILES, broken_files

from cxmap.diagnostics.diagnostic import Severity
from cxmap.diagnostics.report import Report
from cxmap.reports.diagnostics.forms import Form, Look, render
from cxmap.source import parse_document
from cxmap.usecases.check import check_paths
from cxmap.usecases.wishes import Flags, make_wishes

SECONDS = float(os.environ.get("CXMAP_FUZZ_SECONDS", "1"))
FORMS: tuple[Form, ...] = ("pretty", "concise", "json", "sarif", "github", "junit")
TODAY = date(2026, 11, 22)


def judge(path: Path, content: bytes) -> Report:
    """Check a file that is not on the disk, at the level that asks most, and tell what was found in every form."""
    document = parse_document(content, path.name, path)
    checked = check_paths([], [document], make_wishes(Flags(level="measured", today=TODAY)))
    for form in FORMS:
        assert render(form, checked.report, checked.documents, Look(width=80))
    return checked.report


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(broken_files())
def test_every_file_ends_in_a_verdict(file: tuple[Path, bytes]) -> None:
    report = judge(*file)
    assert report.names
    lines = file[1].count(b"\n") + file[1].count(b"\r") + 1
    for found in report.diagnostics:
        assert found.message
        assert found.span.line >= 1
        assert found.span.column >= 1
        if found.file == file[0].name:
            assert found.span.end_line <= lines
    assert report.failed is any(found.severity is Severity.ERROR for found in report.diagnostics)


def test_every_file_ends_in_a_verdict_for_a_while() -> None:
    """The same for so many seconds, with other files each time."""
    inner = test_every_file_ends_in_a_verdict.hypothesis.inner_test  # type: ignore[attr-defined]
    looking = settings(max_examples=100, derandomize=False, database=None, suppress_health_check=list(HealthCheck))
    end, rounds = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        looking(given(broken_files())(inner))()
        rounds += 1
        gc.collect()
    assert rounds


def test_there_is_something_to_break() -> None:
    assert len(FILES) > 100
