"""The page of a report as a reader uses it: filters, search, order, views, addresses, keys and the mouse."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.reader import Reader
from tests.reports.overview.page.sample import build_broadband, build_overview, build_tiny, draw_embedded

from cxmap.drawing.scene import Box, Scene
from cxmap.reports.overview.overview import Named, Picture, TouchpointRow

pytestmark = pytest.mark.needs_browser
Read = Callable[..., Reader]

MAP = build_broadband()
OVERVIEW = build_overview(MAP)
ROWS = MAP.touchpoints
EVERY = [row.id for row in ROWS]


def name_of(entries: tuple[Named, ...], id: str) -> str:
    return next(entry.name for entry in entries if entry.id == id)


def expect_shown(reader: Reader, shown: set[str]) -> None:
    """Everything about these touchpoints is bright and listed, everything about the others is not."""
    reader.page.wait_for_timeout(300)
    shapes = reader.read_dimmed()
    assert len(shapes) > 100
    wrong = [(sorted(of), dimmed) for of, dimmed in shapes if dimmed == bool(of & shown)]
    assert wrong == []
    assert reader.read_rows() == [id for id in EVERY if id in shown]
    assert reader.read_status() == f"{len(shown)} of 24 touchpoints"


FILTERS: dict[str, tuple[dict[str, tuple[str, ...]], Callable[[TouchpointRow], bool]]] = {
    "a channel": ({"channel": ("phone",)}, lambda row: "phone" in row.channels),
    "two channels": ({"channel": ("phone", "chat")}, lambda row: bool({"phone", "chat"} & {*row.channels})),
    "a persona": ({"persona": ("careful-switcher",)}, lambda row: "careful-switcher" in row.personas),
    "an owner": ({"owner": ("billing",)}, lambda row: row.owner == "billing"),
    "a stage": ({"stage": ("order",)}, lambda row: row.stage == "order"),
    "an owner in a stage": (
        {"owner": ("billing",), "stage": ("order", "renew")},
        lambda row: row.owner == "billing" and row.stage in {"order", "renew"},
    ),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_dims_all_shapes_of_the_others_in_every_picture(read: Read, name: str) -> None:
    chosen, matches = FILTERS[name]
    entries = {"channel": MAP.channels, "persona": MAP.personas, "owner": MAP.owners, "stage": MAP.stages}
    reader = read(OVERVIEW)
    expect_shown(reader, set(EVERY))
    for kind, ids in chosen.items():
        reader.choose(kind, [name_of(entries[kind], id) for id in ids])
    expected = {row.id for row in ROWS if matches(row)}
    assert 0 < len(expected) <= 24
    expect_shown(reader, expected)
    # The same from its address alone.
    expect_shown(read(OVERVIEW, reader.page.url.removeprefix(reader.address)), expected)
    reader.one(".filter .clear").click()
    expect_shown(reader, set(EVERY))


def test_no_word_of_a_stage_or_team_is_broken_where_there_is_room(read: Read) -> None:
    stages = tuple(replace(stage, name="Deployment") for stage in MAP.stages)
    owners = tuple(replace(owner, name="Misunderstanding") for owner in MAP.owners)
    rows = tuple(replace(row, name=f"{row.name}, and much more than that in a name of three lines") for row in ROWS)
    page = read(build_overview(replace(MAP, stages=stages, owners=owners, touchpoints=rows))).page
    page.set_viewport_size({"width": 1120, "height": 900})
    lines = page.locator(".row > .stage bdi, .row > .owner bdi").evaluate_all("""words => words.map(word => {
        const range = document.createRange();
        range.selectNodeContents(word);
        return [word.textContent, range.getClientRects().length];
    })""")
    assert {tuple(line) for line in lines} == {("Deployment", 1), ("Misunderstanding", 1)}


def test_those_whom_nobody_owns_can_be_found(read: Read) -> None:
    orphans = {EVERY[3], EVERY[7]}
    rows = tuple(replace(row, owner="") if row.id in orphans else row for row in ROWS)
    reader = read(build_overview(replace(MAP, touchpoints=rows)))
    reader.choose("owner", ["Nobody"])
    expect_shown(reader, orphans)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("first bill", {"first-bill"}),
        ("BILL first", {"first-bill"}),
        ("fïrst bíll", {"first-bill"}),
        ("three plans", {"compare-plans"}),
        ("no such words", set()),
    ],
)
def test_search_finds_all_words_in_any_order(read: Read, words: str, shown: set[str]) -> None:
    reader = read(OVERVIEW)
    reader.one("input[type=search]").fill(words)
    expect_shown(reader, shown)
    assert reader.one(".none").count() == (0 if shown else 1)


def test_enter_goes_from_match_to_match(read: Read) -> None:
    reader = read(OVERVIEW, reduced_motion="reduce")
    search = reader.one("input[type=search]")
    search.fill("phone")
    matches = sorted((row for row in ROWS if row.id in reader.read_rows()), key=lambda row: row.number)
    assert len(matches) > 2
    for row in [*matches, matches[0]]:
        search.press("Enter")
        assert reader.one("#details-title").inner_text() == f"{row.number} {row.name}"
        card = reader.one(f".panel .tp-{row.id}.chosen").first
        box = card.bounding_box()
        assert box is not None
        assert 0 < box["y"] < 900
        panel = reader.one("#details").bounding_box()
        assert panel is not None
        assert panel["x"] >= box["x"] + box["width"] or panel["x"] + panel["width"] <= box["x"]
    assert search.evaluate("field => field === document.activeElement")


ORDERS: dict[str, Callable[[TouchpointRow], Any]] = {
    "Rank": lambda row: row.rank,
    "Touchpoint": lambda row: row.name.lower(),
    "Stage": lambda row: [stage.id for stage in MAP.stages].index(row.stage),
    "Owner": lambda row: name_of(MAP.owners, row.owner),
    "Score": lambda row: row.score,
    "Quadrant": lambda row: row.quadrant or None,
    "Likely rank": lambda row: row.rank_low,
    "Emotion": lambda row: sum(felt := [feel for feel in row.feels if feel is not None]) / len(felt),
}


@pytest.mark.parametrize("column", ORDERS)
def test_a_column_sorts_both_ways_with_what_is_missing_last(read: Read, column: str) -> None:
    reader = read(OVERVIEW)
    header = reader.one(f'thead th:has-text("{column}")').first
    seen = {}
    for _ in range(2):
        header.locator("button").click()
        seen[header.get_attribute("aria-sort")] = reader.read_rows()
        assert reader.one("thead th[aria-sort]").count() == 1
    rows = {row.id: ORDERS[column](row) for row in ROWS}
    known = [id for id in EVERY if rows[id] is not None]
    missing = [id for id in EVERY if rows[id] is None]
    assert seen["ascending"] == sorted(known, key=rows.__getitem__) + missing
    assert seen["descending"] == sorted(known, key=rows.__getitem__, reverse=True) + missing


def test_an_address_opens_what_it_names_and_nothing_else(read: Read) -> None:
    state = "#map=broadband&view=flow&tp=first-bill&owner=billing&q=first+bill&sort=-name&theme=dark"
    reader = read(OVERVIEW, state)
    assert reader.one('[role="tab"][aria-selected="true"]').inner_text() == "Ways through"
    assert reader.one("#details-title").inner_text().endswith("I get my first bill")
    assert reader.one("input[type=search]").input_value() == "first bill"
    assert reader.one('thead [aria-sort="descending"]').inner_text().startswith("Touchpoint")
    assert reader.page.locator("html").get_attribute("data-theme") == "dark"
    assert reader.read_rows() == ["first-bill"]
    reader.open("#map=nowhere&view=technology&tp=nothing&channel=pigeon&sort=luck&theme=pink")
    reader.page.reload()
    expect_shown(reader, set(EVERY))
    assert reader.one('[role="tab"][aria-selected="true"]').inner_text() == "Journey map"
    assert reader.one("#details").count() == 0


def test_the_way_back_works(read: Read) -> None:
    reader = read(OVERVIEW)
    reader.one('[role="tab"]').nth(1).click()
    reader.choose("owner", ["Billing"])
    assert reader.page.url.endswith("#map=broadband&view=flow&owner=billing")
    reader.page.go_back()
    assert reader.read_status() == "24 of 24 touchpoints"
    reader.page.go_back()
    assert reader.one('[role="tab"][aria-selected="true"]').inner_text() == "Journey map"
    reader.page.go_forward()
    reader.page.go_forward()
    expect_shown(reader, {row.id for row in ROWS if row.owner == "billing"})


def test_a_touchpoint_in_a_picture_shows_its_details(read: Read) -> None:
    reader = read(OVERVIEW)
    reader.one(".panel .tp-first-bill").first.click()
    title = reader.one("#details-title")
    assert title.inner_text().endswith("I get my first bill")
    assert title.evaluate("title => title === document.activeElement")
    told = reader.one("#details").inner_text()
    row = next(row for row in ROWS if row.id == "first-bill")
    for text in (*row.why[:1], f"{row.file}:{row.line}", "Billing", "Use & get help"):
        assert text in told
    reader.page.keyboard.press("Escape")
    assert reader.one("#details").count() == 0
    assert reader.one(".frame").evaluate("frame => frame === document.activeElement")


def test_of_two_touchpoints_on_one_shape_the_one_that_matches_is_shown(read: Read) -> None:
    reader = read(OVERVIEW, "#map=broadband&view=flow&q=check+my+address")
    reader.one(".panel .tp-check-address").first.click()
    assert reader.one("#details-title").inner_text() == "2 I check my address"


def test_a_row_opens_and_leads_to_the_picture(read: Read) -> None:
    reader = read(OVERVIEW)
    button = reader.one('tbody[data-touchpoint="compare-plans"] .name button')
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    more = reader.one('tbody[data-touchpoint="compare-plans"] .more')
    assert "Three plans" in more.inner_text()
    more.locator("[data-show]").click()
    assert reader.one("#details-title").inner_text() == "5 I compare plans"
    reader.one(".close").click()
    assert reader.describe_focus() == "Show in the picture"
    button.click()
    assert more.count() == 0


def test_keys_buttons_and_the_wheel_zoom(read: Read) -> None:
    reader = read(OVERVIEW)
    frame, told = reader.one(".frame"), reader.one(".tools output")
    fitting = told.inner_text()

    def width() -> float:
        return float(frame.locator("svg").evaluate("svg => svg.getBoundingClientRect().width"))

    assert width() == pytest.approx(frame.evaluate("frame => frame.clientWidth"), abs=1.5)
    frame.press("0")
    assert told.inner_text() == "100 %"
    frame.press("+")
    assert told.inner_text() == "125 %"
    reader.one('[data-zoom="in"]').click()
    assert told.inner_text() == "156 %"
    frame.press("-")
    reader.one('[data-zoom="out"]').click()
    assert told.inner_text() == "100 %"
    frame.hover()
    reader.page.keyboard.down("Control")
    reader.page.mouse.wheel(0, -100)
    reader.page.keyboard.up("Control")
    expect(told).to_have_text("128 %")
    reader.one('[data-zoom="fit"]').click()
    assert told.inner_text() == fitting


def test_drag_and_arrow_keys_move_a_large_picture(read: Read) -> None:
    reader = read(OVERVIEW, reduced_motion="reduce")
    frame = reader.one(".frame")
    for _ in range(3):
        frame.press("+")
    frame.evaluate("frame => { frame.scrollLeft = 100; frame.scrollTop = 0 }")
    # What still moves is not where it was measured: the keys may have brought the frame into sight.
    frame.scroll_into_view_if_needed()
    assert reader.wait_for(lambda: frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]") == [100, 0])
    box = frame.bounding_box()
    assert box is not None
    x, y = box["x"] + 400, box["y"] + 250
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 60, y - 40, steps=4)
    reader.page.mouse.up()
    # A browser may hand over the last movement after the button.
    assert reader.wait_for(lambda: frame.evaluate("frame => [frame.scrollLeft, frame.scrollTop]") == [160, 40])
    # The end of a drag is no click.
    assert reader.one("#details").count() == 0
    frame.focus()
    reader.page.keyboard.press("ArrowRight")
    assert reader.wait_for(lambda: frame.evaluate("frame => frame.scrollLeft") > 160)


def test_two_fingers_zoom(read: Read) -> None:
    reader = read(OVERVIEW, has_touch=True)
    reader.one(".frame").scroll_into_view_if_needed()
    box = reader.one(".frame").bounding_box()
    assert box is not None
    x, y = box["x"] + 500, box["y"] + 150
    before = reader.one(".tools output").inner_text()
    fingers = reader.page.context.new_cdp_session(reader.page)
    for kind, apart in (("touchStart", 50), ("touchMove", 75), ("touchMove", 100), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y}, {"x": x + apart, "y": y}] if apart else []
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    after = reader.one(".tools output").inner_text()
    assert int(after.removesuffix(" %")) == pytest.approx(2 * int(before.removesuffix(" %")), abs=2)


def test_several_maps_and_their_portfolio_are_chosen_at_the_top(read: Read) -> None:
    portfolio = Picture(
        "portfolio", "Side by side", draw_embedded(Scene(300, 90, "All", "Two.", (Box(1, 1, 9, 9),))), ""
    )
    reader = read(build_overview(MAP, build_tiny("A tiny one"), build_tiny("Another", id="tiny"), portfolio=portfolio))
    assert reader.one("h1").inner_text() == "All journeys"
    for title, key in (("A tiny one", "tiny"), ("Another", "tiny-2"), (MAP.title, "broadband"), ("All journeys", "")):
        reader.one(".maps a").filter(has_text=title).click()
        assert reader.one("h1").inner_text() == title
        assert f"#map={key}&view=" in reader.page.url
        assert reader.one(".maps [aria-current]").inner_text() == title
    reader.one(".cards a").filter(has_text="Another").click()
    assert reader.one(".status").inner_text() == "1 of 1 touchpoint"
