"""One file with six faults of different kinds: the real program reports all six, each exactly where it was planted."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

SOURCE = Path(__file__).with_name("six_faults.journey.yaml")
CODES = {
    "transactional-servey": "CX104",
    "wbe": "CX201",
    "bariers": "CX101",
    "compare-quotes": "CX216",
    "ask-advisor": "CX214",
    "takes": "CX009",
}
"""What was planted under each mark: two faults of the language, three of the references, one of the YAML."""

Program = Callable[..., subprocess.CompletedProcess[str]]


def find_planted() -> list[tuple[int, int, str]]:
    """Line, column and code of every marked fault; the place is where the marked text stands on its line."""
    planted = []
    for number, line in enumerate(SOURCE.read_text(encoding="utf-8").splitlines(), 1):
        written, _, mark = line.partition("# mark: ")
        if mark:
            assert written.count(mark) == 1
            planted.append((number, written.index(mark) + 1, CODES[mark]))
    return planted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy(SOURCE, tmp_path)
    return tmp_path


def test_six_kinds_are_planted() -> None:
    assert sorted(code for _, _, code in find_planted()) == sorted(CODES.values())
    assert len(set(CODES.values())) == 6


def test_all_are_found_for_programs(run_cxmap: Program, folder: Path) -> None:
    run = run_cxmap("validate", SOURCE.name, "--format", "json", cwd=folder)
    assert (run.returncode, run.stderr) == (1, "")
    report = json.loads(run.stdout)
    assert report["summary"] == {"error": 6, "warning": 0, "note": 0}
    found = [(entry["line"], entry["column"], entry["code"]) for entry in report["diagnostics"]]
    assert found == find_planted()
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    for entry in report["diagnostics"]:
        assert entry["end_line"] == entry["line"]
        text = lines[entry["line"] - 1][entry["column"] - 1 : entry["end_column"] - 1]
        assert CODES[text] == entry["code"]


def test_all_are_found_for_people(run_cxmap: Program, folder: Path) -> None:
    run = run_cxmap("validate", SOURCE.name, cwd=folder)
    assert (run.returncode, run.stderr) == (1, "")
    heads = re.findall(r"^error\[(CX\d+)\].*\n +--> six_faults\.journey\.yaml:(\d+):(\d+)$", run.stdout, re.MULTILINE)
    assert [(int(line), int(column), code) for code, line, column in heads] == find_planted()
    assert re.findall(r"^ +\| +(\^+)$", run.stdout, re.MULTILINE) == ["^" * len(text) for text in CODES]
    assert "\nFound 6 errors in 1 file. " in run.stdout
