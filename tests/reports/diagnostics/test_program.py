"""The forms as the program writes them, started below the root of a repository."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from tests.reports.diagnostics.samples import MAP
from tests.reports.diagnostics.workflow import read_command

Run = Callable[..., subprocess.CompletedProcess[str]]
SCHEMA = Path(__file__).parents[2] / "data/sarif/sarif-schema-2.1.0.json"
NAME = "my map\u202e.journey.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in a repository, with a map that has two faults and a hostile name, and one that is sound."""
    maps = tmp_path / "customer maps"
    maps.mkdir()
    (tmp_path / ".git").mkdir()
    (maps / NAME).write_text(MAP, encoding="utf-8")
    (maps / "sound.journey.yaml").write_text("cxmap: 1\ntitle: A\nstages: {a: {}}\n", encoding="utf-8")
    return maps


def test_sarif(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("validate", "--format", "sarif", "--output", "out.sarif", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    log = json.loads((folder / "out.sarif").read_bytes())
    Draft4Validator(json.loads(SCHEMA.read_bytes())).validate(log)
    results = log["runs"][0]["results"]
    assert "CX201" in {result["ruleId"] for result in results}
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert {unquote(uri) for uri in uris} == {f"customer maps/{NAME}"}


def test_github(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("validate", "--format", "github", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    *lines, summary = done.stdout.splitlines()
    commands = [command for line in lines if (command := read_command(line))]
    assert len(commands) == len(lines)
    assert {command.properties["file"] for command in commands} == {"customer maps/my map\ufffd.journey.yaml"}
    assert read_command(summary) is None


def test_junit(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("validate", "--format", "junit", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    (suite,) = list(JUnitXml.fromstring(done.stdout.encode()))
    assert {str(case.name): bool(case.result) for case in suite} == {
        "my map\ufffd.journey.yaml": True,
        "sound.journey.yaml": False,
    }


@pytest.mark.parametrize("form", ["sarif", "junit"])
def test_a_form_for_programs_comes_also_where_nothing_could_be_read(run_cxmap: Run, form: str) -> None:
    done = run_cxmap("validate", "--format", form, "missing.journey.yaml")
    assert done.returncode == 2
    if form == "sarif":
        assert json.loads(done.stdout)["runs"][0]["results"] == []
    else:
        assert JUnitXml.fromstring(done.stdout.encode()).tests == 0
