"""What the picture shows of a map, and what it leaves out."""

from dataclasses import replace
from pathlib import Path as FilePath

import pytest
from tests.drawing.layouts.by_stage.gallery import WORDINGS, build_gallery, build_sketch, build_view
from tests.drawing.layouts.by_stage.sample import build_sample
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.reading import change_card, foreign_roles, texts

from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Box, Mark, Text
from cxmap.views.keys import ChannelKey, PersonaCard
from cxmap.views.map import Item, MapView

HERE = FilePath(__file__).parent
LATIN = WORDINGS["latin"]


@pytest.mark.parametrize(("name", "view"), [("broadband", build_sample()), ("sketch", build_sketch())])
def test_the_whole_picture(name: str, view: MapView, golden) -> None:
    golden(list_scene(lay_out_map(view)), HERE / "golden" / f"{name}.txt")


def test_title_and_description_come_from_the_map() -> None:
    view = build_sample()
    scene = lay_out_map(view)
    assert (scene.title, scene.description) == (view.title, view.description)


@pytest.mark.uncounted
@pytest.mark.parametrize("view", build_gallery().values(), ids=build_gallery())
def test_only_roles_of_the_theme_are_used(view: MapView) -> None:
    assert foreign_roles(lay_out_map(view)) == set()


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
    extra = PersonaCard("silent", "Silent one", "", "", 2)
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
    assert "Home visit," in words
    assert "Mobile app, Web chat" in words


def test_lines_are_of_about_the_same_length_rather_than_one_word_left_over() -> None:
    view = change_card(build_sample(), 13, name="I find a flight at a time that suits me", moment_of_truth=False)
    words = texts(lay_out_map(view))
    assert ("I find a flight at a" in words, "time that suits me" in words) == (True, True)


def test_a_word_that_fits_on_a_line_is_never_broken_for_the_sake_of_balance() -> None:
    names = ("Selbstbedienungskasse am Ort", "Ort der Selbstbedienungskasse", "a Selbstbedienungskasse b")
    for name in names:
        words = texts(lay_out_map(change_card(build_sample(), 13, name=name)))
        assert any("Selbstbedienungskasse" in line for line in words), name


def test_the_legend_stands_once_under_all_bands() -> None:
    scene = lay_out_map(build_view(LATIN, stages=12, cards=3, personas=2))
    found = [shape for shape in scene.shapes if isinstance(shape, Text) and shape.text == "Moment of truth"]
    assert len(found) == 1
    assert found[0].y > scene.height - 60


def test_six_stages_are_about_1300_wide_and_a_sketch_is_narrower() -> None:
    assert lay_out_map(build_sample()).width == 1300
    assert lay_out_map(build_sketch()).width < 800
    assert lay_out_map(build_view(LATIN, stages=7, cards=3, personas=1)).width < 1450


def test_a_stage_too_wide_for_a_band_is_split_and_says_so() -> None:
    scene = lay_out_map(build_view(LATIN, stages=1, cards=200, personas=2))
    parts = [text for text in texts(scene) if text.startswith("Use and get help (")]
    assert parts == [f"Use and get help ({i} of {len(parts)})" for i in range(1, len(parts) + 1)]
    ids = [shape.id for shape in scene.shapes if shape.id.startswith("stage-")]
    assert ids == ["stage-stage-0", *(f"stage-stage-0_{i}" for i in range(2, len(parts) + 1))]
    # The number of each barrier, enabler and initiative is still there, each once.
    roles = {"barrier", "enabler", "opportunity"}
    assert sum(isinstance(shape, Text) and shape.role in roles for shape in scene.shapes) == 100 + 67 + 101


def test_what_is_said_of_two_touchpoints_of_a_stage_is_said_once_beside_both_numbers() -> None:
    sample = build_sample()
    cards = sample.stages[0].cards
    items = tuple(Item(card.number, card.id, "Wait for a call back") for card in cards[:2])
    scene = lay_out_map(replace(sample, stages=(replace(sample.stages[0], barriers=items), *sample.stages[1:])))
    assert texts(scene).count("Wait for a call back") == 1
    bar = next(shape for shape in scene.shapes if isinstance(shape, Box) and shape.fill == "barrier")
    assert bar.group == " ".join(f"tp-{card.id}" for card in cards[:2])
    numbers = [s for s in scene.shapes if isinstance(s, Text) and s.role == "barrier"][:2]
    assert [(number.text, number.group) for number in numbers] == [(str(c.number), f"tp-{c.id}") for c in cards[:2]]
    assert bar.y <= numbers[0].y - numbers[0].size * 0.8 < numbers[1].y <= bar.y + bar.height


def test_an_item_without_its_card_is_still_shown_once() -> None:
    sample = build_sample()
    stray = Item(99, "elsewhere", "Belongs to a touchpoint that is not here")
    stage = replace(sample.stages[0], barriers=(stray,))
    assert "touchpoint that is not" in " ".join(texts(lay_out_map(replace(sample, stages=(stage,)))))
    wide = build_view(LATIN, stages=1, cards=200, personas=2)
    many = replace(wide.stages[0], barriers=(stray,))
    words = " ".join(texts(lay_out_map(replace(wide, stages=(many,)))))
    assert words.count("Belongs to a touchpoint") == 1


def test_what_is_cut_is_told_in_the_tooltip() -> None:
    long = "A name that goes on and on " * 40
    view = change_card(build_sample(), 3, name=long.strip(), tooltip="What the author says.")
    scene = lay_out_map(view)
    card = next(shape for shape in scene.shapes if shape.id == "card-reads-reviews")
    assert card.tooltip == f"{long.strip()}\nWhat the author says."
    title = lay_out_map(replace(build_sample(), title=long)).shapes[0]
    assert isinstance(title, Text)
    assert title.tooltip == long
