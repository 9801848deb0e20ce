"""A finished SVG as a PDF: vectors, texts that can be selected, and the letters it is written with."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from cxmap.drawing.engines.process import make_environment, run, worker_command
from cxmap.drawing.fonts import Font, read_font
from cxmap.drawing.graphemes import split_graphemes
from cxmap.drawing.pdf_objects import put_in_order
from cxmap.drawing.png import get_shipped
from cxmap.drawing.png_text import TEXT, adapt_texts
from cxmap.drawing.theme import FONT_FAMILY
from cxmap.errors import EngineFailed, EngineMissing
from cxmap.interrupts import shelter
from cxmap.limits import USUAL, Limits

BOX: Final = "□"
"""Stands for a character that no font at hand holds: the fonts of the machine are not asked."""


def to_pdf(svg_text: str, title: str, *, fonts: Sequence[Path] = (), limits: Limits = USUAL) -> bytes:
    """Write a finished SVG as a PDF of one page, one point for each px.

    Only the fonts of the package and those given are used, never the system's, so that the bytes are the same on
    every machine. Characters that none of them holds as outlines become empty boxes: ask `find_missing` and
    `list_outlined`.

    Args:
        svg_text: What `finish` returned, in one theme and without a style.
        title: What readers show above the page.
        fonts: Further font files.
        limits: How much drawing may take.

    Raises:
        FileProblem: A font file cannot be read.
        EngineMissing: The extra `pdf` is not installed.
        EngineFailed: The conversion failed, or there is no room for its temporary files.
    """
    folder = _package_folder()
    from cxmap.drawing.pdf_fonts import FAMILY, write_fonts

    shipped, loaded = get_shipped(), [read_font(path) for path in list_outlined(fonts)]
    held = [shipped, *loaded]
    svg = TEXT.sub(lambda text: f"<text {text[1]}>{_replace_missing(text[2], held)}</text>", svg_text)
    with _temporary_folder() as place:
        named = write_fonts(place, TEXT.findall(svg), loaded)
        adapted = adapt_texts(svg, shipped, named).replace(FONT_FAMILY, FAMILY, 1)
        # The converter is native code, which may end its process and looks for the machine's fonts.
        command = worker_command("print", folder, limits)
        content = run([*command, str(place)], adapted.encode(), make_environment(), limits)
    return put_in_order(content, title)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, also after an interrupt."""
    made: Path | None = None
    try:
        with shelter():
            made = Path(mkdtemp(prefix="cxmap-"))
        yield made
    except OSError as error:
        raise EngineFailed(
            f"the temporary files of a pdf cannot be written: {(error.strerror or str(error)).lower()}",
            "make room for temporary files, or name a folder that has some: `TMPDIR=FOLDER cxmap …`",
        ) from error
    finally:
        with shelter():
            if made is not None:
                shutil.rmtree(made, ignore_errors=True)


def list_outlined(fonts: Sequence[Path]) -> list[Path]:
    """The fonts whose characters can be embedded: a PDF takes outlines, and no coloured pictures.

    Raises:
        FileProblem: A font file cannot be read.
    """
    return [path for path in fonts if read_font(path).outlined]


def _replace_missing(text: str, fonts: Sequence[Font]) -> str:
    """A text in which what no font holds is a box."""
    if text.isascii():
        return text
    return "".join(cluster if any(font.covers(cluster) for font in fonts) else BOX for cluster in split_graphemes(text))


def _package_folder() -> str:
    """The folder that the converter is installed in, found without importing it."""
    found = importlib.util.find_spec("vl_convert")
    if found is None or found.origin is None or importlib.util.find_spec("fontTools") is None:
        raise EngineMissing(
            "a pdf needs the packages `vl-convert-python` and `fonttools`, and they are not installed",
            f"run `{sys.executable} -m pip install 'cxmap[pdf]'`, or draw an svg: `--format svg`",
        )
    return str(Path(found.origin).parent.parent)
