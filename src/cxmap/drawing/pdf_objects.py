"""The objects of a PDF, in an order that depends on what they hold only."""

import re
from collections.abc import Mapping
from typing import Final

from cxmap.drawing.characters import clean_line
from cxmap.errors import EngineFailed

_HEADER: Final = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_OBJECT: Final = re.compile(rb"\s*(\d+) 0 obj\n")
_HEAD_END: Final = re.compile(rb"\n(stream\n|endobj)")
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_REFERENCE: Final = re.compile(rb"(\d+) 0 R")
_ROOT: Final = re.compile(rb"/Root (\d+) 0 R")
_FONTS: Final = re.compile(rb"(?<=/Font <<\n)(?:\s+/\w+ \d+ 0 R\n)+")


def put_in_order(pdf: bytes, title: str) -> bytes:
    """Write the same document with its objects and fonts in order, and with a title.

    The converter takes its fonts from a table without an order, so that two runs give two files.

    Args:
        pdf: What the converter wrote.
        title: What readers show above the page.

    Raises:
        EngineFailed: This is no such document.
    """
    objects, root = _read(pdf)
    numbers = _number(objects, root)

    def renumber(head: bytes) -> bytes:
        return _REFERENCE.sub(lambda found: b"%d 0 R" % numbers[int(found[1])], head)

    bodies = [renumber(objects[old][0]) + objects[old][1] for old in numbers]
    spelled = clean_line(title).encode("utf-16-be", "replace").hex().upper().encode()
    bodies.append(b"<<\n  /Title <FEFF%s>\n  /Producer (svg2pdf)\n>>" % spelled)
    written, places = _HEADER, []
    for number, body in enumerate(bodies, 1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = len(bodies)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count + 1, b"".join(places))
    trailer = b"trailer\n<<\n  /Size %d\n  /Root 1 0 R\n  /Info %d 0 R\n>>\n" % (count + 1, count)
    return b"%s%s%sstartxref\n%d\n%%%%EOF\n" % (written, table, trailer, len(written))


def _read(pdf: bytes) -> tuple[dict[int, tuple[bytes, bytes]], int]:
    """The objects by their numbers, each as its description and its stream, and the number of the first."""
    objects: dict[int, tuple[bytes, bytes]] = {}
    start = _OBJECT.search(pdf)
    while start is not None:
        end = _HEAD_END.search(pdf, start.end())
        if end is None:
            break
        head, stream, after = pdf[start.end() : end.start()], b"", end.end()
        if end[1] == b"stream\n":
            length = _LENGTH.search(head)
            close = pdf.find(b"\nendobj", end.end() + int(length[1] if length else 0))
            if close < 0:
                break
            stream, after = pdf[end.start() : close], close + len(b"\nendobj")
        objects[int(start[1])] = (_FONTS.sub(_sort, head), stream)
        start = _OBJECT.match(pdf, after)
    root = _ROOT.search(pdf, pdf.rfind(b"trailer"))
    named = {int(found) for head, _ in objects.values() for found in _REFERENCE.findall(head)}
    if root is None or not {int(root[1]), *named} <= objects.keys():
        raise EngineFailed("the converter wrote something that is no pdf", "write an svg: `--format svg`")
    return objects, int(root[1])


def _sort(fonts: re.Match[bytes]) -> bytes:
    return b"".join(sorted(fonts[0].splitlines(keepends=True)))


def _number(objects: Mapping[int, tuple[bytes, bytes]], root: int) -> dict[int, int]:
    """A new number for each object that is in use, in the order in which a reader meets them."""
    numbers: dict[int, int] = {}
    waiting = [root]
    while waiting:
        current = waiting.pop()
        if current not in numbers:
            numbers[current] = len(numbers) + 1
            waiting += reversed([int(found) for found in _REFERENCE.findall(objects[current][0])])
    return numbers
