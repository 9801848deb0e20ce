"""The pictures of a report: every view of a map that shows something."""

from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw
from cxmap.reports.overview.overview import Picture
from cxmap.usecases.overviews.notices import make_sentence
from cxmap.usecases.pictures import JOINT, VIEWS, PictureWishes, View, make_scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey
    from cxmap.limits import Limits
    from cxmap.scoring.result import Ranking

NAMES: Final[dict[View, str]] = {
    "map": "Journey map",
    "flow": "Flow",
    "silo": "Teams and hand-offs",
    "blueprint": "Service blueprint",
    "matrix": "Importance and performance",
    "technology": "Technology",
    "portfolio": "Portfolio",
    "compare": "Comparison",
    "tiers": "Customer tiers",
    "plan": "Action plan",
}
"""What people call the views."""

_ALONE: Final = (
    "It lays two maps of one journey over each other: report the map as it is together with the one that was intended, "
    "believed or is to come."
)


def draw_album(ranking: "Ranking", journeys: "Sequence[Journey]", engine: str, limits: "Limits") -> tuple[Picture, ...]:
    """Draw every view of a map.

    Args:
        ranking: How the touchpoints of this map are ranked.
        journeys: All maps of the report.
        engine: What draws.
        limits: How much drawing may take.

    Raises:
        EngineMissing: The engine is not installed.
        EngineFailed: The engine delivered no picture.
    """
    (journey,) = ranking.journeys
    against = _find_counterpart(journey, journeys)
    wishes = PictureWishes(against=against, ranking=ranking, engine=engine, limits=limits)
    return tuple(
        Picture(view, NAMES[view], "", _ALONE)
        if view == "compare" and against is None
        else _draw(view, [journey], wishes)
        for view in VIEWS
        if view not in JOINT
    )


def draw_portfolio(journeys: "Sequence[Journey]", engine: str, limits: "Limits") -> Picture:
    """Draw all maps in one picture.

    Args:
        journeys: The maps.
        engine: What draws.
        limits: How much drawing may take.

    Raises:
        EngineMissing: The engine is not installed.
        EngineFailed: The engine delivered no picture.
    """
    return _draw("portfolio", journeys, PictureWishes(engine=engine, limits=limits))


def _draw(view: View, journeys: "Sequence[Journey]", wishes: PictureWishes) -> Picture:
    from cxmap.drawing.draw import draw

    try:
        scene = make_scene(view, journeys, wishes)
    except NothingToDraw as nothing:
        reason = " ".join(filter(None, (make_sentence(nothing.message), make_sentence(nothing.help))))
        return Picture(view, NAMES[view], "", reason)
    drawing = draw(scene, form="svg", engine=wishes.engine, theme="light", embedded=True, limits=wishes.limits)
    return Picture(view, NAMES[view], drawing.content.decode(), "")


def _find_counterpart(journey: "Journey", journeys: "Sequence[Journey]") -> "Journey | None":
    """The one other map of the same journey, where it shows another state and this one shows what is."""
    others = [other for other in journeys if other is not journey and other.touchpoints.keys() & journey.touchpoints]
    if journey.noun.state != "current" or len(others) != 1 or others[0].noun.state == "current":
        return None
    return others[0]
