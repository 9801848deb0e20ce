"""Terminals, pipes and streams that are closed, full or narrow."""

import json
import re
import resource
import subprocess
from pathlib import Path

import pytest
from tests.cli.program import (
    BAD,
    GOOD,
    PROGRAM,
    list_names,
    plain_environment,
    run_in_shell,
    run_in_terminal,
    run_raw,
    uncounted_environment,
    write,
)

ESCAPE = "\x1b["
LONG = BAD.replace("{name: I take my drink}", "{name: I take my drink, chanels: [" + ", ".join(["machine"] * 30) + "]}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "buy.journey.yaml", BAD)
    write(tmp_path, "good.journey.yaml", GOOD)
    return tmp_path


def test_a_terminal_gets_colours(folder: Path) -> None:
    code, shown = run_in_terminal("validate", "buy.journey.yaml", cwd=folder)
    assert code == 1
    assert shown.startswith(f"{ESCAPE}1;31merror[CX201] unknown-channel: ")
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert plain.endswith("Found 1 error in 1 file. It can be mended by `cxmap validate --fix`.\n")


@pytest.mark.parametrize("command", ["validate", "score"])
@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_turned_off(folder: Path, command: str, variables: dict[str, str]) -> None:
    environment = plain_environment(**variables)
    for name in ("buy.journey.yaml", "good.journey.yaml"):
        assert ESCAPE not in run_in_terminal(command, name, cwd=folder, environment=environment)[1]


def test_findings_of_other_commands_have_colours_where_errors_go_to_a_terminal(folder: Path) -> None:
    code, shown = run_in_terminal("score", "buy.journey.yaml", cwd=folder)
    assert code == 1
    assert shown.startswith(f"{ESCAPE}1;31merror[CX201]")


@pytest.mark.parametrize("command", ["validate", "score", "doctor"])
def test_a_pipe_gets_none_unless_asked_for(folder: Path, command: str) -> None:
    arguments = [command] if command == "doctor" else [command, "buy.journey.yaml", "good.journey.yaml"]
    plain = run_raw(*arguments, cwd=folder)
    assert ESCAPE.encode() not in plain.stdout + plain.stderr
    if command == "validate":
        forced = run_raw(*arguments, cwd=folder, environment=plain_environment(FORCE_COLOR="1"))
        assert re.sub(rb"\x1b\[[\d;]*m", b"", forced.stdout) == plain.stdout != forced.stdout


@pytest.mark.parametrize("columns", [80, 60])
def test_nothing_is_wider_than_the_terminal(folder: Path, columns: int) -> None:
    write(folder, "long.journey.yaml", LONG)
    environment = plain_environment(NO_COLOR="1")
    for command in ("validate", "score"):
        for name in ("long.journey.yaml", "buy.journey.yaml", "good.journey.yaml"):
            _, shown = run_in_terminal(command, name, cwd=folder, columns=columns, environment=environment)
            assert [line for line in shown.splitlines() if len(line) > columns] == []


def test_a_pipe_gets_sentences_in_one_piece(folder: Path) -> None:
    write(folder, "long.journey.yaml", LONG)
    shown = run_raw("validate", "long.journey.yaml", cwd=folder).stdout.decode()
    assert "error[CX101] unknown-key: a touchpoint has no key `chanels`\n" in shown
    assert "…\n" in shown


@pytest.mark.parametrize("variables", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_a_terminal_that_knows_less_than_unicode(folder: Path, variables: dict[str, str]) -> None:
    write(folder, "tea.journey.yaml", BAD.replace("I insert money", "お金を入れる — 😀"))
    write(folder, "fine.journey.yaml", GOOD.replace("I insert money", "お金を入れる — 😀"))
    environment = plain_environment(PYTHONCOERCECLOCALE="0", **variables)
    for arguments in (
        ("validate", "tea.journey.yaml"),
        ("score", "fine.journey.yaml"),
        ("score", "fine.journey.yaml", "--explain", "insert-money"),
        ("--help",),
    ):
        done = run_raw(*arguments, cwd=folder, environment=environment)
        assert done.returncode == int("tea.journey.yaml" in arguments)
        assert done.stderr == b""
        assert done.stdout.isascii()


def test_machine_read_forms_are_utf_8_whatever_the_terminal(folder: Path) -> None:
    write(folder, "tea.journey.yaml", GOOD.replace("I insert money", "お金を入れる"))
    environment = plain_environment(PYTHONIOENCODING="ascii")
    scores = run_raw("score", "tea.journey.yaml", "--format", "json", cwd=folder, environment=environment).stdout
    assert json.loads(scores.decode("utf-8"))["touchpoints"][0]["name"] == "お金を入れる"
    svg = run_raw("render", "tea.journey.yaml", cwd=folder, environment=environment).stdout
    assert "お金" in svg.decode("utf-8")


@pytest.mark.parametrize("arguments", ["validate", "validate --format json", "schema", "--help", "doctor"])
def test_a_reader_that_goes_away_is_no_error(folder: Path, arguments: str) -> None:
    done = run_in_shell(f"{{ cxmap {arguments}; echo $? >code; }} | true", folder)
    assert (done.returncode, done.stderr) == (0, "")
    # The reader may have been slower than the program; whichever it was, nothing is said and nothing else changes.
    assert (folder / "code").read_text().strip() in {"1" if "validate" in arguments else "0", "1"}


@pytest.mark.parametrize(("name", "verdict"), [("good.journey.yaml", "0"), ("buy.journey.yaml", "1")])
def test_the_verdict_does_not_depend_on_the_reader(folder: Path, name: str, verdict: str) -> None:
    # The pipe is closed before the program starts: bash's process substitution would race, a closed reader does not.
    script = (
        "import os, subprocess, sys; ours, theirs = os.pipe(); os.close(ours); "
        "done = subprocess.run(sys.argv[1:], stdout=theirs, stderr=subprocess.PIPE); "
        "print(done.returncode, done.stderr)"
    )
    done = subprocess.run(
        ["python3", "-c", script, PROGRAM, "validate", name],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=plain_environment(),
        check=True,
    )
    assert done.stdout == f"{verdict} b''\n"


def test_errors_to_a_reader_that_went_away_are_lost_in_silence(folder: Path) -> None:
    done = run_in_shell("{ cxmap validate missing.journey.yaml 2>&1 >&-; echo $? >code; } | true", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "code").read_text() == "2\n"


def test_a_full_device(folder: Path) -> None:
    for arguments in ("validate", "score good.journey.yaml --format json", "render good.journey.yaml", "schema"):
        done = run_in_shell(f"cxmap {arguments} >/dev/full", folder)
        assert (done.returncode, done.stderr) == (
            2,
            (
                "error: standard output cannot be written: no space left on device\n"
                "help: make room, or name a file elsewhere: `-o FILE`\n"
            ),
        )


def test_closed_streams(folder: Path) -> None:
    done = run_in_shell("cxmap validate - <&-", folder)
    assert (done.returncode, done.stderr) == (
        2,
        "error: standard input cannot be read\nhelp: name a file, or pipe one in\n",
    )
    done = run_in_shell("cxmap validate >&-", folder)
    assert (done.returncode, done.stderr) == (
        2,
        "error: standard output is closed\nhelp: name a file for the result: `-o FILE`\n",
    )
    assert run_in_shell("cxmap score good.journey.yaml -o list.txt >&-", folder).returncode == 0
    assert (folder / "list.txt").read_text().strip()
    assert run_in_shell("cxmap validate missing.journey.yaml 2>&-", folder).returncode == 2


def test_a_full_disk_leaves_the_old_file(folder: Path) -> None:
    old = write(folder, "found.json", "old\n")

    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))

    # Coverage of the child would have to be written to the full disk as well.
    environment = uncounted_environment()
    for arguments in (
        ["validate", "--format", "json", "-o", "found.json"],
        ["render", "good.journey.yaml", "-o", "map.svg"],
        ["init", "new"],
    ):
        done = subprocess.run(
            [PROGRAM, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            preexec_fn=fill_the_disk,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.endswith(
            "was not written: it would be larger than a file may be here\n"
            "help: choose another disk, or lift the limit of this process (`ulimit -f unlimited`)\n"
        )
    assert old.read_text() == "old\n"
    assert list_names(folder) == {"buy.journey.yaml", "found.json", "good.journey.yaml"}


def test_help_to_a_full_device(folder: Path) -> None:
    done = run_in_shell("cxmap --help >/dev/full", folder)
    assert (done.returncode, done.stderr) == (2, "error: standard output cannot be written: no space left on device\n")
