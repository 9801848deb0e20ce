"""The page of `cxmap serve` in a browser: it keeps up with the maps, and the reader keeps the place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.reader import Reader, open_address
from tests.browser.test_page_access import judge
from tests.cli.program import write
from tests.cli.served import Served, run_server

pytestmark = pytest.mark.needs_browser

MAP = "broadband.journey.yaml"
BROADBAND = (Path(__file__).parents[2] / "examples" / MAP).read_text(encoding="utf-8")
TITLE = "Switching to our home broadband"
STATE = "#map=broadband&view=matrix&owner=billing&q=bill&sort=-score&theme=dark"
PLACE = (
    "[scrollY, document.querySelector('.panel.on .frame').scrollLeft, document.querySelector('.panel.on output').value]"
)
Open = Callable[[Served, str], Reader]


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return write(tmp_path / "maps", MAP, BROADBAND).parent


@pytest.fixture
def served(maps: Path, tmp_path: Path) -> Iterator[Served]:
    with run_server(cwd=maps, kept=tmp_path / "kept") as served:
        yield served


@pytest.fixture
def look(browser: Browser) -> Iterator[Open]:
    readers: list[Reader] = []

    def open_one(served: Served, state: str) -> Reader:
        readers.append(open_address(browser, served.address, state))
        return readers[-1]

    yield open_one
    for reader in readers:
        reader.page.context.close()


def await_title(reader: Reader, title: str) -> None:
    """Wait until the page has loaded itself anew, and is whole."""
    for _ in range(300):
        if reader.page.title().startswith(title):
            reader.page.wait_for_load_state()
            return
        reader.page.wait_for_timeout(100)
    pytest.fail(f"no page came that is called {title}")


def test_a_save_loads_the_page_anew_where_the_reader_was(served: Served, maps: Path, look: Open) -> None:
    reader = look(served, STATE)
    rows, address = reader.read_rows(), reader.page.url
    assert 0 < len(rows) < 24
    reader.page.set_viewport_size({"width": 900, "height": 500})
    reader.page.evaluate("document.querySelector('.panel.on [data-zoom=whole]').click()")
    reader.page.evaluate("document.querySelector('.panel.on .frame').scrollTo(70, 0)")
    reader.page.evaluate("scrollTo({top: 640, behavior: 'instant'})")
    place = reader.page.evaluate(PLACE)
    assert place == [640, 70, "100 %"]
    write(maps, MAP, BROADBAND.replace(TITLE, "Switching twice"))
    await_title(reader, "Switching twice")
    assert reader.page.url == address
    assert reader.read_rows() == rows
    assert reader.wait_for(lambda: reader.page.evaluate(PLACE) == place)
    assert reader.complaints == []
    assert {url.partition("#")[0] for url in reader.requests} == {served.address, f"{served.address}events"}


def test_errors_take_the_place_of_the_report_until_they_are_mended(served: Served, maps: Path, look: Open) -> None:
    reader = look(served, STATE)
    rows, address = reader.read_rows(), reader.page.url
    reader.page.evaluate("scrollTo({top: 300, behavior: 'instant'})")
    write(maps, MAP, BROADBAND.replace("level: measured", "level: measurd"))
    await_title(reader, "Found 1 error in 1 file.")
    assert "level: measurd\n" in reader.one("pre").inner_text()
    assert reader.one(".help").inner_text() == "Help: did you mean measured?"
    assert reader.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert reader.page.url == address
    write(maps, MAP, BROADBAND)
    await_title(reader, TITLE)
    assert (reader.page.url, reader.read_rows()) == (address, rows)
    assert reader.wait_for(lambda: reader.page.evaluate("scrollY") == 300)
    assert reader.complaints == []


@pytest.mark.needs_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_a_page_of_errors(served: Served, maps: Path, look: Open, theme: str) -> None:
    write(maps, MAP, BROADBAND.replace("level: measured", "level: measurd"))
    served.await_remark("Ctrl-C ends\n", times=2)
    assert judge(look(served, f"#theme={theme}")) == []


def test_a_page_that_nobody_keeps_up_says_so(served: Served, maps: Path, tmp_path: Path, look: Open) -> None:
    reader, port = look(served, ""), str(served.port)
    sign = reader.page.locator("p[role=status]:text('Not live any more')")
    assert sign.count() == 0
    assert served.end()[0] == 130
    sign.wait_for()
    write(maps, MAP, BROADBAND.replace(TITLE, "Back again"))
    with run_server("--port", port, cwd=maps, kept=tmp_path / "again"):
        await_title(reader, "Back again")
    assert all("ERR_" in complaint for complaint in reader.complaints)


def test_a_tab_that_nobody_sees_leaves_its_place_to_others(served: Served, look: Open) -> None:
    reader = look(served, "")
    hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
    change = "document.dispatchEvent(new Event('visibilitychange'))"
    reader.page.evaluate(hide % "true" + change)
    assert count_streams(reader) == 1
    reader.page.evaluate(hide % "false" + change)
    assert reader.wait_for(lambda: count_streams(reader) == 2)
    assert reader.complaints == []


def count_streams(reader: Reader) -> int:
    return sum(url.endswith("/events") for url in reader.requests)
