"""The finished SVG: shapes where the engine drew them, everything else from the scene."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Final

from cxmap.drawing.characters import calm, clean_line
from cxmap.drawing.dot import number
from cxmap.drawing.graphemes import is_joined
from cxmap.drawing.links import find_safe_link, is_external
from cxmap.drawing.outlines import read_outlines
from cxmap.drawing.scene import Box, Mark, Path, Scene, Shape, Text
from cxmap.drawing.text import measure
from cxmap.drawing.theme import DARK, FONT_FAMILY, LIGHT, ThemeMode

_NOT_IN_NAMES: Final = re.compile(r"[^\w.-]+")
_DASHES: Final = "5,2"


def finish(raw_svg: str, scene: Scene, theme: ThemeMode, *, embedded: bool = False) -> str:
    """Turn an engine's SVG into one for people.

    The result stands alone: no script, nothing fetched from elsewhere. Its texts are those of the scene, at
    the scene's places and widths, whatever fonts the engine found; so the bytes depend on the scene and the
    engine's shapes only. Every id starts with a name made from the scene, so that several pictures in one
    page do not clash.

    Args:
        raw_svg: What the engine drew from the scene.
        scene: What was drawn.
        theme: `auto` follows the reader's preference for light or dark.
        embedded: For a page that styles all its pictures at once (`write_page_style`): without a style of its own.

    Raises:
        EngineFailed: The engine's SVG is not readable or shapes are missing from it.
    """
    outlines = read_outlines(raw_svg, scene)
    name = _name_picture(scene, theme)
    colours = DARK if theme == "dark" else LIGHT
    width, height = number(scene.width), number(scene.height)
    body = list(_body(scene, outlines, colours, name, embedded=embedded))
    # An image has no parts, and the links of a picture in a page can be reached.
    role = "group" if embedded and any(line.startswith("<a ") for line in body) else "img"
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="{role}" '
            f'aria-labelledby="{name}-title" aria-describedby="{name}-desc" '
            f'font-family="{FONT_FAMILY}" xml:space="preserve">'
        ),
        f'<title id="{name}-title">{_text(scene.title)}</title>',
        f'<desc id="{name}-desc">{_text(scene.description)}</desc>',
        *([] if embedded else [f"<style>{_style(name, scene, theme)}</style>"]),
        f'<rect width="{width}" height="{height}" fill="{colours["canvas"]}"/>',
        *body,
    ]
    return "\n".join([*lines, "</svg>", ""])


def _body(
    scene: Scene, outlines: Mapping[int, list[str]], colours: Mapping[str, str], name: str, *, embedded: bool
) -> Iterator[str]:
    """The shapes, those of one frame together."""
    for (group, tooltip, link), shapes in groupby(enumerate(scene.shapes), lambda entry: _frame(entry[1])):
        elements = [
            element for index, shape in shapes for element in _elements(shape, outlines.get(index, []), colours, name)
        ]
        # A link without a text has no name to be told by; in a page, a click on a shape opens its details.
        named = any(element.startswith("<text") for element in elements)
        yield from _wrapped(elements, group, tooltip, link if named or not embedded else "", named=named)


def _name_picture(scene: Scene, theme: ThemeMode) -> str:
    """A short name that differs between pictures and not between runs."""
    content = repr((scene, theme)).encode("utf-8", "surrogatepass")
    return f"cx{hashlib.sha256(content).hexdigest()[:8]}"


def _text(text: str) -> str:
    return calm(escape(clean_line(text), quote=False))


def _attribute(text: str) -> str:
    return calm(escape(clean_line(text)))


def _style(name: str, scene: Scene, theme: ThemeMode) -> str:
    """Rules that hold in this picture only: the font, and for `auto` the dark colour of every role used."""
    rules = f"#{name} text{{font-family:{FONT_FAMILY};white-space:pre}}"
    if theme != "auto":
        return rules
    fills = {"canvas"} | {shape.role for shape in scene.shapes if isinstance(shape, Text)}
    fills |= {shape.fill for shape in scene.shapes if not isinstance(shape, Text) and shape.fill}
    strokes = {shape.stroke for shape in scene.shapes if not isinstance(shape, Text) and shape.stroke}
    dark = "".join(
        f'#{name} [{kind}="{LIGHT[role]}"]{{{kind}:{DARK[role]}}}'
        for kind, roles in (("fill", fills), ("stroke", strokes))
        for role in sorted(roles)
    )
    return f"{rules}@media (prefers-color-scheme:dark){{{dark}}}"


def _frame(shape: Shape) -> tuple[str, str, str]:
    """What neighbouring shapes share: the touchpoint's class, the tooltip and a link that is safe."""
    return shape.group, shape.tooltip, find_safe_link(shape.link) or ""


def _wrapped(elements: list[str], group: str, tooltip: str, link: str, *, named: bool) -> Iterator[str]:
    """Put elements into one group with its class, tooltip and link, where there are any.

    A link that is not `named` can be clicked; the tab key and screen readers pass it by.
    """
    if not elements:
        return
    if not (group or tooltip or link):
        yield from elements
        return
    yield f'<g class="{_attribute(group)}">' if group else "<g>"
    if tooltip:
        yield f"<title>{_text(tooltip)}</title>"
    if link:
        away = ' target="_blank" rel="noopener noreferrer"' if is_external(link) else ""
        silent = "" if named else ' tabindex="-1" aria-hidden="true"'
        yield f'<a href="{_attribute(link)}"{away}{silent}>'
    yield from elements
    yield "</a></g>" if link else "</g>"


def _elements(
    shape: Box | Mark | Path | Text, outlines: list[str], colours: Mapping[str, str], name: str
) -> Iterator[str]:
    """The SVG elements of one shape; the first carries its id."""
    ids = f' id="{name}-{_NOT_IN_NAMES.sub("-", shape.id)}"' if shape.id else ""
    if isinstance(shape, Text):
        if shape.text.strip():
            yield _text_element(shape, ids, colours)
        return
    paint = _paint(shape, colours)
    for outline in outlines:
        yield f"<{outline}{paint}{ids}/>"
        ids = ""


def _paint(shape: Box | Mark | Path, colours: Mapping[str, str]) -> str:
    paint = f' fill="{colours[shape.fill] if shape.fill else "none"}"'
    if shape.stroke:
        paint += f' stroke="{colours[shape.stroke]}"'
        if shape.stroke_width != 1:
            paint += f' stroke-width="{number(shape.stroke_width)}"'
        if not isinstance(shape, Mark) and shape.dashed:
            paint += f' stroke-dasharray="{_DASHES}"'
    return paint


def _text_element(shape: Text, ids: str, colours: Mapping[str, str]) -> str:
    """A line of text at its anchor, held to the width it was measured with."""
    text = clean_line(shape.text)
    parts = [f'<text x="{number(shape.x)}" y="{number(shape.y)}" font-size="{number(shape.size)}"']
    if shape.bold:
        parts.append('font-weight="bold"')
    if shape.italic:
        parts.append('font-style="italic"')
    if shape.anchor != "start":
        parts.append(f'text-anchor="{shape.anchor}"')
    width = measure(text, shape.size, bold=shape.bold)
    if width > 0 and not is_joined(text):
        parts.append(f'textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"')
    if _runs_leftwards(text):
        # Sets the order of reading and, unlike `direction`, leaves the anchor where it is.
        parts.append('unicode-bidi="plaintext"')
    return f'{" ".join(parts)} fill="{colours[shape.role]}"{ids}>{_text(text)}</text>'


def _runs_leftwards(text: str) -> bool:
    """Whether the first letter with a direction is Hebrew, Arabic or alike."""
    if text.isascii():
        return False
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
