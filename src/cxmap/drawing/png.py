"""A finished SVG as pixels, with fonts that come with the program."""

import importlib.util
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cxmap.drawing.engines.process import run, worker_command
from cxmap.drawing.fonts import Font, is_invisible, read_font
from cxmap.drawing.png_text import adapt_texts
from cxmap.errors import EngineFailed, EngineMissing, UsageError
from cxmap.limits import PICTURE_SIDE, USUAL, Limits

_SIZE: Final = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def to_png(svg_text: str, *, scale: float = 1.0, fonts: Sequence[Path] = (), limits: Limits = USUAL) -> bytes:
    """Draw a finished SVG as PNG.

    Only the fonts of the package and those given are used, never the system's, so that the bytes are the
    same on every machine. Characters that none of them holds become empty boxes: ask `find_missing`.

    Args:
        svg_text: What `finish` returned, in one theme; `auto` is drawn light.
        scale: Pixels for each px of the picture.
        fonts: Further font files.
        limits: How large it may be, and how much drawing it may take.

    Raises:
        UsageError: A side would be too long, or the scale is not above 0.
        FileProblem: A font file cannot be read.
        EngineMissing: resvg-py is not installed.
        EngineFailed: The drawing failed.
    """
    _check_size(svg_text, scale, limits.picture_side)
    loaded = [read_font(path) for path in fonts]
    prepared = adapt_texts(svg_text, get_shipped(), loaded)
    options = {
        "zoom": scale,
        "skip_system_fonts": True,
        "font_files": [str(path.absolute()) for path in (*shipped_files(), *fonts)],
    }
    # A fault in the native library, which ends a process, must not end this one.
    command = worker_command("paint", _package_folder(), limits)
    return run([*command, json.dumps(options)], prepared.encode(), os.environ, limits)


def find_missing(text: str, fonts: Sequence[Path] = ()) -> str:
    """The characters of a text, each once, that no font at hand holds.

    Args:
        text: All texts of a picture.
        fonts: Font files besides those of the package.

    Raises:
        FileProblem: A font file cannot be read.
    """
    held = [get_shipped(), *(read_font(path) for path in fonts)]
    return "".join(
        char for char in dict.fromkeys(text) if not is_invisible(char) and not any(font.covers(char) for font in held)
    )


def _check_size(svg_text: str, scale: float, longest: int) -> None:
    size = _SIZE.search(svg_text)
    if size is None:
        raise EngineFailed("the picture to be drawn as png has no size", "give the svg as this program writes it")
    if not scale > 0:
        raise UsageError(f"a picture cannot be drawn at the scale {scale:g}", "give a scale above 0, e.g. `--scale 2`")
    width, height = float(size[1]), float(size[2])
    if max(width, height) * scale > longest:
        most = int(longest / max(width, height) * 100) / 100
        raise UsageError(
            f"the picture would be {width * scale:,.0f} × {height * scale:,.0f} pixels, and a png may have "
            f"{longest:,} on a side",
            f"write `--scale {most:g}` or less, draw an svg, which has no limit: `--format svg`"
            f"{PICTURE_SIDE.offer(longest)}",
        )


def _package_folder() -> str:
    """The folder that resvg is installed in, found without importing it."""
    found = importlib.util.find_spec("resvg_py")
    if found is None or found.origin is None:
        raise EngineMissing(
            "a png needs the package `resvg-py`, and it is not installed",
            f"run `{sys.executable} -m pip install resvg-py`, or draw an svg: `--format svg`",
        )
    return str(Path(found.origin).parent.parent)


def get_shipped() -> Font:
    """The upright font that comes with the program."""
    return read_font(shipped_files()[0])


def shipped_files() -> tuple[Path, ...]:
    """The upright and the italic font of the package, the upright one first."""
    import fontpkg_arimo

    return tuple(sorted(fontpkg_arimo.ROOT.glob("files/*.ttf"), key=lambda path: ("Italic" in path.name, path.name)))
