"""The fonts of a PDF: each weight and slant a file of its own, with nothing but the letters that are needed."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cxmap.drawing.fonts import Font
from cxmap.drawing.png import shipped_files
from cxmap.errors import FileProblem

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY: Final = "cxmap"
"""A name that no font of the machine has."""

_WEIGHTS: Final = {False: ("", 400), True: ("Bold", 700)}
_SLANTS: Final = {False: "", True: "Italic"}
_BOLD, _ITALIC, _REGULAR = 1 << 5, 1 << 0, 1 << 6
"""Bits of `fsSelection` in the table OS/2."""


def write_fonts(folder: Path, texts: Iterable[tuple[str, str]], fonts: Sequence[Font]) -> list[Font]:
    """Write the fonts that a picture needs into a folder.

    Args:
        folder: Where they go.
        texts: Attributes and content of every `<text>`.
        fonts: Fonts besides the shipped one.

    Returns:
        The further fonts under the names they have in the folder.

    Raises:
        FileProblem: A font cannot be taken apart.
    """
    # What it drops from a font without knowing it is of no use in a picture.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    needed: dict[tuple[bool, bool], set[str]] = {}
    for attributes, content in texts:
        face = ('font-weight="bold"' in attributes, 'font-style="italic"' in attributes)
        needed.setdefault(face, set()).update(unescape(content))
    for (bold, italic), letters in needed.items():
        _write_face(folder, letters, bold=bold, italic=italic)
    everything = set[str]().union(*needed.values())
    return [_write_further(folder, font, index, everything) for index, font in enumerate(fonts)]


def _write_face(folder: Path, letters: set[str], *, bold: bool, italic: bool) -> None:
    """One weight and slant of the shipped font, which is a variable one."""
    from fontTools.varLib import instancer

    word, weight = _WEIGHTS[bold]
    style = f"{word}{_SLANTS[italic]}" or "Regular"
    font = _load(shipped_files()[italic])
    _reduce(font, letters)
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    _rename(font, FAMILY, style, f"Arimo-{style}")
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (_BOLD * bold | _ITALIC * italic) or _REGULAR
    font["head"].macStyle = bold | italic << 1
    font.save(folder / f"{style}.ttf")


def _write_further(folder: Path, font: Font, index: int, letters: set[str]) -> Font:
    """A font that somebody gave, under a name of its own: the machine may have another one of its name."""
    from fontTools.ttLib import TTLibError

    family = f"{FAMILY} {index + 1}"
    try:
        loaded = _load(font.path)
        _reduce(loaded, letters)
        _rename(loaded, family, "Regular", f"Font{index + 1}")
        loaded.save(folder / f"{index + 1}.ttf")
    except (TTLibError, KeyError, ValueError, AssertionError) as error:
        raise FileProblem(
            f"`{font.path}` is not a font that a pdf can be written with", "give another .ttf, .otf or .ttc file"
        ) from error
    return replace(font, family=family)


def _load(path: Path) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(path, fontNumber=0, recalcTimestamp=False)


def _reduce(font: "TTFont", letters: set[str]) -> None:
    """Leave out every glyph that no letter needs, and what only screens need."""
    from fontTools import subset

    options = subset.Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, hinting=False)
    reducer = subset.Subsetter(options)
    reducer.populate(text="".join(sorted(letters)))
    reducer.subset(font)


def _rename(font: "TTFont", family: str, style: str, postscript: str) -> None:
    names = {1: family, 2: style, 4: f"{family} {style}", 6: postscript, 16: family, 17: style}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
