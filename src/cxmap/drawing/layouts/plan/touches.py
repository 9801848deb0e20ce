"""The touchpoints that an initiative touches: little boxes with their numbers, as many as find room."""

from collections.abc import Sequence
from dataclasses import replace

from cxmap.drawing.layouts.plan.style import TOUCHES_LEFT, TOUCHES_WIDTH
from cxmap.drawing.layouts.shared.prose import AnyShape, join_groups, tag
from cxmap.drawing.layouts.shared.sizes import SMALL
from cxmap.drawing.scene import Box, Text
from cxmap.drawing.text import measure
from cxmap.views.plan import Touched

_HEIGHT, _MOST_LINES = 17.0, 3

Touches = tuple[tuple[tuple[float, Touched], ...], ...]
"""Touchpoints in lines, each with its distance from the left."""


def set_touches(touches: Sequence[Touched]) -> Touches:
    """Share touchpoints among lines."""
    lines: list[list[tuple[float, Touched]]] = [[]]
    x = 0.0
    for one in touches:
        width = _measure(one)
        if x + width > TOUCHES_WIDTH and lines[-1]:
            lines.append([])
            x = 0.0
        lines[-1].append((x, one))
        x += width + 3
    return tuple(tuple(each) for each in lines if each)


def measure_touches(lines: Touches) -> float:
    """The height that touchpoints take.

    Units:
        px.
    """
    return min(len(lines), _MOST_LINES) * _HEIGHT


def draw_touches(lines: Touches, top: float, known: set[str]) -> list[AnyShape]:
    """The boxes of touchpoints.

    Args:
        lines: The touchpoints in lines.
        top: Where the first line begins.
        known: The touchpoints that have a box of their own already; what is drawn is added.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    # The last line says how many are left out.
    shown = lines if len(lines) <= _MOST_LINES else lines[: _MOST_LINES - 1]
    for index, touches in enumerate(shown):
        for x, one in touches:
            left, y, width = TOUCHES_LEFT + x, top + index * _HEIGHT, _measure(one)
            box = Box(left, y, width, _HEIGHT - 3, fill="card", stroke="rule")
            if one.id not in known:
                box = replace(box, id=f"card-{one.id}")
                known.add(one.id)
            number = Text(left + width / 2, y + 10.6, str(one.number), SMALL, "ink", bold=True, anchor="middle")
            shapes += tag([box, number], group=f"tp-{one.id}", tooltip=f"{one.number} {one.name}", link=one.link)
    if len(shown) < len(lines):
        rest = [one for touches in lines[len(shown) :] for _, one in touches]
        names = "\n".join(f"{one.number} {one.name}" for one in rest)
        y = top + len(shown) * _HEIGHT + 10.6
        group = join_groups(one.id for one in rest)
        shapes.append(Text(TOUCHES_LEFT, y, f"and {len(rest)} more", SMALL, "muted", group=group, tooltip=names))
    return shapes


def _measure(one: Touched) -> float:
    return max(21.0, measure(str(one.number), SMALL, bold=True) + 8)
