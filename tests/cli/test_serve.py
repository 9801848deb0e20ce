"""`cxmap serve` shows the page of the maps as they are now, tells what is wrong with them, and ends cleanly."""

import re
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, run_raw, write
from tests.cli.served import WATCHING, Served, run_server
from tests.cli.watched import replace
from tests.usecases.serving.client import Client, ask, listen

MAP = "buy.journey.yaml"
HOSTILE = GOOD.replace("I take my drink", '"</script><img src=x onerror=alert(1)>"')


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    write(folder, MAP, GOOD)
    return folder


@pytest.fixture
def served(maps: Path, tmp_path: Path) -> Iterator[Served]:
    with run_server(cwd=maps, kept=tmp_path / "kept") as served:
        yield served


def test_it_prints_the_address_and_nothing_else(served: Served) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", served.told)
    assert served.remarks == WATCHING
    answer = served.get()
    assert answer.status == 200
    page = answer.body.decode()
    assert "<title>Buying a drink</title>" in page
    assert page.count("<svg ") > 1
    policy = answer.fields["Content-Security-Policy"]
    own, _, more = policy.rpartition("; ")
    assert more == "frame-ancestors 'none'"
    assert f'content="{own}"' in page
    assert "unsafe" not in policy


def test_only_this_machine_only_the_page_only_to_read(served: Served, maps: Path) -> None:
    with pytest.raises(ConnectionRefusedError):
        Client(served.port, "127.0.0.2")
    assert ask(served.port, fields={"Host": "evil.example"}).status == 403
    for target in (f"/{MAP}", f"/../{maps.name}/{MAP}", "/..%2f..%2fetc/passwd", f"//{maps}/{MAP}"):
        answer = ask(served.port, target=target)
        assert (answer.status, answer.body) == (404, b"404 Not Found\n")
    assert ask(served.port, "POST", body=b"x").status == 405


def test_a_save_makes_the_page_anew_and_tells_of_it(served: Served, maps: Path) -> None:
    with listen(served.port) as stream:
        first = stream.read_news()
        assert f'<meta name="edition" content="{first}">' in served.get().body.decode()
        replace(maps / MAP, GOOD.replace("Buying a drink", "Buying two drinks"))
        second = stream.read_news()
        page = served.get().body.decode()
        assert "<title>Buying two drinks</title>" in page
        assert f'<meta name="edition" content="{second}">' in page
        # What changes nothing on the page is no news: the next one is about a map beside it.
        replace(maps / MAP, GOOD.replace("Buying a drink", "Buying two drinks") + "# a comment\n")
        served.await_remark(WATCHING, times=3)
        write(maps, "more/sell.journey.yaml", GOOD.replace("Buying a drink", "Selling drinks"))
        assert stream.read_news() not in {first, second}
        assert {"Buying two drinks", "Selling drinks"} <= set(
            re.findall(r"<bdi>((?:Buy|Sell)ing [^<]*)</bdi>", served.get().body.decode())
        )
    served.await_remark("watching 2 files; Ctrl-C ends")
    assert served.told.count("\n") == 1


def test_errors_are_shown_at_their_line_until_they_are_mended(served: Served, maps: Path) -> None:
    with listen(served.port) as stream:
        sound = stream.read_news()
        write(maps, MAP, BAD)
        assert stream.read_news() != sound
        answer = served.get()
        page = answer.body.decode()
        assert "<title>Found 1 error in 1 file." in page
        assert f"{MAP}:10:20" in page
        assert '<span class="rule">10 |</span><span>         channels: [machin]</span>' in page
        assert "did you mean <code>machine</code>?" in page
        assert "unsafe" not in answer.fields["Content-Security-Policy"]
        served.await_remark(WATCHING, times=2)
        assert "error[CX201] unknown-channel: no channel `machin`\n" in served.remarks
        assert "  = help: did you mean `machine`?\n" in served.remarks
        write(maps, MAP, "cxmap: 1\ntitle: </script><img src=x onerror=alert(1)>\nstages: [\n")
        stream.read_news()
        page = served.get().body.decode()
        assert "<img" not in page
        assert page.count("</script>") == 1
        write(maps, MAP, GOOD)
        assert stream.read_news() == sound
        assert "<title>Buying a drink</title>" in served.get().body.decode()


def test_a_map_that_is_broken_from_the_beginning_is_shown(maps: Path, tmp_path: Path) -> None:
    write(maps, MAP, BAD)
    with run_server(MAP, cwd=maps, kept=tmp_path / "kept") as served:
        assert f"{MAP}:10:20" in served.get().body.decode()
        assert "error[CX201]" in served.remarks
        write(maps, MAP, GOOD)
        served.await_remark(WATCHING, times=2)
        assert "<title>Buying a drink</title>" in served.get().body.decode()


def test_hostile_texts_stay_text(maps: Path, tmp_path: Path) -> None:
    write(maps, MAP, GOOD)
    with run_server(cwd=maps, kept=tmp_path / "kept") as served:
        plain = served.get().body.decode()
        write(maps, MAP, HOSTILE)
        served.await_remark(WATCHING, times=2)
        page = served.get().body.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<img" not in page
    assert page.count("</script>") == plain.count("</script>")


def test_what_is_no_fault_of_a_map_is_shown_too(served: Served, maps: Path) -> None:
    (maps / MAP).unlink()
    served.await_remark("error: ")
    page = served.get().body.decode()
    assert "no map" in page.lower()
    assert "<strong>Help:</strong>" in page
    write(maps, MAP, GOOD)
    served.await_remark(WATCHING, times=3)
    assert "<title>Buying a drink</title>" in served.get().body.decode()
    write(maps, "cxmap.toml", '[rules]\nignore = ["CX2"')
    served.await_remark("cxmap.toml is no TOML")
    assert "cxmap.toml is no TOML" in served.get().body.decode()


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_whoever_looks(served: Served, how: signal.Signals, code: int) -> None:
    port = served.port
    with ExitStack() as visitors:
        streams = [visitors.enter_context(listen(port)) for _ in range(3)]
        visitors.enter_context(Client(port))
        ended, seconds = served.end(how)
        assert (ended, served.remarks) == (code, WATCHING)
        assert seconds < 5
        for stream in streams:
            assert stream.read_rest().endswith(b"\n\n")
        with pytest.raises(ConnectionRefusedError):
            Client(port)


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_also_while_it_draws(served: Served, maps: Path, how: signal.Signals, code: int) -> None:
    many = "".join(f"      t{number}: {{name: Touchpoint {number}}}\n" for number in range(1500))
    write(maps, MAP, GOOD + many)
    served.await_remark("saved: ")
    time.sleep(0.5)
    ended, seconds = served.end(how)
    assert (ended, served.remarks) == (code, f"{WATCHING}saved: {MAP}\n")
    assert seconds < 5


def test_two_servers_do_not_disturb_each_other(served: Served, maps: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, MAP, GOOD.replace("Buying a drink", "Selling drinks"))
    with run_server(cwd=other, kept=tmp_path / "other-kept") as second:
        assert served.port != second.port
        assert "<title>Buying a drink</title>" in served.get().body.decode()
        assert "<title>Selling drinks</title>" in second.get().body.decode()
        assert second.end()[0] == 130
        assert served.get().status == 200
        # A port can be chosen, and that of a server which has ended is free.
        with run_server("--port", str(second.port), cwd=other, kept=tmp_path / "third-kept") as third:
            assert third.port == second.port


def test_a_port_that_is_taken_is_refused(served: Served, maps: Path) -> None:
    done = run_raw("serve", "--port", str(served.port), cwd=maps)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        f"error: port `{served.port}` is taken by another program",
        "help: choose another with `--port`, or leave it out for one that is free",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "65536"], "Invalid value for '--port'"),
        (["--port", "-1"], "Invalid value for '--port'"),
        (["--host", "0.0.0.0"], "No such option: --host"),
        (["-"], "error: standard input cannot be watched\nhelp: name files or folders after `cxmap serve`\n"),
        (["gone"], "error: "),
        (["--profile", "no-such"], "error: "),
        (["--config", "gone.toml"], "error: "),
    ],
)
def test_what_cannot_be_served_is_refused(maps: Path, arguments: list[str], said: str) -> None:
    done = run_raw("serve", *arguments, cwd=maps)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


def test_options_of_the_report_are_heeded(maps: Path, tmp_path: Path) -> None:
    with run_server("--method", "ipa", cwd=maps, kept=tmp_path / "kept") as served:
        ipa = served.get().body.decode()
    written = run_raw("report", "--method", "ipa", "-o", "page.html", cwd=maps)
    assert written.returncode == 0
    page = (maps / "page.html").read_text(encoding="utf-8")
    assert page[page.index("<body>") :] == ipa[ipa.index("<body>") :]
