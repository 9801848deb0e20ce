"""Start a map from a template."""

import os
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from cxmap.errors import FileProblem, UsageError
from cxmap.interrupts import shelter
from cxmap.journey.register import spoken
from cxmap.language.schema import schema_text
from cxmap.language.words import kebab
from cxmap.source import MAP_SUFFIX, is_folder, write_whole
from cxmap.usecases.modeline import find_schema, place_schema, write_modeline
from cxmap.usecases.project import Project

Template = Literal["lifecycle", "b2b"]
TITLE_MARK = "TITLE"


@dataclass(frozen=True, slots=True)
class Started:
    """What starting a map left.

    Attributes:
        map: The map that was written.
        schema: The schema that its first line leads editors to.
        schema_is: `new` where it was written too, `same` where it was there already, and `other` where what was there
            is not the schema of this cxmap; that was left as it is.
    """

    map: Path
    schema: Path
    schema_is: Literal["new", "same", "other"]


def start_map(where: Path, title: str | None, template: Template = "lifecycle") -> Started:
    """Write a commented starter map, and the schema for editors where the project holds none yet.

    Args:
        where: File to write, or a name: `buy` becomes `buy.journey.yaml`.
        title: Title of the map; None makes one from the name.
        template: `lifecycle` (awareness to advocacy) or `b2b` (purchase to renewal).

    Returns:
        The map and its schema.

    Raises:
        UsageError: The name cannot be a map's id, or the title cannot be printed. The help says what can.
        FileProblem: The map exists already, or one of the two cannot be written; then neither is left. Choose
            another name.
    """
    if is_folder(where) and where.name:
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
    called = " ".join((title or "").split()) or spoken(name)
    text = template_text(template).replace(TITLE_MARK, _quoted(called))
    return _write(path, text)


def template_text(template: Template) -> str:
    """The text of a template, with a mark where the title goes."""
    return (files("cxmap") / "templates" / f"{template}{MAP_SUFFIX}").read_text(encoding="utf-8")


def _write(path: Path, text: str) -> Started:
    project = Project()
    found = find_schema(path, project)
    schema = found or place_schema(path, project)
    # No interrupt may leave a map that leads nowhere.
    with shelter():
        write_whole(path, f"{write_modeline(path, schema)}\n{text}".encode())
        if found:
            return Started(path, found, "same" if _is_ours(found) else "other")
        try:
            write_whole(schema, schema_text().encode(), make_folders=True)
        except BaseException:
            path.unlink()
            raise
    return Started(path, schema, "new")


def _is_ours(schema: Path) -> bool:
    """Whether a file holds what this cxmap would write, whatever git makes of its line ends."""
    try:
        return schema.read_bytes().replace(b"\r\n", b"\n") == schema_text().encode()
    except OSError:
        return False


def _quoted(title: str) -> str:
    """A title as a YAML scalar in double quotes: whatever it holds, it stays one line of text."""
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in title):
        raise UsageError("the title holds a character that cannot be printed", "type the title anew after `--title`")
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    printable = "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in escaped)
    return f'"{printable}"'
