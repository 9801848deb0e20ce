"""Every example and every map of the gallery in a browser: nothing is cut, nothing meets, nothing is fetched."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.browser.chromium import open_pictures
from tests.browser.faults import find_faults, find_wrong_colours, to_rgb
from tests.drawing.layouts.by_stage.gallery import build_gallery

from cxmap.drawing.draw import draw
from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Scene
from cxmap.drawing.theme import DARK, LIGHT, ThemeMode
from cxmap.usecases.load import load_maps
from cxmap.views.map_builder import build_map_view
from cxmap.views.scope import make_scope

pytestmark = pytest.mark.needs_browser

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GALLERY = build_gallery()
KINDS = sorted({name.split(", ")[0] if ", " in name else "others" for name in GALLERY})
READERS = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def draw_svg(scene: Scene, theme: ThemeMode = "auto") -> str:
    return draw(scene, form="svg", theme=theme).content.decode()


@pytest.fixture(scope="module")
def examples() -> list[Scene]:
    """The pictures of all examples, as `cxmap render` lays them out."""
    maps = sorted(EXAMPLES.glob("*.journey.yaml"))
    loaded = load_maps(maps)
    assert len(loaded.journeys) == len(maps) >= 4
    return [lay_out_map(build_map_view(make_scope(journey))) for journey in loaded.journeys]


@READERS
def test_every_example_can_be_read(examples: list[Scene], tmp_path: Path, dark: bool) -> None:
    colours = DARK if dark else LIGHT
    opened = open_pictures([draw_svg(scene) for scene in examples], tmp_path, dark=dark, images=True)
    assert find_faults(opened, examples) == []
    for picture, scene in zip(opened.pictures, examples, strict=True):
        assert find_wrong_colours(picture, scene, colours) == []
        assert picture.description
    assert opened.corners == (to_rgb(colours["canvas"]),) * len(examples)


@READERS
def test_a_chosen_theme_holds_whatever_the_reader_prefers(examples: list[Scene], tmp_path: Path, dark: bool) -> None:
    svgs = [draw_svg(scene, theme) for theme in ("light", "dark") for scene in examples]
    opened = open_pictures(svgs, tmp_path, dark=dark)
    assert find_faults(opened, [*examples, *examples]) == []
    themes = [LIGHT] * len(examples) + [DARK] * len(examples)
    for picture, scene, colours in zip(opened.pictures, [*examples, *examples], themes, strict=True):
        assert find_wrong_colours(picture, scene, colours) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_of_the_gallery_can_be_read(tmp_path: Path, kind: str) -> None:
    names = [name for name in GALLERY if (name.split(", ")[0] if ", " in name else "others") == kind]
    if kind == "endless":
        # Each carries megabytes of tooltips; the smallest has every kind of text in it.
        names = [name for name in names if name.endswith("3 stages of 1")]
    scenes = [replace(lay_out_map(GALLERY[name]), title=name) for name in names]
    assert find_faults(open_pictures([draw_svg(scene) for scene in scenes], tmp_path), scenes) == []
