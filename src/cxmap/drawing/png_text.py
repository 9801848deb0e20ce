"""The texts of a finished SVG, rewritten so that resvg draws them as a browser would."""

import re
import unicodedata
from collections.abc import Sequence
from html import escape, unescape
from itertools import groupby
from typing import Final

from cxmap.drawing.dot import number
from cxmap.drawing.fonts import Font
from cxmap.drawing.graphemes import is_emoji, split_graphemes
from cxmap.drawing.text import measure

TEXT: Final = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE: Final = re.compile(r'(?<![\w-])([\w-]+)="([^"]*)"')
_LEFTWARDS: Final = "unicode-bidi"
_ISOLATE: Final = ("\u2067", "\u2069")


def adapt_texts(svg_text: str, shipped: Font, fonts: Sequence[Font]) -> str:
    """Rewrite all texts of a picture.

    The widths are dropped, because the letters are those they were measured with and resvg miscounts them
    around characters it has no glyph for. It takes the direction of reading from marks inside the text only,
    and a substitute font only where it is named.

    Args:
        svg_text: A finished SVG.
        shipped: The font that the texts ask for.
        fonts: Further fonts, the preferred one first.
    """
    return TEXT.sub(lambda text: _adapt(text[1], text[2], shipped, fonts), svg_text)


def _adapt(markup: str, content: str, shipped: Font, fonts: Sequence[Font]) -> str:
    attributes = dict(_ATTRIBUTE.findall(markup))
    attributes.pop("textLength", None)
    attributes.pop("lengthAdjust", None)
    leftwards = attributes.pop(_LEFTWARDS, None) is not None
    text = unescape(content)
    if not text.isascii() and not shipped.covers(text):
        whole = next((font for font in fonts if font.covers(text)), None)
        if whole is not None:
            attributes["font-family"] = _family(whole)
        elif fonts and not _has_leftwards(text):
            return _place_runs(text, attributes, shipped, fonts)
        elif fonts:
            content = _spans(text, shipped, fonts)
    if leftwards:
        content = content.join(_ISOLATE)
    return _element(attributes, content)


def _element(attributes: dict[str, str], content: str) -> str:
    markup = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<text{markup}>{content}</text>"


def _family(font: Font) -> str:
    """The value of `font-family` for a font, whatever its name holds."""
    quoted = font.family.replace("\\", "\\\\").replace("'", "\\'")
    return escape(f"'{quoted}'", quote=True)


def _runs(text: str, shipped: Font, fonts: Sequence[Font]) -> list[tuple[Font, list[str]]]:
    """A text in runs of clusters, each with the first font that holds it; the shipped one where none does."""

    def choose(cluster: str) -> Font:
        return next((font for font in (shipped, *fonts) if font.covers(cluster)), shipped)

    return [(font, list(clusters)) for font, clusters in groupby(split_graphemes(text), choose)]


def _place_runs(text: str, attributes: dict[str, str], shipped: Font, fonts: Sequence[Font]) -> str:
    """A text as one element for each run of one font: resvg breaks off at composed emoji in mixed texts."""
    size, bold = float(attributes["font-size"]), attributes.get("font-weight") == "bold"
    share = {"middle": 0.5, "end": 1.0}.get(attributes.pop("text-anchor", "start"), 0.0)
    x = float(attributes["x"]) - share * measure(text, size, bold=bold)
    elements = []
    for font, clusters in _runs(text, shipped, fonts):
        run = "".join(clusters)
        width = measure(run, size, bold=bold)
        placed = {**attributes, "x": number(x)}
        if font is not shipped:
            placed["font-family"] = _family(font)
        if all(map(is_emoji, clusters)):
            # Emoji were given more room than most fonts need: the rest goes to both sides.
            placed |= {"x": number(x + width / 2), "text-anchor": "middle"}
        elements.append(_element(placed, escape(run, quote=False)))
        attributes.pop("id", None)
        x += width
    return "".join(elements)


def _spans(text: str, shipped: Font, fonts: Sequence[Font]) -> str:
    """A text in spans, whose order on the line is left to resvg; composed emoji show their first part."""
    spans = []
    for font, clusters in _runs(text, shipped, fonts):
        run = escape("".join(part[0] if is_emoji(part) else part for part in clusters), quote=False)
        spans.append(run if font is shipped else f'<tspan font-family="{_family(font)}">{run}</tspan>')
    return "".join(spans)


def _has_leftwards(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
