"""What an initiative removes: a number, and a bar with its interval."""

from collections.abc import Iterable

from cxmap.drawing.layouts.plan.style import REMOVES_LEFT, REMOVES_WIDTH
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, SMALL
from cxmap.drawing.scene import Box, Text, line
from cxmap.views.plan import Bar

_SCORE_WIDTH = 40.0


def find_scale(bars: Iterable[Bar]) -> tuple[float, float]:
    """The lowest and the highest number among what is removed, nothing included."""
    found = [bar.removes for bar in bars if bar.removes]
    ends = [end for one in found for end in (one.score, one.low, one.high) if end is not None]
    return min([0.0, *ends]), max([0.0, *ends])


def draw_removed(bar: Bar, middle: float, scale: tuple[float, float]) -> list[AnyShape]:
    """What is removed as a number and as a bar, with the interval as a thin line on it.

    Args:
        bar: The initiative.
        middle: The middle of its bar on the timeline.
        scale: The lowest and the highest number among what is removed.

    Units:
        px.
    """
    removes = bar.removes
    if removes is None:
        prose = set_prose(bar.uncounted, SMALL, REMOVES_WIDTH, "muted", max_lines=2)
        return [*place(prose, REMOVES_LEFT, middle - prose.height / 2)]
    left, low = REMOVES_LEFT + _SCORE_WIDTH + 8, scale[0]
    pitch = (REMOVES_WIDTH - _SCORE_WIDTH - 8) / ((scale[1] - low) or 1)
    zero, end = left - low * pitch, left + (removes.score - low) * pitch
    role = "opportunity" if removes.score >= 0 else "barrier"
    right = REMOVES_LEFT + _SCORE_WIDTH
    shapes: list[AnyShape] = [
        Text(right, middle + 4, removes.text, BODY, "ink", bold=True, anchor="end"),
        Box(min(zero, end), middle - 5, abs(end - zero), 10, fill=f"{role}-bg", stroke=role),
        line((zero, middle - 9), (zero, middle + 9), "rule"),
    ]
    if removes.low is not None and removes.high is not None:
        ends = [left + (each - low) * pitch for each in (removes.low, removes.high)]
        shapes.append(line((ends[0], middle), (ends[1], middle), "ink", 1.4))
    return shapes
