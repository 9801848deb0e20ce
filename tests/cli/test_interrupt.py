"""Ctrl-C at any moment: exit code 130, no traceback, and nothing half-done.

The moment is counted in calls of the program's own functions, so that each run interrupts at the same place.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, PROGRAM, list_names, uncounted_environment, write

DRIVER = """
import os, signal, sys
from cxmap.cli import main
moment, where, sys.argv[1:] = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
calls = -1  # the call of main itself, before which nothing can be caught
def count(frame, event, argument):
    global calls
    if event == "call" and where in frame.f_code.co_filename:
        calls += 1
        if calls == moment:
            sys.setprofile(None)
            os.kill(os.getpid(), signal.SIGINT)
sys.setprofile(count)
main()
"""
COMMANDS = {
    "validate": ["validate", "-o", "result"],
    "json": ["validate", "--format", "json", "-o", "result"],
    "score": ["score", "buy.journey.yaml", "-o", "result"],
    "render": ["render", "buy.journey.yaml", "--format", "png", "-o", "result"],
    "init": ["init", "result"],
}


def interrupt(moment: int, arguments: list[str], cwd: Path, where: str = "cxmap") -> subprocess.CompletedProcess[str]:
    """Run the program and interrupt it at its n-th call."""
    return subprocess.run(
        [sys.executable, "-c", DRIVER, str(moment), f"{os.sep}{where}", *arguments],
        cwd=cwd,
        env=uncounted_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("moment", [1, 10, 50, 150, 400])
@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_half_done(tmp_path: Path, command: str, moment: int) -> None:
    write(tmp_path, "buy.journey.yaml", GOOD)
    write(tmp_path, "bad.journey.yaml", BAD)
    old = write(tmp_path, "result", "old\n")
    done = interrupt(moment, COMMANDS[command], tmp_path)
    if done.returncode == 130:
        assert (done.stdout, done.stderr, old.read_text()) == ("", "", "old\n")
    else:  # the command was done before
        assert done.returncode == int(command in {"validate", "json"})
        assert moment > 100
    new = list_names(tmp_path) - {"bad.journey.yaml", "buy.journey.yaml", "result"}
    # A map that was started comes with its schema, or not at all.
    assert new in (set(), {"result.journey.yaml", "schemas"})
    assert command == "init" or not new


@pytest.mark.parametrize("moment", range(1, 9))
def test_writing_is_whole_or_not_at_all(tmp_path: Path, moment: int) -> None:
    """Interrupt at every call that writing a file makes."""
    write(tmp_path, "buy.journey.yaml", BAD)
    old = write(tmp_path, "result", "old\n")
    done = interrupt(moment, ["validate", "--format", "json", "-o", "result"], tmp_path, "cxmap/replacement.py")
    assert "Traceback" not in done.stderr
    assert list_names(tmp_path) == {"buy.journey.yaml", "result"}
    assert old.read_text() == "old\n" or old.read_text().endswith("}\n")


@pytest.mark.parametrize("call", ["os.write", "os.fsync", "os.close", "os.open", "pathlib.Path.replace"])
def test_an_interrupt_in_the_middle_of_writing(tmp_path: Path, call: str) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    old = write(tmp_path, "result", "old\n")
    module = call.split(".", maxsplit=1)[0]
    script = (
        f"import {module}, os, signal, sys, cxmap.replacement\n"
        "sys.argv[1:] = ['validate', '--no-cache', '--format', 'json', '-o', 'result']\n"
        f"real = {call}\n"
        "def interrupted(*given, **named):\n"
        "    if sys._getframe(1).f_code.co_filename.endswith('replacement.py'):\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(*given, **named)\n"
        f"{call} = interrupted\n"
        "from cxmap.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=uncounted_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # It waits until nothing is half-done.
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert old.read_text().endswith("}\n")
    assert list_names(tmp_path) == {"buy.journey.yaml", "result"}


def test_an_interrupt_while_the_engine_draws(tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml")
    script = f"#!{shutil.which('sh')}\nkill -INT $PPID\nexec {shutil.which('sleep')} 60\n"
    write(tmp_path, "programs/dot", script).chmod(0o755)
    done = subprocess.run(
        [PROGRAM, "render", "--engine", "system", "-o", "map.svg"],
        cwd=tmp_path,
        env=uncounted_environment(PATH=str(tmp_path / "programs")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["buy.journey.yaml", "programs"]
