"""From a scene to the bytes of a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from cxmap.drawing.scene import Scene, Text
from cxmap.drawing.theme import DARK, LIGHT, ThemeMode
from cxmap.errors import UsageError

Form = Literal["svg", "png", "dot"]
FORMS: Final = ("svg", "png", "dot")
_SHOWN_CHARACTERS: Final = 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn picture.

    Attributes:
        content: The bytes of the file.
        warnings: Sentences about what the picture could not show.
    """

    content: bytes
    warnings: tuple[str, ...] = ()


def draw(
    scene: Scene,
    *,
    form: str,
    engine: str = "bundled",
    theme: ThemeMode = "auto",
    scale: float = 1.0,
    fonts: Sequence[Path] = (),
    embedded: bool = False,
) -> Drawing:
    """Draw a scene.

    Args:
        scene: What is drawn and where.
        form: `svg`, `png` or `dot`; the last needs no engine.
        engine: `bundled` or `system`.
        theme: Light, dark, or for SVG whatever the reader prefers; `auto` is light in the other forms.
        scale: For PNG, pixels for each px.
        fonts: For PNG, font files besides those of the package.
        embedded: For SVG, without a style of its own, for a page that styles all its pictures at once.

    Raises:
        UsageError: A form or engine that does not exist, or a PNG that would be too large.
        EngineMissing: The engine is not installed.
        EngineFailed: The engine delivered no picture.
        FileProblem: A font file cannot be read.
    """
    if form not in FORMS:
        raise UsageError(f"there is no picture format `{form}`", "choose `svg`, `png` or `dot`")
    from cxmap.drawing.dot import to_dot

    dot = to_dot(scene, DARK if theme == "dark" else LIGHT)
    if form == "dot":
        return Drawing(dot.encode())
    from cxmap.drawing.engines import get_engine
    from cxmap.drawing.svg import finish

    fixed: ThemeMode = "light" if form == "png" and theme == "auto" else theme
    svg = finish(get_engine(engine).draw(dot), scene, fixed, embedded=embedded)
    if form == "svg":
        return Drawing(svg.encode())
    from cxmap.drawing.png import find_missing, to_png

    content = to_png(svg, scale=scale, fonts=fonts)
    missing = find_missing("".join(shape.text for shape in scene.shapes if isinstance(shape, Text)), fonts)
    return Drawing(content, (_describe_missing(missing),) if missing else ())


def _describe_missing(characters: str) -> str:
    some = ", ".join(characters[:_SHOWN_CHARACTERS]) + (", …" if len(characters) > _SHOWN_CHARACTERS else "")
    count = "1 character has" if len(characters) == 1 else f"{len(characters)} characters have"
    return f"{count} no glyph in the fonts at hand ({some}): add `--font FILE`, or draw an svg"
