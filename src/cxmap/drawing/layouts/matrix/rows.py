"""The list: a row for each touchpoint, poured into columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.matrix.style import draw_circle
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, SMALL, STAGE
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.views.matrix import MatrixView, Spot, Unranked

HEADING = 26.0
"""How tall the heading of a list is."""

HEADER = 20.0
"""How tall the names of its columns are."""

CIRCLE = 21.0
_PAD, _GAP = 6.0, 12.0
_NAME_LEFT = _PAD + CIRCLE + 9
_LEAST = 27.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row before it has a place.

    Attributes:
        height: With the gap beneath it.
        draw: Draws it from its upper left corner.

    Units:
        px.
    """

    height: float
    draw: Callable[[float, float], Iterable[AnyShape]]


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the cells of a row stand, from its left border.

    Attributes:
        width: The width of the whole row.
        name: Room for the name.
        owner: Where the owner begins.
        owner_width: Room for the owner.
        rights: Where the numbers end, by their heading.

    Units:
        px.
    """

    width: float
    name: float
    owner: float
    owner_width: float
    rights: dict[str, float]


def set_cells(view: MatrixView, spots: Sequence[Spot], width: float) -> Cells:
    """As much room for each number as the longest takes; the names share the rest."""
    columns = {heading: [_say_numbers(spot)[heading] for spot in spots] for heading in _say_numbers(view.spots[0])}
    right = width - _PAD
    rights: dict[str, float] = {}
    for heading, texts in reversed(columns.items()):
        if any(texts):
            rights[heading] = right
            right -= max(measure(heading, SMALL), *(measure(text, BODY) for text in texts)) + _GAP
    room = right - _NAME_LEFT - _GAP
    widest = max((measure(spot.owner, BODY) for spot in spots), default=0.0)
    owner = min(widest, room * 0.4)
    return Cells(width, room - owner, right - owner, owner, rights)


def draw_header(cells: Cells, x: float, top: float) -> list[AnyShape]:
    """The names of the columns.

    Units:
        px.
    """
    y = top + 13
    shapes: list[AnyShape] = [Text(x + _NAME_LEFT, y, "Touchpoint", SMALL, "muted")]
    if cells.owner_width >= measure("Owner", SMALL):
        shapes.append(Text(x + cells.owner, y, "Owner", SMALL, "muted"))
    shapes += [Text(x + right, y, name, SMALL, "muted", anchor="end") for name, right in cells.rights.items()]
    return shapes


def draw_heading(words: str, more: str, x: float, top: float, width: float) -> list[AnyShape]:
    """What a list is called, and a few words beside it.

    Units:
        px.
    """
    name = set_prose(words, STAGE, width, "ink", bold=True, max_lines=1)
    beside = set_prose(more, BODY, max(width - name.width - 8, 20), "muted", max_lines=1)
    return [*place(name, x, top), *place(beside, x + name.width + 8, top + 3)]


def set_row(spot: Spot, cells: Cells) -> Row:
    """A ranked touchpoint."""
    first = spot.quadrant == "fix-first"
    name = set_prose(spot.name, CARD, cells.name, "ink", bold=first, max_lines=2)
    owner = set_prose(spot.owner, BODY, cells.owner_width, "muted", max_lines=2)
    height = max(name.height, owner.height, _LEAST - 8) + 8

    def draw(x: float, top: float) -> list[AnyShape]:
        middle = top + height / 2
        numbers = _say_numbers(spot)
        shapes: list[AnyShape] = [
            Box(x, top, cells.width, height, fill="zone-minus" if first else "canvas", id=f"card-{spot.id}"),
            *draw_circle(spot, x + _PAD + CIRCLE / 2, middle, CIRCLE),
            *place(name, x + _NAME_LEFT, middle - name.height / 2),
            *place(owner, x + cells.owner, middle - owner.height / 2),
        ]
        for heading, right in cells.rights.items():
            shapes.append(Text(x + right, middle + 4, numbers[heading], BODY, "ink", bold=first, anchor="end"))
        return tag(shapes, group=f"tp-{spot.id}", tooltip=spot.tooltip, link=spot.link)

    return Row(height + 1, draw)


def set_unranked_row(one: Unranked, width: float) -> Row:
    """A touchpoint without a rank, with what is missing."""
    room = width - 2 * _PAD - _GAP
    name = set_prose(one.name, CARD, room * 0.55, "ink", max_lines=2)
    missing = set_prose(one.missing, BODY, room * 0.45, "barrier", max_lines=2)
    height = max(name.height, missing.height, _LEAST - 8) + 8

    def draw(x: float, top: float) -> list[AnyShape]:
        middle = top + height / 2
        shapes: list[AnyShape] = [
            Box(x, top, width, height, fill="canvas", id=f"card-{one.id}"),
            *place(name, x + _PAD, middle - name.height / 2),
            *place(missing, x + _PAD + room * 0.55 + _GAP, middle - missing.height / 2),
        ]
        return tag(shapes, group=f"tp-{one.id}", tooltip=one.tooltip, link=one.link)

    return Row(height + 1, draw)


def set_rest(words: str, width: float) -> Row:
    """A line that says how many are left out, and how to see them."""
    prose = set_prose(words, BODY, width - 2 * _PAD, "muted", max_lines=3)
    return Row(prose.height + 10, lambda x, top: place(prose, x + _PAD, top + 5))


def pour(rows: Sequence[Row], columns: int) -> list[list[Row]]:
    """Rows in columns of about the same height, one after the other; no column without rows."""
    height = sum(row.height for row in rows) / columns
    poured: list[list[Row]] = [[]]
    used = 0.0
    for row in rows:
        # A row belongs to the column in which its middle lies.
        if poured[-1] and used + row.height / 2 > height * len(poured) and len(poured) < columns:
            poured.append([])
        poured[-1].append(row)
        used += row.height
    return [column for column in poured if column]


def draw_rows(rows: Iterable[Row], x: float, top: float) -> tuple[float, list[AnyShape]]:
    """Rows beneath each other, and where they end.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    for row in rows:
        shapes += row.draw(x, top)
        top += row.height
    return top, shapes


def _say_numbers(spot: Spot) -> dict[str, str]:
    at = spot.position
    return {
        "Imp.": f"{at.importance:.1f}" if at else "–",
        "Perf.": f"{at.performance:.1f}" if at else "–",
        "Score": spot.score,
        "Could be": spot.ranks,
    }
