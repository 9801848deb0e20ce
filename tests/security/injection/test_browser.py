"""A browser reads a page and a picture as they were meant: it is what decides on what is markup."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.reader import SWITCHES, Reader, find_program, open_address
from tests.security.injection.folders import Folder
from tests.security.injection.outputs import draw_map, make_report_page
from tests.security.injection.readers import SAFE_SCHEMES

pytestmark = pytest.mark.needs_browser
Get = Callable[[str], Folder]

ELEMENTS = """() => [...document.querySelectorAll("*")].filter(one => !one.closest("svg") && one.localName !== "code")
    .map(one => [one.localName, ...one.getAttributeNames()].join(" "))"""
DRAWN = """() => [...new Set([...document.querySelectorAll("svg, svg *")].flatMap(
    one => [one.localName, ...one.getAttributeNames().map(name => `${one.localName} ${name}`)]))]"""
SCHEMES = """() => [...document.querySelectorAll("[href], [src], [action]")]
    .map(one => (one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action")).split(":"))
    .map(parts => parts.length > 1 ? parts[0].toLowerCase() : "")"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_program(), args=list(SWITCHES))
        yield opened
        opened.close()


def look(browser: Browser, file: Path) -> Reader:
    """Open a file, which complains about nothing and asks for nothing."""
    reader = open_address(browser, file.as_uri())
    assert reader.complaints == []
    assert {url.partition("#")[0] for url in reader.requests} == {file.as_uri()}
    return reader


def judge(reader: Reader, plain: Reader) -> None:
    found, known = (one.page.evaluate(DRAWN) for one in (reader, plain))
    assert {*found} <= {*known}
    assert {*reader.page.evaluate(SCHEMES)} <= {*SAFE_SCHEMES, "data"}
    assert Counter[Any](reader.page.evaluate(ELEMENTS)) == Counter[Any](plain.page.evaluate(ELEMENTS))


@pytest.mark.parametrize("name", ["markup", "entities"])
def test_a_page_that_is_hostile_everywhere(get_folder: Get, browser: Browser, tmp_path: Path, name: str) -> None:
    readers = []
    for one in (name, "harmless"):
        file = tmp_path / f"{one}.html"
        # As a file it has no server to ask.
        file.write_text(make_report_page(get_folder(one), live=False).text, encoding="utf-8")
        readers.append(look(browser, file))
    judge(*readers)
    for reader in readers:
        reader.page.context.close()


def test_a_picture_that_is_hostile_everywhere(get_folder: Get, browser: Browser, tmp_path: Path) -> None:
    readers = []
    for one in ("markup", "harmless"):
        (picture,) = draw_map(get_folder(one)).values()
        file = tmp_path / f"{one}.svg"
        file.write_text(picture, encoding="utf-8")
        readers.append(look(browser, file))
    judge(*readers)
    for reader in readers:
        reader.page.context.close()
