"""Everybody who asks for the page: answered, told of news, and sent away in time."""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from cxmap.usecases.serving.answers import (
    write_event,
    write_heartbeat,
    write_page_head,
    write_refusal,
    write_stream_head,
)
from cxmap.usecases.serving.requests import EVENTS, Refusal, Request, check_request, read_request

if TYPE_CHECKING:
    from cxmap.reports.hypertext import Hypertext

MOST_VISITS: Final = 64
MOST_STREAMS: Final = 24
"""So many can be told of news at once; a browser opens one for each page that somebody sees."""

ASKING: Final = 5.0
"""Units: seconds. How long a client may take to say what it wants."""

TAKING: Final = 30.0
"""Units: seconds. How long it may take to receive the page, which comes from the same machine."""

LEAVING: Final = 1.0
"""Units: seconds. How long it may take to go once it has everything."""

HEARTBEAT: Final = 15.0
"""Units: seconds."""

_PIECE: Final = 64 * 1024
"""Units: bytes. So much of a page is kept for each client, however slow it is."""


class Desk:
    """Answers everybody, in the one thread in which its loop runs.

    Args:
        page: The first page.
        port: The port under which it is asked.
        loop: The loop in which it answers.
    """

    def __init__(self, page: "Hypertext", port: int, loop: asyncio.AbstractEventLoop) -> None:
        self._page, self._content = page, _encode(page)
        self._port = port
        self._loop = loop
        self._news: asyncio.Future[None] = loop.create_future()
        self._visits: set[asyncio.Task[None]] = set()
        self._streams = 0

    def show(self, page: "Hypertext") -> None:
        """Show another page from now on, and tell everybody who waits for one."""
        if page.edition == self._page.edition:
            return
        self._page, self._content = page, _encode(page)
        news, self._news = self._news, self._loop.create_future()
        news.set_result(None)

    def welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take somebody's request, where there is room."""
        if len(self._visits) >= MOST_VISITS:
            writer.write(write_refusal(HTTPStatus.SERVICE_UNAVAILABLE))
            writer.close()
            return
        visit = self._loop.create_task(self._attend(reader, writer))
        self._visits.add(visit)
        visit.add_done_callback(self._visits.discard)
        # Also for one that was ended before it began.
        visit.add_done_callback(lambda _: writer.transport.abort())

    async def close(self) -> None:
        """Send everybody away, also those who come in just now."""
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            for visit in self._visits:
                visit.cancel()
            await asyncio.gather(*others, return_exceptions=True)

    async def _attend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # What has been handed over is then what has been sent.
        writer.transport.set_write_buffer_limits(0)
        # Whoever goes away, or does not take what it asked for, needs no answer any more.
        with suppress(OSError, asyncio.IncompleteReadError):
            await self._answer(reader, writer)
            await _part(reader, writer)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head_only = False
        try:
            async with asyncio.timeout(ASKING):
                request = await read_request(reader)
            head_only = request.head_only
            check_request(request, self._port)
            if request.target == EVENTS:
                await self._tell(reader, writer, request)
            else:
                await self._hand_out(writer, request)
        except Refusal as refusal:
            await _send(writer, write_refusal(refusal.status, head_only=head_only))

    async def _hand_out(self, writer: asyncio.StreamWriter, request: Request) -> None:
        """Give the page to somebody."""
        page, content = self._page, self._content
        await _send(writer, write_page_head(page, len(content)))
        if not request.head_only:
            await _send(writer, content)

    async def _tell(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: Request) -> None:
        """Tell somebody of the newest edition, now and whenever there is another one."""
        if self._streams >= MOST_STREAMS:
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE)
        self._streams += 1
        try:
            await _send(writer, write_stream_head())
            if not request.head_only:
                await self._tell_news(reader, writer)
        finally:
            self._streams -= 1

    async def _tell_news(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gone = self._loop.create_task(reader.read(1))
        told = ""
        try:
            while not gone.done():
                news, edition = self._news, self._page.edition
                await _send(writer, write_heartbeat() if edition == told else write_event(edition))
                told = edition
                either: set[asyncio.Future[Any]] = {gone, news}
                await asyncio.wait(either, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)


def _encode(page: "Hypertext") -> bytes:
    """What a file name holds that is no text is spelled out, as everywhere."""
    return page.text.encode("utf-8", "backslashreplace")


async def _send(writer: asyncio.StreamWriter, content: bytes) -> None:
    view = memoryview(content)
    async with asyncio.timeout(TAKING):
        for start in range(0, len(view), _PIECE):
            writer.write(view[start : start + _PIECE])
            await writer.drain()


async def _part(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Wait until a client has gone: closing before that could lose the answer on its way."""
    writer.write_eof()
    async with asyncio.timeout(LEAVING):
        while await reader.read(_PIECE):
            pass
