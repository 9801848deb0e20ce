"""The server itself: what it hands out, what it tells, whom it bears with for how long, and how it ends."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from tests.usecases.serving.client import Client, ask, listen

from cxmap.errors import UsageError
from cxmap.reports.hypertext import Hypertext
from cxmap.usecases.serving import HOST, Server, desk

ONE = Hypertext("<p>one</p>", "default-src 'none'", "one")
TWO = Hypertext("<p>two: ü</p>", "default-src 'self'", "two")
ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",
}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        server.show(ONE)
        yield server


def await_page(server: Server, text: str) -> None:
    until, body = time.monotonic() + 10, b""
    while text.encode() not in body:
        assert time.monotonic() < until
        # Who is turned away at the door may not even hear why.
        with suppress(ConnectionResetError):
            body = ask(server.port).body


def test_the_page_is_handed_out(server: Server) -> None:
    assert server.address == f"http://127.0.0.1:{server.port}/"
    answer = ask(server.port)
    assert (answer.status, answer.body) == (200, b"<p>one</p>")
    assert answer.fields["Date"].endswith(" GMT")
    assert answer.fields == {
        "Date": answer.fields["Date"],
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": "10",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        **ALWAYS,
    }
    head = ask(server.port, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.fields["Content-Length"] == "10"


def test_another_page_takes_its_place(server: Server) -> None:
    server.show(TWO)
    await_page(server, "two")
    answer = ask(server.port)
    assert answer.body == "<p>two: ü</p>".encode()
    assert answer.fields["Content-Security-Policy"] == "default-src 'self'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("method", "target", "host", "status"),
    [
        ("GET", "/", "evil.example", 403),
        ("GET", "/../../etc/passwd", "", 404),
        ("POST", "/", "", 405),
        ("OPTIONS", "/events", "", 405),
        ("GET /", "/", "", 400),
        ("HEAD", "/x", "", 404),
    ],
)
def test_refusals_say_why_and_nothing_else(server: Server, method: str, target: str, host: str, status: int) -> None:
    answer = ask(server.port, method, target, {"Host": host} if host else None, b"x=1")
    assert answer.status == status
    assert answer.fields["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.fields["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert ALWAYS.items() <= answer.fields.items()
    assert (answer.fields.get("Allow") == "GET, HEAD") == (status == 405)
    assert not [name for name in answer.fields if name.startswith("Access-Control")]
    assert (answer.body == b"") == (method == "HEAD")
    assert b"one" not in answer.body


def test_news_are_told_to_everybody(server: Server) -> None:
    with listen(server.port) as first, listen(server.port) as second:
        assert [first.read_news(), second.read_news()] == ["one", "one"]
        # The same page once more is no news.
        server.show(Hypertext("<p>one</p>", "default-src 'none'", "one"))
        server.show(TWO)
        assert [first.read_news(), second.read_news()] == ["two", "two"]
    # Who comes late hears of the newest.
    with listen(server.port) as late:
        assert late.read_news() == "two"


def test_news_are_a_stream_that_nobody_keeps(server: Server) -> None:
    with Client(server.port) as client:
        client.ask("GET", "/events")
        answer = client.read_head()
    assert answer.fields["Content-Type"] == "text/event-stream; charset=utf-8"
    assert ALWAYS.items() <= answer.fields.items()
    assert "Content-Length" not in answer.fields
    assert ask(server.port, "HEAD", "/events").body == b""


def test_a_stream_without_news_stays_alive(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "HEARTBEAT", 0.05)
    with listen(server.port) as client:
        assert client.read_news() == "one"
        time.sleep(0.3)
        server.show(TWO)
        assert client.read_news() == "two"


def test_streams_are_few_and_their_places_free_again(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "MOST_STREAMS", 2)
    with listen(server.port), listen(server.port):
        answer = ask(server.port, target="/events")
        assert (answer.status, answer.fields["Retry-After"]) == (503, "5")
        assert ask(server.port).status == 200
    until = time.monotonic() + 10
    while True:
        with Client(server.port) as client:
            client.ask("GET", "/events")
            if client.read_head().status == 200:
                return
        assert time.monotonic() < until


def test_a_crowd_is_turned_away(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "MOST_VISITS", 3)
    with ExitStack() as crowd:
        for _ in range(3):
            crowd.enter_context(Client(server.port))
        with Client(server.port) as client:
            assert client.read_head().status == 503
    await_page(server, "one")


def test_who_asks_too_slowly_is_sent_away(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hurry:
        hurry.setattr(desk, "ASKING", 0.2)
        with Client(server.port) as silent, Client(server.port) as slow:
            slow.send(b"GET / HTTP/1.1\r\nHost: 127")
            assert (silent.read_rest(), slow.read_rest()) == (b"", b"")
    assert ask(server.port).status == 200


def test_who_takes_too_slowly_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    # Long enough for whoever takes it at once, also on a machine that has other things to do.
    monkeypatch.setattr(desk, "TAKING", 2)
    large = Hypertext("x" * 30_000_000, "default-src 'none'", "large")
    with Server() as server:
        server.show(large)
        with Client(server.port) as slow:
            slow.ask("GET", "/")
            assert len(ask(server.port).body) == 30_000_000
            time.sleep(3)
            assert slow.read_head().status == 200
            assert len(slow.read_rest()) < 30_000_000
        assert ask(server.port, "HEAD").status == 200


def test_who_does_not_leave_is_sent_away(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "LEAVING", 0.1)
    monkeypatch.setattr(desk, "MOST_VISITS", 1)
    with Client(server.port) as client:
        client.ask("GET", "/")
        client.read()
        await_page(server, "one")


def test_who_says_too_much_is_refused(server: Server) -> None:
    with Client(server.port) as client:
        client.ask("GET", "/", {"X-Much": "x" * 20_000})
        assert client.read().status == 431


def test_nobody_else_can_reach_it(server: Server) -> None:
    for host in ("127.0.0.2", *own_addresses()):
        with pytest.raises(ConnectionRefusedError):
            Client(server.port, host)


def own_addresses() -> list[str]:
    """Addresses of this machine that others may know."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:  # a machine whose name leads nowhere
        return []
    return [address[0] for *_, address in found if isinstance(address[0], str) and not address[0].startswith("127.")]


def test_who_comes_before_there_is_a_page_waits_for_it() -> None:
    with Server() as server, Client(server.port) as early:
        early.ask("GET", "/")
        server.show(ONE)
        assert early.read().body == b"<p>one</p>"


@pytest.mark.parametrize("shown", [False, True])
def test_it_ends_at_once_and_leaves_nothing(shown: bool) -> None:
    before = threading.active_count()
    with ExitStack() as visitors:
        with Server() as server:
            if shown:
                server.show(ONE)
                streams = [visitors.enter_context(listen(server.port)) for _ in range(3)]
                visitors.enter_context(Client(server.port))
            port, begun = server.port, time.monotonic()
        assert time.monotonic() - begun < 2
        assert threading.active_count() == before
        with pytest.raises(ConnectionRefusedError):
            Client(port)
        for stream in streams if shown else []:
            stream.read_rest()
        # Its port is free for the next, although connections to it have just ended.
        with Server(port) as next_one:
            next_one.show(TWO)
            assert ask(port).body == "<p>two: ü</p>".encode()


def test_two_servers_do_not_disturb_each_other(server: Server) -> None:
    with Server() as other:
        other.show(TWO)
        assert other.port != server.port
        assert [ask(one.port).body for one in (server, other)] == [b"<p>one</p>", "<p>two: ü</p>".encode()]
        assert ask(server.port, fields={"Host": f"{HOST}:{other.port}"}).status == 403


def test_a_port_that_is_taken_is_named(server: Server) -> None:
    with pytest.raises(UsageError, match=f"^port `{server.port}` is taken by another program$") as refused:
        Server(server.port)
    assert refused.value.help == "choose another with `--port`, or leave it out for one that is free"


def test_names_that_are_no_text_are_spelled_out(server: Server) -> None:
    server.show(Hypertext("<p>\udcff</p>", "default-src 'none'", "odd"))
    await_page(server, "udcff")
    assert ask(server.port).body == b"<p>\\udcff</p>"
