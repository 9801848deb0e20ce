"""What the shapes of a measured page cover, and whether a text stands in one, beside it or half on it."""

from tests.browser.chromium import Seen
from tests.drawing.layouts.overlap import Frame

from cxmap.drawing.scene import Point

# Browsers round the height of a line of text to whole px of the screen.
SLACK = 0.6
CAPITAL = 0.716


def is_area(shape: Seen) -> bool:
    """Whether a shape covers what lies beneath it."""
    return shape.kind != "text" and shape.fill != "none"


def is_box(shape: Seen) -> bool:
    """Whether a shape is a rectangle, be its corners rounded or not."""
    return shape.kind == "rect"


def holds_text(shape: Seen, text: Seen) -> bool:
    """Whether a text stands wholly in a shape; in figures the height of a capital decides, not that of an accent."""
    if is_box(shape):
        return holds(shape.frame, text.frame)
    return all(_is_inside(shape.outline, corner) for corner in frame_capitals(text).corners)


def touches_text(shape: Seen, text: Seen) -> bool:
    """Whether a part of an area lies on the line of a text."""
    if not meets(shape.frame, text.frame):
        return False
    line = shrink(text.frame)
    return (
        is_box(shape)
        or any(_is_inside(shape.outline, corner) for corner in line.corners)
        or any(_lies_in(line, point) for point in shape.outline)
    )


def crosses_text(line: Seen, text: Seen) -> bool:
    """Whether a line runs through the letters of a text."""
    letters = shrink(frame_ink(text), 1.0)
    return any(_lies_in(letters, point) for point in line.outline or list_edge(line.frame))


def list_edge(frame: Frame) -> list[Point]:
    """Points along the border of a rectangle that is open inside."""
    wide, high = (max(1, int(length / 2)) for length in (frame.right - frame.left, frame.bottom - frame.top))
    xs = [frame.left + (frame.right - frame.left) * step / wide for step in range(wide + 1)]
    ys = [frame.top + (frame.bottom - frame.top) * step / high for step in range(high + 1)]
    return [(x, y) for x in xs for y in (frame.top, frame.bottom)] + [
        (x, y) for y in ys for x in (frame.left, frame.right)
    ]


def frame_capitals(text: Seen) -> Frame:
    """Where capitals and digits of a text stand."""
    return Frame(text.frame.left, text.baseline - CAPITAL * text.size, text.frame.right, text.baseline)


def frame_ink(text: Seen) -> Frame:
    """The width of a text as the page has it, the height as inked."""
    above, below = text.ink
    return Frame(text.frame.left, text.baseline - above, text.frame.right, text.baseline + below)


def meets(one: Frame, other: Frame) -> bool:
    return one.meets(other, slack=SLACK)


def holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.left - SLACK <= inner.left
        and outer.top - SLACK <= inner.top
        and outer.right + SLACK >= inner.right
        and outer.bottom + SLACK >= inner.bottom
    )


def shrink(frame: Frame, by: float = SLACK) -> Frame:
    return Frame(frame.left + by, frame.top + by, frame.right - by, frame.bottom - by)


def _lies_in(frame: Frame, point: Point) -> bool:
    return frame.left < point[0] < frame.right and frame.top < point[1] < frame.bottom


def _is_inside(outline: tuple[Point, ...], point: Point) -> bool:
    """Whether a ray to the right leaves the outline an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside
