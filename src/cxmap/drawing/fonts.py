"""What a font file is called and which characters it holds."""

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cxmap.errors import FileProblem

_SFNT: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION: Final = b"ttcf"
_OUTLINES: Final = frozenset({"glyf", "CFF ", "CFF2"})
_PICTURES: Final = frozenset({"CBDT", "COLR", "SVG ", "sbix"})
_FAMILY_NAMES: Final = (16, 1)
_WINDOWS: Final = 3
_ADVICE: Final = "give the path of a .ttf, .otf or .ttc file"


@dataclass(frozen=True, slots=True)
class Font:
    """A font file.

    Attributes:
        path: Where it lies.
        family: The name a picture asks for it by.
        ranges: First and last code point of each run of characters it holds, ascending.
        outlined: Whether its characters are outlines in one colour, and not pictures in several.
    """

    path: Path
    family: str
    ranges: tuple[tuple[int, int], ...]
    outlined: bool = True

    def covers(self, text: str) -> bool:
        """Whether the font holds every visible character of a text."""
        codes = _expand(self.ranges)
        return all(ord(char) in codes or is_invisible(char) for char in text)


def is_invisible(char: str) -> bool:
    """Whether a character needs no glyph: spaces, line ends, joiners, variation selectors and the like."""
    return char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Zs"} or 0xFE00 <= ord(char) <= 0xFE0F


@cache
def _expand(ranges: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


@cache
def read_font(path: Path) -> Font:
    """Read a TrueType or OpenType file, or the first font of a collection.

    Args:
        path: A file ending in .ttf, .otf or .ttc.

    Raises:
        FileProblem: The file cannot be read or is no such font.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem(
            f"the font `{path}` cannot be read: {(error.strerror or str(error)).lower()}", _ADVICE
        ) from error
    try:
        tables = _find_tables(content)
        outlined = not _OUTLINES.isdisjoint(tables) and _PICTURES.isdisjoint(tables)
        return Font(path, _read_family(tables["name"]), tuple(_read_ranges(tables["cmap"])), outlined)
    except (struct.error, KeyError, IndexError, ValueError) as error:
        raise FileProblem(f"`{path}` is not a font that can be drawn with", _ADVICE) from error


def _find_tables(content: bytes) -> dict[str, bytes]:
    """The tables of a font by their tags."""
    start = struct.unpack_from(">I", content, 12)[0] if content.startswith(_COLLECTION) else 0
    if content[start : start + 4] not in _SFNT:
        raise ValueError("unknown signature")
    (count,) = struct.unpack_from(">H", content, start + 4)
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", content, start + 12 + 16 * index)
        tables[tag.decode("latin-1")] = content[offset : offset + length]
    return tables


def _read_family(table: bytes) -> str:
    """The family in the table of names, the typographic one before the older one."""
    _, count, storage = struct.unpack_from(">HHH", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, language, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        if platform == _WINDOWS and kind in _FAMILY_NAMES and (kind not in found or language == 0x409):
            found[kind] = table[storage + offset : storage + offset + length].decode("utf-16-be")
    return next(found[kind] for kind in _FAMILY_NAMES if kind in found)


def _read_ranges(table: bytes) -> list[tuple[int, int]]:
    """The runs of characters in the widest of a font's character maps."""
    (count,) = struct.unpack_from(">H", table, 2)
    maps = {}
    for index in range(count):
        _, _, offset = struct.unpack_from(">HHI", table, 4 + 8 * index)
        (form,) = struct.unpack_from(">H", table, offset)
        maps[form] = offset
    if 12 in maps:
        return _groups(table, maps[12])
    return _segments(table, maps[4])


def _groups(table: bytes, offset: int) -> list[tuple[int, int]]:
    """Format 12: runs over all of Unicode."""
    (count,) = struct.unpack_from(">I", table, offset + 12)
    return [struct.unpack_from(">II", table, offset + 16 + 12 * index) for index in range(count)]


def _segments(table: bytes, offset: int) -> list[tuple[int, int]]:
    """Format 4: runs of the first 65,536 characters, some with gaps inside."""
    half = struct.unpack_from(">H", table, offset + 6)[0] // 2
    shape = f">{half}H"
    ends = struct.unpack_from(shape, table, offset + 14)
    starts = struct.unpack_from(shape, table, offset + 16 + 2 * half)
    deltas = struct.unpack_from(shape, table, offset + 16 + 4 * half)
    at = offset + 16 + 6 * half
    places = struct.unpack_from(shape, table, at)
    held = []
    for index, (start, end, delta, place) in enumerate(zip(starts, ends, deltas, places, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if place:
                (glyph,) = struct.unpack_from(">H", table, at + 2 * index + place + 2 * (code - start))
            if glyph and (glyph + delta) % 0x10000:
                held.append((code, code))
    return held
