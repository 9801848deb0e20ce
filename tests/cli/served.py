"""`cxmap serve` as people run it, with its two streams kept apart."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cli.program import uncounted_environment
from tests.cli.watched import PATIENCE
from tests.usecases.serving.client import Answer, ask

WATCHING = "watching 1 file; Ctrl-C ends\n"


@dataclass(frozen=True)
class Served:
    """A program that serves.

    Attributes:
        folder: Where what it says is kept.
    """

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def told(self) -> str:
        """Everything on standard output."""
        return (self.folder / "told").read_text(encoding="utf-8")

    @property
    def remarks(self) -> str:
        """Everything on standard error."""
        return (self.folder / "remarks").read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        return self.told.strip()

    @property
    def port(self) -> int:
        return int(self.address.removeprefix("http://127.0.0.1:").removesuffix("/"))

    def get(self) -> Answer:
        return ask(self.port)

    def await_remark(self, text: str, times: int = 1) -> None:
        """Wait until the program has said something so often."""
        until = time.monotonic() + PATIENCE
        while self.remarks.count(text) < times:
            assert self.process.poll() is None, self.remarks
            assert time.monotonic() < until, self.remarks
            time.sleep(0.05)

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, float]:
        """End the program, and return its code and how many seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE), time.monotonic() - begun


@contextmanager
def run_server(*arguments: str, cwd: Path, kept: Path) -> Iterator[Served]:
    """Run the program until its page is there."""
    kept.mkdir()
    with (kept / "told").open("wb") as told, (kept / "remarks").open("wb") as remarks:
        process = subprocess.Popen(
            [sys.executable, "-m", "cxmap", "serve", *arguments],
            cwd=cwd,
            stdout=told,
            stderr=remarks,
            env=uncounted_environment(NO_COLOR="1"),
        )
    served = Served(process, kept)
    try:
        served.await_remark("Ctrl-C ends\n")
        yield served
    finally:
        process.kill()
        process.wait()
