"""What the picture shows of a map, and what it leaves out."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path as FilePath

import pytest
from tests.drawing.map_layout.gallery import WORDINGS, build_gallery, build_sketch, build_view
from tests.drawing.map_layout.listing import list_scene
from tests.drawing.map_layout.sample import build_sample

from cxmap.drawing.map_layout import lay_out_map
from cxmap.drawing.scene import Box, Mark, Path, Scene, Text
from cxmap.drawing.theme import ROLES
from cxmap.views.map import Card, ChannelKey, Item, MapView, OwnerRun, PersonaCard

HERE = FilePath(__file__).parent
LATIN = WORDINGS["latin"]


def texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Text)]


def marks(scene: Scene, fill: str) -> list[Mark]:
    return [shape for shape in scene.shapes if isinstance(shape, Mark) and shape.fill == fill]


def curves(scene: Scene) -> list[Path]:
    return [shape for shape in scene.shapes if isinstance(shape, Path) and shape.stroke.startswith("persona")]


def change_card(view: MapView, number: int, **changes: object) -> MapView:
    stages = tuple(
        replace(stage, cards=tuple(replace(c, **changes) if c.number == number else c for c in stage.cards))  # type: ignore[arg-type]
        for stage in view.stages
    )
    return replace(view, stages=stages)


def sample_cards() -> list[Card]:
    return [card for stage in build_sample().stages for card in stage.cards]


@pytest.mark.parametrize(("name", "view"), [("broadband", build_sample()), ("sketch", build_sketch())])
def test_the_whole_picture(name: str, view: MapView, golden) -> None:
    golden(list_scene(lay_out_map(view)), HERE / "golden" / f"{name}.txt")


def test_title_and_description_come_from_the_map() -> None:
    view = build_sample()
    scene = lay_out_map(view)
    assert (scene.title, scene.description) == (view.title, view.description)


@pytest.mark.parametrize("view", build_gallery().values(), ids=build_gallery())
def test_only_roles_of_the_theme_are_used(view: MapView) -> None:
    used = set()
    for shape in lay_out_map(view).shapes:
        match shape:
            case Box() | Mark():
                used |= {shape.fill, shape.stroke}
            case Path():
                used.add(shape.stroke)
            case Text():
                used.add(shape.role)
    assert used - {None} <= set(ROLES)


def test_all_that_the_map_says_is_in_the_picture() -> None:
    view = build_sample()
    words = " ".join(texts(lay_out_map(view)))
    for stage in view.stages:
        for said in (stage.name, stage.question, *(item.text for item in stage.barriers + stage.initiatives)):
            assert said in words
        for card in stage.cards:
            assert card.name in words
    for persona in view.personas:
        assert persona.name in words
        assert persona.note in words
        assert persona.goal in words


def test_a_sketch_has_no_empty_rows_and_no_legend() -> None:
    words = texts(lay_out_map(build_sketch()))
    assert "Touchpoints" in words
    for row in ("Emotion", "Pain points", "What helps", "Opportunities", "Owner", "and channels", "Hand-off (0)"):
        assert row not in words


def test_rows_appear_with_their_content() -> None:
    sample = build_sample()
    assert "What helps" not in texts(lay_out_map(sample))
    first = replace(sample.stages[0], enablers=(Item(1, "sees-the-fibre-ad", "Everybody knows the brand"),))
    words = texts(lay_out_map(replace(sample, stages=(first, *sample.stages[1:]))))
    assert words.index("Pain points") < words.index("What helps") < words.index("Opportunities")


def test_each_shape_of_a_touchpoint_carries_its_class_tooltip_and_link() -> None:
    view = change_card(build_sample(), 2, link="https://example.org/address")
    shapes = [shape for shape in lay_out_map(view).shapes if shape.group == "tp-checks-the-address"]
    kinds = {type(shape) for shape in shapes}
    assert kinds == {Box, Mark, Text}
    # Card, number field, number, name, channel, star, decider with letter; number and two markers on the curve;
    # bar, number and words of a barrier and of an initiative.
    assert len(shapes) == 8 + 3 + 6
    card = next(shape for shape in shapes if shape.id == "card-checks-the-address")
    assert (card.tooltip, card.link) == ("Checks the address, on Website.", "https://example.org/address")
    assert sum(bool(shape.link) for shape in shapes) == 11
    assert "2 Checks the address\nCareful switcher: −1" in [shape.tooltip for shape in shapes]


def test_the_legend_names_what_is_used_and_nothing_else() -> None:
    full = texts(lay_out_map(build_sample()))
    for name in ("Moment of truth", "Hand-off (13)", "Customer decides", "Employee decides", "Automated"):
        assert full.count(name) == 1
    sample = build_sample()
    bare = tuple(
        replace(stage, cards=tuple(replace(c, moment_of_truth=False, decides=()) for c in stage.cards))
        for stage in sample.stages
    )
    without = texts(lay_out_map(replace(sample, stages=bare, owners=(), handoffs=(), handoff_count=0)))
    for name in ("Moment of truth", "Hand-off (13)", "Hand-off (0)", "Customer decides", "Automated"):
        assert name not in without


def test_a_persona_that_feels_nothing_is_in_the_head_only() -> None:
    sample = build_sample()
    extra = PersonaCard("silent", "Silent one", "", "")
    words = texts(lay_out_map(replace(sample, personas=(*sample.personas, extra))))
    assert words.count("Silent one") == 1
    assert words.count("Busy mover") == 2


def test_channels_beyond_the_palette_share_an_entry() -> None:
    words = texts(lay_out_map(build_view(LATIN, stages=3, cards=6, personas=1)))
    assert words.count("Other channels") == 1
    assert "Telephone 8" not in words[words.index("Moment of truth") :]


def test_channel_names_break_between_two_rather_than_inside_one() -> None:
    channels = tuple(ChannelKey(name, name, i) for i, name in enumerate(("Home visit", "Mobile app", "Web chat")))
    words = texts(lay_out_map(change_card(build_sample(), 13, channels=channels)))
    assert "Home visit, Mobile app," in words
    assert "Web chat" in words


def test_curves_go_through_their_markers() -> None:
    scene = lay_out_map(build_sample())
    for curve, shape in zip(curves(scene), ("circle", "diamond"), strict=True):
        centres = {
            (mark.x, mark.y)
            for mark in scene.shapes
            if isinstance(mark, Mark) and mark.shape == shape and (mark.fill or "").startswith("emotion")
        }
        assert set(curve.points[::3]) == centres
        assert len(centres) == 24


def test_a_curve_breaks_where_nothing_was_measured() -> None:
    view = change_card(build_sample(), 7, feels=(None, 0.0))
    lengths = [len(curve.points) // 3 for curve in curves(lay_out_map(view)) if not curve.dashed]
    # Touchpoints 1 to 6 and 8 to 24.
    assert lengths == [5, 16]


def test_a_lone_value_is_a_marker_without_a_curve() -> None:
    sample = build_sample()
    stages = tuple(
        replace(stage, cards=tuple(replace(c, feels=(1.0 if c.number == 9 else None, None)) for c in stage.cards))
        for stage in sample.stages
    )
    scene = lay_out_map(replace(sample, stages=stages))
    assert curves(scene) == []
    assert len(marks(scene, "emotion-p1")) == 1


def test_equal_feelings_stand_side_by_side() -> None:
    scene = lay_out_map(change_card(build_sample(), 1, feels=(1.0, 1.2)))
    first, second = (
        mark
        for mark in scene.shapes
        if isinstance(mark, Mark) and mark.group == "tp-sees-the-fibre-ad" and (mark.fill or "").startswith("emotion")
    )
    # Neither value is bent: each stands at its own height, and they are apart.
    assert first.y - second.y == pytest.approx(0.2 * 30.5)
    assert second.x - first.x >= 13


@pytest.mark.parametrize(
    ("value", "role"),
    [(2.0, "p2"), (1.5, "p2"), (0.6, "p1"), (0.0, "0"), (-0.4, "0"), (-1.0, "m1"), (-1.6, "m2")],
)
def test_markers_show_the_nearest_step(value: float, role: str) -> None:
    scene = lay_out_map(change_card(build_sample(), 24, feels=(value, None)))
    marker = [s for s in scene.shapes if isinstance(s, Mark) and s.group == "tp-renews-or-leaves"][-1]
    assert marker.fill == f"emotion-{role}"


def test_a_wide_map_wraps_into_bands_and_the_curve_goes_on() -> None:
    view = build_view(LATIN, stages=12, cards=3, personas=1)
    whole = {card.number: card.feels[0] for stage in view.stages for card in stage.cards}
    assert whole[18] is not None
    assert whole[19] is not None
    scene = lay_out_map(view)
    assert texts(scene).count("Emotion") == 2
    left, right = 142.0, scene.width - 24
    out = next(curve.points[-1] for curve in curves(scene) if curve.points[-1][0] == pytest.approx(right))
    back = next(curve.points[0] for curve in curves(scene) if curve.points[0][0] == pytest.approx(left))
    zeros = [s.points[0][1] for s in scene.shapes if isinstance(s, Path) and s.stroke == "rule"]
    assert out[1] - zeros[0] == pytest.approx(back[1] - zeros[1])


def test_the_legend_stands_once_under_all_bands() -> None:
    scene = lay_out_map(build_view(LATIN, stages=12, cards=3, personas=2))
    found = [shape for shape in scene.shapes if isinstance(shape, Text) and shape.text == "Moment of truth"]
    assert len(found) == 1
    assert found[0].y > scene.height - 60


def test_six_stages_are_about_1300_wide_and_a_sketch_is_narrower() -> None:
    assert lay_out_map(build_sample()).width == 1300
    assert lay_out_map(build_sketch()).width < 800
    assert lay_out_map(build_view(LATIN, stages=7, cards=3, personas=1)).width < 1450


def test_touchpoints_keep_their_distance_in_a_full_stage() -> None:
    scene = lay_out_map(build_view(LATIN, stages=1, cards=30, personas=2))
    numbers = [s for s in scene.shapes if isinstance(s, Text) and s.size == 10 and s.group]
    places = sorted(text.x for text in numbers)
    assert len(places) == 30
    assert min(b - a for a, b in pairwise(places)) >= 24
    assert scene.height < 1600


def test_a_stage_too_wide_for_a_band_is_split_and_says_so() -> None:
    scene = lay_out_map(build_view(LATIN, stages=1, cards=200, personas=2))
    parts = [text for text in texts(scene) if text.startswith("Use and get help (")]
    assert parts == [f"Use and get help ({i} of {len(parts)})" for i in range(1, len(parts) + 1)]
    ids = [shape.id for shape in scene.shapes if shape.id.startswith("stage-")]
    assert ids == ["stage-stage-0", *(f"stage-stage-0_{i}" for i in range(2, len(parts) + 1))]
    # Each of the 200 barriers, enablers and initiatives is still there, each once.
    assert sum(text.startswith("Five menu levels") for text in texts(scene)) == 1 + 100 + 67 + 101


def test_an_item_without_its_card_is_still_shown_once() -> None:
    sample = build_sample()
    stray = Item(99, "elsewhere", "Belongs to a touchpoint that is not here")
    stage = replace(sample.stages[0], barriers=(stray,))
    assert "touchpoint that is not" in " ".join(texts(lay_out_map(replace(sample, stages=(stage,)))))
    wide = build_view(LATIN, stages=1, cards=200, personas=2)
    many = replace(wide.stages[0], barriers=(stray,))
    words = " ".join(texts(lay_out_map(replace(wide, stages=(many,)))))
    assert words.count("Belongs to a touchpoint") == 1


@pytest.mark.parametrize("view", build_gallery().values(), ids=build_gallery())
def test_owners_are_never_abbreviated_to_nothing(view: MapView) -> None:
    scene = lay_out_map(view)
    shown = {card.number for stage in view.stages for card in stage.cards}
    words = "".join("".join(texts(scene)).split())
    for run in view.owners:
        if run.name and shown & set(range(run.first, run.last + 1)) and len(run.name) < 60:
            assert "".join(run.name.split()) in words


def test_short_owner_names_stand_in_one_ribbon() -> None:
    sample = build_sample()
    owners = (OwnerRun("Sales", 1, 12), OwnerRun("", 13, 16), OwnerRun("Customer Care", 17, 24))
    scene = lay_out_map(replace(sample, owners=owners, handoffs=(17,), handoff_count=1))
    words = texts(scene)
    assert "hand-offs" in words
    assert {"Sales", "No owner", "Customer Care"} <= set(words)
    # One in the row, one in the legend.
    assert len(marks(scene, "handoff")) == 2


def test_each_team_has_a_lane_where_names_are_longer_than_their_run() -> None:
    scene = lay_out_map(build_sample())
    words = texts(scene)
    teams = ["Marketing", "Sales", "Customer Care", "Order Desk", "Billing", "Field Operations"]
    assert [word for word in words if word in teams] == teams
    assert len(marks(scene, "handoff")) == 13 + 1
    steps = [s for s in scene.shapes if isinstance(s, Path) and s.stroke == "handoff"]
    assert len(steps) == 13
    # Each step goes straight down or up, from the lane that gives to the lane that takes.
    assert all(step.points[0][0] == step.points[-1][0] for step in steps)


def test_no_owner_row_without_owners() -> None:
    sample = build_sample()
    nobody = replace(sample, owners=(OwnerRun("", 1, 24),), handoffs=(), handoff_count=0)
    assert "Owner" not in texts(lay_out_map(nobody))


def test_what_is_cut_is_told_in_the_tooltip() -> None:
    long = "A name that goes on and on " * 40
    view = change_card(build_sample(), 3, name=long.strip(), tooltip="What the author says.")
    scene = lay_out_map(view)
    card = next(shape for shape in scene.shapes if shape.id == "card-reads-reviews")
    assert card.tooltip == f"{long.strip()}\nWhat the author says."
    title = lay_out_map(replace(build_sample(), title=long)).shapes[0]
    assert isinstance(title, Text)
    assert title.tooltip == long


def test_more_personas_than_markers_are_still_told_apart() -> None:
    scene = lay_out_map(build_view(LATIN, stages=4, cards=5, personas=16))
    looks = {
        (shape.shape, shape.fill)
        for shape in scene.shapes
        if isinstance(shape, Mark) and (shape.fill or "").startswith("persona")
    }
    assert len(looks) == 16
