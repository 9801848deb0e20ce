"""The program in a process of its own, with bounds, and what it took."""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024**2
SECONDS = 120
"""Processor time after which a child is ended: none needs a tenth of it, and what is endless needs more."""


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
    with (folder / "out.txt").open("wb") as out, (folder / "err.txt").open("wb") as err:
        child = subprocess.Popen(
            [sys.executable, "-m", "cxmap", *arguments],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=_bound,  # noqa: PLW1509
        )  # fmt: skip
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    texts = [(folder / name).read_text(encoding="utf-8", errors="replace") for name in ("out.txt", "err.txt")]
    return Done(
        child.returncode, texts[0], texts[1], usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MEBIBYTE
    )


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (4096 * MEBIBYTE, 4096 * MEBIBYTE))
