"""How wide a text is, the same on every machine."""

import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final

from cxmap.drawing import glyph_widths
from cxmap.drawing.glyph_widths import UNITS
from cxmap.drawing.graphemes import is_emoji, is_joined, split_graphemes

# Colour emoji fonts draw wider than a square: Noto 1.25 em, Segoe UI up to 1.37 em.
_EMOJI_UNITS: Final = UNITS * 11 // 8
_HAMZA: Final = frozenset("\u0621\u0674")


@cache
def find_widths(*, bold: bool) -> dict[str, int]:
    """Exact widths of single characters.

    Units:
        1/2048 em, as `UNITS` says.
    """
    codes = glyph_widths.expand(glyph_widths.BOLD if bold else glyph_widths.REGULAR)
    return {chr(code): width for code, width in codes.items()}


@cache
def _estimates() -> dict[int, int]:
    """Estimated widths by code point: many, and few maps need any."""
    return glyph_widths.expand(glyph_widths.ESTIMATES)


@cache
def _joined_table() -> dict[str, int]:
    """Widths of letters that join the next one, as most Arabic letters do."""
    return {chr(code): width for code, width in glyph_widths.expand(glyph_widths.JOINED).items()}


def measure_cluster(cluster: str, table: dict[str, int]) -> int:
    """The width of one cluster: its letters side by side, an emoji once however it is composed.

    Args:
        cluster: What a reader takes for one character.
        table: The widths of `find_widths`.

    Units:
        1/2048 em, as `UNITS` says.
    """
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
    """The width of a character whose exact one is not known."""
    code = ord(char)
    estimate = _estimates().get(code)
    if estimate is not None:
        return estimate
    if 0x1160 <= code <= 0x11FF or unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return UNITS


def measure_units(text: str, *, bold: bool) -> int:
    """The width of one line in whole parts of the size of its font.

    Units:
        1/2048 em, as `UNITS` says.
    """
    table = find_widths(bold=bold)
    try:
        return sum([table[char] for char in text]) if text.isascii() else _cluster_sum(text, table)
    except KeyError:
        return _cluster_sum(text, table)


def _cluster_sum(text: str, table: dict[str, int]) -> int:
    clusters = split_graphemes(text)
    units = sum(measure_cluster(cluster, table) for cluster in clusters)
    joined = _joined_table()
    return units - sum(
        measure_cluster(one[0], table) - joined[one[0]]
        for one, other in pairwise(clusters)
        if one[0] in joined and _joins(other)
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
    return measure_units(text, bold=bold) * size / UNITS
