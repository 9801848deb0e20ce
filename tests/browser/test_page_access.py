"""The page of a report for everybody: keys, screen readers, small screens, paper, no script, and hostile texts."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from tests.browser.faults import to_rgb
from tests.browser.reader import Reader
from tests.conftest import find_axe
from tests.reports.overview.page.sample import TEAMS, build_broadband, build_overview, build_tiny

from cxmap.drawing.theme import DARK, LIGHT
from cxmap.reports.overview.overview import Fact, Picture, Teams

pytestmark = pytest.mark.needs_browser
Read = Callable[..., Reader]

MAP = build_broadband()
OVERVIEW = build_overview(MAP)
COUNT = "['script', 'style', 'img', 'a', 'iframe', 'b', 'svg', '*'].map(name => document.querySelectorAll(name).length)"
BROKEN = """() => {
  const broken = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("svg, code") || !node.parentElement.checkVisibility()) continue;
    for (const word of node.data.matchAll(/\\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(piece => Math.round(piece.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
"""Words that go on in a second line."""
HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "style": "</style><style>*{display:none}</style>",
    "image": '"><img src=x onerror=alert(1)>',
    "handler": "' onmouseover='alert(1)' x='",
    "link": "javascript:alert(1)",
    "data link": "data:text/html,<script>alert(1)</script>",
    "svg": "</text></svg><b>bold</b><iframe src='javascript:alert(1)'>",
    "comment": "<!-- --!> ]]> <![CDATA[ {{ 7 * 7 }} {% raw %} ${alert(1)}",
    "json": '\\", "x": "\\u003cscript\\u003e \u2028\u2029 \\',
    "entities": "&lt;script&gt;&#60;b&#62; &amp;",
    "controls": "a\x00b\x1b[31m\u202etxt.exe\ud800",
    "long": "verylongword" * 834,
    "many words": "many words " * 910,
}


@pytest.mark.needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["", "#map=broadband&tp=first-bill&q=bill", "#map="], ids=["map", "details", "all"])
def test_axe_finds_nothing_serious(read: Read, scheme: str, state: str) -> None:
    portfolio = Picture("portfolio", "All maps", build_tiny("Tiny").pictures[0].svg, "")
    overview = build_overview(MAP, build_tiny("Tiny"), portfolio=portfolio) if state else OVERVIEW
    reader = read(overview, state, color_scheme=scheme, reduced_motion="reduce")
    if not state:
        reader.one('tbody[data-touchpoint="compare-plans"] .name button').click()
        reader.one('.choice[data-kind="channel"] summary').click()
    assert judge(reader) == []


@pytest.mark.needs_axe
def test_axe_sees_a_planted_fault(read: Read) -> None:
    reader = read(OVERVIEW)
    reader.page.evaluate("document.querySelector('.close').removeAttribute('aria-label')")
    reader.page.evaluate("document.querySelector('.search .unseen').remove()")
    reader.page.evaluate("document.querySelector('.subtitle').style.color = '#bbb'")
    reader.page.evaluate("document.querySelector('.search input').placeholder = ''")
    assert {rule for rule, _ in judge(reader)} == {"color-contrast", "label"}


def judge(reader: Reader) -> list[tuple[str, str]]:
    """What axe finds that is serious or worse: the rule and where."""
    source = find_axe()
    assert source is not None
    reader.page.evaluate(source.read_text(encoding="utf-8"))
    found: dict[str, Any] = reader.page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        (violation["id"], str(node["target"]))
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


def test_the_tab_key_visits_everything_in_the_order_of_reading(read: Read) -> None:
    reader = read(OVERVIEW)
    visited = []
    for _ in range(30):
        reader.page.keyboard.press("Tab")
        visited.append(reader.describe_focus())
        assert reader.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert visited == [
        "Skip to the journey", "Auto", "Light", "Dark",
        "Pictures", "Ranking", "What to do next", "Out of date", "Teams",
        "Search touchpoints", "Channel", "Persona", "Owner", "Stage",
        "Journey map", "Smaller", "Larger", "Fit width", "100 %",
        "Journey map: arrow keys move, plus and minus zoom", "5", "5",
        "1 more view the map has nothing for yet", "Where it hurts most",
        "Rank", "Touchpoint", "Stage", "Owner", "Score", "Quadrant",
    ]  # fmt: skip


def test_arrow_keys_go_from_view_to_view(read: Read) -> None:
    reader = read(OVERVIEW)
    chosen = reader.one('[role="tab"][aria-selected="true"]')
    chosen.focus()
    for key, name in (
        ("ArrowRight", "Ways through"),
        ("ArrowRight", "Journey map"),
        ("ArrowLeft", "Ways through"),
        ("Home", "Journey map"),
        ("End", "Ways through"),
    ):
        reader.page.keyboard.press(key)
        assert reader.describe_focus() == chosen.inner_text() == name
        assert reader.one('[role="tabpanel"]').get_attribute("aria-labelledby") == chosen.get_attribute("id")
    assert reader.one('[role="tab"][tabindex="0"]').count() == 1


def test_the_skip_link_leads_past_the_head(read: Read) -> None:
    reader = read(OVERVIEW, "#map=broadband&q=bill")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "main"
    assert reader.page.url.endswith("q=bill")


def test_escape_closes_a_menu_before_the_details(read: Read) -> None:
    reader = read(OVERVIEW, "#map=broadband&tp=first-bill")
    reader.one('.choice[data-kind="stage"] summary').click()
    assert reader.one(".choice fieldset").count() == 1
    reader.page.keyboard.press("Escape")
    assert (reader.one(".choice fieldset").count(), reader.one("#details").count()) == (0, 1)
    assert reader.describe_focus() == "Stage"
    reader.page.keyboard.press("Escape")
    assert reader.one("#details").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_the_readers_until_they_choose(read: Read, scheme: str) -> None:
    reader = read(OVERVIEW, color_scheme=scheme)
    preferred = LIGHT if scheme == "light" else DARK
    for name, colours in (("Auto", preferred), ("Dark", DARK), ("Light", LIGHT), ("Auto", preferred)):
        reader.one(f'.themes button:has-text("{name}")').click()
        assert reader.one(".themes [aria-pressed=true]").inner_text() == name
        seen = reader.page.evaluate(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color,"
            " getComputedStyle(document.querySelector('.chapter.on svg > rect')).fill]"
        )
        assert seen == [to_rgb(colours[role]) for role in ("surface", "ink", "canvas")]


@pytest.mark.parametrize("size", [(400, 800), (640, 450), (320, 640)], ids=["phone", "200 %", "narrowest"])
def test_a_small_screen_needs_no_scrolling_sideways(read: Read, size: tuple[int, int]) -> None:
    width, height = size
    reader = read(OVERVIEW, viewport={"width": width, "height": height}, reduced_motion="reduce")
    assert reader.page.evaluate("document.documentElement.scrollWidth") == width
    reader.one("input[type=search]").fill("first bill")
    reader.one("input[type=search]").press("Enter")
    panel = reader.one("#details").bounding_box()
    card = reader.one(".panel .tp-first-bill").first.bounding_box()
    assert panel is not None
    assert card is not None
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    assert 0 <= card["y"] < height
    reader.one(".close").click()
    assert reader.one('tbody[data-touchpoint="first-bill"] .score').is_visible()


@pytest.mark.parametrize("state", ["#map=broadband", "#map="], ids=["map", "all"])
@pytest.mark.parametrize("width", [400, 1280])
def test_a_word_stays_in_one_piece_however_small_the_screen(read: Read, width: int, state: str) -> None:
    names = ("Marketing", "Sales", "Customer Care", "Order Desk", "Billing", "Field Operations")
    told = replace(
        MAP,
        teams=Teams(names, tuple(tuple(range(len(names))) for _ in names)),
        facts=(*MAP.facts, Fact("Personas", "Busy mover, careful switcher and everybody who lives with them")),
    )
    portfolio = Picture("portfolio", "All maps", build_tiny("Tiny").pictures[0].svg, "")
    overview = build_overview(told, build_tiny("Tiny"), build_tiny("Other"), portfolio=portfolio)
    reader = read(overview, state, viewport={"width": width, "height": 900})
    assert reader.page.evaluate(BROKEN) == []


def test_many_maps_leave_a_small_screen_room_for_the_first(read: Read) -> None:
    overview = build_overview(MAP, *(build_tiny(f"Journey number {number}") for number in range(1, 31)))
    reader = read(overview, viewport={"width": 400, "height": 800})
    head = reader.one(".top").bounding_box()
    assert head is not None
    assert head["height"] < 300
    reader.one('.maps a:has-text("Journey number 30")').click()
    assert reader.one("h1").inner_text() == "Journey number 30"


def test_paper_shows_all_pictures_and_all_reasons_and_nothing_to_press(read: Read) -> None:
    reader = read(build_overview(MAP, build_tiny("A tiny one")), "#map=broadband&theme=dark", color_scheme="dark")
    reader.page.emulate_media(media="print")
    assert reader.one("svg[role]").count() == 3
    assert reader.one("tr.more").count() == 25
    assert reader.one("nav, .tools, .filter, [role=tab], .themes, .scripted").count() == 0
    assert reader.page.evaluate("getComputedStyle(document.body).color") == to_rgb(LIGHT["ink"])
    for box in reader.page.locator("svg[role]").evaluate_all(
        "all => all.map(svg => svg.getBoundingClientRect().width)"
    ):
        assert 0 < box <= 1280
    with pypdfium2.PdfDocument(BytesIO(reader.page.pdf(prefer_css_page_size=True))) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        sizes = {tuple(round(side) for side in page.get_size()) for page in pdf}
    assert sizes == {(842, 595)}
    assert "What to do next" in texts[0]
    assert sum("Read a row" in text for text in texts) == 2
    assert all(text.strip() for text in texts)


def test_no_heading_stands_at_the_foot_of_a_sheet_whose_table_is_on_the_next(read: Read) -> None:
    reader = read(build_overview(replace(build_tiny("Tiny"), teams=TEAMS)))
    reader.page.evaluate("document.querySelector('[id$=-teams]').insertAdjacentHTML('beforebegin', '<hr>')")
    for room in range(0, 700, 35):
        reader.page.evaluate(f"document.querySelector('hr').style.height = '{room}px'")
        with pypdfium2.PdfDocument(BytesIO(reader.page.pdf(prefer_css_page_size=True))) as pdf:
            texts = [page.get_textpage().get_text_bounded() for page in pdf]
        (sheet,) = (text for text in texts if "Read a row" in text)
        assert "From" in sheet.partition("Read a row")[2], room


def test_without_script_everything_is_there_to_read(read: Read) -> None:
    overview = build_overview(MAP, build_tiny("A tiny one"))
    reader = read(overview, java_script_enabled=False)
    page = reader.page
    assert page.locator("h1:visible").all_inner_texts() == [MAP.title, "A tiny one"]
    assert page.locator("svg[role]:visible").count() == 3
    assert page.locator("tr.more:visible").count() == 25
    assert page.locator(".scripted:visible").count() == 0
    assert page.locator("button:visible:not([disabled])").count() == 0
    page.locator(".maps a").last.click()
    assert page.url.endswith("#chapter-1")


def test_who_wants_no_motion_gets_none(read: Read) -> None:
    moving = "getComputedStyle(document.querySelector('#details')).animationName"
    assert read(OVERVIEW, "#map=broadband&tp=first-bill").page.evaluate(moving) == "arrive"
    still = read(OVERVIEW, "#map=broadband&tp=first-bill", reduced_motion="reduce").page
    assert still.evaluate(moving) == "none"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_stay_text(read: Read, name: str) -> None:
    text = HOSTILE[name]
    portfolio = Picture("portfolio", text, "", text)
    plain, hostile = (
        read(build_overview(build_tiny(words), portfolio=replace(portfolio, name=words, reason=words)), "#map=tiny")
        for words in ("Tiny", text)
    )
    # A safe address may be followed, so the plain picture has a link where most hostile ones have none.
    expected, counted = (reader.page.evaluate(COUNT) for reader in (plain, hostile))
    links = hostile.page.locator("svg a").count() - plain.page.locator("svg a").count()
    expected[3] += links
    expected[-1] += links
    assert counted == expected
    attributes = hostile.page.locator("*").evaluate_all("all => all.flatMap(element => element.getAttributeNames())")
    assert [name for name in attributes if name.startswith("on")] == []
    addresses = hostile.page.locator("[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert not any(address.lower().startswith(("javascript:", "data:text")) for address in addresses)
    hostile.one("input[type=search]").fill("1")
    hostile.one("input[type=search]").press("Enter")
    assert hostile.one("#details-title").inner_text().startswith("1 ")
    assert hostile.page.evaluate("document.documentElement.scrollWidth") == 1280
