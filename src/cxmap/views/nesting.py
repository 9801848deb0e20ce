"""Which maps detail a touchpoint of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.source import real_path

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint


@dataclass(frozen=True, slots=True)
class Nested:
    """A map in the order in which a list of maps names them.

    Attributes:
        journey: The map.
        depth: How many maps it stands beneath.
        detailed: The touchpoint of the map above that it details; None for a map that stands beneath none.
    """

    journey: "Journey"
    depth: int
    detailed: "Touchpoint | None"


def nest_maps(journeys: "Sequence[Journey]") -> Iterator[Nested]:
    """Maps in their order, each followed by those that detail its touchpoints.

    A map that several others name stands beneath the first of them. Of maps that detail each other in a circle, the
    first stands beneath none.
    """
    files = [real_path(Path(journey.file)) for journey in journeys]
    places = {file: place for place, file in enumerate(files)}
    below = [list(_find_details(journey, file.parent, places)) for journey, file in zip(journeys, files, strict=True)]
    named = {place for details in below for place, _ in details}
    # Those that nobody names come first in the search, so that what others name is found beneath them.
    starts = [place for place in range(len(journeys)) if place not in named]
    parents = _find_parents([*starts, *(place for place in range(len(journeys)) if place in named)], below)
    for place in range(len(journeys)):
        if place not in parents:
            yield from _descend(place, journeys, below, parents)


def _find_details(journey: "Journey", folder: Path, places: Mapping[Path, int]) -> "Iterator[tuple[int, Touchpoint]]":
    """The maps that touchpoints of a map name, as far as they are among those that are shown."""
    for touchpoint in journey.touchpoints.values():
        if touchpoint.noun.journey is not None:
            place = places.get(real_path(folder / touchpoint.noun.journey))
            if place is not None:
                yield place, touchpoint


def _find_parents(starts: Sequence[int], below: "Sequence[list[tuple[int, Touchpoint]]]") -> dict[int, int]:
    """The map that each map stands beneath, by their places; none for those at the top."""
    parents: dict[int, int] = {}
    seen: set[int] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        waiting = [start]
        for place in waiting:
            for detail, _ in below[place]:
                if detail not in seen:
                    seen.add(detail)
                    parents[detail] = place
                    waiting.append(detail)
    return parents


def _descend(
    start: int,
    journeys: "Sequence[Journey]",
    below: "Sequence[list[tuple[int, Touchpoint]]]",
    parents: dict[int, int],
) -> Iterator[Nested]:
    waiting: list[tuple[int, int, Touchpoint | None]] = [(start, 0, None)]
    while waiting:
        place, depth, detailed = waiting.pop()
        yield Nested(journeys[place], depth, detailed)
        own: dict[int, Touchpoint] = {}
        for detail, touchpoint in below[place]:
            if parents.get(detail) == place:
                own.setdefault(detail, touchpoint)
        waiting += [(detail, depth + 1, touchpoint) for detail, touchpoint in reversed(own.items())]
