"""The emotion row: one curve for each persona over all touchpoints."""

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.drawing.curve import cut_curve, draw_curve
from cxmap.drawing.layouts.by_stage.grid import Band, Cell, Grid
from cxmap.drawing.layouts.by_stage.parts import UNIT, group_near
from cxmap.drawing.layouts.shared.frame import Row
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.shared.signs import persona_mark
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, LABEL_WIDTH, MARGIN, MARKER, SMALL
from cxmap.drawing.scene import Box, Mark, Path, Point, Text, line
from cxmap.drawing.theme import emotion_role, persona_role
from cxmap.views.map import MapView

_ABOVE = 24.0
_BELOW = 30.0
_HEIGHT = _ABOVE + 4 * UNIT + _BELOW
_NUMBERS_UP = 7.0


@dataclass(frozen=True, slots=True)
class Curve:
    """A stretch of a persona's curve inside one band, in steps of emotion.

    Attributes:
        band: The band it lies in.
        persona: Whose curve it is.
        points: Bézier pieces; the second coordinate is the emotion.

    Units:
        points: px to the left border of the band's columns, and −2 to +2.
    """

    band: int
    persona: int
    points: tuple[Point, ...]


def trace_curves(grid: Grid) -> list[Curve]:
    """The curves of all personas; where a band ends, the curve goes on at the begin of the next.

    A touchpoint without a value breaks the curve: nothing is drawn that nobody measured.
    """
    curves = []
    for persona in range(_count_personas(grid)):
        for run in _find_runs(grid, persona):
            pieces = draw_curve(run)
            for band in grid.bands:
                inside, pieces = cut_curve(pieces, (band.index + 1) * grid.content)
                if len(inside) > 1:
                    shifted = tuple((x - band.index * grid.content, value) for x, value in inside)
                    curves.append(Curve(band.index, persona, shifted))
    return curves


def draw_emotions(view: MapView, band: Band, top: float, content: float, curves: list[Curve]) -> Row | None:
    """Scale, curves, markers and the numbers of the touchpoints; nothing where nobody feels anything.

    Units:
        px.
    """
    here = [curve for curve in curves if curve.band == band.index]
    if not here and all(value is None for cell in band.cells for value in cell.card.feels):
        return None
    zero = top + _ABOVE + 2 * UNIT
    shapes: list[AnyShape] = [_draw_curve(view, curve, zero) for curve in here]
    for cell in band.cells:
        shapes += _draw_point(view, cell, zero, top + _HEIGHT - _NUMBERS_UP)
    scale = tuple(_draw_scale(top, zero, content))
    return Row("Emotion", "−2\u00a0angry, +2\u00a0delighted", _HEIGHT, tuple(shapes), scale, LABEL_WIDTH - 38)


def _draw_scale(top: float, zero: float, content: float) -> Iterator[AnyShape]:
    half, bottom = UNIT / 2, top + _HEIGHT
    yield Box(CONTENT_LEFT, top, content, zero - half - top, fill="zone-plus")
    yield Box(CONTENT_LEFT, zero + half, content, bottom - zero - half, fill="zone-minus")
    for step, name in ((2, "+2"), (1, "+1"), (0, "0"), (-1, "−1"), (-2, "−2")):
        y = zero - step * UNIT
        ends = (CONTENT_LEFT, y), (CONTENT_LEFT + content, y)
        yield line(*ends, "rule" if step == 0 else "line", dashed=step != 0)
        yield Text(MARGIN + LABEL_WIDTH - 6, y + SMALL * 0.358, name, SMALL, "muted", anchor="end")


def _draw_curve(view: MapView, curve: Curve, zero: float) -> Path:
    points = tuple((CONTENT_LEFT + x, zero - value * UNIT) for x, value in curve.points)
    persona = _find_place(view, curve.persona)
    dashed = persona % 2 == 1
    return Path(points, persona_role(persona), 2.2 if dashed else 2.6, dashed=dashed)


def _draw_point(view: MapView, cell: Cell, zero: float, numbers: float) -> list[AnyShape]:
    card = cell.card
    shapes: list[AnyShape] = [
        Text(cell.centre, numbers, str(card.number), SMALL, "muted", anchor="middle"),
    ]
    shifts = _find_shifts(cell)
    for persona, value in enumerate(card.feels):
        if value is None:
            continue
        shape, size = persona_mark(_find_place(view, persona))
        who = f"{view.personas[persona].name}: " if persona < len(view.personas) else ""
        shapes.append(
            Mark(
                shape,
                cell.centre + shifts[persona],
                zero - value * UNIT,
                size,
                size,
                fill=emotion_role(value),
                stroke="canvas",
                stroke_width=1.2,
                tooltip=f"{card.number} {card.name}\n{who}{_write_value(value)}",
            )
        )
    return tag(shapes, group=f"tp-{card.id}", tooltip=card.tooltip, link=card.link)


def _write_value(value: float) -> str:
    return f"{value:+g}".replace("-", "−") if value else "0"


def _find_shifts(cell: Cell) -> dict[int, float]:
    """How far each persona's marker moves aside so that those at the same height stand side by side."""
    felt = [(persona, value) for persona, value in enumerate(cell.card.feels) if value is not None]
    return {
        persona: (place - (len(group) - 1) / 2) * MARKER
        for group in group_near(felt)
        for place, persona in enumerate(group)
    }


def _find_place(view: MapView, persona: int) -> int:
    """The persona's place in the whole map, which gives its marker; a map without personas has one curve."""
    return view.personas[persona].place if persona < len(view.personas) else 0


def _count_personas(grid: Grid) -> int:
    return max((len(cell.card.feels) for band in grid.bands for cell in band.cells), default=0)


def _find_runs(grid: Grid, persona: int) -> Iterator[list[Point]]:
    """Neighbouring touchpoints where the persona feels something, as if all bands were one long strip."""
    run: list[Point] = []
    for band in grid.bands:
        for cell in band.cells:
            value = cell.card.feels[persona] if persona < len(cell.card.feels) else None
            if value is not None:
                x = band.index * grid.content + cell.centre - CONTENT_LEFT + _find_shifts(cell)[persona]
                run.append((x, value))
            elif run:
                yield run
                run = []
    if run:
        yield run
