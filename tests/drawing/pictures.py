"""Every picture of the examples that `cxmap render` draws, for tests that look at all of them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from cxmap.drawing.scene import Scene
from cxmap.errors import NothingToDraw
from cxmap.journey.model import Journey
from cxmap.usecases.load import load_maps
from cxmap.usecases.pictures import JOINT, VIEWS, PictureWishes, View, make_scene

EXAMPLES: Final = Path(__file__).resolve().parents[2] / "examples"
# Maps of one journey, which can be held against each other.
AGAINST: Final = {"broadband": "broadband-believed"}
BY_TOUCHPOINT: Final = "map by touchpoint"

PICTURES: Final = (*VIEWS, BY_TOUCHPOINT)
"""The names of the kinds of pictures."""


@cache
def load_examples() -> Mapping[str, Journey]:
    """All examples by the names of their files."""
    maps = sorted(EXAMPLES.glob("*.journey.yaml"))
    journeys = load_maps(maps).journeys
    assert len(maps) >= 4
    return {path.name.partition(".")[0]: journey for path, journey in zip(maps, journeys, strict=True)}


@cache
def draw_examples(picture: str) -> Mapping[str, Scene]:
    """Draw one kind of picture for each example that has something to draw.

    Args:
        picture: One of `PICTURES`.
    """
    journeys = load_examples()
    view: View = "map" if picture == BY_TOUCHPOINT else next(view for view in VIEWS if view == picture)
    if view in JOINT:
        return {"all": make_scene(view, list(journeys.values()), PictureWishes())}
    scenes = {}
    for name, journey in journeys.items():
        against = journeys.get(AGAINST.get(name, ""))
        if view == "compare" and against is None:
            continue
        wishes = PictureWishes(by="touchpoint" if picture == BY_TOUCHPOINT else "stage", against=against)
        try:
            scenes[name] = make_scene(view, [journey], wishes)
        except NothingToDraw:
            continue
    return scenes
