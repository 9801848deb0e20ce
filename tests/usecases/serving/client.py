"""A client of the server that says exactly what a test wants said."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from cxmap.usecases.serving import HOST

PATIENCE = 30.0


@dataclass(frozen=True)
class Answer:
    status: int
    fields: Mapping[str, str]
    body: bytes


class Client:
    """One connection."""

    def __init__(self, port: int, host: str = HOST) -> None:
        self.port = port
        self._socket = socket.create_connection((host, port), timeout=PATIENCE)
        self._stream = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()
        self._socket.close()

    def send(self, content: bytes) -> None:
        self._socket.sendall(content)

    def ask(self, method: str, target: str, fields: Mapping[str, str] | None = None, body: bytes = b"") -> None:
        said = {"Host": f"{HOST}:{self.port}", **(fields or {})}
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items() if value)]
        self.send("\r\n".join([*lines, "", ""]).encode() + body)

    def read_head(self) -> Answer:
        """The answer without its body."""
        status = int(self._stream.readline().split()[1])
        lines = iter(lambda: self._stream.readline().strip().decode(), "")
        return Answer(status, dict(line.split(": ", 1) for line in lines), b"")

    def read(self) -> Answer:
        """The whole answer, until the server has said all."""
        head = self.read_head()
        return Answer(head.status, head.fields, self.read_rest())

    def read_rest(self) -> bytes:
        return self._stream.read()

    def read_news(self) -> str:
        """The next edition that a stream tells of."""
        while not (line := self._stream.readline()).startswith(b"data: "):
            assert line, "the stream has ended"
        return line.removeprefix(b"data: ").strip().decode()


def ask(
    port: int, method: str = "GET", target: str = "/", fields: Mapping[str, str] | None = None, body: bytes = b""
) -> Answer:
    """Ask once."""
    with Client(port) as client:
        client.ask(method, target, fields, body)
        return client.read()


def listen(port: int) -> Client:
    """Open a stream of news."""
    client = Client(port)
    client.ask("GET", "/events")
    assert client.read_head().status == 200
    return client
