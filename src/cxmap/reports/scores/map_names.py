"""What maps are called where several stand in one list."""

from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxmap.journey.model import Journey


def name_map(journey: "Journey", journeys: "Sequence[Journey]") -> str:
    """The shortest name that tells a map from the others: its id, with folders before it where others have that id too.

    Args:
        journey: The map.
        journeys: All maps of the list.
    """
    files = _find_files(_List(journeys))
    parts = _split(journey)
    for length in range(1, len(parts)):
        if files.get(parts[-length:], journey.file) == journey.file:
            return "/".join(parts[-length:])
    return str(PurePosixPath(*parts))


class _List:
    """The maps of a list, which is looked through once, though a name is asked for in each of its rows."""

    def __init__(self, journeys: "Sequence[Journey]") -> None:
        self.journeys = journeys

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _List) and self.journeys is other.journeys

    def __hash__(self) -> int:
        return id(self.journeys)


@lru_cache(maxsize=1)
def _find_files(maps: _List) -> "Mapping[tuple[str, ...], str | None]":
    """Whose each name is, however long; None where it is that of several files."""
    files: dict[tuple[str, ...], str | None] = {}
    for journey in maps.journeys:
        parts = _split(journey)
        for length in range(1, len(parts) + 1):
            name = parts[-length:]
            files[name] = journey.file if files.get(name, journey.file) == journey.file else None
    return files


def _split(journey: "Journey") -> tuple[str, ...]:
    """The folders of a map's file, and its id."""
    return (*PurePosixPath(journey.file).parts[:-1], journey.id)
