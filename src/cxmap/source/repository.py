"""Where in its repository a folder lies, and how people see a path from there."""

from __future__ import annotations

import os
from pathlib import Path


def get_repository(folder: Path) -> Path:
    """Return the root of the repository that a folder lies in; the folder itself where it lies in none.

    Args:
        folder: An absolute path.
    """
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def get_folder_in_repository() -> str:
    """Return the working directory as seen from the root of its repository; empty at the root, and outside of any."""
    here = Path.cwd()
    seen = here.relative_to(get_repository(here))
    return seen.as_posix() if seen.parts else ""


def get_shown_name(path: Path) -> str:
    """Return how people see a path: from the working directory, with `/` throughout.

    What lies outside of the repository of the working directory is seen as it was written.

    Args:
        path: A path.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # links stay as written
    try:
        here = Path.cwd()
    except OSError:
        return path.as_posix()
    if whole.is_relative_to(here):
        return whole.relative_to(here).as_posix()
    if path.is_absolute() and whole.is_relative_to(get_repository(here)):
        return Path(os.path.relpath(whole, here)).as_posix()
    return path.as_posix()
