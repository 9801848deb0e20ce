"""Every view of every example, and every map of the gallery, in a browser: all can be read, nothing is fetched."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.browser.chromium import open_pictures
from tests.browser.faults import find_faults, find_wrong_colours, to_rgb
from tests.drawing.layouts.by_stage.gallery import build_gallery
from tests.drawing.pictures import PICTURES, draw_examples

from cxmap.drawing.draw import draw
from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Scene
from cxmap.drawing.theme import DARK, LIGHT, ThemeMode

pytestmark = pytest.mark.needs_browser

GALLERY = build_gallery()
KINDS = sorted({name.split(", ")[0] if ", " in name else "others" for name in GALLERY})
READERS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
NAMES = pytest.mark.parametrize("name", PICTURES)


@cache
def draw_svg(scene: Scene, theme: ThemeMode = "auto") -> str:
    return draw(scene, form="svg", theme=theme).content.decode()


@READERS
@NAMES
def test_every_view_of_every_example_can_be_read(tmp_path: Path, name: str, dark: bool) -> None:
    """As readers have it who prefer light or dark, and with the theme that they do not prefer."""
    scenes = list(draw_examples(name).values())
    prefers, chosen = (DARK, LIGHT) if dark else (LIGHT, DARK)
    shown = [
        *((scene, "auto", prefers) for scene in scenes),
        *((scene, "light" if dark else "dark", chosen) for scene in scenes),
    ]
    opened = open_pictures([draw_svg(scene, theme) for scene, theme, _ in shown], tmp_path, dark=dark, images=True)
    assert find_faults(opened, [scene for scene, _, _ in shown]) == []
    for picture, (scene, _, colours) in zip(opened.pictures, shown, strict=True):
        assert find_wrong_colours(picture, scene, colours) == []
    assert opened.corners == tuple(to_rgb(colours["canvas"]) for _, _, colours in shown)


@NAMES
def test_every_view_can_be_drawn_for_an_example(name: str) -> None:
    assert draw_examples(name)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_chosen_theme_holds_where_readers_prefer_it_too(tmp_path: Path, mode: ThemeMode) -> None:
    scenes = list(draw_examples("map").values())
    opened = open_pictures([draw_svg(scene, mode) for scene in scenes], tmp_path, dark=mode == "dark")
    assert find_faults(opened, scenes) == []
    for picture, scene in zip(opened.pictures, scenes, strict=True):
        assert find_wrong_colours(picture, scene, DARK if mode == "dark" else LIGHT) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_of_the_gallery_can_be_read(tmp_path: Path, kind: str) -> None:
    names = [name for name in GALLERY if (name.split(", ")[0] if ", " in name else "others") == kind]
    if kind == "endless":
        # Each carries megabytes of tooltips; the smallest has every kind of text in it.
        names = [name for name in names if name.endswith("3 stages of 1")]
    scenes = [replace(lay_out_map(GALLERY[name]), title=name) for name in names]
    assert find_faults(open_pictures([draw_svg(scene) for scene in scenes], tmp_path), scenes) == []
