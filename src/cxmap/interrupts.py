"""Requests to end: Ctrl-C, `kill`, and a terminal that is closed.

All end the program as Ctrl-C does in Python, by an exception, so that whatever was begun is put away. What must
not be cut in two is sheltered: there, a request waits until it is done.
"""

import contextlib
import signal
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

REQUESTS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""The signals by which somebody asks a program to end."""

ONCE: Final = 1.0
"""Units: seconds. Who asks again within this time means the same request.

Source: Ours, because a terminal and a program between it and us may both pass one Ctrl-C on, and because putting things
away takes less.
"""

_AGAIN: Final = 0.001
"""Units: seconds. When a request is repeated that was lost."""


class Interrupt(KeyboardInterrupt):
    """Somebody asked the program to end.

    It is no plain KeyboardInterrupt: after one that passed through `exec` of a text, as in `dataclass`, Python ends
    itself by SIGINT, whatever the exit code of the program.
    """


class _Desk:
    """What was asked for, and whether it has to wait.

    Attributes:
        asked: The first request; None where nobody asked.
        heard: When a request was last acted on, by a clock that only goes forward.
        shelters: How many pieces of work are going on that must not be cut in two.
        waits: Whether a request waits for their end.
    """

    def __init__(self) -> None:
        self.asked: int | None = None
        self.heard = -ONCE
        self.shelters = 0
        self.waits = False

    def hear(self, number: int, _: "FrameType | None" = None) -> None:
        """Act on a request: at once, or when the last shelter is left."""
        now = time.monotonic()
        if self.asked is not None and now - self.heard < ONCE:
            return
        self.asked = self.asked or number
        self.heard = now
        if self.shelters:
            self.waits = True
            return
        raise Interrupt

    def leave(self) -> None:
        """End a shelter, and act on a request that waited for it."""
        self.shelters -= 1
        if self.waits and not self.shelters:
            self.waits = False
            self.heard = time.monotonic()
            raise Interrupt


_desk = _Desk()


def listen() -> None:
    """Hear requests from now on, but for those that this process was started to ignore (`nohup`)."""
    for number in REQUESTS:
        if signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
            signal.signal(number, _desk.hear)
    sys.unraisablehook = _hear_again


def stop_listening() -> None:
    """Let requests change nothing any more, because the program ends by itself."""
    for number in REQUESTS:
        if signal.getsignal(number) == _desk.hear:
            signal.signal(number, signal.SIG_IGN)


def forget() -> None:
    """Leave requests to the system, as in a child process whose parent looks after it."""
    for number in REQUESTS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def get_exit_code() -> int | None:
    """What a shell expects of a program that ended by request; None where nobody asked."""
    return None if _desk.asked is None else 128 + _desk.asked


@contextlib.contextmanager
def shelter() -> Iterator[None]:
    """Do something that must not be cut in two, and that is soon done.

    A request that comes meanwhile is acted on afterwards, when nothing is half-done.
    """
    _desk.shelters += 1
    try:
        yield
    finally:
        _desk.leave()


def _hear_again(lost: "sys.UnraisableHookArgs") -> None:
    """Repeat a request that came where Python lets no exception out, such as while an object is forgotten."""
    if not issubclass(lost.exc_type, Interrupt) or _desk.asked is None or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(lost)
        return
    _desk.heard -= ONCE
    signal.signal(signal.SIGALRM, lambda *_: _desk.hear(_desk.asked or signal.SIGINT))
    signal.setitimer(signal.ITIMER_REAL, _AGAIN)
