"""One browser for all tests of pages, and pages that are judged once they were used."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.browser.reader import SWITCHES, Reader, find_program, open_reader


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_program(), args=list(SWITCHES))
        yield opened
        opened.close()


@pytest.fixture
def read(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Reader]]:
    """Open the page of an overview: `read(overview, "#view=flow", color_scheme="dark")`.

    Afterwards, the page must have asked for itself alone and complained about nothing.
    """
    readers: list[Reader] = []

    def open_one(*arguments: object, **context: object) -> Reader:
        overview, *state = arguments
        readers.append(open_reader(browser, overview, tmp_path, *state, **context))  # type: ignore[arg-type]
        return readers[-1]

    yield open_one
    for reader in readers:
        assert reader.complaints == []
        assert {url.partition("#")[0] for url in reader.requests} == {reader.address}
        reader.page.context.close()
