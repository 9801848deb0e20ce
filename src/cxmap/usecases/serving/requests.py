"""What a client asks for, and which clients are answered."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

PAGE: Final = "/"
EVENTS: Final = "/events"
METHODS: Final = ("GET", "HEAD")

HEAD_LIMIT: Final = 16 * 1024
"""Units: bytes. Browsers send less than one thousand to a server that sets no cookies; others of this machine may."""

_FIELD: Final = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\x00\r\n]*)")
"""Source: RFC 9112, section 5."""

_USUAL_PORT: Final = 80


class Refusal(Exception):  # noqa: N818  (named by what happens)
    """A request that is not granted.

    Attributes:
        status: What the client is told.
    """

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks for.

    Attributes:
        method: What it wants done, such as `GET`.
        target: With what.
        fields: Everything else it says, by names in small letters.
    """

    method: str
    target: str
    fields: Mapping[str, str]

    @property
    def head_only(self) -> bool:
        """Whether it wants the head of the answer alone."""
        return self.method == "HEAD"


async def read_request(reader: asyncio.StreamReader) -> Request:
    """Read the head of a request; there is nothing that could have a body.

    Args:
        reader: Where it comes from, limited to `HEAD_LIMIT`.

    Raises:
        Refusal: It is too long, or no HTTP/1.
        IncompleteReadError: The client went away.
    """
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError as error:
        raise Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE) from error
    first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not re.fullmatch(r"HTTP/1\.\d", words[2]):
        raise Refusal(HTTPStatus.BAD_REQUEST)
    fields: dict[str, str] = {}
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None:
            raise Refusal(HTTPStatus.BAD_REQUEST)
        name = field[1].lower()
        # Of two hosts, each reader may believe another one.
        if name in fields and name in {"host", "origin"}:
            raise Refusal(HTTPStatus.BAD_REQUEST)
        fields[name] = field[2].strip(" \t")
    return Request(words[0], words[1], fields)


def check_request(request: Request, port: int) -> None:
    """See to it that a request comes from this machine's own browser or tools, and asks for what there is.

    Args:
        request: What is asked for.
        port: The port of this server.

    Raises:
        Refusal: It does not.
    """
    hosts = _list_hosts(port)
    # A foreign name that leads to this machine: some page on the web wants to read ours.
    if request.fields.get("host", "").lower() not in hosts:
        raise Refusal(HTTPStatus.FORBIDDEN)
    if _comes_from_elsewhere(request, hosts):
        raise Refusal(HTTPStatus.FORBIDDEN)
    if request.target not in {PAGE, EVENTS}:
        raise Refusal(HTTPStatus.NOT_FOUND)
    if request.method not in METHODS:
        raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED)


def _list_hosts(port: int) -> frozenset[str]:
    """What this server is called by."""
    names = ("127.0.0.1", "localhost")
    return frozenset([f"{name}:{port}" for name in names] + (list(names) if port == _USUAL_PORT else []))


def _comes_from_elsewhere(request: Request, hosts: frozenset[str]) -> bool:
    """Whether another page asks; following a link from there is allowed.

    Such a page could not read the answer, but it could take all the places there are.
    """
    origin = request.fields.get("origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return True
    foreign = request.fields.get("sec-fetch-site", "none") not in {"none", "same-origin"}
    follows = request.target == PAGE and request.fields.get("sec-fetch-dest") == "document"
    return foreign and not follows
