"""Targets that begin with bytes: they are judged, mended, and found in folders beside others."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.fuzz.journeys import to_bytes, write_journey
from tests.fuzz.mutations import break_file
from tests.fuzz.readers import FINDINGS, list_comments
from tests.fuzz.rounds import blame, check_refusal, hold
from tests.fuzz.shapes import write_shape
from tests.fuzz.texts import write_bytes

from cxmap.diagnostics.diagnostic import Severity
from cxmap.diagnostics.report import Report
from cxmap.errors import CxmapError
from cxmap.reports.diagnostics.forms import FORMS, Look, render
from cxmap.source import parse_document
from cxmap.source.sameness import is_same
from cxmap.usecases.check import check_paths
from cxmap.usecases.fix import find_fixes, write_files
from cxmap.usecases.wishes import Flags, make_wishes

if TYPE_CHECKING:
    from cxmap.language.edition import SchemaKind

MAP = "a.journey.yaml"
CATALOGUE = "a.catalogue.yaml"
TODAY = date(2026, 11, 22)
ASKING = make_wishes(Flags(level="measured", today=TODAY))
"""The level that asks most."""
_OWN = re.compile(r"#\s*(?:cxmap:|yaml-language-server:)")
"""Comments that the program has a say in."""


def write_content(dice: Random) -> tuple[str, bytes]:
    """A file by its name: broken, of a shape that nobody would write, or no map at all."""
    roll = dice.random()
    if roll < 0.5:
        path, content = break_file(dice)
        return path.name, content
    kind: SchemaKind = "catalogue" if dice.random() < 0.3 else "journey"
    name = CATALOGUE if kind == "catalogue" else MAP
    return name, write_bytes(dice) if roll < 0.75 else to_bytes(write_shape(kind, dice))


def judge_files(dice: Random, folder: Path) -> None:
    """A file is checked, and what is found is told in every form, the same in the same words."""
    name, content = write_content(dice)
    width = dice.choice((None, 40, 80, 200))
    hold(name, content, lambda tried: check_verdict(name, tried, width))


def check_verdict(name: str, content: bytes, width: int | None = 80) -> None:
    """A file ends in a verdict whose places are in the file, and that every form can tell."""
    path = Path("examples", name)
    document = parse_document(content, name, path)
    checked = check_paths([], [document], ASKING)
    report = checked.report
    assert name in report.names
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for found in report.diagnostics:
        assert found.message
        assert found.span.line >= 1
        assert found.span.column >= 1
        if found.file == name:
            assert found.span.end_line <= lines
    assert report.failed is any(found.severity is Severity.ERROR for found in report.diagnostics)
    again = check_paths([], [parse_document(content, name, path)], ASKING)
    for form in FORMS:
        text = render(form, report, checked.documents, Look(width=width))
        FINDINGS[form](text)
        assert text == render(form, again.report, again.documents, Look(width=width))


def mend_files(dice: Random, folder: Path) -> None:
    """A file is mended as far as it can be: it can be read, nothing is left to mend, and all comments are there."""
    name, content = write_content(dice)
    hold(name, content, check_mended)


def check_mended(content: bytes) -> None:
    """What is mended is a fixpoint that keeps comments, and with safe fixes what was said."""
    for unsafe in (False, True):
        before = parse_document(content, MAP)
        mending = find_fixes([], [before], ASKING, unsafe=unsafe)
        if not mending.files:
            continue
        (file,) = mending.files
        after = parse_document(file.after.content, MAP)
        assert after.usable or not before.usable
        assert is_same(after.data, file.after.data)
        again = find_fixes([], [parse_document(file.after.content, MAP)], ASKING, unsafe=unsafe)
        assert again.files == (), "a second run finds more to mend"
        # What is to tell comments reads no text with control characters, and all documents, which may be no YAML.
        if before.usable and not {"CX002", "CX008"} & {found.code for found in mending.checked.report.diagnostics}:
            gone = _count_comments(before.text) - _count_comments(after.text)
            assert unsafe or not gone, gone
            assert _count_errors(again.checked.report) <= _count_errors(mending.checked.report)


def _count_comments(text: str) -> Counter[str]:
    return Counter(comment for comment in list_comments(text) if not _OWN.match(comment))


def _count_errors(report: Report) -> int:
    """Errors of form and language: a map that can be understood is held to more than one that cannot."""
    return sum(found.severity is Severity.ERROR and found.code < "CX2" for found in report.diagnostics)


def judge_projects(dice: Random, folder: Path) -> None:
    """Maps and catalogues in folders use each other, or what is not there, and are checked and mended together."""
    files = write_project(dice)
    with blame(files):
        check_project(files, folder)


def check_project(files: dict[str, bytes], folder: Path) -> None:
    """A folder ends in a verdict that is the same twice, and can be mended until nothing is left to mend."""
    for name, content in {"cxmap.toml": b"", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    told = []
    for _ in range(2):
        checked = check_paths([folder], [], ASKING)
        for form in FORMS:
            told.append(render(form, checked.report, checked.documents, Look(width=80)))
            FINDINGS[form](told[-1])
        for problem in checked.unreadable:
            check_refusal(problem)
    assert told[: len(FORMS)] == told[len(FORMS) :]
    try:
        mending = find_fixes([folder], [], ASKING, unsafe=True)
    except CxmapError as error:
        check_refusal(error)
        return
    written, problems = write_files(mending.files)
    assert len(written) == len(mending.files), problems
    assert find_fixes([folder], [], ASKING, unsafe=True).files == (), "a second run finds more to mend"


def write_project(dice: Random) -> dict[str, bytes]:
    """Up to three maps and three catalogues that use each other by paths that lead somewhere or not."""
    places = ("", "", "sub/", "sub/deep/", "Sub/")
    letters = {"a": "journey", "b": "catalogue", "c": "catalogue", "d": "journey", "e": "catalogue", "f": "journey"}
    names = {
        f"{dice.choice(places)}{letter}.{kind}.yaml": kind
        for letter, kind in letters.items()
        if letter in "ab" or dice.random() < 0.5
    }
    return {name: _write_member(name, kind, list(names), dice) for name, kind in names.items()}


def _write_member(name: str, kind: str, names: list[str], dice: Random) -> bytes:
    data: Any
    if kind == "journey":
        data = write_journey(dice, 3) if dice.random() < 0.5 else write_shape("journey", dice)
        if dice.random() < 0.5:
            for section in ("channels", "personas", "teams", "systems"):
                data.pop(section, None)
    else:
        data = write_shape("catalogue", dice)
    odd = ("", ".", "..", "/etc/passwd", "~", "nowhere.catalogue.yaml", "sub", "\0", "a" * 300, "C:\\x",
           "http://x/y", "a.catalogue.yaml/", "../" * 40 + "x.catalogue.yaml", "é.catalogue.yaml",
           "*.catalogue.yaml", name)  # fmt: skip
    up = "../" * name.count("/")
    uses = [dice.choice(odd) if dice.random() < 0.15 else up + dice.choice(names) for _ in range(dice.randint(0, 3))]
    if uses:
        data["uses"] = uses
    if kind == "journey" and dice.random() < 0.3:
        for stage in data.get("stages", {}).values():
            for touchpoint in stage["touchpoints"].values():
                touchpoint["journey"] = up + dice.choice([*names, *odd])
    return to_bytes(data)
