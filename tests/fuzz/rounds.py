"""Rounds of a target: one seed after the other for a while, or the one seed that failed before.

A target takes dice and an empty folder, makes something up, and asserts what must hold of it. The same seed makes up
the same. Every target gets its part of `CXMAP_FUZZ_SECONDS`; `CXMAP_FUZZ_SEED=N` plays that round alone.
"""

import gc
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TypeAlias

from cxmap.errors import CxmapError
from cxmap.reports.printable import printable

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "out" / "fuzz"
"""Where the input of a failed round is kept."""
SECONDS = float(os.environ.get("CXMAP_FUZZ_SECONDS", "1"))
SEED = os.environ.get("CXMAP_FUZZ_SEED")
SLOWEST = 30
"""Seconds of the processor that any one input may take; all of them are small."""
MOST_MEMORY = 2 * 1024**3
"""Bytes that the process may ever have held; the suite itself takes a fifth of it."""

Target: TypeAlias = Callable[[Random, Path], None]


@dataclass(frozen=True)
class Tried:
    """How many rounds were played, and for how long."""

    rounds: int
    seconds: float


def look(name: str, target: Target, folder: Path, seconds: float) -> Tried:
    """Play rounds with new seeds until the time is over, at least one.

    Args:
        name: The target's, for whoever plays a round again.
        target: What is tried.
        folder: A folder that may be emptied between rounds.
        seconds: How long.
    """
    if SEED is not None:
        play(name, target, int(SEED), folder)
        return Tried(1, seconds)
    began, rounds = time.monotonic(), 0
    while rounds == 0 or time.monotonic() - began < seconds:
        play(name, target, time.time_ns(), folder)
        rounds += 1
        gc.collect() if rounds % 50 == 0 else None
    return Tried(rounds, time.monotonic() - began)


def play(name: str, target: Target, seed: int, folder: Path) -> None:
    """Play one round; what fails says how to play it again."""
    place = folder / "round"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    began = time.process_time()
    try:
        target(Random(seed), place)
        took = time.process_time() - began
        assert took < SLOWEST, f"it took {took:.1f} seconds of the processor"
        assert measure_memory() < MOST_MEMORY, f"the process has held {measure_memory():,} bytes"
    except BaseException as error:
        again = f".venv/bin/python -m pytest -n0 tests/fuzz/test_targets.py -k 'while and {name}'"
        error.add_note(f"play the round again: CXMAP_FUZZ_SEED={seed} {again}")
        raise


def measure_memory() -> int:
    """The most bytes that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


@contextmanager
def blame(files: Mapping[str, bytes]) -> Iterator[None]:
    """Keep the input of what fails inside, and say how it gets into the corpus.

    Args:
        files: The input by names of files; one without a folder can be kept as it is.
    """
    try:
        yield
    except Exception as error:
        folder = KEPT / sha256(repr(sorted(files.items())).encode()).hexdigest()[:12]
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        error.add_note(
            f"the input is kept in {folder.relative_to(ROOT)}: make it small, copy it to tests/fuzz/corpus, and say in "
            "its index.toml what it was"
        )
        raise


def check_refusal(error: CxmapError) -> None:
    """A problem that ends a run is told on one line, with what to do about it."""
    assert error.message
    assert "\n" not in printable(error.message)
    assert not error.message.endswith(".")
    assert error.help


def hold(name: str, content: bytes, check: Callable[[bytes], None]) -> None:
    """Check what is made of a file; where that fails, keep a file as short as fails in the same way.

    Args:
        name: What the file is called.
        content: Its bytes.
        check: Fails where something does not hold.
    """
    try:
        check(content)
    except Exception as error:
        with blame({name: shorten(content, check, type(error))}):
            raise


def shorten(content: bytes, check: Callable[[bytes], None], fault: type[Exception]) -> bytes:
    """Leave out lines of a file for as long as it fails in the same way, for twenty seconds at most."""
    lines, size, end = content.splitlines(keepends=True), len(content.splitlines()), time.monotonic() + 20
    while size > 1:
        size = (size + 1) // 2
        for at in range(0, len(lines), size):
            fewer = lines[:at] + lines[at + size :]
            if time.monotonic() > end:
                return b"".join(lines)
            try:
                check(b"".join(fewer))
            except fault:
                lines = fewer
                break
            except Exception:  # noqa: BLE001 - another fault than the one that is looked at
                continue
        else:
            continue
        size *= 2
    return b"".join(lines)
