"""`cxmap validate --watch` checks again whenever a map is saved, and ends with Ctrl-C."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, write

PATIENCE = 90.0
Read = Callable[[str], str]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Read]]:
    write(tmp_path, "buy.journey.yaml", GOOD)
    command = [sys.executable, "-m", "cxmap", "validate", ".", "--watch"]
    environment = {**os.environ, "NO_COLOR": "1"}
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
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

    yield process, read
    process.kill()
    process.wait()
    reader.join()
    stream.close()


def replace(path: Path, text: str) -> None:
    """Save as editors do: another file takes the name."""
    path.with_suffix(".tmp").write_text(text, encoding="utf-8")
    path.with_suffix(".tmp").replace(path)


def test_a_saved_map_is_checked_again(tmp_path: Path, watch: tuple[subprocess.Popen[str], Read]) -> None:
    process, read = watch
    read("nothing to mend")
    read("watching 1 file; Ctrl-C ends")
    write(tmp_path, "buy.journey.yaml", BAD)
    read("saved: buy.journey.yaml")
    read("error[CX201]")
    read("watching 1 file")
    replace(tmp_path / "buy.journey.yaml", GOOD)
    read("nothing to mend")
    read("watching 1 file")
    write(tmp_path, "more/other.journey.yaml", BAD)
    read("Found 1 error in 2 files.")
    read("watching 2 files")
    (tmp_path / "cxmap.toml").write_text('[rules]\nignore = ["CX2"')
    read("error: cxmap.toml is no TOML")
    (tmp_path / "cxmap.toml").write_text('[rules]\nignore = ["CX2"]')
    read("nothing to mend")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 130
