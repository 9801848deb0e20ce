"""The emotion row: one curve for each persona over all touchpoints."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from cxmap.drawing.curve import cut_curve, draw_curve
from cxmap.drawing.layouts.shared.bands import Cell
from cxmap.drawing.layouts.shared.frame import Row
from cxmap.drawing.layouts.shared.markers import TOLD, TOLD_APART, UNIT, group_near
from cxmap.drawing.layouts.shared.prose import AnyShape, tag
from cxmap.drawing.layouts.shared.signs import persona_mark
from cxmap.drawing.layouts.shared.sizes import CONTENT_LEFT, LABEL_WIDTH, MARGIN, MARKER, SMALL
from cxmap.drawing.scene import Box, Mark, Path, Point, Text, line
from cxmap.drawing.theme import emotion_role, persona_role
from cxmap.views.figures import write_feeling
from cxmap.views.keys import PersonaCard
from cxmap.views.map import Card

_ABOVE = 24.0
_BELOW = 30.0
_NUMBERS_UP = 7.0
_FIGURE = 8.0
# A triangle is wide enough for a figure near its base only, the more so for a long one.
_FIGURE_DOWN, _LONG_FIGURE_DOWN = 0.18, 0.3


@dataclass(frozen=True, slots=True)
class Feelings:
    """How the personas feel at the touchpoints of a picture.

    Attributes:
        personas: The personas, in the order of the emotions of each card; none where everybody feels alike.
        bands: The touchpoints of each band.
        widths: The width of all columns of each band together; the bands continue each other.
        told: Whether markers tell their value; else the number of each touchpoint stands beneath them.

    Units:
        px.
    """

    personas: tuple[PersonaCard, ...]
    bands: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    told: bool = False

    @property
    def marker(self) -> float:
        """The size of a marker.

        Units:
            px.
        """
        return TOLD if self.told else MARKER

    @property
    def apart(self) -> float:
        """How far above each other two markers must stand, or they stand side by side.

        Units:
            px.
        """
        return TOLD_APART if self.told else MARKER

    @property
    def height(self) -> float:
        """The height of the row.

        Units:
            px.
        """
        return _ABOVE + 4 * UNIT + (_ABOVE if self.told else _BELOW)

    @property
    def begins(self) -> list[float]:
        """Where each band begins, and the last ends, as if all were one long strip.

        Units:
            px.
        """
        return [0.0, *accumulate(self.widths)]

    def place_of(self, persona: int) -> int:
        """The persona's place in the whole map, which gives its marker; a map without personas has one curve."""
        return self.personas[persona].place if persona < len(self.personas) else 0


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


def trace_curves(feelings: Feelings) -> list[Curve]:
    """The curves of all personas; where a band ends, the curve goes on at the begin of the next.

    A touchpoint whose emotion is not written breaks the curve: nothing is drawn that nobody measured. Past one to which
    the persona does not come, it goes on.
    """
    curves = []
    for persona in range(_count_personas(feelings)):
        for run in _find_runs(feelings, persona):
            pieces = draw_curve(run)
            for band, (begin, end) in enumerate(pairwise(feelings.begins)):
                inside, pieces = cut_curve(pieces, end)
                if len(inside) > 1:
                    shifted = tuple((x - begin, value) for x, value in inside)
                    curves.append(Curve(band, persona, shifted))
    return curves


def draw_emotions(feelings: Feelings, band: int, top: float, curves: list[Curve]) -> Row | None:
    """Scale, curves, markers and the numbers of the touchpoints; nothing where nobody feels anything.

    Units:
        px.
    """
    here, cells = [curve for curve in curves if curve.band == band], feelings.bands[band]
    if not here and all(value is None for cell in cells for value in cell.card.feels):
        return None
    zero = top + _ABOVE + 2 * UNIT
    shapes: list[AnyShape] = [_draw_curve(feelings, curve, zero) for curve in here]
    for cell in cells:
        shapes += _draw_point(feelings, cell, zero, top + feelings.height - _NUMBERS_UP)
    scale = tuple(_draw_scale(feelings, band, top, zero))
    return Row("Emotion", "−2\u00a0angry, +2\u00a0delighted", feelings.height, tuple(shapes), scale, LABEL_WIDTH - 38)


def _draw_scale(feelings: Feelings, band: int, top: float, zero: float) -> Iterator[AnyShape]:
    half, bottom, content = UNIT / 2, top + feelings.height, feelings.widths[band]
    yield Box(CONTENT_LEFT, top, content, zero - half - top, fill="zone-plus")
    yield Box(CONTENT_LEFT, zero + half, content, bottom - zero - half, fill="zone-minus")
    for step, name in ((2, "+2"), (1, "+1"), (0, "0"), (-1, "−1"), (-2, "−2")):
        y = zero - step * UNIT
        ends = (CONTENT_LEFT, y), (CONTENT_LEFT + content, y)
        yield line(*ends, "rule" if step == 0 else "line", dashed=step != 0)
        yield Text(MARGIN + LABEL_WIDTH - 6, y + SMALL * 0.358, name, SMALL, "muted", anchor="end")


def _draw_curve(feelings: Feelings, curve: Curve, zero: float) -> Path:
    points = tuple((CONTENT_LEFT + x, zero - value * UNIT) for x, value in curve.points)
    persona = feelings.place_of(curve.persona)
    dashed = persona % 2 == 1
    return Path(points, persona_role(persona), 2.2 if dashed else 2.6, dashed=dashed)


def _draw_point(feelings: Feelings, cell: Cell, zero: float, numbers: float) -> list[AnyShape]:
    card = cell.card
    shapes: list[AnyShape] = []
    if not feelings.told:
        shapes.append(Text(cell.centre, numbers, str(card.number), SMALL, "muted", anchor="middle"))
    shifts = _find_shifts(cell, feelings)
    for persona, value in enumerate(card.feels):
        if value is not None:
            shapes += _draw_marker(feelings, card, persona, (cell.centre + shifts[persona], zero - value * UNIT))
    return tag(shapes, group=f"tp-{card.id}", tooltip=card.tooltip, link=card.link)


def _draw_marker(feelings: Feelings, card: Card, persona: int, at: Point) -> Iterator[AnyShape]:
    value = card.feels[persona]
    if value is None:
        return
    shape, size = persona_mark(feelings.place_of(persona), feelings.marker)
    who = f"{feelings.personas[persona].name}: " if persona < len(feelings.personas) else ""
    tooltip = f"{card.number} {card.name}\n{who}{write_feeling(value)}"
    yield Mark(shape, *at, size, size, emotion_role(value), "canvas", 1.2, tooltip=tooltip)
    if feelings.told:
        figure = write_feeling(round(value, 1))
        down = (_LONG_FIGURE_DOWN if len(figure) > 2 else _FIGURE_DOWN) if shape == "triangle" else 0.0
        y = at[1] + _FIGURE * 0.358 + size * down
        yield Text(at[0], y, figure, _FIGURE, "on-marker", bold=True, anchor="middle", tooltip=tooltip)


def _find_shifts(cell: Cell, feelings: Feelings) -> dict[int, float]:
    """How far each persona's marker moves aside so that those at the same height stand side by side."""
    felt = [(persona, value) for persona, value in enumerate(cell.card.feels) if value is not None]
    return {
        persona: (place - (len(group) - 1) / 2) * feelings.marker
        for group in group_near(felt, feelings.apart)
        for place, persona in enumerate(group)
    }


def _count_personas(feelings: Feelings) -> int:
    return max((len(cell.card.feels) for cells in feelings.bands for cell in cells), default=0)


def _find_runs(feelings: Feelings, persona: int) -> Iterator[list[Point]]:
    """Neighbouring touchpoints where the persona feels something, as if all bands were one long strip."""
    run: list[Point] = []
    for begin, cells in zip(feelings.begins, feelings.bands, strict=False):
        for cell in cells:
            value = cell.card.feels[persona] if persona < len(cell.card.feels) else None
            if value is not None:
                shift = _find_shifts(cell, feelings)[persona]
                run.append((begin + cell.centre - CONTENT_LEFT + shift, value))
            elif run and persona not in cell.card.absent:
                yield run
                run = []
    if run:
        yield run
