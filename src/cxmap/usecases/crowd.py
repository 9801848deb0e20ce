"""The same work for many files, spread over the cores of the machine.

Forking costs 3 ms where a pool of the standard library costs 70, because workers are born with all that is imported,
and nothing but results comes back.
"""

import contextlib
import marshal
import os
import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector
from typing import NoReturn

from cxmap.errors import WorkerLost
from cxmap.interrupts import REQUESTS, forget

Work = Callable[[int], object]
"""What is done for a number; the result is made of what `marshal` knows: texts, numbers, lists and the like."""

MOST_JOBS = 16
"""More processes than this wait for each other's memory rather than for a core."""

_ROUNDS = 15
"""In how many pieces, about, each process takes its part: many even out what sizes did not foresee."""

_HEAD = struct.Struct("=Q")
_FAILED = 70
"""Exit code of a worker whose work raised an error. Source: EX_SOFTWARE of sysexits.h."""


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(work: Work, sizes: Sequence[int], jobs: int) -> list[object]:
    """Do the work for every number from 0, and return the results in the order of the numbers.

    Where there is no forking, or threads run that it would tear apart, one process does it all.

    Args:
        work: The work.
        sizes: How much work each number is, in any unit.
        jobs: How many processes may work; this one is among them.

    Raises:
        WorkerLost: A worker was ended from outside. Use fewer processes.
        Exception: What the work raised, whichever process met it.
    """
    jobs = min(jobs, MOST_JOBS, len(sizes))
    if jobs < 2 or not _can_fork():
        return [work(number) for number in range(len(sizes))]
    # What the first one imports, the others are born with.
    results = {0: work(0)}
    chunks = _cut(sizes, min(jobs * _ROUNDS, 255))
    crew = _Crew(work, chunks)
    try:
        crew.start(min(jobs - 1, len(chunks)))
        for chunk in crew.take_chunks():
            results |= {number: work(number) for number in chunk}
            crew.receive(wait=False)
        crew.receive(wait=True)
    except BaseException:
        crew.kill()
        raise
    finally:
        ends = crew.end()
    results |= crew.results
    missing = [number for number in range(len(sizes)) if number not in results]
    if missing:
        _look_into(ends)
        # The work raised an error there; here, it is raised where everybody can see it.
        results |= {number: work(number) for number in missing}
    return [results[number] for number in range(len(sizes))]


def _can_fork() -> bool:
    threading = sys.modules.get("threading")
    return hasattr(os, "fork") and (threading is None or threading.active_count() == 1)


def _cut(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Cut all numbers but 0 into pieces of about the same size, large ones first, so that none is left for the end."""
    fair = sum(sizes[1:]) / count
    chunks: list[list[int]] = []
    room = 0.0
    for number in sorted(range(1, len(sizes)), key=lambda number: -sizes[number]):
        if room <= 0:
            chunks.append([])
            room = fair
        chunks[-1].append(number)
        room -= max(sizes[number], 1)
    return chunks


def _look_into(ends: Sequence[int]) -> None:
    """Say what is to be said where workers ended from outside."""
    signals = [-end for end in ends if end < 0]
    if signal.SIGINT in signals:
        raise KeyboardInterrupt
    if signals:
        raise WorkerLost(
            f"a process that checked files was ended by {signal.Signals(signals[0]).name}",
            "run again with `--jobs 1`, which takes less memory",
        )


@dataclass(slots=True)
class _Worker:
    """A child process.

    Attributes:
        pid: Its number.
        pipe: What it writes is read here.
        received: What it wrote and is not understood yet.
    """

    pid: int
    pipe: int
    received: bytearray = field(default_factory=bytearray)


class _Crew:
    """The processes that work, and what they sent."""

    def __init__(self, work: Work, chunks: Sequence[Sequence[int]]) -> None:
        self.results: dict[int, object] = {}
        self._work = work
        self._chunks = chunks
        self._workers: list[_Worker] = []
        self._selector = DefaultSelector()
        # One byte for each chunk: whoever reads it does that chunk. The pipe holds them all, and reading one is atomic.
        self._tickets, ticket_office = os.pipe()
        os.write(ticket_office, bytes(range(len(chunks))))
        os.close(ticket_office)

    def take_chunks(self) -> Iterator[Sequence[int]]:
        """The chunks that no other process has taken."""
        while ticket := os.read(self._tickets, 1):
            yield self._chunks[ticket[0]]

    def start(self, count: int) -> None:
        """Let other processes work, as many as the machine has room for."""
        with contextlib.suppress(OSError):
            for _ in range(count):
                self._start_worker()

    def _start_worker(self) -> None:
        ours, theirs = os.pipe()
        # An interrupt between two lines below must not find two processes that both take themselves for this one.
        signal.pthread_sigmask(signal.SIG_BLOCK, REQUESTS)
        try:
            pid = os.fork()
            if not pid:
                self._serve(theirs)
            self._workers.append(worker := _Worker(pid, ours))
        except OSError:
            os.close(ours)
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, REQUESTS)
            os.close(theirs)
        self._selector.register(ours, EVENT_READ, worker)

    def _serve(self, pipe: int) -> NoReturn:
        """Work as a child, and never come back."""
        code = _FAILED
        try:
            forget()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, REQUESTS)
            parent = os.getppid()
            for chunk in self.take_chunks():
                _send(pipe, marshal.dumps([(number, self._work(number)) for number in chunk]))
                if os.getppid() != parent:
                    break  # nobody is left who would read on
            code = 0
        finally:
            # Streams, and what else is to be closed or cleaned up, belong to the parent.
            os._exit(code)

    def receive(self, *, wait: bool) -> None:
        """Take in what workers sent.

        Args:
            wait: Whether to go on until all have said everything.
        """
        while self._selector.get_map():
            events = self._selector.select(None if wait else 0)
            for key, _ in events:
                self._read(key.data)
            if not wait and not events:
                return

    def _read(self, worker: _Worker) -> None:
        piece = os.read(worker.pipe, 1 << 20)
        if not piece:
            self._selector.unregister(worker.pipe)
        worker.received += piece
        while len(worker.received) >= _HEAD.size:
            end = _HEAD.size + _HEAD.unpack_from(worker.received)[0]
            if len(worker.received) < end:
                break
            self.results.update(marshal.loads(worker.received[_HEAD.size : end]))  # noqa: S302  (from our own child)
            del worker.received[:end]

    def kill(self) -> None:
        """End the work at once."""
        for worker in self._workers:
            os.kill(worker.pid, signal.SIGKILL)

    def end(self) -> list[int]:
        """Wait for the end of all workers, and return how each ended: an exit code, or a signal below 0."""
        self._selector.close()
        os.close(self._tickets)
        ends = []
        for worker in self._workers:
            os.close(worker.pipe)
            ends.append(os.waitstatus_to_exitcode(os.waitpid(worker.pid, 0)[1]))
        return ends


def _send(pipe: int, content: bytes) -> None:
    rest = memoryview(_HEAD.pack(len(content)) + content)
    while rest:
        rest = rest[os.write(pipe, rest) :]
