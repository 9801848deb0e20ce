"""Where the lines of a text break, the same on every machine."""

import sys
from typing import Final, NamedTuple

from cxmap.drawing.glyph_widths import UNITS
from cxmap.drawing.graphemes import split_graphemes
from cxmap.drawing.text import find_widths, measure_cluster, measure_units
from cxmap.drawing.words import split_words

ELLIPSIS: Final = "…"
SOFT_HYPHEN: Final = "\u00ad"

_Part = tuple[str, int, int]
"""A piece of a word, its width, and its width where a line ends after it."""


class _Filled(NamedTuple):
    """Lines that were filled up to a limit.

    Attributes:
        lines: The lines.
        least: The least limit up to which they would be the same.
        next_least: The least limit up to which they would be others, and fewer perhaps.
    """

    lines: list[str]
    least: int
    next_least: int


def wrap(
    text: str,
    size: float,
    width: float,
    *,
    bold: bool = False,
    max_lines: int | None = None,
    balanced: bool = False,
) -> list[str]:
    """Break a text into lines that fit a width.

    Lines end at spaces, after hyphens, slashes and underscores inside words, between Chinese, Japanese and
    Korean characters, and where a syllable of Thai or Lao is over; a word longer than the line breaks between
    two characters. A character wider than the line stands alone.

    Args:
        text: What a person wrote; line ends count as spaces.
        size: Font size.
        width: The most a line may measure.
        bold: Whether it is set in bold.
        max_lines: Where to cut; the last line then ends in an ellipsis.
        balanced: Whether the lines of a text that is not cut are to be of about the same length.

    Returns:
        The lines; none for an empty text.

    Units:
        Size and width in px.
    """
    limit = int(width * UNITS / size + 1e-6)
    words = [_measure_parts(word, bold=bold) for word in split_words(text)]
    lines = _fill(words, limit, bold=bold).lines
    if max_lines is not None and len(lines) > max_lines:
        lines = lines[:max_lines]
        lines[-1:] = [_cut(line, limit, bold=bold) for line in lines[-1:]]
    elif balanced and len(lines) > 1:
        lines = _balance(words, len(lines), limit, bold=bold)
    return [_finish_hyphen(line) for line in lines]


def _finish_hyphen(line: str) -> str:
    """Show a soft hyphen where the line ends at it, hide it elsewhere."""
    if SOFT_HYPHEN not in line:
        return line
    shown = "-" if line.endswith(SOFT_HYPHEN) else ""
    return line.replace(SOFT_HYPHEN, "") + shown


def _measure_parts(parts: list[str], *, bold: bool) -> list[_Part]:
    hyphen = find_widths(bold=bold)["-"]
    widths = [measure_units(part, bold=bold) for part in parts]
    return [
        # Should the line end here, a soft hyphen would show.
        (part, units, units + hyphen if part.endswith(SOFT_HYPHEN) else units)
        for part, units in zip(parts, widths, strict=True)
    ]


def _fill(words: list[list[_Part]], limit: int, *, bold: bool) -> _Filled:
    """Put parts on lines, as many on each as fit."""
    lines: list[str] = []
    line, used = "", 0
    space = find_widths(bold=bold)[" "]
    least, next_least = 0, sys.maxsize
    for word in words:
        gap = space if line else 0
        for part, units, shown in word:
            needed = used + gap + shown
            if line and needed > limit:
                next_least = min(next_least, needed)
                lines.append(line)
                line, used, gap, needed = "", 0, 0, shown
            if shown > limit:
                *whole, line = _break_hard(part, limit, bold=bold)
                lines.extend(whole)
                used = measure_units(line, bold=bold)
                least, next_least = limit, limit + 1
            else:
                line, used = f"{line} {part}" if gap else line + part, used + gap + units
                least = max(least, needed)
            gap = 0
    return _Filled([*lines, line] if line else lines, least, next_least)


def _balance(words: list[list[_Part]], count: int, limit: int, *, bold: bool) -> list[str]:
    """The same number of lines, the longest as short as it can be without breaking what fits on a line."""
    # Words stay whole, also at their hyphens, where that needs no line more.
    joined = [_measure_parts(["".join(part for part, *_ in word)], bold=bold) if word[1:] else word for word in words]
    whole = [one if one[0][1] <= limit else word for one, word in zip(joined, words, strict=True)]
    if len(_fill(whole, limit, bold=bold).lines) <= count:
        words = whole
    low = max((units for word in words for _, units, _ in word if units <= limit), default=0)
    high = limit
    while low < high:
        middle = (low + high) // 2
        filled = _fill(words, middle, bold=bold)
        if len(filled.lines) > count:
            low = filled.next_least
        else:
            high = filled.least
    return _fill(words, high, bold=bold).lines


def _break_hard(part: str, limit: int, *, bold: bool) -> list[str]:
    """Cut a word that is longer than a line between two of its characters."""
    table = find_widths(bold=bold)
    pieces, piece, used = [], "", 0
    for cluster in split_graphemes(part):
        units = measure_cluster(cluster, table) + (table["-"] if cluster.endswith(SOFT_HYPHEN) else 0)
        if piece and used + units > limit:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + cluster, used + units
    return [*pieces, piece]


def _cut(text: str, limit: int, *, bold: bool) -> str:
    """As much of a text as fits on one line together with an ellipsis."""
    table = find_widths(bold=bold)
    room = limit - table[ELLIPSIS]
    kept = ""
    for cluster in split_graphemes(text):
        units = measure_cluster(cluster, table)
        if units > room:
            break
        kept, room = kept + cluster, room - units
    return kept.rstrip().removesuffix(SOFT_HYPHEN) + ELLIPSIS
