"""The maps behind the paths that people give, and which path they meant where there is none such."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from cxmap.errors import FileProblem, NoSuchPath
from cxmap.limits import Limits
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, find_maps, get_shown_name
from cxmap.source.words import name_file


def find_given(paths: Sequence[Path], suffixes: Sequence[str], limits: Limits) -> list[Path]:
    """The files that are given and those in the folders that are given, as `find_maps` finds them.

    Args:
        paths: Files and folders.
        suffixes: How the names of files to be found end.
        limits: How many may be found.

    Raises:
        FileProblem: A path does not exist, which is told with the one that may be meant, or a folder cannot be read.
        TooManyMaps: The folders hold more. Name folders that hold fewer.
    """
    try:
        return find_maps(paths, suffixes, limits)
    except NoSuchPath as problem:
        near = _find_near(problem.path)
        if near is None:
            raise
        raise FileProblem(problem.message, f"did you mean {name_file(get_shown_name(near))}?") from problem


def _find_near(path: Path) -> Path | None:
    """A folder, or a map or catalogue, of which people may leave out the ending."""
    from cxmap.language.words import nearest
    from cxmap.usecases.project import MOST_NAMES, list_names

    try:
        folders = (each.name for each in path.parent.iterdir() if each.is_dir() and not each.name.startswith("."))
        known = {name: name for name in sorted(islice(folders, MOST_NAMES))}
        for suffix in (CATALOGUE_SUFFIX, MAP_SUFFIX):
            known |= {name: name + suffix for name in list_names(path.parent, suffix)}
    except OSError:
        # Nobody can say what was meant in a folder that is not there; that the path is not there is told all the same.
        return None
    near = nearest(path.name.removesuffix(MAP_SUFFIX).removesuffix(CATALOGUE_SUFFIX), known)
    # A shell that completes names may stop in the middle of the ending.
    names = [known[near]] if near else [name for name in known.values() if name.startswith(path.name)]
    return path.with_name(names[0]) if names else None
