"""How wide a text is and where its lines break, the same on every machine."""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

from cxmap.drawing import glyph_widths
from cxmap.drawing.glyph_widths import UNITS
from cxmap.drawing.graphemes import is_emoji, is_joined, is_wide, split_graphemes

__all__ = ["is_joined", "measure", "wrap"]

ELLIPSIS: Final = "…"
SOFT_HYPHEN: Final = "\u00ad"

# Colour emoji fonts draw wider than a square: Noto 1.25 em, Segoe UI up to 1.37 em.
_EMOJI_UNITS: Final = UNITS * 11 // 8
_DEFAULT_UNITS: Final = UNITS
_HAMZA: Final = frozenset("\u0621\u0674")

# Spaces at which a line may end; no-break spaces (U+00A0, U+202F) are missing on purpose.
_SPACES: Final = re.compile("[ \\t\\n\\r\\f\\v\\x1c-\\x1f\u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f]+")
_WORD_PARTS: Final = re.compile(r"(?<=\w[-\u2010\u2013/])(?=[^\W\d_])|(?<=[\u00ad\u200b])")
_HARD_SPACES: Final = "\u00a0\u202f"
_NOT_FIRST: Final = frozenset(
    f"{_HARD_SPACES}、。，．：；！？）」』】〕〉》〗〙｝］”’ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‥…・,.:;!?%)]}}»"
)
_NOT_LAST: Final = frozenset(f"{_HARD_SPACES}（「『【〔〈《〖〘｛［“‘([{{«")


@cache
def _table(*, bold: bool) -> dict[str, int]:
    """Widths of single characters: the estimates first, so that exact ones replace them."""
    exact = glyph_widths.BOLD if bold else glyph_widths.REGULAR
    codes = {**glyph_widths.expand(glyph_widths.ESTIMATES), **glyph_widths.expand(exact)}
    return {chr(code): width for code, width in codes.items()}


@cache
def _joined_table() -> dict[str, int]:
    """Widths of letters that join the next one, as most Arabic letters do."""
    return {chr(code): width for code, width in glyph_widths.expand(glyph_widths.JOINED).items()}


def _cluster_units(cluster: str, table: dict[str, int]) -> int:
    """The width of one cluster: its letters side by side, an emoji once however it is composed."""
    if is_emoji(cluster):
        return _EMOJI_UNITS
    units = 0
    for char in cluster:
        width = table.get(char)
        if width is None:
            width = _fallback_units(char)
        units += width
    return units


@cache
def _fallback_units(char: str) -> int:
    """The width of a character that no table holds."""
    code = ord(char)
    if 0x1160 <= code <= 0x11FF or unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return UNITS if is_wide(code) else _DEFAULT_UNITS


def _units(text: str, *, bold: bool) -> int:
    table = _table(bold=bold)
    try:
        return sum([table[char] for char in text]) if text.isascii() else _cluster_sum(text, table)
    except KeyError:
        return _cluster_sum(text, table)


def _cluster_sum(text: str, table: dict[str, int]) -> int:
    clusters = split_graphemes(text)
    units = sum(_cluster_units(cluster, table) for cluster in clusters)
    joined = _joined_table()
    return units - sum(
        table[one[0]] - joined[one[0]] for one, other in pairwise(clusters) if one[0] in joined and _joins(other)
    )


def _joins(cluster: str) -> bool:
    """Whether a letter lets the one before it join; hamza alone does not."""
    return unicodedata.category(cluster[0]) in {"Lo", "Lm"} and is_joined(cluster[0]) and cluster[0] not in _HAMZA


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line.

    Letters of Latin, Greek, Cyrillic and Hebrew have the advance widths of Arial, without kerning. Chinese,
    Japanese and Korean characters take a square, an emoji 1.375 em; other scripts take an upper estimate.

    Args:
        text: The line as it will be drawn.
        size: Font size.
        bold: Whether it is set in bold.

    Units:
        Size and result in px.
    """
    return _units(text, bold=bold) * size / UNITS


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

    Lines end at spaces, after hyphens and slashes inside words, and between Chinese, Japanese and Korean
    characters; a word longer than the line breaks between two characters. A character wider than the line
    stands alone.

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
    words = _words(text)
    lines = _fill(words, limit, bold=bold)
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


def _words(text: str) -> list[list[str]]:
    """Words, each as the parts between which a line may end."""
    return [
        [piece for part in _WORD_PARTS.split(word) if part for piece in _square_parts(part)]
        for word in _SPACES.split(text)
        if word
    ]


def _square_parts(part: str) -> list[str]:
    """Cut between two characters where one of them fills a square and neither must stay with the other."""
    if part.isascii():
        return [part]
    pieces: list[str] = []
    free = False
    for cluster in split_graphemes(part):
        square = is_wide(ord(cluster[0])) or is_emoji(cluster)
        stays = not pieces or cluster[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST
        if stays or not (square or free):
            pieces[-1:] = ["".join([*pieces[-1:], cluster])]
        else:
            pieces.append(cluster)
        free = square or (free and cluster[0] in _NOT_FIRST)
    return pieces


def _fill(words: list[list[str]], limit: int, *, bold: bool) -> list[str]:
    """Put parts on lines, as many on each as fit."""
    lines: list[str] = []
    line, used = "", 0
    space, hyphen = _units(" ", bold=bold), _units("-", bold=bold)
    for word in words:
        gap = " " if line else ""
        for part in word:
            units = _units(part, bold=bold)
            # Should the line end here, a soft hyphen would show.
            shown = units + (hyphen if part.endswith(SOFT_HYPHEN) else 0)
            if line and used + (space if gap else 0) + shown > limit:
                lines.append(line)
                line, used, gap = "", 0, ""
            if shown > limit:
                *whole, line = _break_hard(part, limit, bold=bold)
                lines.extend(whole)
                used = _units(line, bold=bold)
            else:
                line, used = line + gap + part, used + (space if gap else 0) + units
            gap = ""
    return [*lines, line] if line else lines


def _balance(words: list[list[str]], count: int, limit: int, *, bold: bool) -> list[str]:
    """The same number of lines, the longest as short as it can be without breaking what fits on a line."""
    # Words stay whole, also at their hyphens, where that needs no line more.
    whole = [["".join(word)] if _units("".join(word), bold=bold) <= limit else word for word in words]
    if len(_fill(whole, limit, bold=bold)) <= count:
        words = whole
    widths = (_units(part, bold=bold) for word in words for part in word)
    low, high = max((width for width in widths if width <= limit), default=0), limit
    while low < high:
        middle = (low + high) // 2
        if len(_fill(words, middle, bold=bold)) > count:
            low = middle + 1
        else:
            high = middle
    return _fill(words, high, bold=bold)


def _break_hard(part: str, limit: int, *, bold: bool) -> list[str]:
    """Cut a word that is longer than a line between two of its characters."""
    table = _table(bold=bold)
    pieces, piece, used = [], "", 0
    for cluster in split_graphemes(part):
        units = _cluster_units(cluster, table) + (table["-"] if cluster.endswith(SOFT_HYPHEN) else 0)
        if piece and used + units > limit:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + cluster, used + units
    return [*pieces, piece]


def _cut(text: str, limit: int, *, bold: bool) -> str:
    """As much of a text as fits on one line together with an ellipsis."""
    table = _table(bold=bold)
    room = limit - table[ELLIPSIS]
    kept = ""
    for cluster in split_graphemes(text):
        units = _cluster_units(cluster, table)
        if units > room:
            break
        kept, room = kept + cluster, room - units
    return kept.rstrip().removesuffix(SOFT_HYPHEN) + ELLIPSIS
