"""The server: one thread that answers, so that whoever makes the page need not wait for anybody."""

import asyncio
import errno
import os
import socket
from threading import Thread
from typing import TYPE_CHECKING, Final, Self

from cxmap.errors import UsageError
from cxmap.usecases.serving.desk import Desk
from cxmap.usecases.serving.requests import HEAD_LIMIT

if TYPE_CHECKING:
    from types import TracebackType

    from cxmap.reports.hypertext import Hypertext

HOST: Final = "127.0.0.1"
"""This machine and nobody else."""

_QUEUE: Final = 64


class Server:
    """Shows a page on a port of this machine, from the first page until it is closed.

    Who asks before there is a page waits for it.

    Args:
        port: The port; 0 for any that is free.

    Raises:
        UsageError: The port is taken, or may not be used.
    """

    def __init__(self, port: int = 0) -> None:
        self._socket = _take_port(port)
        self._loop = asyncio.new_event_loop()
        self._desk: Desk | None = None
        self._acceptor: asyncio.Server | None = None
        # A daemon cannot keep a program from ending whose end was cut short by a second Ctrl-C.
        self._thread = Thread(target=self._loop.run_forever, name="cxmap serve", daemon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()

    @property
    def port(self) -> int:
        """The port on which it answers."""
        return int(self._socket.getsockname()[1])

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{HOST}:{self.port}/"

    def show(self, page: "Hypertext") -> None:
        """Show a page, and tell everybody who looks at another edition."""
        if self._desk is not None:
            self._loop.call_soon_threadsafe(self._desk.show, page)
            return
        self._desk = Desk(page, self.port, self._loop)
        opening = asyncio.start_server(self._desk.welcome, sock=self._socket, limit=HEAD_LIMIT, backlog=_QUEUE)
        self._acceptor = self._loop.run_until_complete(opening)
        self._thread.start()

    def close(self) -> None:
        """Send everybody away, and give the port back."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._send_away(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self._socket.close()
        self._loop.close()

    async def _send_away(self) -> None:
        if self._desk is not None:
            await self._desk.close()
        # Not before: asyncio cannot bear that somebody is just coming in.
        if self._acceptor is not None:
            self._acceptor.close()


def _take_port(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # The port of a server that has just ended is free again. Elsewhere this would let in a second server.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_QUEUE)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"port `{port}` is taken by another program",
                "choose another with `--port`, or leave it out for one that is free",
            ) from error
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"port `{port}` cannot be used: {reason}", "leave `--port` out for one that is free"
        ) from error
    return listener
