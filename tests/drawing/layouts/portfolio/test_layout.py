"""The portfolio: a row for each map, and all of it can be read."""

from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.layouts.by_stage.gallery import WORDINGS
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import curves, marks, texts

from cxmap.drawing.layouts.portfolio import lay_out_portfolio
from cxmap.drawing.scene import Box, Mark, Scene, Text
from cxmap.usecases.load import load_maps
from cxmap.views.portfolio import Low, MapRow, Phase, PortfolioView
from cxmap.views.portfolio_builder import build_portfolio_view

HERE = FilePath(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"
NAMES = ("Awareness", "Consideration", "Purchase", "Retention", "Advocacy")


def make_row(text: str = "A map", covered: str = "01000", **changes: Any) -> MapRow:
    phases = tuple(Phase(name, ("Order",) * (bit == "1")) for name, bit in zip(NAMES, covered, strict=True))
    row = MapRow(
        title=text,
        note="",
        depth=0,
        phases=phases,
        stages=3,
        feels=(1.0, -1.5, None, 0.0),
        low=Low(1, f"2 {text}", -1.5, 0),
        touchpoints=4,
        pain_points=2,
        handoffs=1,
        owner=text,
        state="Current",
        level="mapped",
        reviewed="2026-11-02",
        due="2027-01-31",
        tooltip=text,
    )
    return replace(row, **changes)


def make_view(*rows: MapRow, text: str = "Journey portfolio") -> PortfolioView:
    return PortfolioView("portfolio", text, text, text, NAMES, rows)


def load_view(folder: FilePath) -> PortfolioView:
    return build_portfolio_view(load_maps([folder]).journeys)


def boxes(scene: Scene, fill: str) -> list[Box]:
    return [shape for shape in scene.shapes if isinstance(shape, Box) and shape.fill == fill]


def build_gallery() -> dict[str, PortfolioView]:
    views = {}
    for script, wording in WORDINGS.items():
        rows = [make_row(wording.card, note=wording.item, depth=depth) for depth in range(7)]
        views[script] = make_view(*rows, text=wording.stage)
    views["one"] = make_view(make_row())
    bare: dict[str, Any] = {"phases": (), "feels": (), "low": None, "owner": "", "reviewed": "", "due": ""}
    views["bare"] = make_view(make_row(level="sketch", touchpoints=0, pain_points=0, handoffs=0, stages=1, **bare))
    views["200 maps"] = make_view(*(make_row(f"Map {n}", covered=f"{n % 32:05b}") for n in range(200)))
    many = tuple(-2.0 + n % 5 for n in range(2000))
    views["2000 touchpoints"] = make_view(make_row(feels=many, low=Low(0, "1 A", -2, 399), touchpoints=2_000_000))
    return views


GALLERY = build_gallery()


def test_the_whole_picture(golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    golden(list_scene(lay_out_portfolio(load_view(FilePath()))), HERE / "golden" / "examples.txt")


def test_the_examples_can_be_read() -> None:
    assert find_faults(lay_out_portfolio(load_view(EXAMPLES))) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("name", GALLERY)
def test_every_portfolio_can_be_read(name: str) -> None:
    scene = lay_out_portfolio(GALLERY[name])
    assert find_faults(scene) == []
    assert scene.width <= 1600


@pytest.mark.parametrize(
    ("covered", "segments"), [("11111", [5]), ("00000", []), ("10101", [1, 1, 1]), ("01100", [2]), ("00011", [2])]
)
def test_neighbouring_phases_are_one_bar(covered: str, segments: list[int]) -> None:
    scene = lay_out_portfolio(make_view(make_row(covered=covered)))
    assert [round(bar.width / 68) for bar in boxes(scene, "accent")] == segments
    assert len(boxes(scene, "line")) == covered.count("0")


def test_what_is_missing_is_said_in_words() -> None:
    words = texts(lay_out_portfolio(GALLERY["bare"]))
    assert {"1 stage, and no phase named", "No emotions", "No owner", "Not reviewed"} <= set(words)
    assert "no next review" in texts(lay_out_portfolio(make_view(make_row(due=""))))


def test_bars_are_as_long_as_their_part_of_the_largest() -> None:
    rows = [make_row(pain_points=count) for count in (8, 0, 2)]
    lengths = [bar.width for bar in boxes(lay_out_portfolio(make_view(*rows)), "barrier")]
    assert lengths == [66, 66 / 4]


def test_the_curve_breaks_where_nobody_wrote_an_emotion_and_its_lowest_point_is_marked() -> None:
    scene = lay_out_portfolio(make_view(make_row()))
    (curve,) = curves(scene)
    assert len(curve.points) == 4
    assert len(marks(scene, "persona-1")) == 1
    low = next(shape for shape in scene.shapes if isinstance(shape, Mark) and shape.tooltip)
    assert (low.tooltip, low.fill) == ("2 A map: −1.5", "emotion-m2")
    assert (low.x, low.y) == pytest.approx(curve.points[-1])
    assert "lowest at 2 A map" in texts(scene)
    several = texts(lay_out_portfolio(make_view(make_row(low=Low(1, "2 A map", -1.5, 3)))))
    assert several[several.index("lowest at 2 A map") + 1] == "and at 3 more"


def test_a_map_that_details_another_stands_to_the_right_of_it() -> None:
    rows = (make_row(name, owner="", depth=depth) for depth, name in enumerate(("Whole", "Part", "Piece")))
    scene = lay_out_portfolio(make_view(*rows))
    lefts = {shape.text: shape.x for shape in scene.shapes if isinstance(shape, Text)}
    assert lefts["Part"] - lefts["Whole"] == lefts["Piece"] - lefts["Part"] == 16


def test_the_legend_names_the_levels_in_use() -> None:
    words = texts(lay_out_portfolio(make_view(make_row(level="sketch"), make_row(level="measured"))))
    assert words[-3:] == ["Lowest point", "Sketch: stages and touchpoints", "Measured: numbers with evidence"]


def test_each_row_has_an_id_and_tells_its_map() -> None:
    scene = lay_out_portfolio(make_view(make_row("One"), make_row("Two")))
    rows = [shape for shape in scene.shapes if shape.id]
    assert [(row.id, row.tooltip) for row in rows] == [("map-1", "One"), ("map-2", "Two")]


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=70)
feelings = st.none() | st.floats(-2, 2, allow_nan=False)


@st.composite
def random_rows(draw: st.DrawFn) -> MapRow:
    feels = tuple(draw(st.lists(feelings, max_size=40)))
    felt = [(feeling, place) for place, feeling in enumerate(feels) if feeling is not None]
    low = Low(min(felt)[1], draw(words), min(felt)[0], draw(st.sampled_from((0, 1, 1999)))) if felt else None
    row = make_row(
        draw(words),
        draw(st.text("01", min_size=5, max_size=5)),
        note=draw(words),
        depth=draw(st.integers(0, 9)),
        feels=feels,
        low=low,
        touchpoints=draw(st.integers(0, 10**6)),
        pain_points=draw(st.integers(0, 10**6)),
        handoffs=draw(st.integers(0, 10**6)),
        owner=draw(words),
        level=draw(st.sampled_from(("sketch", "mapped", "measured"))),
    )
    return replace(row, phases=draw(st.sampled_from((row.phases, ()))), due=draw(st.sampled_from((row.due, ""))))


@settings(max_examples=60)
@given(st.lists(random_rows(), min_size=1, max_size=6))
def test_any_portfolio_can_be_read(rows: list[MapRow]) -> None:
    scene = lay_out_portfolio(make_view(*rows))
    assert find_faults(scene) == []
    assert len([shape for shape in scene.shapes if shape.id]) == len(rows)
