"""A program that watches, and what it says meanwhile."""

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.program import uncounted_environment

PATIENCE = 90.0
Read = Callable[[str], str]
Watched = tuple[subprocess.Popen[str], Read]


@contextmanager
def run_watching(*arguments: str, cwd: Path) -> Iterator[Watched]:
    """Run the program, and read what it says until a line holds a text."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cxmap", *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=uncounted_environment(NO_COLOR="1"),
    )
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout is not None
    stream = process.stdout

    def pump() -> None:
        for line in stream:
            lines.put(line)

    reader = threading.Thread(target=pump, daemon=True)
    reader.start()

    def read(until: str) -> str:
        while until not in (line := lines.get(timeout=PATIENCE)):
            pass
        return line

    try:
        yield process, read
    finally:
        process.kill()
        process.wait()
        reader.join()
        stream.close()


def replace(path: Path, text: str) -> None:
    """Save as editors do: another file takes the name."""
    path.with_suffix(".tmp").write_text(text, encoding="utf-8")
    path.with_suffix(".tmp").replace(path)
