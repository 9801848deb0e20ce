"""Opens the page of a report in a headless Chromium and uses it as a reader does."""

import re
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page
from tests.browser.chromium import NAMES

from cxmap.reports.overview.overview import Overview
from cxmap.reports.overview.page import write_page

SWITCHES = ("--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")

NAME = """(() => {
  const {ariaLabel, ariaLabelledByElements, labels, innerText, textContent} = document.activeElement;
  const labelled = [...(ariaLabelledByElements ?? []), ...(labels ?? [])].map((label) => label.textContent);
  return ariaLabel || labelled.join(" ") || (innerText ?? textContent).trim().split("\\n")[0];
})()"""


def find_program() -> str:
    return next(found for name in NAMES if (found := shutil.which(name)))


@dataclass
class Reader:
    """One open page, and everything it did that a page must not do.

    Attributes:
        complaints: What the console said, errors of the script, and dialogs.
        requests: The addresses that were asked for.
    """

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, state: str = "") -> None:
        self.page.goto(f"{self.address}{state}")

    def one(self, selector: str) -> Locator:
        return self.page.locator(f"{selector} >> visible=true")

    def read_rows(self) -> list[str]:
        """Ids of the touchpoints in the list, as they are shown from top to bottom."""
        bodies = self.page.locator("tbody[data-touchpoint]:visible")
        return list(bodies.evaluate_all("all => all.map(body => body.dataset.touchpoint)"))

    def read_dimmed(self) -> list[tuple[frozenset[str], bool]]:
        """For every shape of a touchpoint in all pictures: whose it is, and whether it is dimmed."""
        shapes = self.page.locator('.chapter.on svg [class*="tp-"]').evaluate_all(
            "all => all.map(shape => [shape.getAttribute('class'), +getComputedStyle(shape).opacity < 0.5])"
        )
        return [(frozenset(re.findall(r"\btp-(\S+)", names)), dimmed) for names, dimmed in shapes]

    def read_status(self) -> str:
        return self.one(".status").inner_text()

    def wait_for(self, condition: Callable[[], bool]) -> bool:
        """Whether a condition comes true within two seconds; the page may not evaluate conditions by itself."""
        for _ in range(40):
            if condition():
                return True
            self.page.wait_for_timeout(50)
        return False

    def choose(self, kind: str, names: Collection[str]) -> None:
        """Tick names in the filter of a kind."""
        menu = self.one(f'.choice[data-kind="{kind}"]')
        menu.locator("summary").click()
        for name in names:
            menu.get_by_label(name, exact=True).check()
        self.page.keyboard.press("Escape")

    def describe_focus(self) -> str:
        """The name of what has the focus: its label, or the first line of its text."""
        return str(self.page.evaluate(NAME))


def open_reader(browser: Browser, overview: Overview, folder: Path, state: str = "", **context: Any) -> Reader:
    """Write the page, open it, and note what it does."""
    file = folder / "page.html"
    file.write_text(write_page(overview), encoding="utf-8")
    return open_address(browser, file.as_uri(), state, **context)


def open_address(browser: Browser, address: str, state: str = "", **context: Any) -> Reader:
    """Open the page at an address, and note what it does."""
    opened: BrowserContext = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
    reader = Reader(opened.new_page(), address)
    reader.page.set_default_timeout(10_000)
    reader.page.on("console", lambda message: reader.complaints.append(message.text))
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    reader.page.on("request", lambda request: reader.requests.append(request.url))

    def refuse(dialog: Any) -> None:
        reader.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    reader.page.on("dialog", refuse)
    reader.open(state)
    return reader
