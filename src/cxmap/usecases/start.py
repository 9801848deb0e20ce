"""Start a map from a template."""

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
        UsageError: The name cannot be a map's id. Choose small letters, digits and hyphens.
        FileProblem: The file exists already, or cannot be written. Choose another name.
    """
    path = where if where.name.endswith(MAP_SUFFIX) else where.with_name(where.name + MAP_SUFFIX)
    name = path.name.removesuffix(MAP_SUFFIX)
    if kebab(name) != name:
        better = kebab(name)
        advice = f"`{better}`" if better else "small letters, digits and single hyphens"
        raise UsageError(f"`{name}` cannot be the id of a map", f"call it {advice}")
    if path.exists() or path.is_symlink():
        raise FileProblem(f"`{path}` exists already", "choose another name; nothing was changed")
    words = name.replace("-", " ")
    text = template_text(template).replace(TITLE_MARK, _quoted(title or words[:1].upper() + words[1:]))
    write_whole(path, text.encode())
    return path


def template_text(template: Template) -> str:
    """The text of a template, with a mark where the title goes."""
    return (files("cxmap") / "templates" / f"{template}{MAP_SUFFIX}").read_text(encoding="utf-8")


def _quoted(title: str) -> str:
    """A title as a YAML scalar in double quotes: whatever it holds, it stays one line of text."""
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    printable = "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in escaped)
    return f'"{printable}"'
