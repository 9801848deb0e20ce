"""Which requests are read, and which are granted."""

import asyncio
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.usecases.serving.requests import HEAD_LIMIT, Refusal, Request, check_request, read_request

HOST = {"host": "127.0.0.1:4711"}
PAGE = "GET / HTTP/1.1\r\n"


def read(sent: bytes) -> Request:
    async def receive() -> Request:
        reader = asyncio.StreamReader(limit=HEAD_LIMIT)
        reader.feed_data(sent)
        reader.feed_eof()
        return await read_request(reader)

    return asyncio.run(receive())


def judge(method: str = "GET", target: str = "/", **fields: str) -> int:
    said = {name.replace("_", "-"): value for name, value in fields.items()}
    try:
        check_request(Request(method, target, {**HOST, **said}), 4711)
    except Refusal as refusal:
        return refusal.status
    return 200


def test_a_request_is_read() -> None:
    request = read(b"HEAD /events HTTP/1.0\r\nHOST:  localhost:80 \r\nX-Empty:\r\n\r\nmore")
    assert request == Request("HEAD", "/events", {"host": "localhost:80", "x-empty": ""})
    assert request.head_only


@pytest.mark.parametrize(
    "head",
    [
        "GET /\r\n",
        "GET  / HTTP/1.1\r\n",
        "GET / HTTP/2\r\n",
        "GET / HTTP/1.1 \r\n",
        "\r\n",
        "GET / x HTTP/1.1\r\n",
        PAGE + "no colon\r\n",
        PAGE + "Host : 127.0.0.1:4711\r\n",
        PAGE + " Host: 127.0.0.1:4711\r\n",
        PAGE + "Host: a\r\nhost: b\r\n",
        PAGE + "Host: 127.0.0.1:4711\nX: y\r\n",
        PAGE + "Host: 127.0.0.1:4711\x00\r\n",
    ],
)
def test_what_is_no_request_is_refused(head: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(f"{head}\r\n".encode())
    assert refused.value.status is HTTPStatus.BAD_REQUEST


def test_a_head_has_a_limit() -> None:
    with pytest.raises(Refusal) as refused:
        read(PAGE.encode() + b"X: " + b"x" * HEAD_LIMIT)
    assert refused.value.status is HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE


@given(st.binary(max_size=300))
def test_whatever_is_sent_is_a_request_or_refused(sent: bytes) -> None:
    try:
        method = read(sent + b"\r\n\r\n").method
    except Refusal as refusal:
        method = refusal.status.phrase
    assert method == "Bad Request" or sent.startswith(method.encode("latin-1"))


def test_the_page_and_the_news_are_there() -> None:
    assert {judge(method, target) for method in ("GET", "HEAD") for target in ("/", "/events")} == {200}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:4711", 200),
        ("LocalHost:4711", 200),
        ("127.0.0.1", 403),
        ("127.0.0.1:80", 403),
        ("localhost:4711.evil.example", 403),
        ("localhost.:4711", 403),
        ("evil.example:4711", 403),
        ("[::1]:4711", 403),
        ("0.0.0.0:4711", 403),
        ("127.0.0.2:4711", 403),
        ("", 403),
    ],
)
def test_only_the_names_of_this_machine_are_answered(host: str, status: int) -> None:
    assert judge(host=host) == status
    assert judge("POST", "/x", host=host) == (404 if status == 200 else status)


def test_who_names_no_host_is_not_answered() -> None:
    with pytest.raises(Refusal) as refused:
        check_request(Request("GET", "/", {}), 4711)
    assert refused.value.status is HTTPStatus.FORBIDDEN


def test_the_usual_port_need_not_be_named() -> None:
    check_request(Request("GET", "/", {"host": "localhost"}), 80)
    check_request(Request("GET", "/", {"host": "localhost:80", "origin": "http://localhost"}), 80)


@pytest.mark.parametrize(
    "target",
    [
        "/index.html",
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/events/",
        "/events?x",
        "/?x",
        "*",
        "",
        "http://127.0.0.1:4711/",
        "/buy.journey.yaml",
        "/favicon.ico",
    ],
)
def test_nothing_else_is_there(target: str) -> None:
    assert {judge(method, target) for method in ("GET", "HEAD", "POST", "OPTIONS")} == {404}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get", "X"])
def test_nothing_can_be_changed(method: str) -> None:
    assert {judge(method, target) for target in ("/", "/events")} == {405}


@pytest.mark.parametrize(
    ("target", "fields", "status"),
    [
        ("/events", {"origin": "http://127.0.0.1:4711"}, 200),
        ("/events", {"origin": "http://localhost:4711"}, 200),
        ("/events", {"origin": "https://127.0.0.1:4711"}, 403),
        ("/events", {"origin": "http://evil.example"}, 403),
        ("/", {"origin": "null"}, 403),
        ("/events", {"sec_fetch_site": "same-origin"}, 200),
        ("/", {"sec_fetch_site": "none", "sec_fetch_dest": "document"}, 200),
        ("/events", {"sec_fetch_site": "cross-site", "sec_fetch_dest": "empty"}, 403),
        ("/events", {"sec_fetch_site": "same-site"}, 403),
        ("/events", {"sec_fetch_site": "cross-site", "sec_fetch_dest": "document"}, 403),
        ("/", {"sec_fetch_site": "cross-site", "sec_fetch_dest": "script"}, 403),
        ("/", {"sec_fetch_site": "cross-site", "sec_fetch_dest": "iframe"}, 403),
        # Somebody follows a link, in a chat for example.
        ("/", {"sec_fetch_site": "cross-site", "sec_fetch_dest": "document"}, 200),
    ],
)
def test_other_pages_get_nothing(target: str, fields: dict[str, str], status: int) -> None:
    assert judge(target=target, **fields) == status
