"""Start a map from a template."""

import os
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Literal

from cxmap.errors import FileProblem, UsageError
from cxmap.language.words import kebab
from cxmap.source import MAP_SUFFIX, write_whole

Template = Literal["lifecycle", "b2b"]
TITLE_MARK = "TITLE"


def start_map(where: Path, title: str | None, template: Template = "lifecycle") -> Path:
    """Write a commented starter map.

    Args:
        where: File to write, or a name: `buy` becomes `buy.journey.yaml`.
        title: Title of the map; None makes one from the name.
        template: `lifecycle` (awareness to advocacy) or `b2b` (purchase to renewal).

    Returns:
        The file that was written.

    Raises:
        UsageError: The name cannot be a map's id, or the title cannot be printed. The help says what can.
        FileProblem: The file exists already, or cannot be written. Choose another name.
    """
    if where.is_dir() and where.name:
        raise FileProblem(f"`{where}` is a folder", f"name a map in it: `{where / 'my-journey'}`")
    name = where.name.removesuffix(MAP_SUFFIX).removesuffix(".yaml").removesuffix(".yml")
    if not name or kebab(name) != name:
        better = kebab(name) or "my-journey"
        raise UsageError(
            f"`{name or where}` cannot be the id of a map",
            f"use small letters and digits, joined by single hyphens: `{better}`",
        )
    path = where.with_name(name + MAP_SUFFIX)
    if os.path.lexists(path):
        raise FileProblem(f"`{path}` exists already", "choose another name; nothing was changed")
    words = name.replace("-", " ")
    called = " ".join((title or "").split()) or words[:1].upper() + words[1:]
    text = template_text(template).replace(TITLE_MARK, _quoted(called))
    write_whole(path, text.encode())
    return path


def template_text(template: Template) -> str:
    """The text of a template, with a mark where the title goes."""
    return (files("cxmap") / "templates" / f"{template}{MAP_SUFFIX}").read_text(encoding="utf-8")


def _quoted(title: str) -> str:
    """A title as a YAML scalar in double quotes: whatever it holds, it stays one line of text."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in title):
        raise UsageError("the title holds a character that cannot be printed", "type the title anew after `--title`")
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    printable = "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in escaped)
    return f'"{printable}"'
