"""Finds what a reader would trip over in a picture: text that leaves its box, meets another or a mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import hypot

from cxmap.drawing.scene import Box, Mark, Path, Point, Scene, Text
from cxmap.drawing.text import measure

ASCENT, DESCENT = 0.905, 0.212
TOLERANCE = 0.01


@dataclass(frozen=True)
class Frame:
    """What a shape covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Frame", *, slack: float = TOLERANCE) -> bool:
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )

    def holds(self, other: "Frame") -> bool:
        return (
            self.left <= other.left + TOLERANCE
            and self.top <= other.top + TOLERANCE
            and self.right >= other.right - TOLERANCE
            and self.bottom >= other.bottom - TOLERANCE
        )

    @property
    def corners(self) -> tuple[Point, ...]:
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.left, self.bottom),
            (self.right, self.bottom),
        )


def frame_text(text: Text) -> Frame:
    width = measure(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Frame(left, text.y - ASCENT * text.size, left + width, text.y + DESCENT * text.size)


def frame_box(box: Box) -> Frame:
    return Frame(box.x, box.y, box.x + box.width, box.y + box.height)


def frame_mark(mark: Mark) -> Frame:
    half, tall = mark.width / 2, mark.height / 2
    return Frame(mark.x - half, mark.y - tall, mark.x + half, mark.y + tall)


def holds_inside(mark: Mark, frame: Frame) -> bool:
    """Whether a text stands inside the figure itself: letters in diamonds, numbers in markers, names in chevrons."""
    # The height of a capital decides here, not that of an accent above it.
    size = (frame.bottom - frame.top) / (ASCENT + DESCENT)
    base = frame.bottom - DESCENT * size
    corners = Frame(frame.left, base - 0.716 * size, frame.right, base).corners
    if mark.shape == "diamond":
        return all(abs(x - mark.x) / mark.width * 2 + abs(y - mark.y) / mark.height * 2 <= 1 for x, y in corners)
    if mark.shape == "circle":
        return all(hypot((x - mark.x) / mark.width, (y - mark.y) / mark.height) * 2 <= 1 for x, y in corners)
    if mark.shape == "square":
        return frame_mark(mark).holds(Frame(frame.left, base - 0.716 * size, frame.right, base))
    if mark.shape == "triangle":
        top = mark.y - mark.height / 2
        return all(abs(x - mark.x) / mark.width * 2 <= (y - top) / mark.height <= 1 for x, y in corners)
    if mark.shape == "chevron":
        body = Frame(
            mark.x - mark.width / 2, mark.y - mark.height / 2, mark.x + mark.width / 2 - 12, mark.y + mark.height / 2
        )
        return body.holds(frame)
    return False


def find_faults(scene: Scene) -> list[str]:
    """All faults of a picture, in words; none for a good one."""
    return [
        *_find_strays(scene),
        *_find_bad_homes(scene),
        *_find_meeting_texts(scene),
        *_find_marks_on_texts(scene),
        *_find_crossed_texts(scene),
        *_find_meeting_cards(scene),
        *_find_repeated_ids(scene),
    ]


def _texts(scene: Scene) -> list[tuple[int, Text, Frame]]:
    return [(z, shape, frame_text(shape)) for z, shape in enumerate(scene.shapes) if isinstance(shape, Text)]


def _find_strays(scene: Scene) -> Iterator[str]:
    canvas = Frame(0, 0, scene.width, scene.height)
    for shape in scene.shapes:
        if isinstance(shape, Path):
            if not all(canvas.holds(Frame(x, y, x, y)) for x, y in shape.points):
                yield f"a line leaves the picture: {shape.points[0]}"
            continue
        frame = {Box: frame_box, Mark: frame_mark, Text: frame_text}[type(shape)](shape)  # type: ignore[operator]
        if not canvas.holds(frame):
            yield f"{shape} leaves the picture"


def _find_bad_homes(scene: Scene) -> Iterator[str]:
    """A text must stand wholly inside each box that it touches, and no box may lie over it.

    What stands in a filled figure does so wherever the figure lies.
    """
    boxes = [(z, shape, frame_box(shape)) for z, shape in enumerate(scene.shapes) if isinstance(shape, Box)]
    for z, text, frame in _texts(scene):
        for box_z, box, box_frame in boxes:
            if not box_frame.meets(frame):
                continue
            if not box_frame.holds(frame):
                if _stands_on_a_figure(scene, box_z, z, frame):
                    continue
                yield f"{text.text!r} leaves the box {box.id or box.fill} at {box.x:.0f}, {box.y:.0f}"
            elif box_z > z and box.fill:
                yield f"{text.text!r} is covered by the box {box.id or box.fill}"


def _stands_on_a_figure(scene: Scene, box_z: int, text_z: int, frame: Frame) -> bool:
    figures = scene.shapes[box_z + 1 : text_z]
    return any(isinstance(shape, Mark) and _hides(shape, frame) for shape in figures)


def _find_meeting_texts(scene: Scene) -> Iterator[str]:
    # Sorted by their upper edge, a text can only meet those that begin before it ends.
    texts = sorted(_texts(scene), key=lambda entry: entry[2].top)
    for index, (_, text, frame) in enumerate(texts):
        for _, other, other_frame in texts[index + 1 :]:
            if other_frame.top >= frame.bottom:
                break
            if frame.meets(other_frame):
                yield f"{text.text!r} meets {other.text!r}"


def _find_marks_on_texts(scene: Scene) -> Iterator[str]:
    marks = [(z, shape, frame_mark(shape)) for z, shape in enumerate(scene.shapes) if isinstance(shape, Mark)]
    for z, text, frame in _texts(scene):
        for mark_z, mark, mark_frame in marks:
            if mark_frame.meets(frame) and _covers(mark, frame) and not (mark_z < z and holds_inside(mark, frame)):
                yield f"{text.text!r} meets the {mark.shape} at {mark.x:.0f}, {mark.y:.0f}"


def _covers(mark: Mark, frame: Frame) -> bool:
    """Whether a figure covers a part of a frame that lies in its box: a circle leaves the corners of it free."""
    if mark.shape != "circle":
        return True
    x, y = min(max(mark.x, frame.left), frame.right), min(max(mark.y, frame.top), frame.bottom)
    return hypot((x - mark.x) / mark.width, (y - mark.y) / mark.height) * 2 < 1


def _find_crossed_texts(scene: Scene) -> Iterator[str]:
    """No line and no curve runs through a text, but for lines hidden by a filled box or figure over them."""
    for path_z, path in enumerate(scene.shapes):
        if not isinstance(path, Path):
            continue
        dots = [Frame(x, y, x, y) for x, y in walk(path)]
        reach = Frame(
            min(dot.left for dot in dots) - 1,
            min(dot.top for dot in dots) - 1,
            max(dot.left for dot in dots) + 1,
            max(dot.top for dot in dots) + 1,
        )
        for z, text, frame in _texts(scene):
            if not reach.meets(frame):
                continue
            hidden = any(_hides(shape, frame) for shape in scene.shapes[path_z + 1 : max(z, path_z + 1)])
            if not hidden and any(frame.holds(dot) for dot in dots):
                yield f"{text.text!r} is crossed by a line in {path.stroke}"


def _hides(shape: Box | Mark | Path | Text, frame: Frame) -> bool:
    if isinstance(shape, Box):
        return bool(shape.fill) and frame_box(shape).holds(frame)
    return isinstance(shape, Mark) and bool(shape.fill) and holds_inside(shape, frame)


def walk(path: Path) -> Iterator[Point]:
    for start in range(0, len(path.points) - 1, 3):
        a, b, c, d = path.points[start : start + 4]
        length = max(abs(d[0] - a[0]), abs(d[1] - a[1]))
        steps = max(4, int(length / 3))
        for step in range(steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            yield (
                sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
            )


def _find_meeting_cards(scene: Scene) -> Iterator[str]:
    cards = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.id.startswith("card-")]
    for one, other in combinations(cards, 2):
        if frame_box(one).meets(frame_box(other)):
            yield f"{one.id} meets {other.id}"


def _find_repeated_ids(scene: Scene) -> Iterator[str]:
    seen: set[str] = set()
    for shape in scene.shapes:
        if shape.id and shape.id in seen:
            yield f"the id {shape.id} occurs twice"
        seen.add(shape.id)
