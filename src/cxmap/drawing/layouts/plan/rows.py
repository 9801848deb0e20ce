"""The rows of the plan: what each initiative is called, touches, takes and removes, and its bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cxmap.drawing.layouts.plan.axis import Axis
from cxmap.drawing.layouts.plan.removed import draw_removed
from cxmap.drawing.layouts.plan.style import (
    BAR_HEIGHT,
    BAR_MIDDLE,
    DAYS_RIGHT,
    DIAMOND,
    NAME_LEFT,
    NAME_WIDTH,
    draw_bar,
    draw_day,
    tag_bar,
)
from cxmap.drawing.layouts.plan.touches import Touches, draw_touches, measure_touches, set_touches
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, CARD, LANE_SUB, SMALL
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.views.plan import Bar

_PAD = 8.0
_LEAST = 44.0
_CHIP_HEIGHT, _CHIP_GAP, _CHIP_TEXT = 17.0, 4.0, 300.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A small box beneath a bar: what it waits for, or what its dates contradict.

    Attributes:
        text: What stands in it.
        fault: Whether it is a contradiction.
        system: Whether it is a system that is waited for.
    """

    text: Prose
    fault: bool
    system: bool

    @property
    def width(self) -> float:
        """With the space around its text.

        Units:
            px.
        """
        return self.text.width + 12


@dataclass(frozen=True, slots=True)
class Row:
    """An initiative before it has a place.

    Attributes:
        bar: The initiative.
        left: Where its bar begins; where chips begin without one.
        right: Where its bar ends.
        name: Its name.
        sub: A few words beneath the name.
        touches: Its touchpoints in lines, each with its distance from the left.
        chips: What stands beneath its bar, in lines.
        height: From the row above to the row beneath.

    Units:
        px.
    """

    bar: Bar
    left: float
    right: float
    name: Prose
    sub: Prose
    touches: Touches
    chips: tuple[tuple[Chip, ...], ...]
    height: float


def set_row(bar: Bar, axis: Axis | None, time: tuple[float, float]) -> Row:
    """Measure a row.

    Args:
        bar: The initiative.
        axis: Where days lie; None where it has none.
        time: Where the timeline begins and ends.

    Units:
        px.
    """
    left, right = _find_ends(bar, axis) if axis else (time[0], time[0])
    name = set_prose(bar.name, CARD, NAME_WIDTH, "ink", bold=True, max_lines=2)
    unlocks = [f"unlocks {bar.unlocks}"] if bar.unlocks else []
    sub = set_prose(" · ".join([bar.status, bar.kind, *unlocks]), LANE_SUB, NAME_WIDTH, "muted", max_lines=1)
    touches = set_touches(bar.touches)
    chips = _set_chips(bar, time[1] - time[0])
    head = BAR_MIDDLE + BAR_HEIGHT / 2 + 5 if axis else _PAD
    height = max(
        name.height + sub.height + 2 * _PAD,
        measure_touches(touches) + 2 * _PAD,
        head + len(chips) * (_CHIP_HEIGHT + _CHIP_GAP) + 4,
        _LEAST,
    )
    return Row(bar, left, right, name, sub, touches, chips, height)


def draw_row(
    row: Row, top: float, time: tuple[float, float], scale: tuple[float, float], known: set[str]
) -> list[AnyShape]:
    """A row with everything but the arrows.

    Args:
        row: The row.
        top: Where it begins.
        time: Where the timeline begins and ends.
        scale: The lowest and the highest number among what is removed.
        known: The touchpoints that have a box of their own already; what is drawn is added.

    Units:
        px.
    """
    bar, middle = row.bar, top + BAR_MIDDLE
    shapes: list[AnyShape] = [
        *place(row.name, NAME_LEFT, top + _PAD),
        *place(row.sub, NAME_LEFT, top + _PAD + row.name.height + 1),
        *draw_removed(bar, middle, scale),
    ]
    effort = bar.effort or "–"
    shapes.append(Text(DAYS_RIGHT, middle + 4, effort, BODY, "ink", anchor="end"))
    chips_top = top + _PAD
    if bar.dated:
        shapes += _draw_time(row, middle)
        chips_top = middle + BAR_HEIGHT / 2 + 5
    for index, chips in enumerate(row.chips):
        shapes += _draw_chips(chips, row.left, chips_top + index * (_CHIP_HEIGHT + _CHIP_GAP), time)
    return [*tag_bar(shapes, bar), *draw_touches(row.touches, top + _PAD - 2, known)]


def _find_ends(bar: Bar, axis: Axis) -> tuple[float, float]:
    """Where the bar of an initiative begins and ends; with one day only, its diamond."""
    days = [day for day in (bar.starts, bar.due) if day is not None]
    if len(days) == 2:
        left, right = axis.x(min(days)), axis.x(max(days), end=True)
        return left, max(right, left + 6)
    x = axis.x(days[0])
    return x - DIAMOND / 2, x + DIAMOND / 2


def _draw_time(row: Row, middle: float) -> list[AnyShape]:
    """The bar with its status, or the diamond of the one day that is known."""
    bar = row.bar
    if bar.starts is None or bar.due is None:
        mark = draw_day(bar, (row.left + row.right) / 2, middle)
        return [replace(mark, id=f"initiative-{bar.id}")]
    width = row.right - row.left
    shapes: list[AnyShape] = [replace(draw_bar(bar, row.left, middle, width), id=f"initiative-{bar.id}")]
    if measure(bar.status, LANE_SUB) + 12 <= width:
        role = "on-marker" if bar.status == "doing" else "ink"
        shapes.append(Text(row.left + 6, middle + 3.7, bar.status, LANE_SUB, role))
    return shapes


def _set_chips(bar: Bar, width: float) -> tuple[tuple[Chip, ...], ...]:
    found = [(f"waits for {wait.name}, {wait.why}", False, wait.system) for wait in bar.waits]
    found += [(problem, True, False) for problem in bar.problems]
    lines: list[list[Chip]] = [[]]
    for words, fault, system in found:
        most = width - 12 if fault else min(_CHIP_TEXT, width - 12)
        chip = Chip(set_prose(words, SMALL, most, "barrier" if fault else "ink", max_lines=1), fault, system)
        if lines[-1] and _measure_chips([*lines[-1], chip]) > width:
            lines.append([])
        lines[-1].append(chip)
    return tuple(tuple(each) for each in lines if each)


def _measure_chips(chips: Sequence[Chip]) -> float:
    return sum(chip.width for chip in chips) + _CHIP_GAP * (len(chips) - 1)


def _draw_chips(chips: Sequence[Chip], left: float, top: float, time: tuple[float, float]) -> list[AnyShape]:
    x = max(time[0], min(left, time[1] - _measure_chips(chips)))
    shapes: list[AnyShape] = []
    for chip in chips:
        fill, stroke = ("barrier-bg", "barrier") if chip.fault else ("card", "rule")
        shapes.append(Box(x, top, chip.width, _CHIP_HEIGHT, fill=fill, stroke=stroke, dashed=chip.system))
        shapes += place(chip.text, x + 6, top + 2.4)
        x += chip.width + _CHIP_GAP
    return shapes
