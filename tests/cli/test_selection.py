"""Which findings `cxmap validate` tells, how much they weigh, and how the run ends."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import write

Run = Callable[..., subprocess.CompletedProcess[str]]

MAP = """\
cxmap: 1
title: Buying a drink
stages:
  purchase:
    touchpoints:
      insert-money: {name: I insert money, channels: [coins]}
      take-drink: {name: I take my drink, owner: nobody}
evidence:
  survey: {kind: interview}
"""
CODES = [("CX201", "error"), ("CX203", "error"), ("CX221", "warning")]


def tell(run: Run, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    """Exit code, and code and severity of each finding."""
    done = run("validate", "buy.journey.yaml", "--format", "json", *arguments)
    assert done.stderr == ""
    return done.returncode, [(found["code"], found["severity"]) for found in json.loads(done.stdout)["diagnostics"]]


@pytest.fixture
def run(run_cxmap: Run, tmp_path: Path) -> Run:
    write(tmp_path, "buy.journey.yaml", MAP)
    return run_cxmap


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], CODES),
        (["--select", "CX201"], CODES[:1]),
        (["--select", "unknown-channel"], CODES[:1]),
        (["--select", "cx201,Unused-Evidence"], [CODES[0], CODES[2]]),
        (["--select", "CX201", "--select", "CX203"], CODES[:2]),
        (["--select", "CX20"], CODES[:2]),
        (["--select", "CX3"], []),
        (["--ignore", "unknown-channel, CX203"], CODES[2:]),
        (["--select", "CX2", "--ignore", "CX203"], [CODES[0], CODES[2]]),
    ],
)
def test_selecting_and_ignoring(run: Run, arguments: list[str], told: list[tuple[str, str]]) -> None:
    assert tell(run, *arguments)[1] == told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--exit-zero"], 0),
        (["--select", "CX221"], 0),
        (["--select", "CX221", "--fail-on", "warning"], 1),
        (["--select", "CX221", "--fail-on", "note"], 1),
        (["--select", "CX3", "--fail-on", "note"], 0),
    ],
)
def test_how_the_run_ends(run: Run, arguments: list[str], code: int) -> None:
    assert tell(run, *arguments)[0] == code


def test_a_configuration_selects_ignores_and_weighs(run: Run, tmp_path: Path) -> None:
    settings = 'fail-on = "warning"\n[rules]\nselect = ["CX2"]\nignore = ["unknown-team"]\n'
    (tmp_path / "cxmap.toml").write_text(settings + 'severity = {unknown-channel = "note", CX22 = "note"}\n')
    assert tell(run) == (0, [("CX201", "note"), ("CX221", "note")])
    assert tell(run, "--fail-on", "note")[0] == 1
    # Whoever asks for a rule by hand wants to hear it.
    assert tell(run, "--select", "CX203") == (1, [("CX203", "error")])
    assert tell(run, "--ignore", "CX201") == (0, [("CX221", "note")])


def test_a_rule_by_itself_beats_its_family(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cxmap.toml").write_text('[rules.severity]\nCX201 = "warning"\nCX2 = "note"\n')
    assert tell(run) == (0, [("CX201", "warning"), ("CX203", "note"), ("CX221", "note")])


def test_a_pattern_ignores_in_some_files(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "old/deep/buy.journey.yaml", MAP)
    (tmp_path / "cxmap.toml").write_text('[rules]\nper-file-ignores = {"old/*" = ["CX2"]}\n')
    done = run("validate", "--format", "json")
    assert {found["file"] for found in json.loads(done.stdout)["diagnostics"]} == {"buy.journey.yaml"}
    below = run("validate", ".", "--format", "json", "--config", "../../cxmap.toml", cwd=tmp_path / "old" / "deep")
    assert json.loads(below.stdout)["summary"] == {"error": 0, "warning": 0, "note": 0}


def test_without_paths_the_folder_of_the_configuration_is_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cxmap.toml").touch()
    (tmp_path / "elsewhere").mkdir()
    done = run("validate", "--format", "concise", "-v", cwd=tmp_path / "elsewhere")
    assert [line.split(":")[0] for line in done.stdout.splitlines()[:3]] == [str(tmp_path / "buy.journey.yaml")] * 3
    assert done.stderr.splitlines()[0] == f"configuration: {tmp_path / 'cxmap.toml'}"


def test_a_comment_silences_by_code_name_and_family(run: Run, tmp_path: Path) -> None:
    lines = MAP.splitlines()
    lines[5] += "  # cxmap: ignore[CX201] coins are no channel of ours"
    lines[6] = "      # cxmap: ignore[unknown-team] the team is new\n" + lines[6]
    lines[8] += "  # cxmap: ignore[CX2] used by next year's map"
    write(tmp_path, "buy.journey.yaml", "\n".join(lines))
    assert tell(run) == (0, [])


def test_an_unused_suppression_is_a_finding(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", MAP.replace("cxmap: 1", "cxmap: 1  # cxmap: ignore[CX301] no owner yet"))
    assert tell(run, "--ignore", "CX2") == (0, [("CX019", "warning")])


def test_a_run_at_a_lower_level_takes_no_suppression_for_unused(run: Run, tmp_path: Path) -> None:
    silenced = "cxmap: 1\nlevel: mapped  # cxmap: ignore[CX301, CX201] no owner yet"
    write(tmp_path, "buy.journey.yaml", MAP.replace("cxmap: 1", silenced))
    # CX201 speaks at every level and has nothing to say there; CX301 was not asked.
    assert tell(run, "--level", "sketch", "--ignore", "CX2") == (0, [("CX019", "warning")])
    assert "`CX201` has nothing to say on line 2" in run("validate", "--level", "sketch", "--ignore", "CX2").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--select", "unkown-channel"], "error: no rule `unkown-channel` for `--select`\nhelp: did you mean `unknown"),
        (["--ignore", "CX999"], "error: no rule `CX999` for `--ignore`\nhelp: name a rule by its code or name, or a"),
        (["--ignore", "CX103"], "error: `CX103` cannot be changed by `--ignore`: where it speaks, the file was not re"),
        (["--ignore", "wrong-type"], "error: `wrong-type` cannot be changed by `--ignore`"),
        (["--config", "no.toml"], "error: no.toml cannot be read: no such file or directory\nhelp: name a file after"),
        (["--statistics", "--format", "sarif"], "error: `--statistics` has no form `sarif`\nhelp: choose"),
        (["-", "--watch"], "error: standard input cannot be watched\nhelp: name files or folders before `--watch`"),
    ],
)
def test_wishes_that_cannot_be_granted(run: Run, arguments: list[str], says: str) -> None:
    done = run("validate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(says)


def test_the_level_is_the_flags_then_the_maps_then_the_configurations(run: Run, tmp_path: Path) -> None:
    owned = [("CX301", "error")]
    assert tell(run, "--select", "CX301") == (0, [])
    assert tell(run, "--select", "CX301", "--level", "mapped") == (1, owned)
    (tmp_path / "cxmap.toml").write_text('level = "mapped"\n')
    assert tell(run, "--select", "CX301") == (1, owned)
    assert tell(run, "--select", "CX301", "--level", "sketch") == (0, [])
    write(tmp_path, "buy.journey.yaml", MAP.replace("stages:", "level: sketch\nstages:"))
    assert tell(run, "--select", "CX301") == (0, [])


def test_every_form_comes_from_the_same_findings(run: Run) -> None:
    for form in ("pretty", "concise", "json", "sarif", "github", "junit"):
        done = run("validate", "buy.journey.yaml", "--format", form)
        assert (done.returncode, done.stderr) == (1, "")
        assert "coins" in done.stdout
    counted = run("validate", "buy.journey.yaml", "--statistics")
    assert [line.split()[:2] for line in counted.stdout.splitlines()[:3]] == [["1", code] for code, _ in CODES]
