"""From a scene to the bytes of a file."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from cxmap.drawing.result import Drawing
from cxmap.drawing.scene import Scene, Text
from cxmap.drawing.theme import DARK, LIGHT, ThemeMode
from cxmap.errors import UsageError
from cxmap.limits import USUAL, Limits

FORMS: Final = ("svg", "png", "pdf", "dot")
_SHOWN_CHARACTERS: Final = 5


def draw(
    scene: Scene,
    *,
    form: str,
    engine: str = "bundled",
    theme: ThemeMode = "auto",
    scale: float = 1.0,
    fonts: Sequence[Path] = (),
    embedded: bool = False,
    limits: Limits = USUAL,
) -> Drawing:
    """Draw a scene.

    Args:
        scene: What is drawn and where.
        form: `svg`, `png`, `pdf` or `dot`; the last needs no engine.
        engine: `bundled`, `system` or `pure`.
        theme: Light, dark, or for SVG whatever the reader prefers; `auto` is light in the other forms.
        scale: For PNG, pixels for each px.
        fonts: For PNG and PDF, font files besides those of the package.
        embedded: For SVG, without a style of its own, for a page that styles all its pictures at once.
        limits: How much drawing may take.

    Raises:
        UsageError: A form or engine that does not exist, or a PNG that would be too large.
        EngineMissing: The engine, or the extra that PDF needs, is not installed.
        EngineFailed: The engine delivered no picture.
        FileProblem: A font file cannot be read.
    """
    if form not in FORMS:
        raise UsageError(f"there is no picture format `{form}`", "choose `svg`, `png`, `pdf` or `dot`")
    if form == "dot":
        from cxmap.drawing.dot import to_dot

        return Drawing(to_dot(scene, DARK if theme == "dark" else LIGHT).encode())
    from cxmap.drawing.engines import get_engine
    from cxmap.drawing.outline_graph import write_outline_graph
    from cxmap.drawing.svg import finish

    fixed: ThemeMode = "light" if form != "svg" and theme == "auto" else theme
    svg = finish(
        get_engine(engine, limits).draw(write_outline_graph(scene)), scene, fixed, embedded=embedded or form == "pdf"
    )
    if form == "svg":
        return Drawing(svg.encode())
    texts = "".join(shape.text for shape in scene.shapes if isinstance(shape, Text))
    if form == "pdf":
        return _print(svg, scene.title, texts, fonts, limits)
    from cxmap.drawing.png import find_missing, to_png

    content = to_png(svg, scale=scale, fonts=fonts, limits=limits)
    return Drawing(content, tuple(_describe_missing(find_missing(texts, fonts))))


def _print(svg: str, title: str, texts: str, fonts: Sequence[Path], limits: Limits) -> Drawing:
    from cxmap.drawing.pdf import list_outlined, to_pdf
    from cxmap.drawing.png import find_missing

    content, outlined = to_pdf(svg, title, fonts=fonts, limits=limits), list_outlined(fonts)
    unusable = (
        f"`{path.as_posix()}` holds coloured pictures, which a pdf cannot take as letters: they are empty boxes; give "
        "a font with outlines, or draw a png"
        for path in fonts
        if path not in outlined
    )
    return Drawing(content, (*unusable, *_describe_missing(find_missing(texts, outlined))))


def _describe_missing(characters: str) -> Iterator[str]:
    if not characters:
        return
    some = ", ".join(characters[:_SHOWN_CHARACTERS]) + (", …" if len(characters) > _SHOWN_CHARACTERS else "")
    count = "1 character has" if len(characters) == 1 else f"{len(characters)} characters have"
    yield f"{count} no glyph in the fonts at hand ({some}): add `--font FILE`, or draw an svg"
