"""docs/ci.md: what it shows is valid where it is meant for, and does here what the page says."""

import re
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.ci.action import Runner, link_program, own_environment, read_action
from tests.ci.conftest import ROOT, commit_all
from tests.ci.maps import write_file, write_old_project, write_project

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
TOOLS = Path(sys.executable).parent
HASH = "0123456789" * 4
Run = Callable[..., subprocess.CompletedProcess[str]]


def list_blocks(language: str) -> list[str]:
    """The examples in a language, without the indentation of the list they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", PAGE, re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(text) for _, text in found]


def write_examples(folder: Path, repository: str, commit: str) -> list[str]:
    """Write the examples that name their file, from a repository and a commit, and return the names."""
    names = []
    for text in (*list_blocks("yaml"), *list_blocks("toml")):
        name, _, content = text.partition("\n")
        content = content.replace("https://github.com/OWNER/cxmap", repository).replace("COMMIT", commit)
        write_file(folder / name.removeprefix("# "), content)
        names.append(name.removeprefix("# "))
    return names


def find_head(repository: Path, environment: Mapping[str, str]) -> str:
    """The commit that a repository is at."""
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(
        command, cwd=repository, env=environment, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def test_every_example_says_where_it_belongs(tmp_path: Path) -> None:
    assert write_examples(tmp_path, "https://example.org/cxmap", HASH) == [
        ".github/workflows/journey-maps.yml",
        ".github/workflows/journey-maps-scan.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        "cxmap.toml",
    ]


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [("vendor.github-workflows", ".github/workflows/*"), ("vendor.gitlab-ci", ".gitlab-ci.yml")],
)
def test_examples_are_valid_by_the_schemas_of_those_who_read_them(tmp_path: Path, schema: str, pattern: str) -> None:
    write_examples(tmp_path, "https://example.org/cxmap", HASH)
    files = sorted(tmp_path.glob(pattern))
    assert files
    command = [str(TOOLS / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    assert subprocess.run(command, check=False).returncode == 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("steps:", "step:").replace("script:", "scripts:"), encoding="utf-8")
    assert subprocess.run(command, check=False).returncode == 1


def test_a_linter_of_workflows_finds_nothing(tmp_path: Path) -> None:
    write_examples(tmp_path, "https://example.org/cxmap", HASH)
    command = [str(TOOLS / "zizmor"), "--offline", "--no-progress", "--strict-collection", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    # `uses: OWNER/cxmap@COMMIT` is pinned once the reader has put the commit there.
    workflow = tmp_path / ".github" / "workflows" / "journey-maps.yml"
    assert f"OWNER/cxmap@{HASH}" in workflow.read_text(encoding="utf-8")
    assert done.returncode == 0, done.stdout
    workflow.write_text(workflow.read_text(encoding="utf-8").replace("persist-credentials: false", "fetch-depth: 1"))
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def list_uses(folder: Path) -> list[dict[str, Any]]:
    """The steps of the example workflows that use this project's action."""
    jobs = [job for file in sorted(folder.glob(".github/workflows/*")) for job in read_action(file)["jobs"].values()]
    return [step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("OWNER/cxmap@")]


def test_the_workflows_do_what_the_page_says(tmp_path: Path) -> None:
    workspace, temporary = tmp_path / "workspace", tmp_path / "temporary"
    workspace.mkdir()
    write_examples(workspace, "https://example.org/cxmap", HASH)
    (workspace / "cxmap.toml").unlink()
    link_program(temporary)
    runner = Runner(ROOT, write_project(workspace), temporary, own_environment())
    scan, annotate = list_uses(workspace)
    done = runner.run("Check the maps", **{name.replace("-", "_"): text for name, text in annotate["with"].items()})
    assert done.returncode == 1
    assert re.search(r"^::error file=bad\.journey\.yaml,line=7,", done.stdout, re.MULTILINE)
    done = runner.run("Check the maps", **scan["with"])
    assert done.returncode == 0
    # What the upload step is given is what the scan step wrote.
    assert (scan["id"], runner.outputs) == ("cxmap", {"sarif": "cxmap.sarif"})
    assert (workspace / "cxmap.sarif").is_file()


def test_the_table_of_inputs_is_that_of_the_action() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \|$", PAGE, re.MULTILINE)
    inputs = read_action(ROOT / "action.yml")["inputs"]
    assert [name for name, _ in rows] == list(inputs)
    for name, absent in rows:
        default = inputs[name]["default"]
        assert not default or absent.strip() == f"`{default}`"


def test_the_job_for_gitlab(tmp_path: Path, repository: Path, offline: Mapping[str, str]) -> None:
    project, image = tmp_path / "project", tmp_path / "image"
    write_examples(project, f"file://{repository}", find_head(repository, offline))
    (project / "cxmap.toml").unlink()
    job = read_action(write_project(project) / ".gitlab-ci.yml")["journey-maps"]
    subprocess.run([sys.executable, "-m", "venv", image], check=True)
    environment = {**offline, "PATH": f"{image}/bin:{offline['PATH']}"}
    # A runner of GitLab hands its shell the lines one after the other and stops at the first that fails.
    script = "\n".join(("set -eo pipefail", *job["script"]))
    done = subprocess.run(
        ["bash", "-c", script], cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    assert "bad.journey.yaml:7:" in done.stdout
    report = ET.parse(project / job["artifacts"]["reports"]["junit"]).getroot()
    assert len(list(report.iter("testcase"))) == 3
    assert len(list(report.iter("failure"))) == 1


def test_the_configuration_for_pre_commit(tmp_path: Path, repository: Path, offline: Mapping[str, str]) -> None:
    write_examples(tmp_path, str(repository), find_head(repository, offline))
    (tmp_path / "cxmap.toml").unlink()
    commit_all(write_project(tmp_path), offline)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", *arguments, "--color=never"]
        return subprocess.run(
            command, cwd=tmp_path, env=dict(offline), capture_output=True, encoding="utf-8", check=False
        )

    assert run("validate-config").returncode == 0
    # The one hook mends `wbe` and stops the commit; what it left is sound.
    done = run("run", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"^cxmap fix\.+Failed$", done.stdout, re.MULTILINE)
    assert "files were modified by this hook" in done.stdout
    assert "[web]" in (tmp_path / "bad.journey.yaml").read_text(encoding="utf-8")
    subprocess.run(["git", "add", "--all"], cwd=tmp_path, env=dict(offline), check=True)
    assert run("run", "--all-files").returncode == 0
    # A catalogue that changes alone is held against the maps that use it.
    write_file(tmp_path / "shared.catalogue.yaml", "cxmap: 1\nchannels:\n  shop: {name: Shop}\n")
    done = run("run", "--files", "shared.catalogue.yaml")
    assert done.returncode == 1
    assert "Found 2 errors in 3 files." in done.stdout


def test_the_table_of_hooks_is_that_of_the_manifest() -> None:
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert set(re.findall(r"^\| `(cxmap-[\w-]+)` \|", PAGE, re.MULTILINE)) == {hook["id"] for hook in manifest}


def test_anywhere_else(tmp_path: Path, repository: Path, offline: Mapping[str, str]) -> None:
    script, *_ = list_blocks("sh")
    script = script.replace("https://github.com/OWNER/cxmap", f"file://{repository}")
    script = script.replace("COMMIT", find_head(repository, offline))
    write_project(tmp_path)
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env=dict(offline),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Found 1 error in 3 files." in done.stdout


def test_pictures_are_kept_and_the_page_is_made(run_cxmap: Run, tmp_path: Path) -> None:
    _, check, report = (block.split() for block in list_blocks("sh"))
    assert (check[0], check[-1], report[0]) == ("cxmap", "--check", "cxmap")
    (tmp_path / "maps").mkdir()
    (tmp_path / "docs" / "pictures").mkdir(parents=True)
    example = Path(__file__).resolve().parents[2] / "examples" / "broadband.journey.yaml"
    (tmp_path / "maps" / example.name).write_bytes(example.read_bytes())
    missing = run_cxmap(*check[1:])
    assert missing.returncode == 1
    assert "broadband-silo.svg" in missing.stderr + missing.stdout
    assert run_cxmap(*check[1:-1]).returncode == 0
    assert run_cxmap(*check[1:]).returncode == 0
    assert run_cxmap(*report[1:]).returncode == 0
    assert (tmp_path / "report.html").stat().st_size > 100_000


def test_the_way_into_an_old_repository(run_cxmap: Run, tmp_path: Path) -> None:
    old = write_old_project(tmp_path)
    [shown] = list_blocks("console")
    command, _, output = shown.partition("\n")
    assert command == "$ cxmap validate --statistics"
    assert run_cxmap("validate", "--statistics").stdout == output
    # 2. Mend.
    done = run_cxmap("validate", "--fix", "--select", "CX2")
    assert (done.returncode, done.stderr) == (0, "Fixed 2 findings in 2 files.\n")
    # 4. Set aside.
    [configuration] = list_blocks("toml")
    write_file(old / "cxmap.toml", configuration)
    assert not re.search(r"^legacy", run_cxmap("validate", "--format", "concise").stdout, re.MULTILINE)
    assert run_cxmap("validate").returncode == 1
    # 3. Ask less.
    for name in ("buy", "install"):
        path = old / f"{name}.journey.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("level: mapped\n", ""), encoding="utf-8")
    assert run_cxmap("validate").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["good.journey.yaml"], 0),
        (["bad.journey.yaml"], 1),
        (["bad.journey.yaml", "--exit-zero"], 0),
        (["bad.journey.yaml", "missing.journey.yaml", "--exit-zero"], 2),
        (["good.journey.yaml", "--fail-on", "never"], 2),
        (["good.journey.yaml", "--config", "good.journey.yaml"], 2),
        (["empty"], 2),
    ],
)
def test_exit_codes(run_cxmap: Run, tmp_path: Path, arguments: list[str], code: int) -> None:
    (write_project(tmp_path) / "empty").mkdir()
    for form in ("pretty", "concise", "json", "sarif", "github", "junit"):
        assert run_cxmap("validate", *arguments, "--format", form).returncode == code
    assert re.search(rf"^\| {code} \| ", PAGE, re.MULTILINE)
