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
from cxmap.language.plurals import plural
from cxmap.limits import ENGINE_MEMORY, ENGINE_SECONDS, MEBIBYTE, USUAL, Limits

# Said on nearly every machine and of no use: fonts are replaced when the picture is finished.
_NOISE: Final = re.compile(
    r"fontconfig|pango|size too small for label|no hard-coded metrics|falling back to|"
    r"Couldn't load font|cannot be opened for reading|unknown element|^Traceback |^\s+File |^\s{4}|^note: |"
    r"^stack backtrace:|^\s+[0-9]+: ",
    re.IGNORECASE,
)
_WITHOUT_MEMORY: Final = re.compile(
    rb"out of memory|MemoryError|alloc|Cannot allocate|failed to map segment", re.IGNORECASE
)
_MOST_LINES: Final = 3
_LESS: Final = "split the map into smaller ones and tie them together with `journey`"


BECOMES_ANOTHER: Final = os.name == "posix"
"""Whether a process can become another program and keep its bounds."""

# Variables that would change which plug-ins or files Graphviz opens.
_UNWANTED: Final = ("GVBINDIR", "GV_FILE_PATH", "GVPRELOAD", "GDFONTPATH", "DOTFONTPATH", "SERVER_NAME")


class Bounded:
    """Work in a process of its own, with bounds."""

    def __init__(self, limits: Limits = USUAL) -> None:
        """Set the bounds of the child process; memory is bounded where the platform can."""
        self._limits = limits


def worker_command(task: str, folder: str, limits: Limits) -> list[str]:
    """The command that runs one of our own child processes; what the task needs to know comes after it.

    It is isolated and without `site`: the child sees the standard library and one named folder, nothing else.

    Args:
        task: What it is to do: one of the tasks of `worker.py`.
        folder: Where the package it needs is installed.
        limits: How much memory it may take, and how long it may compute.
    """
    script = str(Path(__file__).with_name("worker.py"))
    memory, seconds = limits.engine_memory * MEBIBYTE, limits.engine_seconds + 1
    return [sys.executable, "-I", "-S", script, task, folder, str(memory), str(seconds)]


def bound_command(command: Sequence[str], limits: Limits) -> list[str]:
    """The command that runs another program within bounds, where a process can become another program and keep them.

    Args:
        command: The program, by its path, and its arguments.
        limits: How much memory it may take, and how long it may compute.
    """
    if not BECOMES_ANOTHER:
        return list(command)
    return [*worker_command("start", str(Path(command[0]).parent), limits), *command]


def make_environment() -> dict[str, str]:
    """This process's environment without fonts and plug-ins.

    Every text is measured and placed by us, so the child needs no font; looking for them costs time and
    would let the machine's fonts into the layout.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return {**kept, "FONTCONFIG_FILE": str(Path(__file__).with_name("no-fonts.conf"))}


def run(command: Sequence[str], given: bytes, environment: Mapping[str, str], limits: Limits) -> bytes:
    """Give a graph or a picture to a program and return what it writes.

    The program is ended when the time is over and when this process is interrupted.

    Args:
        command: The program and its arguments.
        given: What it reads.
        environment: Its environment variables.
        limits: How long it may take, and how much memory it was given.

    Raises:
        EngineFailed: It could not start, took too long, reported a failure or wrote nothing.
    """
    try:
        done = _run_bounded(command, given, environment, limits.engine_seconds)
    except subprocess.TimeoutExpired:
        raise EngineFailed(
            f"drawing took longer than {plural(limits.engine_seconds, 'second')} and was ended",
            f"{_LESS}{ENGINE_SECONDS.offer(limits.engine_seconds)}",
        ) from None
    except OSError as error:
        raise EngineFailed(
            f"the drawing program `{command[0]}` did not start: {(error.strerror or str(error)).lower()}",
            "see that the file may be executed, or choose another engine with `--engine`",
        ) from error
    if done.returncode != 0 or not done.stdout.strip():
        raise EngineFailed(_failure(done.returncode, done.stderr), _remedy(done.returncode, done.stderr, limits))
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


def _remedy(code: int, errors: bytes, limits: Limits) -> str:
    if code < 0 or _WITHOUT_MEMORY.search(errors):
        return f"{_LESS}{ENGINE_MEMORY.offer(limits.engine_memory)}"
    return "choose another engine with `--engine`, or write the graph itself with `--format dot`"
