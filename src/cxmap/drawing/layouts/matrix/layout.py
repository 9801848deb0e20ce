"""From a view to the matrix with its list: what stands where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from cxmap.drawing.layouts.matrix.plane import CUT_WIDTH, FOOT, HEAD, TICKS_WIDTH, draw_plane, make_plane
from cxmap.drawing.layouts.matrix.rows import (
    HEADER,
    HEADING,
    Cells,
    Row,
    draw_header,
    draw_heading,
    draw_rows,
    pour,
    set_cells,
    set_rest,
    set_row,
    set_unranked_row,
)
from cxmap.drawing.layouts.matrix.style import ZONES
from cxmap.drawing.layouts.shared.legend import Entry, draw_legend_and_notes
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.sizes import MARGIN, MARKER, MAX_WIDTH
from cxmap.drawing.layouts.shared.titles import draw_titles
from cxmap.drawing.scene import Mark, Scene
from cxmap.views.matrix import MatrixView, Spot

_MOST_ROWS = 120
_MOST_UNRANKED = 24
_FEW = 28
_GAP = 24.0
_LIST_WIDTH = (MAX_WIDTH - 2 * MARGIN - 2 * _GAP) / 3
_SMALL_GROUND = 600.0
_LEAST_HEIGHT, _MOST_HEIGHT = 560.0, 800.0

Drawn = tuple[float, list[AnyShape]]
"""Where a part ends, and its shapes."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """How wide the picture is.

    Attributes:
        columns: How many lists stand beside each other beneath the matrix.
        ground: The width of the ground of the matrix.
        list_left: Where the list beside it begins.

    Units:
        px.
    """

    columns: int
    ground: float
    list_left: float

    @property
    def width(self) -> float:
        """The width of the picture.

        Units:
            px.
        """
        return self.list_left + _LIST_WIDTH + MARGIN

    @property
    def column_width(self) -> float:
        """The width of one of the lists beneath the matrix.

        Units:
            px.
        """
        return (self.width - 2 * MARGIN - (self.columns - 1) * _GAP) / self.columns


def lay_out_matrix(view: MatrixView) -> Scene:
    """Give every part of the matrix and its list a place."""
    frame = _choose_frame(len(view.spots))
    top, shapes = draw_titles(view.title, view.subtitle, frame.width - 2 * MARGIN)
    spots = view.spots[:_MOST_ROWS]
    cells = set_cells(view, spots, _LIST_WIDTH)
    rows = [set_row(spot, cells) for spot in spots]
    if left_out := len(view.spots) - len(spots):
        rows.append(set_rest(_say_rest(left_out, view), _LIST_WIDTH))
    beside, beneath = _split(rows, frame)
    parts: tuple[Callable[[float], Drawn], ...] = (
        lambda top: _draw_matrix(view, frame, (spots, cells, beside), top + 18),
        lambda top: _draw_columns(beneath, cells, frame, top),
        lambda top: _draw_unranked(view, frame, top),
        lambda top: draw_legend_and_notes([_list_signs(view)], view.notes, top, frame.width),
    )
    for draw in parts:
        top, drawn = draw(top)
        shapes += drawn
    return Scene(ceil(frame.width), ceil(top + MARGIN), view.title, view.description, tuple(shapes))


def _choose_frame(count: int) -> _Frame:
    """A picture for a slide where the list is short; else as wide as pictures may be, on a grid of three columns."""
    ground = _SMALL_GROUND if count <= _FEW else 2 * _LIST_WIDTH + _GAP - TICKS_WIDTH - CUT_WIDTH
    list_left = MARGIN + TICKS_WIDTH + ground + CUT_WIDTH + _GAP
    return _Frame(2 if count <= _FEW else 3, ground, list_left)


def _split(rows: list[Row], frame: _Frame) -> tuple[list[Row], list[Row]]:
    """The rows that stand beside the matrix, and those beneath it."""
    if frame.columns == 2:
        return rows, []
    room = _MOST_HEIGHT + HEAD - HEADING - HEADER
    count = sum(1 for total in accumulate(row.height for row in rows) if total <= room)
    return rows[:count], rows[count:]


def _draw_matrix(
    view: MatrixView, frame: _Frame, listed: tuple[Sequence[Spot], Cells, Sequence[Row]], top: float
) -> Drawn:
    spots, cells, rows = listed
    needed = sum(row.height for row in rows) + HEADING + HEADER - HEAD
    height = min(max(needed, _LEAST_HEIGHT), _MOST_HEIGHT)
    plane = make_plane(view, MARGIN + TICKS_WIDTH, top + HEAD, frame.ground, height)
    bottom, drawn = draw_rows(rows, frame.list_left, top + HEADING + HEADER)
    shapes = [
        *draw_plane(view, plane, {spot.id for spot in spots}),
        *draw_heading("Order of work", f"by the method {view.method}", frame.list_left, top, _LIST_WIDTH),
        *draw_header(cells, frame.list_left, top + HEADING),
        *drawn,
    ]
    return max(plane.bottom + FOOT, bottom) + 16, shapes


def _draw_columns(rows: Sequence[Row], cells: Cells | None, frame: _Frame, top: float) -> Drawn:
    """Rows in as many columns as stand beside each other, each with the names of its cells where it has any."""
    if not rows:
        return top, []
    shapes: list[AnyShape] = []
    bottoms = []
    for index, column in enumerate(pour(rows, frame.columns)):
        left = MARGIN + index * (frame.column_width + _GAP)
        if cells is not None:
            shapes += draw_header(cells, left, top)
        bottom, drawn = draw_rows(column, left, top + (HEADER if cells is not None else 0))
        shapes += drawn
        bottoms.append(bottom)
    return max(bottoms) + 16, shapes


def _draw_unranked(view: MatrixView, frame: _Frame, top: float) -> Drawn:
    if not view.unranked:
        return top, []
    rows = [set_unranked_row(one, frame.column_width) for one in view.unranked[:_MOST_UNRANKED]]
    if left_out := len(view.unranked) - len(rows):
        rows.append(set_rest(_say_rest(left_out, view), frame.column_width))
    words = f"{len(view.unranked):,}, and what is missing; nothing is put in its place"
    heading = draw_heading("Without a rank", words, MARGIN, top, frame.width - 2 * MARGIN)
    bottom, shapes = _draw_columns(rows, None, frame, top + HEADING)
    return bottom, [*heading, *shapes]


def _list_signs(view: MatrixView) -> list[Entry]:
    used = {spot.quadrant for spot in view.spots}
    names: dict[str, list[str]] = {}
    for quadrant, zone in ZONES.items():
        if quadrant in used:
            known = names.setdefault(zone.role, [])
            known.append(zone.name.lower() if known else zone.name)
    entries = [Entry(" or ".join(words), _circle_sign(role, role)) for role, words in names.items()]
    if any(spot.assumed for spot in view.spots):
        entries.append(Entry("Rests on an assumed number", _circle_sign("card", "rule")))
    return entries


def _circle_sign(fill: str, stroke: str) -> Callable[[float, float], list[AnyShape]]:
    return lambda x, y: [Mark("circle", x, y, MARKER, MARKER, fill=fill, stroke=stroke, stroke_width=1.8)]


def _say_rest(count: int, view: MatrixView) -> str:
    return f"and {count:,} more: {view.command}"
