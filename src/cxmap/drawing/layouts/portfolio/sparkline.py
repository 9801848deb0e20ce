"""The column of emotions: a small curve over all touchpoints of a map."""

from collections.abc import Iterator, Sequence
from typing import Final

from cxmap.drawing.curve import draw_curve
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose
from cxmap.drawing.layouts.shared.sizes import BODY, SMALL
from cxmap.drawing.scene import Mark, Path, Point, line
from cxmap.drawing.text import measure
from cxmap.drawing.theme import emotion_role
from cxmap.views.figures import write_feeling
from cxmap.views.portfolio import Low, MapRow

HEIGHT: Final = 62.0
"""The height of the curve with the words beneath it.

Units:
    px.
"""

_UNIT, _INSET = 9.5, 6.0
_CURVE = 4 * _UNIT + 2 * _INSET
_LOW, _DOT = 10.0, 5.0


def draw_sparkline(row: MapRow, x: float, middle: float, width: float) -> list[AnyShape]:
    """The curve from the first touchpoint to the last, its lowest point marked and named.

    A touchpoint without an emotion breaks the curve.

    Units:
        px.
    """
    if row.low is None:
        said = set_prose("No emotions", BODY, width, "muted", italic=True, max_lines=1)
        return [*place(said, x, middle - said.height / 2)]
    top = middle - HEIGHT / 2
    zero = top + _CURVE / 2
    shapes: list[AnyShape] = [line((x, zero), (x + width, zero), "line")]
    for run in _find_runs(row.feels, x + _INSET, width - 2 * _INSET, zero):
        if len(run) > 1:
            shapes.append(Path(draw_curve(run), "persona-1", 2.0))
        else:
            shapes.append(Mark("circle", *run[0], _DOT, _DOT, fill="persona-1"))
    more = f" and at {row.low.more} more" if row.low.more else ""
    room = width - measure(more, SMALL)
    words = set_prose(f"lowest at {row.low.name}", SMALL, room, "muted", max_lines=1)
    rest = set_prose(more.strip(), SMALL, width, "muted", max_lines=1)
    shapes += place(words, x, top + _CURVE - 1)
    shapes += place(rest, x + words.width + measure(" ", SMALL), top + _CURVE - 1)
    return [*shapes, _draw_low(row.low, row, x, zero, width)]


def draw_low_sign(x: float, y: float) -> list[AnyShape]:
    """The mark of a lowest point, for the legend."""
    return [Mark("circle", x, y, _LOW, _LOW, fill="emotion-m2", stroke="canvas", stroke_width=1.2)]


def _draw_low(low: Low, row: MapRow, x: float, zero: float, width: float) -> Mark:
    across = _find_x(low.place, len(row.feels), x + _INSET, width - 2 * _INSET)
    told = f"{low.name}: {write_feeling(round(low.feeling, 1))}"
    return Mark(
        "circle",
        across,
        zero - low.feeling * _UNIT,
        _LOW,
        _LOW,
        fill=emotion_role(low.feeling),
        stroke="canvas",
        stroke_width=1.2,
        tooltip=told,
    )


def _find_runs(feels: Sequence[float | None], left: float, width: float, zero: float) -> Iterator[list[Point]]:
    """Neighbouring touchpoints with an emotion, as points."""
    run: list[Point] = []
    for place_in_map, feeling in enumerate(feels):
        if feeling is not None:
            run.append((_find_x(place_in_map, len(feels), left, width), zero - feeling * _UNIT))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _find_x(place_in_map: int, count: int, left: float, width: float) -> float:
    return left + width * (place_in_map / (count - 1) if count > 1 else 0.5)
