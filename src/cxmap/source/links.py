"""Links that came with maps: a stranger decides where they lead, and must not decide what is shown or written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from cxmap.errors import FileProblem
from cxmap.source.repository import get_repository
from cxmap.source.words import name_file

_GIT: Final = ".git"

MAP_SUFFIX: Final = ".journey.yaml"
"""How the name of a map ends."""

CATALOGUE_SUFFIX: Final = ".catalogue.yaml"
"""How the name of a shared catalogue ends."""

_SUFFIXES: Final = (MAP_SUFFIX, CATALOGUE_SUFFIX)


def refuse_disguise(link: Path, shown: str) -> None:
    """See to it that nobody has a file shown that is no map by giving the name of a map to a link to it.

    Args:
        link: A link.
        shown: What people see as its name.

    Raises:
        FileProblem: The link has the name of a map or catalogue, and the file has not.
    """
    real = Path(os.path.realpath(link))
    if link.name.endswith(_SUFFIXES) and real.is_file() and not real.name.endswith(_SUFFIXES):
        raise FileProblem(
            f"{name_file(shown)} is a link to {name_file(real.name)}, which is not named like a map or catalogue",
            f"let it lead to a file whose name ends in `{MAP_SUFFIX}` or `{CATALOGUE_SUFFIX}`",
        )


def refuse_escape(path: Path, shown: str) -> None:
    """See to it that nobody has a map, a file in `.git` or one outside written by putting a link into a repository.

    Args:
        path: A file that is to be written.
        shown: What people see as its name.

    Raises:
        FileProblem: A link leads there. Name the file itself if it is meant.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as written
    real = Path(os.path.realpath(path))
    if real == whole:
        return
    root = get_repository(whole.parent)
    if not (root / _GIT).exists():
        return
    home = Path(os.path.realpath(root))
    where = ""
    if not real.is_relative_to(home):
        where = "out of the repository"
    elif _GIT in real.relative_to(home).parts and _GIT not in whole.parts:
        where = "into `.git`"
    elif real.name.endswith(_SUFFIXES) and not whole.name.endswith(_SUFFIXES):
        where = "to a map"
    if where:
        raise FileProblem(
            f"{name_file(shown)} leads {where} by a link, to {name_file(str(real))}",
            "name that file itself if it is meant, or delete the link",
        )
