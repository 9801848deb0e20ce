"""The installed program, run as people run it, and small maps to run it on."""

import fcntl
import os
import pty
import shutil
import struct
import subprocess
import sysconfig
import termios
from pathlib import Path

PROGRAM = shutil.which("cxmap", path=sysconfig.get_path("scripts")) or "cxmap"

GOOD = """\
cxmap: 1
title: Buying a drink
channels:
  machine: {name: Machine}
stages:
  purchase:
    touchpoints:
      insert-money:
        name: I insert money
        channels: [machine]
        metrics: {frequency: 0.5, satisfaction: 4, loyalty: 6}
      take-drink: {name: I take my drink}
"""

BAD = GOOD.replace("channels: [machine]", "channels: [machin]")

CATALOGUE = """\
cxmap: 1
channels:
  web: {name: Website}
"""


def write(folder: Path, name: str, text: str = GOOD) -> Path:
    """Write a file into a folder and return it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def list_names(folder: Path) -> set[str]:
    """The names of what lies in a folder, but for that where results are kept from run to run."""
    return {path.name for path in folder.iterdir()} - {".cxmap_cache"}


def plain_environment(**changes: str) -> dict[str, str]:
    """This process's environment without anything that decides about colours and widths."""
    unwanted = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "CXMAP_TRACE"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "TERM": "xterm-256color", **changes}


def uncounted_environment(**changes: str) -> dict[str, str]:
    """A plain environment in which no coverage is counted: for programs that are interrupted, or cannot write.

    What counts takes a lock at every call. An interrupt that is raised just there leaves it locked, and the next call
    waits for ever.
    """
    kept = {name: value for name, value in plain_environment().items() if not name.startswith("COVERAGE_")}
    return {**kept, **changes}


def run_raw(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program with streams of bytes."""
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env=environment or plain_environment(),
        capture_output=True,
        check=False,
    )


def run_in_shell(script: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `cxmap` is the program."""
    return subprocess.run(
        ["sh", "-c", f'cxmap() {{ "{PROGRAM}" "$@"; }}; {script}'],
        cwd=cwd,
        env=plain_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def run_in_terminal(
    *arguments: str | Path, cwd: Path, columns: int = 80, environment: dict[str, str] | None = None
) -> tuple[int, str]:
    """Run the program on a terminal of its own and return its exit code and everything it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    child = subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment or plain_environment(),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # what Linux says when the other side is closed
            break
        if not chunk:
            break
        shown += chunk
    os.close(ours)
    return child.wait(), shown.decode().replace("\r\n", "\n")
