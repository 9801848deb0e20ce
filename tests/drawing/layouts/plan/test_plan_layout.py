"""What the plan shows, and where."""

from contextlib import chdir
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path as FilePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.plan.hard import FIRST, build_bar, build_hard_plans, build_plan, chain, find_days
from tests.drawing.layouts.reading import foreign_roles, texts

from cxmap.drawing.layouts.plan import lay_out_plan
from cxmap.drawing.layouts.plan.axis import make_axis
from cxmap.drawing.scene import Box, Mark, Path, Scene
from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps
from cxmap.views.plan import Arrow, PlanView
from cxmap.views.plan_builder import build_plan_view
from cxmap.views.scope import make_scope

HERE = FilePath(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"
DAY = timedelta(days=1)


def view_of(name: str, draws: int = 200) -> PlanView:
    with chdir(EXAMPLES):
        journeys = load_maps([FilePath(f"{name}.journey.yaml")]).journeys
    return build_plan_view(make_scope(journeys[0]), rank_maps(journeys, ScoreWishes(draws=draws)))


def bars_of(scene: Scene) -> dict[str, Box | Mark]:
    """The bar or the diamond of each initiative."""
    return {
        shape.id.removeprefix("initiative-"): shape
        for shape in scene.shapes
        if isinstance(shape, Box | Mark) and shape.id.startswith("initiative-")
    }


def arrows_of(scene: Scene) -> list[Path]:
    """The ways of the arrows, without their tips."""
    return [
        shape for shape in scene.shapes if isinstance(shape, Path) and " needs " in shape.tooltip and not shape.fill
    ]


def test_the_whole_picture(golden) -> None:
    golden(list_scene(lay_out_plan(view_of("broadband"))), HERE / "golden" / "broadband.txt")


@pytest.mark.parametrize("name", ["airline", "broadband", "machine-tool"])
def test_the_examples_have_no_fault(name: str) -> None:
    assert find_faults(lay_out_plan(view_of(name))) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("view", build_hard_plans().values(), ids=build_hard_plans())
def test_hard_plans_have_no_fault(view: PlanView) -> None:
    scene = lay_out_plan(view)
    assert find_faults(scene) == []
    assert scene.width <= 1600
    assert foreign_roles(scene) == set()


@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(date(2026, 1, 1), date(2029, 12, 31)),
            st.none() | st.dates(date(2026, 1, 1), date(2029, 12, 31)),
        ),
        min_size=1,
        max_size=8,
    ),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=10),
)
def test_any_days_and_needs_are_drawn_without_fault(
    days: list[tuple[date | None, date | None]], needs: list[tuple[int, int]]
) -> None:
    bars = [build_bar(number, each) for number, each in enumerate(days, start=1)]
    dated = [bar.id for bar in bars if bar.dated]
    arrows = [
        Arrow(dated[a], dated[b], "It cannot be" if a % 2 else "")
        for a, b in needs
        if a < len(dated) and b < len(dated) and a != b
    ]
    assert find_faults(lay_out_plan(build_plan(bars, arrows=arrows))) == []


@given(st.dates(), st.dates())
def test_days_lie_on_the_axis_in_their_order(one: date, other: date) -> None:
    early, late = sorted((one, other))
    axis = make_axis([build_bar(1, (early, late))], 100, 900)
    assert axis is not None
    begin, end = axis.x(early), axis.x(late, end=True)
    assert 100 < begin < end < 900
    assert (begin <= axis.x(late)) == (early <= late)
    periods = list(axis.periods)
    assert 1 <= len(periods) <= 24
    assert periods[0][1] == axis.left
    assert periods[-1][2] == pytest.approx(axis.right)
    assert periods[0][1] <= begin
    assert end <= periods[-1][2] + 0.001


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (DAY * 0, ["2027", "Jan"]),
        (DAY * 400, ["2027", "2028", "Jan", "Dec"]),
        (DAY * 365 * 4, ["2027", "2031", "Q1", "Q4"]),
        (DAY * 365 * 12, ["2027", "2038"]),
        (DAY * 365 * 300, ["2020", "2040", "2300"]),
    ],
)
def test_periods_grow_with_the_time_a_plan_takes(days: timedelta, names: list[str]) -> None:
    words = texts(lay_out_plan(build_plan([build_bar(1, (FIRST, FIRST + days))])))
    assert set(names) <= set(words)


def test_a_bar_reaches_from_its_first_day_to_the_end_of_its_last() -> None:
    bars = [build_bar(1, (date(2027, 1, 1), date(2027, 12, 31))), build_bar(2, (date(2027, 7, 1), date(2027, 7, 31)))]
    whole, july = (bars_of(lay_out_plan(build_plan(bars)))[bar.id] for bar in bars)
    assert isinstance(whole, Box)
    assert isinstance(july, Box)
    assert july.width / whole.width == pytest.approx(31 / 365)
    assert (july.x - whole.x) / whole.width == pytest.approx(181 / 365)


def test_one_day_alone_makes_a_diamond_at_that_day() -> None:
    bars = [build_bar(1, (FIRST, FIRST + 90 * DAY)), build_bar(2, (None, FIRST)), build_bar(3, (FIRST, None))]
    bar, due, start = bars_of(lay_out_plan(build_plan(bars))).values()
    assert isinstance(bar, Box)
    for mark in (due, start):
        assert isinstance(mark, Mark)
        assert mark.x == pytest.approx(bar.x)
    words = texts(lay_out_plan(build_plan(bars)))
    assert "Only one day given: start or due date" in words
    assert "Due, no start given" in texts(lay_out_plan(build_plan(bars[:2])))
    assert "Starts, no due date given" in texts(lay_out_plan(build_plan([bars[0], bars[2]])))


def test_the_pattern_tells_how_far_an_initiative_has_come() -> None:
    base = build_bar(1, (FIRST, FIRST + 90 * DAY))
    looks = set()
    for status in ("proposed", "agreed", "doing", "done"):
        scene = lay_out_plan(build_plan([replace(base, status=status)]))
        bar = bars_of(scene)[base.id]
        assert isinstance(bar, Box)
        assert bar.dashed == (status == "proposed")
        looks.add((bar.fill, bar.stroke, bar.dashed))
        assert status in texts(scene)
        assert status.capitalize() in texts(scene)
    assert len(looks) == 4


def test_an_arrow_leads_from_what_is_needed_to_what_needs_it() -> None:
    bars = [build_bar(1, (FIRST, FIRST + 30 * DAY)), build_bar(2, (FIRST + 60 * DAY, FIRST + 90 * DAY))]
    scene = lay_out_plan(build_plan(bars, arrows=[Arrow(bars[0].id, bars[1].id, "")]))
    needed, needing = bars_of(scene).values()
    assert isinstance(needed, Box)
    assert isinstance(needing, Box)
    (arrow,) = arrows_of(scene)
    assert arrow.points[0] == (needed.x + needed.width, needed.y + needed.height / 2)
    assert arrow.points[-1][1] == needing.y + needing.height / 2
    assert needing.x - 10 < arrow.points[-1][0] <= needing.x
    assert (arrow.stroke, arrow.dashed) == ("rule", False)
    assert arrow.tooltip == f"{bars[1].name} needs {bars[0].name}"
    # It never goes back in time.
    xs = [x for x, _ in arrow.points]
    assert xs == sorted(xs)


def test_an_arrow_finds_its_way_where_one_follows_the_other_at_once() -> None:
    bars = [build_bar(1, (FIRST, FIRST + 30 * DAY)), build_bar(2, (FIRST + 31 * DAY, FIRST + 90 * DAY))]
    scene = lay_out_plan(build_plan(bars, arrows=[Arrow(bars[0].id, bars[1].id, "")]))
    needing = bars_of(scene)[bars[1].id]
    assert isinstance(needing, Box)
    (arrow,) = arrows_of(scene)
    x, y = arrow.points[-1]
    assert needing.x < x < needing.x + needing.width
    assert needing.y - 10 < y <= needing.y


def test_a_need_against_time_is_marked_in_colour_pattern_and_words() -> None:
    bars = [build_bar(1, (FIRST, FIRST + 60 * DAY)), build_bar(2, (FIRST, FIRST + 30 * DAY))]
    arrow = Arrow(bars[0].id, bars[1].id, "It starts on 11 Jan 2027, but needs what is due later")
    scene = lay_out_plan(build_plan([bars[0], replace(bars[1], problems=(arrow.conflict,))], arrows=[arrow]))
    (drawn,) = arrows_of(scene)
    assert (drawn.stroke, drawn.dashed) == ("barrier", True)
    assert drawn.tooltip.endswith(arrow.conflict)
    assert arrow.conflict in texts(scene)
    assert "Needs what ends too late" in texts(scene)
    assert "Is needed by" not in texts(scene)


def test_systems_that_are_waited_for_stand_in_dashed_boxes() -> None:
    scene = lay_out_plan(build_plan([build_bar(1, (FIRST, FIRST + 60 * DAY), waits=2)]))
    words = [text for text in texts(scene) if text.startswith("waits for")]
    assert words == ["waits for Telephone 0, Customer Care", "waits for Telephone 1, Customer Care"]
    assert "System that is waited for" in texts(scene)
    boxes = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.height == 17 and shape.group]
    assert [box.dashed for box in boxes] == [True, False]


def test_what_has_no_dates_stands_apart_in_its_order() -> None:
    bars = [build_bar(number, (None, None)) for number in (5, 2, 9)]
    scene = lay_out_plan(build_plan([build_bar(1, (FIRST, FIRST)), *bars]))
    words = texts(scene)
    assert "No dates yet" in words
    places = [next(n for n, word in enumerate(words) if word.endswith(f" {number}")) for number in (5, 2, 9)]
    assert places == sorted(places)
    assert "No dates yet" not in texts(lay_out_plan(build_plan([build_bar(1, (FIRST, FIRST))])))


def test_what_is_removed_has_a_bar_on_one_scale() -> None:
    bars = [build_bar(number, (FIRST, FIRST + 9 * DAY)) for number in (1, 2)]
    removed = (replace(bars[0].removes, score=10.0, low=5.0, high=20.0), replace(bars[0].removes, score=-5.0))  # type: ignore[type-var]
    bars = [replace(bar, removes=each) for bar, each in zip(bars, removed, strict=True)]
    boxes = [shape for shape in lay_out_plan(build_plan(bars)).shapes if isinstance(shape, Box) and shape.height == 10]
    better, worse = boxes
    assert better.width == pytest.approx(2 * worse.width)
    assert worse.x + worse.width == pytest.approx(better.x)
    assert (better.stroke, worse.stroke) == ("opportunity", "barrier")


def test_shapes_carry_the_classes_of_all_touchpoints_they_belong_to() -> None:
    bars = [build_bar(1, (FIRST, FIRST + 60 * DAY), touches=2), build_bar(2, (FIRST, FIRST + 60 * DAY), touches=1)]
    scene = lay_out_plan(build_plan(bars))
    assert bars_of(scene)[bars[0].id].group == "tp-touchpoint-1 tp-touchpoint-2"
    # A touchpoint that two initiatives touch has its own box at the first of them.
    assert [shape.id for shape in scene.shapes if shape.id.startswith("card-")] == [
        "card-touchpoint-1",
        "card-touchpoint-2",
    ]
    assert any(shape.group == "tp-touchpoint-1" and shape.link == "https://example.org" for shape in scene.shapes)


def test_touchpoints_that_find_no_room_are_counted() -> None:
    words = texts(lay_out_plan(build_plan([build_bar(1, (FIRST, FIRST), touches=20)])))
    assert "and 14 more" in words


def test_all_that_the_view_says_is_in_the_picture() -> None:
    view = view_of("broadband")
    words = " ".join(texts(lay_out_plan(view)))
    for lane in view.lanes:
        assert lane.name in words
        for bar in lane.bars:
            assert bar.name in words
            assert bar.removes is not None
            assert bar.removes.text in words
            for wait in bar.waits:
                assert f"waits for {wait.name}, {wait.why}" in words
    assert view.message in words
    for note in view.notes:
        assert note in words


def test_a_plan_without_dates_is_narrower() -> None:
    assert lay_out_plan(build_plan([build_bar(1, (None, None))])).width < 1150


@pytest.mark.parametrize("count", [200, 2000])
def test_many_initiatives_are_laid_out(count: int) -> None:
    bars = [build_bar(number, find_days(number)) for number in range(1, count + 1)]
    scene = lay_out_plan(build_plan(bars, arrows=chain(bars), lane_size=50))
    assert scene.width <= 1600
    assert len(bars) <= len(texts(scene))
