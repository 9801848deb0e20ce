"""Mermaid itself reads and draws what is written for it: every name and every feeling, however a name is spelt."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, Dialog, Page
from playwright.sync_api import Error as PageError
from tests.conftest import find_mermaid
from tests.drawing.pictures import load_examples
from tests.reports.hostile import EVIL, texts

from cxmap.errors import NothingToDraw
from cxmap.journey.model import Journey
from cxmap.reports.mermaid import write_mermaid
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps

pytestmark = [pytest.mark.needs_browser, pytest.mark.needs_mermaid]

SCRIPT = Path(__file__).with_name("mermaid.js")
# Mermaid refuses long texts unless a page says otherwise.
LONG = {"maxTextSize": 10_000_000}

NAMES = (
    *(name for name in EVIL if name.strip()),
    *("Pay: now; or #1, later", "a<br>b", "a<br/>b", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"),
    *("%%{init: {'theme':'dark'}}%%", "50 %% off", "%x", "% x", "%", "a %%", "{}{}", "{", "}", "x%%{"),
    *("title of it", "TITLE", "section 8", "Section", "accTitle: x", "accDescr {x}", "journey", "journey to work"),
    *("\"quoted\" 'single' `back` \\N \\n", "&amp; &lt; &#58; #58; #quot; #x41; #0; #9999999;", "ﬂ°°58¶ß", "ﬂ°58¶ß"),
    *(
        "مرحبا بالعالم",
        "שלום עולם",
        "\u200fx",
        "👩‍👩‍👧‍👦 🇩🇪 é",
        "e\u0301te\u0301",
        "$$x^2$$",
        "x-->y",
        "1: 5: Me",
        "subgraph end",
    ),
    *("subgraph end", "constructor", "__proto__", "toString", ":", ";", ",", "#", "<", ">", "a\u00a0b", "fa:fa-car x"),
    *("and so on, without an end in sight " * 286, "x" * 10_000),
)


@dataclass
class Painter:
    """A page that can draw Mermaid, and what it said and asked for while it drew."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def draw(self, text: str, wishes: dict[str, int]) -> dict[str, Any]:
        self.complaints.clear()
        drawn: dict[str, Any] = self.page.evaluate("drawJourney", [text, wishes])
        return drawn

    def refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def painter(browser: Browser) -> Iterator[Painter]:
    script = find_mermaid()
    assert script is not None
    opened = Painter(browser.new_page())
    opened.page.set_content('<!DOCTYPE html><meta charset="utf-8"><body></body>')
    for source in (script, SCRIPT):
        opened.page.add_script_tag(content=source.read_text(encoding="utf-8"))
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.page.on("request", lambda request: opened.complaints.append(request.url))
    opened.page.on("dialog", opened.refuse)
    yield opened
    opened.page.close()


def find_faults(painter: Painter, text: str, journey: Journey, **wishes: int) -> list[str]:
    """Where Mermaid's drawing of a text says something else than the map; none for a good text."""
    try:
        drawn = painter.draw(text, wishes)
    except PageError as error:
        return [f"not drawn: {error.message}"]
    faults = [*painter.complaints]
    faults += [f"the score {score} is no step" for score, _ in drawn["read"] if score not in {1, 2, 3, 4, 5}]
    faults += ["nobody acts" for _, people in drawn["read"] if people == 0]
    found = [(section["name"], [_read_task(**task) for task in section["tasks"]]) for section in drawn["sections"]]
    shown = [_squeeze(drawn["title"]), [(_squeeze(name), tasks) for name, tasks in found]]
    meant = [_squeeze(journey.title), list(_list_sections(journey))]
    if shown != meant:
        faults.append(f"it shows {shown} and not {meant}")
    people = {person for _, tasks in _list_sections(journey) for *_, names in tasks for person in names}
    if drawn["people"] != len(people):
        faults.append(f"the legend names {drawn['people']} people and not {len(people)}")
    return faults


def _read_task(name: str, score: float, people: list[str]) -> tuple[str, float, tuple[str, ...]]:
    return _squeeze(name), score, tuple(sorted(map(_squeeze, people)))


def _list_sections(journey: Journey) -> Iterator[tuple[str, list[tuple[str, float, tuple[str, ...]]]]]:
    """What a drawing has to show: stages in which somebody feels something."""
    people = {persona.id: persona.name for persona in journey.personas.values()} or {"": "Customer"}
    for stage in journey.stages:
        tasks = []
        for touchpoint in stage.touchpoints:
            feels = {id: touchpoint.feeling_of(id) for id in people}
            steps = {id: _round(feeling) for id, feeling in feels.items() if feeling is not None}
            for step in dict.fromkeys(steps.values()):
                names = sorted(_squeeze(people[id]) for id, own in steps.items() if own == step)
                tasks.append((_squeeze(touchpoint.name), step, tuple(names)))
        if tasks:
            yield _squeeze(stage.name), tasks


def _round(feeling: float) -> float:
    return 3 + float(Decimal(repr(feeling)).quantize(Decimal(1), ROUND_HALF_UP))


def _squeeze(text: str) -> str:
    """A text as it stands on one line; what is no character is a gap."""
    blanks = {"Cc", "Zs", "Zl", "Zp"}
    return " ".join(
        "".join(
            " " if unicodedata.category(char) in blanks or char in "\ufffe\uffff" else char for char in text
        ).split()
    )


def read(names: tuple[str, ...]) -> Journey:
    """A map in which each of these names is that of a stage, of a persona, and of a touchpoint that they feel alike."""
    quoted = [json.dumps(_squeeze(name), ensure_ascii=False) for name in names]
    lines = ["cxmap: 1", f"title: {quoted[0]}", "personas:"]
    lines += [f"  p{number}: {{name: {name}}}" for number, name in enumerate(quoted)]
    lines.append("stages:")
    for number, name in enumerate(quoted):
        touchpoint = f"t{number}: {{name: {name}, feels: {number % 5 - 2}, personas: [p{number}]}}"
        lines += [f"  s{number}:", f"    name: {name}", "    touchpoints:", f"      {touchpoint}"]
    loaded = load_maps([], [parse_document("\n".join(lines).encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return loaded.journeys[0]


def test_every_example_is_drawn_as_written(painter: Painter) -> None:
    drawn = []
    for name, journey in load_examples().items():
        try:
            text = write_mermaid(journey)
        except NothingToDraw:
            assert not any(True for _ in _list_sections(journey)), name
            continue
        assert find_faults(painter, text, journey) == [], name
        drawn.append(name)
    assert len(drawn) >= 3


@pytest.mark.parametrize("number", range(len(NAMES)), ids=lambda number: NAMES[number][:20].encode("ascii", "replace"))
def test_a_hostile_name_stays_a_name(painter: Painter, number: int) -> None:
    journey = read((NAMES[number], "Plain"))
    assert find_faults(painter, write_mermaid(journey), journey, **LONG) == []


def test_hostile_names_stay_apart(painter: Painter) -> None:
    short = tuple(dict.fromkeys(_squeeze(name) for name in NAMES if len(name) < 100 and _squeeze(name)))
    journey = read(short)
    assert find_faults(painter, write_mermaid(journey), journey, **LONG) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=texts)
def test_any_name_stays_a_name(painter: Painter, name: str) -> None:
    journey = read(("Plain", "Other"))
    first, *others = journey.stages
    (touchpoint,) = first.touchpoints
    named = replace(journey, stages=(replace(first, touchpoints=(replace(touchpoint, name=name),)), *others))
    assert find_faults(painter, write_mermaid(named), named) == []


PLANTED = {
    "nothing": (("Pay", "Pay"), r"\A\Z"),
    "a colon": (("Pay#58; now", "Pay: now"), "it shows|is no step"),
    "a semicolon": (("slots#59; all", "slots; all"), "it shows|not drawn"),
    "a line of its own": (("Leave: 2", "Leave\n: 2"), "not drawn|it shows"),
    "a line end": (("a#60;br>b", "a<br>b"), "it shows"),
    "a comma": (("Bob#44; jr", "Bob, jr"), "it shows"),
    "a comment": (("#37;x", "%x"), "it shows"),
    "a section": (("#83;ection 8", "Section 8"), "it shows|not drawn"),
    "a score that is no step": ((": 5:", ": 2.5:"), "the score 2.5 is no step"),
    "a score off the scale": ((": 5:", ": 7:"), "the score 7 is no step"),
    "a score that is no number": ((": 5:", ": good:"), "is no step"),
    "another score": ((": 5:", ": 4:"), "it shows"),
    "a lost person": ((", Bob#44; jr", ""), "it shows"),
    "a lost stage": (("section Use", ""), "it shows"),
    "another language": (("journey", "journy"), "not drawn"),
}
MAP = """\
cxmap: 1
title: Planted
personas: {ann: {name: Ann}, bob: {name: "Bob, jr"}}
stages:
  buy:
    name: Buy
    touchpoints:
      pay: {name: "Pay: now", feels: 2}
      slots: {name: "slots; all", feels: 0}
      b: {name: "a<br>b", feels: 1}
      x: {name: "%x", feels: 1}
  use:
    name: Use
    touchpoints:
      section: {name: Section 8, feels: {ann: 1, bob: -1.5}}
      leave: {name: Leave, feels: -1}
"""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(painter: Painter, fault: str) -> None:
    journey = load_maps([], [parse_document(MAP.encode(), "a.journey.yaml")]).journeys[0]
    (right, wrong), found = PLANTED[fault]
    text = write_mermaid(journey)
    assert right in text
    faults = find_faults(painter, text.replace(right, wrong, 1), journey)
    assert re.search(found, "\n".join(faults)), faults
