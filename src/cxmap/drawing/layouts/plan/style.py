"""Sizes, colours and columns of the plan."""

from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape, join_groups, tag
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT
from cxmap.drawing.scene import Box, Mark
from cxmap.views.plan import Bar, Kind, Status

ROLES: "Final[dict[Kind, tuple[str, str]]]" = {
    "improve": ("opportunity", "opportunity-bg"),
    "technology": ("accent", "zone-plus"),
    # A purple that lies further from blue than that of what helps, for colour-blind eyes too.
    "measure": ("channel-2-stroke", "channel-2-bg"),
}
"""What sort of work it is: the colour of a bar, and its ground where nothing is done yet."""

KINDS: "Final[dict[Kind, str]]" = {
    "improve": "Improves what customers live through",
    "technology": "Brings in, replaces or retires a system",
    "measure": "Begins to measure",
}

STATUSES: "Final[tuple[Status, ...]]" = ("proposed", "agreed", "doing", "done")

NAME_LEFT, NAME_WIDTH = CONTENT_LEFT + 10, 232.0
TOUCHES_LEFT, TOUCHES_WIDTH = NAME_LEFT + NAME_WIDTH + 14, 92.0
DAYS_RIGHT = TOUCHES_LEFT + TOUCHES_WIDTH + 40
REMOVES_LEFT, REMOVES_WIDTH = DAYS_RIGHT + 18, 130.0
TIME_LEFT = REMOVES_LEFT + REMOVES_WIDTH + 20

BAR_HEIGHT = 20.0
BAR_MIDDLE = 21.0
"""Where the middle of a bar lies, from the top of its row."""

DIAMOND = 16.0


def draw_bar(bar: Bar, left: float, middle: float, width: float) -> Box:
    """The bar of an initiative; its pattern tells how far it has come.

    Units:
        px.
    """
    fill, stroke = find_look(bar.kind, bar.status)
    top, dashed = middle - BAR_HEIGHT / 2, bar.status == "proposed"
    return Box(left, top, width, BAR_HEIGHT, fill=fill, stroke=stroke, stroke_width=1.3, dashed=dashed)


def draw_day(bar: Bar, x: float, middle: float) -> Mark:
    """The diamond of an initiative of which one day is known.

    Units:
        px.
    """
    fill, stroke = find_look(bar.kind, bar.status)
    return Mark("diamond", x, middle, DIAMOND, DIAMOND, fill=fill, stroke=stroke, stroke_width=1.3)


def find_look(kind: Kind, status: Status) -> tuple[str, str]:
    """The ground and the border of a bar."""
    role, ground = ROLES[kind]
    looks = {"proposed": ("canvas", role), "agreed": (ground, role), "doing": (role, role), "done": ("band", "rule")}
    return looks[status]


def tag_bar(shapes: list[AnyShape], bar: Bar) -> list[AnyShape]:
    """The same shapes as parts of what the initiative touches."""
    return tag(shapes, group=join_groups(one.id for one in bar.touches), tooltip=bar.tooltip)
