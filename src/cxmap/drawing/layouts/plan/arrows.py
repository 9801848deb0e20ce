"""Arrows from what is needed to what needs it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxmap.drawing.layouts.plan.style import BAR_HEIGHT, BAR_MIDDLE
from cxmap.drawing.layouts.shared.lines import draw_tip, round_corners, shorten
from cxmap.drawing.layouts.shared.prose import AnyShape, join_groups, tag
from cxmap.drawing.scene import Path, Point
from cxmap.views.plan import Arrow, Bar

_STUB = 10.0
_LANE = 4.0
_MOST_LANES = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the bar of an initiative lies.

    Attributes:
        bar: The initiative.
        left: Where it begins.
        right: Where it ends.
        top: Where its row begins.
        bottom: Where its row ends.

    Units:
        px.
    """

    bar: Bar
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its bar.

        Units:
            px.
        """
        return self.top + BAR_MIDDLE


def draw_arrows(arrows: Iterable[Arrow], spots: Mapping[str, Spot]) -> list[AnyShape]:
    """A way with right angles for each need; those against time are dashed and in another colour."""
    shapes: list[AnyShape] = []
    used: dict[tuple[int, bool], int] = {}
    for arrow in arrows:
        source, target = spots[arrow.source], spots[arrow.target]
        # Arrows that end at about the same day keep apart.
        key = round(target.left / 12), bool(arrow.conflict)
        lane = used.setdefault(key, 0) % _MOST_LANES
        used[key] += 1
        shapes += _draw_arrow(arrow, source, target, lane)
    return shapes


def _draw_arrow(arrow: Arrow, source: Spot, target: Spot, lane: int) -> list[AnyShape]:
    role, width = ("barrier", 1.8) if arrow.conflict else ("rule", 1.4)
    points = _find_way(source, target, lane * _LANE)
    needs = f"{target.bar.name} needs {source.bar.name}"
    tooltip = f"{needs}. {arrow.conflict}" if arrow.conflict else needs
    way = Path(round_corners(shorten(points)), role, width, dashed=bool(arrow.conflict))
    group = join_groups(one.id for spot in (source, target) for one in spot.bar.touches)
    return tag([way, draw_tip(points, role)], group=group, tooltip=tooltip)


def _find_way(source: Spot, target: Spot, aside: float) -> tuple[Point, ...]:
    start, end = (source.right, source.middle), (target.left, target.middle)
    before = target.left - _STUB - aside
    if before >= source.right + 2:
        return start, (before, start[1]), (before, end[1]), end
    above = target.left + BAR_HEIGHT / 2 - 2
    if source.right + 2 <= above and source.top < target.top:
        # No room before it: from above, into its beginning.
        return start, (above, start[1]), (above, end[1] - BAR_HEIGHT / 2)
    # It begins before the other ends: around, along the border of its row.
    behind = source.right + 6
    border = target.top if source.top < target.top else target.bottom
    return start, (behind, start[1]), (behind, border), (before, border), (before, end[1]), end
