"""Ctrl-C and `kill` at random moments: every file is the old one or the new one, and nothing and nobody is left.

`CXMAP_FAULT_RUNS=50` tries each command and signal fifty times. The moments come from a fixed seed and are spread over
the time that the command takes on this machine.
"""

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.faults.sandbox import CASES, RUNS, check_cache, command, compare, environment, lay_out, list_files

TRIED = ["validate", "fix", "score", "render several", "render pdf", "report"]
MAPS = 40
"""So many further maps make `validate` work on all cores."""

LATEST = 1.2
"""The last moment, as a share of the time that a run takes undisturbed: then it is too late."""

AT_ONCE = 2
PATIENCE = 120.0


@dataclass(frozen=True)
class Undisturbed:
    """What a command does when nobody disturbs it.

    Attributes:
        before: The files before.
        after: The files afterwards.
        code: How it ends.
        seconds: How long it takes.
    """

    before: dict[str, bytes]
    after: dict[str, bytes]
    code: int
    seconds: float


@dataclass(frozen=True)
class Attempt:
    """One run that was disturbed.

    Attributes:
        project: Where it worked.
        scratch: Where its temporary files were.
        code: How it ended.
        errors: What it said.
        session: All its processes.
    """

    project: Path
    scratch: Path
    code: int
    errors: str
    session: int


def start(name: str, folder: Path) -> tuple[subprocess.Popen[str], Path, Path]:
    """Start a command in a project of its own, as the leader of a session."""
    project, scratch = folder / "project", folder / "scratch"
    project.mkdir(parents=True)
    scratch.mkdir()
    lay_out(project, CASES[name], MAPS if name == "validate" else 0)
    run = subprocess.Popen(
        command(*CASES[name].arguments),
        cwd=project,
        env=environment(TMPDIR=str(scratch)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    return run, project, scratch


def watch(name: str, folder: Path) -> Undisturbed:
    """Run a command undisturbed, in so many processes as are disturbed at once."""
    begun = time.monotonic()
    runs = [start(name, folder / str(number)) for number in range(AT_ONCE)]
    for run, _, _ in runs:
        run.communicate(timeout=PATIENCE)
    seconds = time.monotonic() - begun
    other = folder / "before"
    other.mkdir()
    lay_out(other, CASES[name], MAPS if name == "validate" else 0)
    run, project, scratch = runs[0]
    assert run.returncode in {0, 1}
    assert list(scratch.iterdir()) == []
    return Undisturbed(list_files(other), list_files(project), run.returncode, seconds)


def disturb(name: str, folder: Path, delay: float, send: Callable[[int], None]) -> Attempt:
    """Start a command, and disturb it after so many seconds."""
    run, project, scratch = start(name, folder)
    time.sleep(delay)
    # It may have ended, but nobody has taken note of that: its number is still its own.
    send(run.pid)
    _, errors = run.communicate(timeout=PATIENCE)
    return Attempt(project, scratch, run.returncode, errors, run.pid)


def list_session(session: int) -> list[str]:
    """The processes of a session that still run."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (process / "stat").read_text().rpartition(")")
        except OSError:  # it ended meanwhile
            continue
        fields = rest.split()
        if int(fields[3]) == session and fields[0] not in {"Z", "X"}:
            found.append(name)
    return found


def _came_too_early(attempt: Attempt, number: int) -> bool:
    """Say whether Python was still getting ready, and had not begun with the program: it ends in its own way then."""
    # Python has a `main` of its own, which looks for what is installed.
    if re.search(r'cxmap/cli/__init__\.py", line \d+, in main$', attempt.errors, re.MULTILINE):
        return False
    return attempt.code == -number or attempt.errors.endswith("\nKeyboardInterrupt\n")


def judge(attempt: Attempt, usual: Undisturbed, number: int) -> bool:
    """See that nothing is half-done, and say whether the request came in time."""
    files = list_files(attempt.project)
    assert files.keys() <= usual.before.keys() | usual.after.keys()
    assert usual.before.keys() <= files.keys()
    for file, content in files.items():
        whole = content in {usual.before.get(file), usual.after.get(file)}
        assert whole, file
    check_cache(attempt.project)
    assert list(attempt.scratch.iterdir()) == []
    assert list_session(attempt.session) == []
    if _came_too_early(attempt, number):
        assert compare(files, usual.before) == []
    else:
        assert attempt.code in {usual.code, 128 + number}
        assert "Traceback" not in attempt.errors
        assert "Exception ignored" not in attempt.errors
    return attempt.code == 128 + number


@pytest.fixture(scope="module", params=TRIED)
def undisturbed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Undisturbed]:
    """A command, and what it does when nobody disturbs it."""
    name: str = request.param
    return name, watch(name, tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for processes")
@pytest.mark.parametrize("how", ["Ctrl-C", "kill", "a closed terminal"])
def test_every_file_is_old_or_new_and_nobody_is_left(
    tmp_path: Path, undisturbed: tuple[str, Undisturbed], how: str
) -> None:
    name, usual = undisturbed
    sender: Callable[[int, int], None]
    # A terminal asks all processes that it runs; `kill` asks one.
    number, sender = {
        "Ctrl-C": (signal.SIGINT, os.killpg),
        "kill": (signal.SIGTERM, os.kill),
        "a closed terminal": (signal.SIGHUP, os.killpg),
    }[how]
    runs = RUNS if how != "a closed terminal" else max(RUNS // 10, 1)
    dice = random.Random(f"{name} {how}")
    # One moment in each stretch of the time, so that even few runs are spread.
    moments = [(place + dice.random()) / runs * LATEST * usual.seconds for place in range(runs)]

    def attempt(place: int) -> bool:
        folder = tmp_path / str(place)
        disturbed = disturb(name, folder, moments[place], lambda pid: sender(pid, number))
        return judge(disturbed, usual, number)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        ended = list(pool.map(attempt, range(runs)))
    assert runs < 10 or any(ended)


def test_a_half_written_file_would_be_seen(tmp_path: Path) -> None:
    """The judge itself is judged."""
    usual = Undisturbed({"a": b"old"}, {"a": b"new", "b": b"new"}, 0, 1.0)
    project, scratch = tmp_path / "project", tmp_path / "scratch"
    project.mkdir()
    scratch.mkdir()
    sound = Attempt(project, scratch, 130, "", os.getpid() if os.getsid(0) != os.getpid() else 1 << 22)
    (project / "a").write_bytes(b"new")
    assert judge(sound, usual, 2)
    for name, content in (("a", b"ne"), ("c", b"new"), (".cxmap-0123456789abcdef.tmp", b"")):
        (project / name).write_bytes(content)
        with pytest.raises(AssertionError):
            judge(sound, usual, 2)
        (project / name).unlink()
        (project / "a").write_bytes(b"old")
    (scratch / "cxmap-x").mkdir()
    with pytest.raises(AssertionError):
        judge(sound, usual, 2)
    (scratch / "cxmap-x").rmdir()
    for code, errors, session in ((1, "", 1 << 22), (130, "Traceback", 1 << 22), (130, "", os.getsid(0))):
        with pytest.raises(AssertionError):
            judge(Attempt(project, scratch, code, errors, session), usual, 2)
