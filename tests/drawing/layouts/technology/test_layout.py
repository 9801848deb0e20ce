"""The technology landscape: what stands beside what, and that all of it can be read."""

from dataclasses import replace
from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.layouts.by_stage.gallery import WORDINGS
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import texts

from cxmap.drawing.layouts.technology import lay_out_technology
from cxmap.drawing.scene import Box, Path, Scene
from cxmap.usecases.load import load_maps
from cxmap.views.scope import make_scope
from cxmap.views.technology import Layer, SystemCard, TechnologyView, Verdict
from cxmap.views.technology_builder import build_technology_view

HERE = FilePath(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"
VERDICTS: tuple[Verdict, ...] = ("keep", "change", "replace", "retire", "new")


def load_view(name: str) -> TechnologyView:
    return build_technology_view(make_scope(load_maps([EXAMPLES / f"{name}.journey.yaml"]).journeys[0]))


def make_card(id: str, verdict: Verdict, *, to: tuple[str, ...] = (), text: str = "", count: int = 1) -> SystemCard:
    points = tuple(f"p{n}" for n in range(count))
    return SystemCard(id, text or id, verdict, points, to, text, text, text)


def make_view(*layers: tuple[SystemCard, ...], text: str = "Layer") -> TechnologyView:
    return TechnologyView("m", text, text, text, tuple(Layer(f"{text} {n}", cards) for n, cards in enumerate(layers)))


def boxes_of(scene: Scene) -> dict[str, Box]:
    return {shape.id: shape for shape in scene.shapes if isinstance(shape, Box) and shape.id}


def arrows_of(scene: Scene) -> list[Path]:
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.fill is None]


def build_gallery() -> dict[str, TechnologyView]:
    views = {name: load_view(name) for name in ("broadband", "machine-tool", "machine-tool-commissioning")}
    for script, wording in WORDINGS.items():
        cards = tuple(
            make_card(
                f"{verdict}{n}", verdict, to=("new0",) if verdict == "replace" else (), text=wording.item, count=n
            )
            for verdict in VERDICTS
            for n in range(3)
        )
        views[script] = make_view(cards, text=wording.stage)
    views["one"] = make_view((make_card("a", "retire"),))
    views["200 of one kind"] = make_view(tuple(make_card(f"s{n}", "change", count=n) for n in range(200)))
    views["40 kinds"] = make_view(*((make_card(f"s{n}", VERDICTS[n % 5 % 2]),) for n in range(40)))
    return views


GALLERY = build_gallery()


def test_the_whole_picture(golden) -> None:
    golden(list_scene(lay_out_technology(GALLERY["broadband"])), HERE / "golden" / "broadband.txt")


@pytest.mark.uncounted
@pytest.mark.parametrize("name", GALLERY)
def test_every_landscape_can_be_read(name: str) -> None:
    scene = lay_out_technology(GALLERY[name])
    assert find_faults(scene) == []
    assert scene.width <= 1600


@pytest.mark.parametrize("name", GALLERY)
def test_every_system_stands_where_it_belongs(name: str) -> None:
    view, boxes = GALLERY[name], boxes_of(lay_out_technology(GALLERY[name]))
    cards = [card for layer in view.layers for card in layer.systems]
    now = {f"system-now-{card.id}" for card in cards if card.verdict != "new"}
    planned = {f"system-planned-{card.id}" for card in cards if card.verdict in {"keep", "change", "new"}}
    assert set(boxes) == now | planned


def test_what_stays_and_what_is_replaced_stand_beside_what_becomes_of_them() -> None:
    scene = lay_out_technology(
        make_view(
            (
                make_card("fresh", "new"),
                make_card("old", "replace", to=("heir",)),
                make_card("same", "keep"),
                make_card("heir", "new"),
                make_card("gone", "retire"),
            )
        )
    )
    tops = {id.removeprefix("system-"): box.y for id, box in boxes_of(scene).items()}
    assert tops["now-old"] == tops["planned-heir"] < tops["now-same"] == tops["planned-same"] < tops["now-gone"]
    # What is new and takes over from nothing here stands beside nothing.
    assert tops["planned-fresh"] > tops["now-gone"]
    assert len(arrows_of(scene)) == 2


def test_arrows_lead_from_a_system_to_all_that_take_over() -> None:
    layers = (make_card("old", "replace", to=("one", "two")), make_card("one", "new")), (make_card("two", "change"),)
    scene = lay_out_technology(make_view(*layers))
    boxes = boxes_of(scene)
    found = {(path.stroke, path.points[0][1], path.points[-1][1]) for path in arrows_of(scene)}
    middle = {id: box.y + box.height / 2 for id, box in boxes.items()}
    old, two = middle["system-now-old"], middle["system-planned-two"]
    assert found == {
        ("channel-3-stroke", old, middle["system-planned-one"]),
        ("channel-3-stroke", old, two),
        ("channel-1-stroke", middle["system-now-two"], two),
    }


def test_each_box_tells_its_verdict_and_its_touchpoints_in_words() -> None:
    cards = (
        make_card("a", "keep", count=0),
        make_card("b", "change", count=1),
        make_card("c", "retire", count=12),
        make_card("d", "new", count=2),
    )
    words = texts(lay_out_technology(make_view(cards)))
    for said in ("Keep · no touchpoints", "Change · 1 touchpoint", "Retire · 12 touchpoints", "New · 2 touchpoints"):
        assert words.count(said) == 1
    assert {"Now · 3 systems", "Planned · 3 systems", "Kept", "Changed"} <= set(words)


def test_the_legend_names_the_verdicts_in_use() -> None:
    words = texts(lay_out_technology(make_view((make_card("a", "keep"), make_card("b", "retire")))))
    assert words[-2:] == ["Keep", "Retire: nothing takes over"]


def test_every_shape_of_a_system_belongs_to_its_touchpoints_and_tells_all() -> None:
    card = replace(make_card("a", "keep", count=2), tooltip="All that is known")
    shapes = [shape for shape in lay_out_technology(make_view((card,))).shapes if shape.group]
    assert {shape.group for shape in shapes} == {"tp-p0 tp-p1"}
    assert {shape.tooltip for shape in shapes} == {"All that is known"}
    # Two boxes with their words, and an arrow with its tip.
    assert len(shapes) == 3 + 3 + 2


names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=70)


@st.composite
def random_views(draw: st.DrawFn) -> TechnologyView:
    """Systems of any number, name and fate, whose heirs stay."""
    verdicts = draw(st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=14))
    stay = [f"s{n}" for n, verdict in enumerate(verdicts) if verdict not in {"replace", "retire"}]
    cards = [
        SystemCard(
            f"s{n}",
            draw(names),
            verdict,
            tuple(f"p{n}" for n in range(draw(st.integers(0, 40)))),
            tuple(draw(st.lists(st.sampled_from(stay), min_size=1, max_size=3, unique=True)))
            if verdict == "replace" and stay
            else (),
            draw(names | st.just("")),
            draw(names | st.just("")),
            draw(names),
        )
        for n, verdict in enumerate(verdicts)
    ]
    cut = draw(st.integers(0, len(cards)))
    layers = (Layer(draw(names), tuple(cards[:cut])), Layer(draw(names), tuple(cards[cut:])))
    return TechnologyView("m", draw(names), draw(names), "", tuple(layer for layer in layers if layer.systems))


@settings(max_examples=60)
@given(random_views())
def test_any_landscape_can_be_read(view: TechnologyView) -> None:
    scene = lay_out_technology(view)
    assert find_faults(scene) == []
    heirs = sum(len(card.successors) for layer in view.layers for card in layer.systems)
    stays = sum(card.verdict in {"keep", "change"} for layer in view.layers for card in layer.systems)
    assert len(arrows_of(scene)) == heirs + stays
