"""What maps are called where several stand in one list."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey


def name_map(journey: "Journey", journeys: "Sequence[Journey]") -> str:
    """The shortest name that tells a map from the others: its id, with folders before it where others have that id too.

    Args:
        journey: The map.
        journeys: All maps of the list.
    """
    others = [_split(each) for each in journeys if each.id == journey.id and each.file != journey.file]
    parts = _split(journey)
    for length in range(1, len(parts)):
        if all(other[-length:] != parts[-length:] for other in others):
            return "/".join(parts[-length:])
    return str(PurePosixPath(*parts))


def _split(journey: "Journey") -> tuple[str, ...]:
    """The folders of a map's file, and its id."""
    return (*PurePosixPath(journey.file).parts[:-1], journey.id)
