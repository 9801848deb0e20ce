"""What a client is told."""

from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from cxmap.usecases.serving.requests import METHODS

if TYPE_CHECKING:
    from cxmap.reports.hypertext import Hypertext

SECURITY: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer says: keep nothing, guess nothing, tell nobody, and let no other page in."""

_NOTHING: Final = "default-src 'none'; frame-ancestors 'none'"
_AGAIN: Final = 1000
"""Units: milliseconds. When a browser asks again after its connection was lost."""

_LATER: Final = 5
"""Units: seconds. When a client may ask again for what there is no room for now."""


def write_page_head(page: "Hypertext", length: int) -> bytes:
    """The head of the answer that is a page.

    Args:
        page: The page.
        length: Its length in bytes.
    """
    fields = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(length),
        "Content-Security-Policy": f"{page.policy}; frame-ancestors 'none'",
    }
    return _write_head(HTTPStatus.OK, fields)


def write_stream_head() -> bytes:
    """The head of the answer that tells of editions until somebody goes."""
    fields = {"Content-Type": "text/event-stream; charset=utf-8", "Content-Security-Policy": _NOTHING}
    return _write_head(HTTPStatus.OK, fields)


def write_event(edition: str) -> bytes:
    """The news that there is an edition."""
    return f"retry: {_AGAIN}\ndata: {edition}\n\n".encode()


def write_heartbeat() -> bytes:
    """No news, so that both sides notice when the other is gone."""
    return b": still here\n\n"


def write_refusal(status: HTTPStatus, *, head_only: bool = False) -> bytes:
    """The answer that there is no answer.

    Args:
        status: Why.
        head_only: Whether the client asked for the head alone.
    """
    body = f"{status.value} {status.phrase}\n".encode()
    fields = {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Content-Security-Policy": _NOTHING,
    }
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        fields["Allow"] = ", ".join(METHODS)
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        fields["Retry-After"] = str(_LATER)
    return _write_head(status, fields) + (b"" if head_only else body)


def _write_head(status: HTTPStatus, fields: Mapping[str, str]) -> bytes:
    said = {"Date": formatdate(usegmt=True), **fields, **SECURITY, "Connection": "close"}
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in said.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
