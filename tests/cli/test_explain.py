"""`cxmap explain`: the real program, its streams and exit codes."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import plain_environment, run_in_shell, run_in_terminal, run_raw

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("CX201", "CX201 unknown-channel\nSeverity: error\n"),
        ("cx201", "CX201 unknown-channel\n"),
        ("unknown-channel", "CX201 unknown-channel\n"),
        ("CX2", "CX2nn: References\n  CX201 unknown-channel, error\n"),
        ("feels", "feels, a key of a touchpoint\n"),
        ("touchpoint.feels", "feels, a key of a touchpoint\n"),
        ("metrics.satisfaction", "satisfaction, a key of `metrics`\n"),
        ("touchpoint", "touchpoint\n\nOne contact of the customer with the organisation.\n"),
        ("at-risk", "at-risk, a scoring method\n"),
    ],
)
def test_a_word_is_explained(run_cxmap: Run, word: str, begins: str) -> None:
    done = run_cxmap("explain", word)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)


def test_without_a_word_it_says_how_to_use_it(run_cxmap: Run) -> None:
    done = run_cxmap("explain")
    assert (done.returncode, done.stderr) == (0, "")
    commands = re.findall(r"^  cxmap explain (\S+)  ", done.stdout, re.MULTILINE)
    assert len(commands) > 5
    for word in commands:
        assert run_cxmap("explain", word).returncode == 0


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("feeels", "error: nothing is called `feeels`\nhelp: did you mean `feels`?\n"),
        ("touchpoint.feeels", "error: `touchpoint` has no key `feeels`\nhelp: did you mean `touchpoint.feels`?\n"),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest(run_cxmap: Run, word: str, said: str) -> None:
    done = run_cxmap("explain", word)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_an_unknown_code(run_cxmap: Run) -> None:
    done = run_cxmap("explain", "CX999")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no rule `CX999`\nhelp: ")


def test_a_word_that_would_move_the_cursor_is_shown_harmless(run_cxmap: Run) -> None:
    done = run_cxmap("explain", "\x1b[2Jfeels")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr


def test_colours_and_width_of_a_terminal(tmp_path: Path) -> None:
    code, shown = run_in_terminal("explain", "CX201", cwd=tmp_path, columns=50)
    assert code == 0
    assert "\x1b[1mCX201 unknown-channel\x1b[0m" in shown
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert all(len(line) <= 50 for line in bare.splitlines() if not line.startswith("    "))
    code, shown = run_in_terminal(
        "explain", "CX201", cwd=tmp_path, columns=50, environment=plain_environment(NO_COLOR="1")
    )
    assert (code, shown) == (0, bare)


def test_a_pipe_gets_plain_text_of_80_columns(tmp_path: Path) -> None:
    done = run_raw("explain", "touchpoint", cwd=tmp_path)
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_terminal_that_knows_only_ascii(tmp_path: Path) -> None:
    environment = plain_environment(PYTHONIOENCODING="ascii")
    done = run_raw("explain", "feels", cwd=tmp_path, environment=environment)
    assert done.returncode == 0
    assert "number, -2 to +2" in done.stdout.decode("ascii")


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    done = run_in_shell("cxmap explain touchpoint | head -n 1", tmp_path)
    assert (done.stdout, done.stderr) == ("touchpoint\n", "")


def test_to_a_file(run_cxmap: Run, tmp_path: Path) -> None:
    done = run_cxmap("explain", "CX201", "-o", "page.txt", env={"FORCE_COLOR": "1", "NO_COLOR": ""})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "page.txt").read_text(encoding="utf-8") == run_cxmap("explain", "CX201").stdout


def test_a_map_is_not_replaced(run_cxmap: Run, tmp_path: Path) -> None:
    done = run_cxmap("explain", "CX201", "-o", "buy.journey.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_two_words_are_too_many(run_cxmap: Run) -> None:
    done = run_cxmap("explain", "CX201", "CX202")
    assert (done.returncode, done.stdout) == (2, "")
