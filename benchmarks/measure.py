"""Measure whole processes: processor time, wall time and memory, two commands side by side."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK = 0.05
"""How long a run that is measured once is left alone between two looks at its memory. Units: seconds."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command cost.

    Attributes:
        cpu: Processor time of the process and its children. Units: seconds.
        wall: Time from start to end. Units: seconds.
        code: Its exit code.
    """

    cpu: float
    wall: float
    code: int


Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Place:
    """Where commands run.

    Attributes:
        folder: Their working folder.
        environment: Their environment variables.
    """

    folder: Path
    environment: Mapping[str, str]

    def start(self, command: Command) -> "subprocess.Popen[bytes]":
        """Start a command in a session of its own, without its output."""
        nothing = subprocess.DEVNULL
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            start_new_session=True,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two commands, run in turns.

    Attributes:
        cpu_ratio: Median over the pairs of our processor time divided by theirs.
        wall_ratio: The same for wall time.
        ours: The median run of the first command.
        theirs: The median run of the second command.
        pairs: How many pairs were run.
        failed: Whether the second command found fault with sound maps, so that nothing is compared.
    """

    cpu_ratio: float
    wall_ratio: float
    ours: Run
    theirs: Run
    pairs: int
    failed: bool


def run(command: Command, place: Place) -> Run:
    """Run a command to its end; its processor time is that of all processes it started and waited for."""
    started = time.perf_counter()
    process = place.start(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, process.returncode)


def measure_once(command: Command, place: Place) -> tuple[Run, float]:
    """Run a command to its end once, and look now and then how much memory it has with all its workers.

    Units: MiB.
    """
    started = time.perf_counter()
    process = place.start(command)
    largest, ended = 0, 0
    while not ended:
        largest = max(largest, _session_memory(process.pid))
        # Looking takes the longer the more memory there is, and the process waits for it.
        time.sleep(LOOK)
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
    process.returncode = os.waitstatus_to_exitcode(status)
    largest = max(largest, usage.ru_maxrss)
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, process.returncode), largest / 1024


def find_median(runs: Sequence[Run]) -> Run:
    """The middle of each time, and the worst exit code."""
    cpu, wall = (statistics.median(values) for values in zip(*((one.cpu, one.wall) for one in runs), strict=True))
    return Run(cpu, wall, max(one.code for one in runs))


def compare(
    ours: Mapping[str, Command], theirs: Command, place: Place, *, most_turns: int, seconds: float
) -> dict[str, Comparison]:
    """Run several commands of ours and one of theirs in turns, at least twice, until the turns or the time are used up.

    Returns:
        For each of ours, how it compares with theirs.
    """
    for name, command in ours.items():
        # The first run pays for reading programs from the disk, and fills a cache.
        if run(command, place).code:
            raise SystemExit(f"{name}: cxmap did not do what is to be measured: {' '.join(map(str, command))}")
    if run(theirs, place).code:
        nothing = Run(0, 0, 1)
        return dict.fromkeys(ours, Comparison(0, 0, nothing, nothing, 0, failed=True))
    turns: list[tuple[dict[str, Run], Run]] = []
    started = time.perf_counter()
    while len(turns) < 2 or (len(turns) < most_turns and time.perf_counter() - started < seconds):
        # Every other turn begins with theirs, so that neither always meets a cold machine.
        if len(turns) % 2:
            other = run(theirs, place)
            turns.append(({name: run(command, place) for name, command in ours.items()}, other))
        else:
            own = {name: run(command, place) for name, command in ours.items()}
            turns.append((own, run(theirs, place)))
    return {name: _sum_up([(own[name], other) for own, other in turns]) for name in ours}


def _sum_up(pairs: Sequence[tuple[Run, Run]]) -> Comparison:
    return Comparison(
        statistics.median(a.cpu / b.cpu for a, b in pairs),
        statistics.median(a.wall / b.wall for a, b in pairs),
        find_median([a for a, _ in pairs]),
        find_median([b for _, b in pairs]),
        len(pairs),
        failed=False,
    )


def _session_memory(session: int) -> int:
    total = 0
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                rollup = (folder / "smaps_rollup").read_text()
                total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue  # it ended while we looked
    return total


def measure_memory(command: Command, place: Place) -> float:
    """Measure the largest memory of a command and all its workers together, shared pages counted once.

    Units: MiB.
    """
    process = place.start(command)
    largest = 0
    while process.poll() is None:
        largest = max(largest, _session_memory(process.pid))
        time.sleep(0.005)
    return largest / 1024
