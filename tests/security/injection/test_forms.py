"""In every form of every output, what stands in any place of a map stays text, whatever it is.

A text stands in all places at once, in each by itself. What a program reads from the output then is, but for texts,
what it reads where they are harmless.
"""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from tests.security.injection.folders import MAP, MARK, Folder
from tests.security.injection.judgement import judge, judge_findings
from tests.security.injection.outputs import (
    Outputs,
    draw_dots,
    draw_mermaid,
    draw_pictures,
    make_report_page,
    tell_findings,
    tell_lists,
    tell_ranking,
    tell_reports,
)
from tests.security.injection.program import run_here
from tests.security.injection.readers import read_page
from tests.security.injection.texts import TEXTS

Get = Callable[[str], Folder]
Tell = Callable[[Callable[[Folder], Outputs]], Outputs]

DRAWN = {
    draw_pictures: ("markup", "entities", "styles", "terminal"),
    draw_dots: ("dot", "markup", "terminal", "commands"),
    draw_mermaid: ("mermaid", "markup", "lines", "terminal", "commands"),
}
"""Texts that mean something to those who read what is drawn."""

BEGINNINGS = ("plus", "minus", "tab", "wide")
"""Texts that mean something where a cell begins, as each does that `formula` is told with."""

LONG = frozenset({"long", "words"})

UNTOLD = frozenset({
    "ancillary.[].does", "ancillary.[].name", "ancillary.[].trigger",
    "initiatives.[].sets.[].frequency.<mapping>.method",
    "initiatives.[].sets.[].loyalty.<mapping>.method", "initiatives.[].sets.[].satisfaction.<mapping>.method",
    "initiatives.[].sets.[].value.<mapping>.method", "journeys_per_year.<mapping>.method",
    "kpis.[].actual.<mapping>.method", "playbooks.[].behaviour", "playbooks.[].outcome", "playbooks.[].steps.[]",
    "playbooks.[].title", "scenario", "stages.[].goal", "stages.[].operation", "tiers.[].reach.<mapping>.method",
    "tiers.[].value.<mapping>.method",
})  # fmt: skip
"""Places whose texts nothing tells, but for findings about other things that show the lines they stand on."""


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in {*BEGINNINGS, "styles", "dot", "mermaid"}])
def test_lists_and_reports(get_folder: Get, tell_harmless: Tell, name: str) -> None:
    for ask in (tell_lists, tell_reports):
        judge(ask(get_folder(name)), tell_harmless(ask), cut=name in LONG)


@pytest.mark.parametrize("name", BEGINNINGS)
def test_cells(get_folder: Get, tell_harmless: Tell, name: str) -> None:
    judge(tell_ranking(get_folder(name)), tell_harmless(tell_ranking))


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in {*BEGINNINGS, "words"}])
def test_findings(get_folder: Get, name: str) -> None:
    assert judge_findings(tell_findings(get_folder(name))) > 50


@pytest.mark.parametrize(("ask", "name"), [(ask, name) for ask, names in DRAWN.items() for name in names])
def test_pictures(get_folder: Get, tell_harmless: Tell, ask: Callable[[Folder], Outputs], name: str) -> None:
    judge(ask(get_folder(name)), tell_harmless(ask))


@pytest.mark.parametrize("name", ["markup", "entities", "json"])
def test_pages(get_folder: Get, name: str) -> None:
    hostile, harmless = (make_report_page(get_folder(one)) for one in (name, "harmless"))
    assert read_page(hostile.text) == read_page(harmless.text)
    # The browser runs what it knows by its hash, and that is the same whatever a map says.
    assert hostile.policy == harmless.policy
    assert "unsafe" not in hostile.policy
    assert hostile.text.count(f'content="{hostile.policy}"') == 1


@pytest.mark.parametrize("name", ["terminal", "turned", "command", "commands"])
def test_colours_are_all_that_a_terminal_is_told(get_folder: Get, name: str) -> None:
    folder = get_folder(name)
    for ask in (tell_ranking, tell_findings):
        plain, coloured = ask(folder), ask(folder, colour=True)
        assert coloured != plain
        for key, output in coloured.items():
            bare = re.sub("\x1b\\[[0-9;]*m", "", output)
            assert [line.rstrip() for line in bare.split("\n")] == [line.rstrip() for line in plain[key].split("\n")]


def test_a_png_holds_nothing_but_its_pixels(get_folder: Get) -> None:
    done = run_here("render", "--format", "png", MAP, cwd=get_folder("markup").path)
    content, kinds, place = done.out, set[bytes](), 8
    while place < len(content):
        kinds.add(content[place + 4 : place + 8])
        place += 12 + int.from_bytes(content[place : place + 4], "big")
    assert kinds == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in LONG])
def test_json_has_every_text_as_it_is(get_folder: Get, name: str) -> None:
    """Where a form has escapes, nothing need be replaced."""
    folder = get_folder(name)
    told = {key: json.loads(output) for key, output in tell_lists(folder).items() if key.endswith(".json")}
    texts = [text for document in told.values() for text in list_texts(document) if MARK.search(text)]
    assert len(texts) > 100
    assert [text for text in texts if folder.text.strip() not in text] == []


def list_texts(value: object) -> Iterator[str]:
    match value:
        case dict():
            for part in value.values():
                yield from list_texts(part)
        case list():
            for part in value:
                yield from list_texts(part)
        case str():
            yield value


def test_every_text_arrives(get_folder: Get, tell_harmless: Tell) -> None:
    """Else a test above could pass because nothing was told."""
    folder = get_folder("harmless")
    asked = (tell_lists, tell_reports, draw_pictures, tell_findings)
    outputs = [*(output for ask in asked for output in tell_harmless(ask).values()), make_report_page(folder).text]
    told = {place for output in outputs for place in folder.find_places(output)}
    untold = {".".join(place) for place in {*folder.marks.values()} - told}
    assert untold - UNTOLD == set(), "nothing tells these any more, or a new key is not told yet: add it to UNTOLD"
    assert UNTOLD - untold == set(), "something tells these now: take them out of UNTOLD"
