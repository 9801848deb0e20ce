"""Running a drawing program: bounded in time, its noise removed."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from cxmap.errors import EngineFailed
from cxmap.interrupts import shelter

TIME_LIMIT: Final = 120.0
MEMORY_LIMIT: Final = 2 * 1024**3

# Said on nearly every machine and of no use: fonts are replaced when the picture is finished.
_NOISE: Final = re.compile(
    r"fontconfig|pango|size too small for label|no hard-coded metrics|falling back to|"
    r"Couldn't load font|cannot be opened for reading|unknown element|^Traceback |^\s+File |^\s{4}|^note: |"
    r"^stack backtrace:",
    re.IGNORECASE,
)
_MOST_LINES: Final = 3
_LESS: Final = "split the map into smaller ones and tie them together with `journey`"


# Variables that would change which plug-ins or files Graphviz opens.
_UNWANTED: Final = ("GVBINDIR", "GV_FILE_PATH", "GVPRELOAD", "GDFONTPATH", "DOTFONTPATH", "SERVER_NAME")


class Bounded:
    """Work in a process of its own, with bounds."""

    def __init__(self, *, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT) -> None:
        """Set the bounds of the child process; memory is bounded where the platform can.

        Units:
            Time limit in seconds, memory limit in bytes.
        """
        self._time_limit = time_limit
        self._memory_limit = memory_limit


def worker_command(task: str, folder: str, memory_limit: int, time_limit: float) -> list[str]:
    """The command that runs one of our own child processes; what the task needs to know comes after it.

    It is isolated and without `site`: the child sees the standard library and one named folder, nothing else.

    Args:
        task: What it is to do: one of the tasks of `worker.py`.
        folder: Where the package it needs is installed.
        memory_limit: How much memory it may take.
        time_limit: How long it may compute.

    Units:
        Memory limit in bytes, time limit in seconds.
    """
    script = str(Path(__file__).with_name("worker.py"))
    return [sys.executable, "-I", "-S", script, task, folder, str(memory_limit), str(int(time_limit) + 1)]


def make_environment() -> dict[str, str]:
    """This process's environment without fonts and plug-ins.

    Every text is measured and placed by us, so the child needs no font; looking for them costs time and
    would let the machine's fonts into the layout.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return {**kept, "FONTCONFIG_FILE": str(Path(__file__).with_name("no-fonts.conf"))}


def run(command: Sequence[str], given: bytes, environment: Mapping[str, str], time_limit: float) -> bytes:
    """Give a graph or a picture to a program and return what it writes.

    The program is ended when the time is over and when this process is interrupted.

    Args:
        command: The program and its arguments.
        given: What it reads.
        environment: Its environment variables.
        time_limit: How long it may take.

    Units:
        Time limit in seconds.

    Raises:
        EngineFailed: It could not start, took too long, reported a failure or wrote nothing.
    """
    try:
        done = _run_bounded(command, given, environment, time_limit)
    except subprocess.TimeoutExpired:
        raise EngineFailed(
            f"drawing took longer than {time_limit:g} seconds and was ended",
            _LESS,
        ) from None
    except OSError as error:
        raise EngineFailed(
            f"the drawing program `{command[0]}` did not start: {(error.strerror or str(error)).lower()}",
            "see that the file may be executed, or choose another engine with `--engine`",
        ) from error
    if done.returncode != 0 or not done.stdout.strip():
        raise EngineFailed(_failure(done.returncode, done.stderr), _remedy(done.returncode))
    return done.stdout


def _run_bounded(
    command: Sequence[str], given: bytes, environment: Mapping[str, str], time_limit: float
) -> subprocess.CompletedProcess[bytes]:
    """As `subprocess.run`, which an interrupt at the wrong moment leaves without an end for the child."""
    pipe = subprocess.PIPE
    with ExitStack() as after:
        with shelter():
            child = after.enter_context(
                subprocess.Popen(  # noqa: S603 - the command is ours; what people wrote goes through standard input
                    command, stdin=pipe, stdout=pipe, stderr=pipe, env=dict(environment)
                )
            )
            # Nothing happens to one that has ended.
            after.callback(child.kill)
        output, errors = child.communicate(given, timeout=time_limit)
    return subprocess.CompletedProcess(command, child.returncode, output, errors)


def without_noise(errors: bytes) -> list[str]:
    """The lines of a program's standard error that say something about the graph."""
    lines = errors.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not _NOISE.search(line)]


def _failure(code: int, errors: bytes) -> str:
    said = " ".join(without_noise(errors)[-_MOST_LINES:])
    how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
    return f"the drawing program {how}{f' and said: {said}' if said else ' without a picture'}".rstrip(".")


def _remedy(code: int) -> str:
    if code < 0:
        return _LESS
    return "choose another engine with `--engine`, or write the graph itself with `--format dot`"
