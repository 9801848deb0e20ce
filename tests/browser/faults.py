"""Finds in a measured page what a reader would trip over; the scene says only which box a text is meant for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tests.browser.chromium import Opened, Picture, Seen
from tests.browser.figures import (
    crosses_text,
    frame_capitals,
    frame_ink,
    holds,
    holds_text,
    is_area,
    is_box,
    meets,
    touches_text,
)
from tests.drawing.layouts.overlap import ASCENT, DESCENT, Frame, frame_box, frame_mark, frame_text, holds_inside

from cxmap.drawing.graphemes import is_joined
from cxmap.drawing.scene import Box, Mark, Scene, Text

# Height of the rows by which a picture's texts are found.
ROW = 64.0


def find_faults(opened: Opened, scenes: Iterable[Scene]) -> list[str]:
    """All faults of a page with these pictures, in words; none for a good one."""
    faults = list(opened.complaints)
    for picture, scene in zip(opened.pictures, scenes, strict=True):
        faults += [f"{scene.title}: {fault}" for fault in _find_in_picture(picture, scene)]
    ids = Counter(name for picture in opened.pictures for name in picture.ids)
    return faults + [f"the id {name} occurs {count} times" for name, count in ids.items() if count > 1]


def _find_in_picture(picture: Picture, scene: Scene) -> Iterator[str]:
    if picture.failure:
        yield f"not readable: {picture.failure}"
        return
    yield from _find_silence(picture, scene)
    meant = [shape for shape in scene.shapes if isinstance(shape, Text) and shape.text.strip()]
    if len(meant) != len(picture.texts):
        yield f"{len(picture.texts)} texts instead of {len(meant)}"
        return
    yield from _find_strays(picture)
    yield from _find_homeless(picture, scene, meant)
    yield from _find_cut(picture)
    yield from _find_meeting_texts(picture.texts)


def _find_silence(picture: Picture, scene: Scene) -> Iterator[str]:
    """What a screen reader needs: one image with a name and a description."""
    if picture.role not in {"image", "img"}:
        yield f"its role is {picture.role!r} and not that of an image"
    if not scene.title or _squeeze(picture.name) != _squeeze(scene.title):
        yield f"it is called {picture.name!r} and not {scene.title!r}"
    if _squeeze(picture.description) != _squeeze(scene.description):
        yield f"it is described as {picture.description!r} and not as {scene.description!r}"


def _find_strays(picture: Picture) -> Iterator[str]:
    for shape in picture.shapes:
        if not holds(picture.frame, shape.frame):
            yield f"{_name(shape)} leaves the picture"


def _find_homeless(picture: Picture, scene: Scene, meant: list[Text]) -> Iterator[str]:
    """A text stands in the smallest box or figure that the scene puts it into, and that is really drawn."""
    drawn = [shape.frame for shape in picture.shapes if shape.kind != "text"]
    homes = sorted(_list_homes(scene), key=lambda home: _area(home[0]))
    inhabited = set()
    for text, seen in zip(meant, picture.texts, strict=True):
        frame = frame_text(text)
        place, figure = next((home for home in homes if _is_home(*home, frame)), (picture.frame, None))
        inhabited.add(place)
        if not holds(place, frame_capitals(seen) if figure else seen.frame):
            yield f"{_name(seen)} stands outside its box {place}"
    for place in inhabited:
        if not any(holds(place, frame) and holds(frame, place) for frame in drawn):
            yield f"the box {place} is not drawn"


def _list_homes(scene: Scene) -> Iterator[tuple[Frame, Mark | None]]:
    """The boxes and the figures that texts may be put into."""
    for shape in scene.shapes:
        if isinstance(shape, Box):
            yield frame_box(shape), None
        elif isinstance(shape, Mark):
            yield frame_mark(shape), shape


def _is_home(place: Frame, figure: Mark | None, text: Frame) -> bool:
    if figure is None:
        return place.holds(text)
    return place.meets(text) and holds_inside(figure, text)


def _find_cut(picture: Picture) -> Iterator[str]:
    """A text stands wholly in each shape that it touches or on another one above it, and no line runs through it."""
    rows = _sort_into_rows(picture)
    for z, shape in enumerate(picture.shapes):
        if shape.kind == "text" or (shape.fill == "none" and shape.stroke == "none"):
            continue
        for text_z, text in _list_near(rows, shape.frame):
            fault = _judge(shape, text, is_above=text_z > z)
            if fault and not _is_held(text, picture.shapes[z + 1 : text_z]):
                yield f"{_name(text)} {fault}"


def _judge(shape: Seen, text: Seen, *, is_above: bool) -> str:
    """What is wrong with a text beside this shape; empty where nothing is."""
    if not is_area(shape):
        return f"is crossed by a line in {shape.stroke}" if crosses_text(shape, text) else ""
    if not touches_text(shape, text):
        return ""
    kind = "the box" if is_box(shape) else f"a {shape.kind} at"
    if not holds_text(shape, text):
        return f"{'leaves' if is_box(shape) else 'meets'} {kind} {shape.frame}"
    return "" if is_above else f"is covered by {kind} {shape.frame}"


def _is_held(text: Seen, shapes: Sequence[Seen]) -> bool:
    """Whether one of these shapes is the ground on which a text stands, whatever lies beneath."""
    return any(is_area(shape) and meets(shape.frame, text.frame) and holds_text(shape, text) for shape in shapes)


def _sort_into_rows(picture: Picture) -> dict[int, list[tuple[int, Seen]]]:
    """The texts by the rows of the picture that they reach into, each with its place in the order of painting."""
    rows: dict[int, list[tuple[int, Seen]]] = {}
    for z, shape in enumerate(picture.shapes):
        if shape.kind == "text":
            for row in _list_rows(shape.frame):
                rows.setdefault(row, []).append((z, shape))
    return rows


def _list_near(rows: Mapping[int, list[tuple[int, Seen]]], frame: Frame) -> list[tuple[int, Seen]]:
    """The texts whose frames meet a frame, each once."""
    near = {z: text for row in _list_rows(frame) for z, text in rows.get(row, ()) if text.frame.meets(frame)}
    return list(near.items())


def _list_rows(frame: Frame) -> range:
    return range(int(frame.top // ROW), int(frame.bottom // ROW) + 1)


def _find_meeting_texts(texts: list[Seen]) -> Iterator[str]:
    """No letters of a text touch those of another: their widths as the page has them, their heights as inked."""
    inked = [(text, _frame_letters(text)) for text in texts]
    # Sorted by their upper edge, a text can only meet those that begin before it ends.
    inked.sort(key=lambda entry: entry[1].top)
    for index, (text, frame) in enumerate(inked):
        for other, other_frame in inked[index + 1 :]:
            if other_frame.top >= frame.bottom:
                break
            # Ink is told in whole px, rounded outwards on both sides.
            if frame.meets(other_frame, slack=1.0):
                yield f"{_name(text)} meets {_name(other)}"


def _frame_letters(text: Seen) -> Frame:
    # In joined scripts the strokes of a line reach between those of the next, so their lines count as lines do.
    frame = frame_ink(text)
    if not is_joined(text.text):
        return frame
    return Frame(frame.left, text.baseline - ASCENT * text.size, frame.right, text.baseline + DESCENT * text.size)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _area(frame: Frame) -> float:
    return (frame.right - frame.left) * (frame.bottom - frame.top)


def _name(shape: Seen) -> str:
    return repr(shape.text) if shape.kind == "text" else f"a {shape.kind} at {shape.frame}"


def find_wrong_colours(picture: Picture, scene: Scene, colours: Mapping[str, str]) -> list[str]:
    """What the page shows in another colour than that of its role: the canvas, letters, areas and lines."""
    canvas, *drawn = picture.shapes
    meant = [shape for shape in scene.shapes if not isinstance(shape, Text) or shape.text.strip()]
    if len(drawn) != len(meant):
        return [f"{len(drawn)} shapes instead of {len(meant)}"]
    wrong = [] if canvas.fill == to_rgb(colours["canvas"]) else [f"the canvas is {canvas.fill}"]
    for shape, seen in zip(meant, drawn, strict=True):
        fill, stroke = (shape.role, None) if isinstance(shape, Text) else (shape.fill, shape.stroke)
        for role, colour in ((fill, seen.fill), (stroke, seen.stroke)):
            if colour != (to_rgb(colours[role]) if role else "none"):
                wrong.append(f"{_name(seen)} is {colour} and not {role}")
    return wrong


def to_rgb(colour: str) -> str:
    """A colour as browsers tell it."""
    return "rgb({}, {}, {})".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))
