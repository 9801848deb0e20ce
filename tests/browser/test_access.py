"""What people hear and reach who cannot see a picture: its name, its description, and the links in it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.drawing.pictures import PICTURES, draw_examples, load_examples

from cxmap.drawing.draw import draw
from cxmap.drawing.links import find_safe_link
from cxmap.drawing.scene import Scene, Text
from cxmap.drawing.theme import write_page_style

pytestmark = pytest.mark.needs_browser

NAMES = pytest.mark.parametrize("name", PICTURES)
# What each kind of picture is about, in the words of its description for the first example that has it.
TELLS = {
    "map": r"a journey of six stages made by Busy mover and Careful switcher\. Discover: 1 I see the fibre ad",
    "flow": r"where customers go from each touchpoint\. Discover: 1 I see the fibre ad → 2 \(96 %\)",
    "silo": r"who hands customers over to whom\. \d+ of \d+ ways on to another touchpoint are hand-offs",
    "blueprint": r"a service blueprint of six stages\. Discover: 1 I see the fibre ad — evidence: ",
    "matrix": r"importance against performance, .* To fix first, as they matter and work badly: ",
    "technology": r"the systems behind the journey, now and planned\. Engage: Ad platform kept",
    "portfolio": r"A portfolio of six journeys\. .* 24 touchpoints; ",
    "compare": r"Current against Believed\. Discover: I see the fibre ad \(only in Current\)",
    "tiers": r"three tiers of customers, the lowest first\. One machine of ours: may use Hotline",
    "plan": r"13 initiatives\. Together they remove \d+ % of the sum of all scores",
    "map by touchpoint": r"of six stages, touchpoint by touchpoint, made by .* 1 I see the fibre ad \(.*\) — thinks “",
}


@pytest.fixture
def hear(browser: Browser, tmp_path: Path) -> Any:
    """Open a picture by itself, as a browser shows a file: the page, and what it tells assistive technology."""
    opened = browser.new_page()

    def open_one(svg: str, *, page: bool = False) -> tuple[Page, list[dict[str, Any]]]:
        file = tmp_path / ("page.html" if page else "picture.svg")
        style = f"<!DOCTYPE html><meta charset='utf-8'><title>Page</title><style>{write_page_style()}</style>"
        file.write_text(f"{style}<body>{svg}" if page else svg, encoding="utf-8")
        opened.goto(file.as_uri())
        nodes = opened.context.new_cdp_session(opened).send("Accessibility.getFullAXTree")["nodes"]
        return opened, [
            {key: node.get(key, {}).get("value", "") for key in ("role", "name", "description")}
            for node in nodes
            if not node["ignored"]
        ]

    yield open_one
    opened.close()


Hear = Callable[..., tuple[Page, list[dict[str, Any]]]]


def write_svg(scene: Scene, *, embedded: bool = False) -> str:
    return draw(scene, form="svg", embedded=embedded).content.decode()


def squeeze(text: str) -> str:
    return " ".join(text.split())


def list_links(scene: Scene) -> set[str]:
    """Where a picture leads from its texts."""
    links = {shape.link for shape in scene.shapes if isinstance(shape, Text) and shape.text.strip()}
    return {link for link in map(find_safe_link, links) if link}


@NAMES
def test_a_picture_is_one_image_with_its_name_and_its_description(hear: Hear, name: str) -> None:
    for scene in draw_examples(name).values():
        _, nodes = hear(write_svg(scene))
        images = [(squeeze(node["name"]), squeeze(node["description"])) for node in nodes if node["role"] == "image"]
        assert images == [(squeeze(scene.title), squeeze(scene.description))]


@NAMES
def test_a_description_tells_what_the_picture_shows(name: str) -> None:
    journeys = load_examples()
    scenes = draw_examples(name)
    first = next(entry for entry in ("broadband", "machine-tool", "all") if entry in scenes)
    told = squeeze(scenes[first].description)
    assert re.search(TELLS[name], told), told
    for entry in journeys if first == "all" else scenes:
        assert squeeze(journeys[entry].title) in squeeze(scenes.get(entry, scenes[first]).description)


def test_views_describe_themselves_each_in_its_own_way() -> None:
    descriptions = [scene.description for name in PICTURES for scene in draw_examples(name).values()]
    assert len({*descriptions}) == len(descriptions)


@NAMES
def test_links_in_a_picture_can_be_reached_by_keyboard_and_have_names(hear: Hear, name: str) -> None:
    for scene in draw_examples(name).values():
        for embedded in (False, True):
            page, nodes = hear(write_svg(scene, embedded=embedded), page=embedded)
            links = [node["name"] for node in nodes if node["role"] == "link"]
            assert all(links), links
            reached = list_reached(page)
            assert {address for address, _ in reached} == list_links(scene)
            assert len(reached) == len(links)
            # Whoever stands on a link sees it.
            assert all(outline not in {"none", ""} for _, outline in reached)


def list_reached(page: Page) -> list[tuple[str, str]]:
    """The links that the tab key stops at before it comes back to the first, with their outlines."""
    page.evaluate("window.reached = new Set()")
    reached: list[tuple[str, str]] = []
    while True:
        page.keyboard.press("Tab")
        told = page.evaluate(
            "(one => one?.tagName !== 'a' || reached.has(one) ? null"
            " : reached.add(one) && [one.getAttribute('href'), getComputedStyle(one).outlineStyle])"
            "(document.activeElement)"
        )
        if told is None:
            return reached
        address, outline = told
        reached.append((address, outline))


def test_a_link_without_a_name_and_a_picture_without_a_role_are_noticed(hear: Hear) -> None:
    scene = draw_examples("map")["broadband"]
    svg = write_svg(scene)
    _, nodes = hear(svg.replace(' tabindex="-1" aria-hidden="true"', ""))
    assert "" in [node["name"] for node in nodes if node["role"] == "link"]
    _, nodes = hear(re.sub(r' role="img" aria-labelledby="[^"]*" aria-describedby="[^"]*"', "", svg))
    assert "image" not in [node["role"] for node in nodes]
