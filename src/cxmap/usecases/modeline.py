"""The comment that leads editors from a map or a catalogue to the schema of the language."""

import os
import re
from pathlib import Path

from cxmap.language.edition import SchemaKind, schema_name
from cxmap.source import CATALOGUE_SUFFIX
from cxmap.usecases.project import Project

SCHEMA_FOLDER = "schemas"
"""The folder of a project that holds the schemas."""

_MODELINE = re.compile(r"^[ \t]*#[ \t]+yaml-language-server[ \t]*:", re.MULTILINE)


def has_modeline(text: str) -> bool:
    """Whether a text leads editors to some schema; they take any comment of this form, wherever it stands.

    Args:
        text: The text of a file.
    """
    return "yaml-language-server" in text and _MODELINE.search(text) is not None


def write_modeline(path: Path, schema: Path) -> str:
    """The first line that leads from a file to a schema; editors read the path from the folder of the file."""
    return f"# yaml-language-server: $schema={Path(os.path.relpath(schema, path.parent)).as_posix()}"


def place_schema(path: Path, project: Project) -> Path:
    """Where the schema of a file belongs that has none: in `schemas/` of the folder cxmap was started in.

    Where that folder does not hold the file, or lies outside its project, the project's own folder takes its place.

    Args:
        path: A map or a catalogue, which need not exist yet.
        project: Knows where the project of the file begins.
    """
    folder = _folder_of(path)
    root = project.root_of(folder)
    here = Path.cwd()
    best = here if here.is_relative_to(root) and folder.is_relative_to(here) else root
    return best / SCHEMA_FOLDER / schema_name(kind_of(path))


def find_schema(path: Path, project: Project) -> Path | None:
    """The schema that lies nearest to a file: in `schemas/` of its folder, or further up to where its project begins.

    Args:
        path: A map or a catalogue, which need not exist yet.
        project: Knows where the project of the file begins.
    """
    return next((place for place, there in look_for_schema(path, project) if there), None)


def look_for_schema(path: Path, project: Project) -> tuple[tuple[Path, bool], ...]:
    """The places where the schema of a file may lie, nearest first, as far as the first where it does.

    Args:
        path: A map or a catalogue, which need not exist yet.
        project: Knows where the project of the file begins.
    """
    return project.look_upwards(_folder_of(path), f"{SCHEMA_FOLDER}/{schema_name(kind_of(path))}")


def kind_of(path: Path) -> SchemaKind:
    """What a file holds, by its name."""
    return "catalogue" if path.name.endswith(CATALOGUE_SUFFIX) else "journey"


def _folder_of(path: Path) -> Path:
    # Links stay as written: editors too go up from the folder in which they found the file.
    return Path(os.path.abspath(path)).parent  # noqa: PTH100
