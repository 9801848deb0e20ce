"""Finds in a measured page what a reader would trip over; the scene says only which box a text is meant for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tests.browser.chromium import Opened, Picture, Seen
from tests.drawing.layouts.overlap import ASCENT, DESCENT, Frame, frame_box, frame_mark, frame_text

from cxmap.drawing.scene import Box, Mark, Scene, Text
from cxmap.drawing.text import is_joined

# Browsers round the height of a line of text to whole px of the screen.
SLACK = 0.6
CAPITAL = 0.716
TIP = 12.0
BOXES, MARKS = ("rect", "path"), ("circle", "ellipse", "polygon")


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
    yield from _find_marked(picture)
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
        if not _holds(picture.frame, shape.frame):
            yield f"{_name(shape)} leaves the picture"


def _find_homeless(picture: Picture, scene: Scene, meant: list[Text]) -> Iterator[str]:
    """A text stands in the smallest box or figure that the scene puts it into, and that is really drawn."""
    drawn = [shape.frame for shape in picture.shapes if shape.kind != "text"]
    homes = sorted(_list_homes(scene), key=lambda home: _area(home[0]))
    inhabited = set()
    for text, seen in zip(meant, picture.texts, strict=True):
        frame = _frame_meant(text)
        home, is_diamond = next((home for home in homes if home[0].holds(frame)), (picture.frame, False))
        inhabited.add(home)
        if not _holds(home, _frame_capitals(seen) if is_diamond else seen.frame):
            yield f"{_name(seen)} stands outside its box {home}"
    for home in inhabited:
        if not any(_holds(home, frame) and _holds(frame, home) for frame in drawn):
            yield f"the box {home} is not drawn"


def _list_homes(scene: Scene) -> Iterator[tuple[Frame, bool]]:
    """The boxes and figures that texts are put into, and which of them are diamonds."""
    for shape in scene.shapes:
        if isinstance(shape, Box):
            yield frame_box(shape), False
        elif isinstance(shape, Mark) and shape.shape in {"chevron", "diamond"}:
            yield frame_mark(shape), shape.shape == "diamond"


def _frame_meant(text: Text) -> Frame:
    """The capitals of a single letter decide where it is meant to stand: it may be in a diamond."""
    frame = frame_text(text)
    return Frame(frame.left, text.y - CAPITAL * text.size, frame.right, text.y) if len(text.text) == 1 else frame


def _frame_capitals(seen: Seen) -> Frame:
    return Frame(seen.frame.left, seen.baseline - CAPITAL * seen.size, seen.frame.right, seen.baseline)


def _find_cut(picture: Picture) -> Iterator[str]:
    """A text stands wholly inside each box that it touches, and no box is painted over it."""
    boxes = [(z, shape) for z, shape in enumerate(picture.shapes) if shape.kind in BOXES and shape.fill != "none"]
    for z, text in _list_texts(picture):
        for box_z, box in boxes:
            if not _meets(box.frame, text.frame):
                continue
            if not _holds(box.frame, text.frame):
                yield f"{_name(text)} leaves the box {box.frame}"
            elif box_z > z:
                yield f"{_name(text)} is covered by the box {box.frame}"


def _find_marked(picture: Picture) -> Iterator[str]:
    """No text meets a mark but a letter inside a diamond and a name inside a chevron."""
    marks = [(z, shape) for z, shape in enumerate(picture.shapes) if shape.kind in MARKS]
    for z, text in _list_texts(picture):
        for mark_z, mark in marks:
            if _meets(mark.frame, text.frame) and not (mark_z < z and _is_lettered(mark, text)):
                yield f"{_name(text)} meets a {mark.kind} at {mark.frame}"


def _is_lettered(mark: Seen, text: Seen) -> bool:
    frame = mark.frame
    width, height = frame.right - frame.left, frame.bottom - frame.top
    if mark.kind != "polygon":
        return False
    if width > 3 * TIP:
        return _holds(Frame(frame.left, frame.top, frame.right - TIP, frame.bottom), text.frame)
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    corners = _frame_capitals(text).corners
    return all(abs(right - x) / width * 2 + abs(down - y) / height * 2 <= 1 for right, down in corners)


def _find_meeting_texts(texts: list[Seen]) -> Iterator[str]:
    """No letters of a text touch those of another: their widths as the page has them, their heights as inked."""
    inked = [(text, _frame_ink(text)) for text in texts]
    # Sorted by their upper edge, a text can only meet those that begin before it ends.
    inked.sort(key=lambda entry: entry[1].top)
    for index, (text, frame) in enumerate(inked):
        for other, other_frame in inked[index + 1 :]:
            if other_frame.top >= frame.bottom:
                break
            # Ink is told in whole px, rounded outwards on both sides.
            if frame.meets(other_frame, slack=1.0):
                yield f"{_name(text)} meets {_name(other)}"


def _frame_ink(text: Seen) -> Frame:
    # In joined scripts the strokes of a line reach between those of the next, so their lines count as lines do.
    above, below = (ASCENT * text.size, DESCENT * text.size) if is_joined(text.text) else text.ink
    return Frame(text.frame.left, text.baseline - above, text.frame.right, text.baseline + below)


def _list_texts(picture: Picture) -> list[tuple[int, Seen]]:
    return [(z, shape) for z, shape in enumerate(picture.shapes) if shape.kind == "text"]


def _meets(one: Frame, other: Frame) -> bool:
    return one.meets(other, slack=SLACK)


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.left - SLACK <= inner.left
        and outer.top - SLACK <= inner.top
        and outer.right + SLACK >= inner.right
        and outer.bottom + SLACK >= inner.bottom
    )


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _area(frame: Frame) -> float:
    return (frame.right - frame.left) * (frame.bottom - frame.top)


def _name(shape: Seen) -> str:
    return repr(shape.text) if shape.kind == "text" else f"a {shape.kind} at {shape.frame}"


def find_wrong_colours(picture: Picture, scene: Scene, colours: Mapping[str, str]) -> list[str]:
    """Texts that the page shows in another colour than that of their role, and a canvas of another colour."""
    meant = [shape for shape in scene.shapes if isinstance(shape, Text) and shape.text.strip()]
    wrong = [
        f"{_name(seen)} is {seen.fill} and not {text.role}"
        for text, seen in zip(meant, picture.texts, strict=True)
        if seen.fill != to_rgb(colours[text.role])
    ]
    canvas = picture.shapes[0].fill
    return wrong if canvas == to_rgb(colours["canvas"]) else [f"the canvas is {canvas}", *wrong]


def to_rgb(colour: str) -> str:
    """A colour as browsers tell it."""
    return "rgb({}, {}, {})".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))
