"""The program in a process of its own, with bounds, and what it took."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024**2
SECONDS = 120
"""Processor time after which a child is ended: none needs a tenth of it, and what is endless needs more."""

# A process counts what the one held that it was copied from, which must therefore be small: not that of the tests.
LAUNCH = f"""
import os, resource, sys
answer, *command = sys.argv[1:]
child = os.fork()
if child == 0:
    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
    resource.setrlimit(resource.RLIMIT_AS, ({4096 * MEBIBYTE}, {4096 * MEBIBYTE}))
    os.execv(command[0], command)
_, status, usage = os.wait4(child, 0)
with open(answer, "w") as file:
    print(os.waitstatus_to_exitcode(status), usage.ru_maxrss, file=file)
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended.

    Attributes:
        code: The exit code; below 0 where a signal ended it.
        out: What it wrote on standard output.
        err: What it wrote on standard error.
        peak: The most memory it held. Units: MiB.
    """

    code: int
    out: str
    err: str
    peak: float


def run_bounded(folder: Path, *arguments: str) -> Done:
    """Run the program in a folder, and measure it."""
    answer = folder / "answer.txt"
    command = [sys.executable, "-I", "-S", "-c", LAUNCH, str(answer), sys.executable, "-m", "cxmap", *arguments]
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=True
    )
    code, peak = map(int, answer.read_text(encoding="ascii").split())
    return Done(code, done.stdout, done.stderr, peak * (1 if sys.platform == "darwin" else 1024) / MEBIBYTE)
