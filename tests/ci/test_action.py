"""The GitHub action: what it installs, what it runs, and that no input is ever more than data."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.ci.action import EXPRESSION, Runner, link_program, own_environment, read_action
from tests.ci.conftest import ROOT, give_up
from tests.ci.maps import write_project

import cxmap

ACTION = read_action(ROOT / "action.yml")
TOOLS = Path(sys.executable).parent
ESCAPE = re.compile(r"\x1b\[[\d;]*m")

HOSTILE = [
    '"; touch pwned; "',
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    "a\n; touch pwned",
    "--output=pwned",
    "-opwned",
    "${IFS}touch${IFS}pwned",
    "good.journey.yaml && touch pwned",
    "*",
    "\\",
]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner in which cxmap is installed already."""
    if shutil.which("bash") is None:
        give_up("no bash on this machine")
    workspace, temporary = tmp_path / "work space", tmp_path / "temporary files"
    workspace.mkdir()
    temporary.mkdir()
    link_program(temporary)
    return Runner(ROOT, write_project(workspace), temporary, own_environment())


def scripts() -> list[tuple[str, dict[str, Any]]]:
    """The steps that run scripts, by name."""
    return [(step["name"], step) for step in ACTION["runs"]["steps"] if "run" in step]


def test_it_is_an_action_by_the_schema_of_actions() -> None:
    command: list[str | Path] = [
        TOOLS / "check-jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
        ROOT / "action.yml",
    ]
    assert subprocess.run(command, check=False).returncode == 0


def test_nothing_is_found_by_a_linter_of_actions(tmp_path: Path) -> None:
    command = [
        str(TOOLS / "zizmor"),
        "--offline",
        "--no-progress",
        "--pedantic",
        "--strict-collection",
        "--collect=all",
    ]
    done = subprocess.run(
        [*command, str(ROOT / "action.yml"), str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    planted = tmp_path / "action.yml"
    planted.write_text((ROOT / "action.yml").read_text().replace('"$CXMAP_FORMAT")', "${{ inputs.format }})"))
    done = subprocess.run([*command, str(planted)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert "template-injection" in done.stdout


@pytest.mark.parametrize(("name", "step"), scripts(), ids=[name for name, _ in scripts()])
def test_scripts(name: str, step: dict[str, Any], tmp_path: Path) -> None:
    assert "${{" not in step["run"]
    assert all(EXPRESSION.fullmatch(text) for text in step["env"].values())
    # A variable that the script uses is given by its step, by the runner, or set in the script itself.
    assert set(re.findall(r"\$\{?(CXMAP_\w+)", step["run"])) == set(step["env"])
    script = tmp_path / "step.sh"
    script.write_text(step["run"])
    done = subprocess.run(
        [TOOLS / "shellcheck", "--shell=bash", script],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_input_is_used_and_every_use_is_an_input() -> None:
    used = set(re.findall(r"\$\{\{ *inputs\.([\w-]+) *\}\}", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


def test_it_installs_what_comes_with_it(
    runner: Runner, repository: Path, offline: Mapping[str, str], tmp_path: Path
) -> None:
    shutil.rmtree(runner.temporary / "cxmap")
    runner.action, runner.environment = repository, offline
    # Modules in the folder that is checked must not take the place of Python's own.
    for name in ("pip.py", "venv.py"):
        (runner.workspace / name).write_text("raise SystemExit('the wrong module')\n")
    done = runner.run("Install cxmap")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"cxmap {cxmap.__version__}\n"
    done = runner.run("Check the maps")
    assert done.returncode == 1
    assert "title=CX201 unknown-channel" in done.stdout


def test_it_installs_a_version_that_is_asked_for(runner: Runner, offline: Mapping[str, str]) -> None:
    shutil.rmtree(runner.temporary / "cxmap")
    runner.environment = offline
    done = runner.run("Install cxmap", version="999.0.1")
    assert done.returncode == 1
    assert "cxmap==999.0.1" in done.stderr


@pytest.mark.parametrize("version", [*HOSTILE, "1.0 --index-url=http://example.org", "1.0\n", "latest"])
def test_a_version_that_is_none(runner: Runner, version: str) -> None:
    shutil.rmtree(runner.temporary / "cxmap")
    done = runner.run("Install cxmap", version=version)
    assert done.returncode == 2
    assert done.stdout == "::error title=cxmap::the input 'version' holds no version\n"
    assert list(runner.temporary.iterdir()) == [runner.temporary / "step.sh"]


def test_it_annotates(runner: Runner) -> None:
    done = runner.run("Check the maps")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=bad.journey.yaml,line=7,endLine=7,col=")
    assert runner.outputs == {}
    done = runner.run("Check the maps", paths="good.journey.yaml\n\nshared.catalogue.yaml\n")
    assert (done.returncode, done.stdout) == (0, "Checked 2 files: nothing to mend.\n")


def test_it_writes_sarif_and_leaves_the_verdict_to_code_scanning(runner: Runner) -> None:
    done = runner.run("Check the maps", format="sarif", output="found here.sarif")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert runner.outputs == {"sarif": "found here.sarif"}
    [run] = json.loads((runner.workspace / "found here.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["CX201"]


def test_what_could_not_be_checked_fails_even_with_sarif(runner: Runner) -> None:
    done = runner.run("Check the maps", format="sarif", paths="missing.journey.yaml")
    assert done.returncode == 2
    assert "missing.journey.yaml" in done.stderr


def test_arguments_reach_the_program_as_they_are(runner: Runner) -> None:
    done = runner.run("Check the maps", args="--ignore=CX201\n--level\nsketch", fail_on="note")
    assert (done.returncode, done.stdout) == (0, "Checked 3 files: nothing to mend.\n")
    done = runner.run("Check the maps", fail_on="never")
    assert done.returncode == 2
    assert "--fail-on" in ESCAPE.sub("", done.stderr)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["paths", "format", "fail_on"])
def test_no_input_is_ever_run(runner: Runner, name: str, text: str) -> None:
    before = sorted(path.name for path in runner.workspace.iterdir())
    done = runner.run("Check the maps", **{name: text})
    assert done.returncode == 2, done.stdout
    assert sorted(path.name for path in runner.workspace.iterdir()) == before


@pytest.mark.parametrize("text", [text for text in HOSTILE if "-o" not in text and "--" not in text])
def test_no_further_argument_is_ever_run(runner: Runner, text: str) -> None:
    before = sorted(path.name for path in runner.workspace.iterdir())
    assert runner.run("Check the maps", args=text).returncode == 2
    assert sorted(path.name for path in runner.workspace.iterdir()) == before


@pytest.mark.parametrize("text", [text for text in HOSTILE if "/" not in text])
def test_a_name_of_the_output_is_a_name(runner: Runner, text: str) -> None:
    runner.run("Check the maps", format="sarif", output=text)
    assert not (runner.workspace / "pwned").exists()
    assert runner.outputs == {"sarif": text.splitlines()[0]}
