"""What customers of a tier bring: new prospects, as an arrow back to where these begin."""

from dataclasses import dataclass

from cxmap.drawing.layouts.shared.lines import draw_tip, round_corners, shorten
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, LANE, SMALL
from cxmap.drawing.layouts.tiers.style import ARC_RADIUS, LEAST_STROKE, MOST_STROKE, REACH_ROOM
from cxmap.drawing.scene import Path, Point
from cxmap.views.tiers import Figure, Step

_LEFT = 9.0
_ROOM = REACH_ROOM - 2 * _LEFT
_TIP = 9.0


@dataclass(frozen=True, slots=True)
class Reach:
    """What customers of a tier bring, before it has a place.

    Attributes:
        above: What stands above the line.
        below: What stands beneath it.
        stroke: How wide the line is; 0 where nothing is brought.
        dashed: Whether it is dashed, because the number is only assumed or missing.
        tooltip: All of it in words.

    Units:
        px.
    """

    above: Prose
    below: Prose
    stroke: float
    dashed: bool
    tooltip: str

    @property
    def height(self) -> float:
        """The room that it needs, the line in the middle.

        Units:
            px.
        """
        return 2 * (max(self.above.height, self.below.height) + self.stroke / 2 + 6)


def set_reach(step: Step, most: float, room: float) -> Reach | None:
    """Break what customers of a tier bring into lines; nothing where neither number nor influence is written.

    Args:
        step: The tier.
        most: The largest number of all tiers, which has the widest line.
        room: The distance of two lines.

    Units:
        room: px.
    """
    figure = step.reach
    if figure is None and not step.influence:
        return None
    words = [f"{step.name}: {step.influence}" if step.influence else step.name, _tell(figure)]
    head = _count(figure) if figure and figure.text else ""
    below = f"a year, each · {figure.note}" if figure and figure.text else _tell(figure)
    share = figure.value / most if figure and figure.value and most > 0 else 0.0
    widest = max(LEAST_STROKE, min(MOST_STROKE, room - 5))
    return Reach(
        above=set_prose(head, LANE, _ROOM, "ink", bold=True, max_lines=2),
        below=set_prose(below, SMALL if head else BODY, _ROOM, "muted", max_lines=4),
        stroke=0.0 if figure and figure.value is not None and figure.value <= 0 else max(LEAST_STROKE, widest * share),
        dashed=figure is None or figure.assumed or not figure.text,
        tooltip=", ".join(words),
    )


def draw_reach(reach: Reach, start: Point, x: float, bottom: float) -> list[AnyShape]:
    """The arrow from a step to where new prospects begin; words alone where nothing is brought.

    Args:
        reach: What is brought.
        start: Where it leaves the step.
        x: Where it runs down.
        bottom: Where it ends.

    Units:
        px.
    """
    left, y = start
    half = reach.stroke / 2 + 2
    words: list[AnyShape] = [
        *place(reach.above, left + _LEFT, y - half - reach.above.height),
        *place(reach.below, left + _LEFT, y + half),
    ]
    if not reach.stroke:
        return words
    scale = 1 + reach.stroke / 6
    points = round_corners([start, (x, y), (x, bottom)], ARC_RADIUS)
    way = Path(
        shorten(points, _TIP * scale - 2), "opportunity", reach.stroke, dashed=reach.dashed, tooltip=reach.tooltip
    )
    return [way, draw_tip(points, "opportunity", scale=scale), *words]


def _tell(figure: Figure | None) -> str:
    if figure is None:
        return "how many new prospects is not written"
    told = f"{_count(figure)} a year, each" if figure.text else "new prospects"
    return f"{told}: {figure.tooltip or figure.note}"


def _count(figure: Figure) -> str:
    return f"{figure.text} new prospect{'' if figure.value == 1 else 's'}"
