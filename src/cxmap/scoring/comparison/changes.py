"""What is different between two maps of one journey beside its numbers: owners, channels, stages, order and ways."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxmap.journey.scales import PRESETS
from cxmap.language.flow import ENDS
from cxmap.scoring.figures.intervals import Interval, find_difference, find_interval
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxmap.journey.measures import Measure, Place
    from cxmap.journey.model import Journey, Touchpoint, Transition

    Couples = Sequence[tuple[Touchpoint, Touchpoint]]

Kind = Literal["owner", "channel added", "channel dropped", "stage", "order"]


@dataclass(frozen=True, slots=True)
class Change:
    """Something about a touchpoint that is not the same in both maps.

    Attributes:
        touchpoint: The touchpoint, as the first map has it.
        kind: What is different.
        here: How the first map has it; empty where it has none. For `order`, the id of the touchpoint before it.
        there: How the other map has it.
        at: Where the other map has the touchpoint.
    """

    touchpoint: "Touchpoint"
    kind: Kind
    here: str
    there: str
    at: "Place"


@dataclass(frozen=True, slots=True)
class Way:
    """A way on that only one map has, or that both have with a share.

    Attributes:
        source: Id of the touchpoint it leaves from, in the first map.
        target: Id of the touchpoint it leads to, likewise, or `leaves` or `done`.
        kind: Whether only the other map has it, only the first, or both with their shares.
        here: The share that goes this way in the first map; None where not written.
        there: The share in the other.
        gap: there − here; None where one is not written.
        interval: Where the gap lies, with a certainty of about 95 %; None where nothing tells.
        at: Where it was written.
    """

    source: str
    target: str
    kind: Literal["added", "dropped", "kept"]
    here: "Measure | None"
    there: "Measure | None"
    gap: float | None
    interval: Interval | None
    at: "Place"


def find_changes(here: "Journey", there: "Journey", couples: "Couples") -> tuple[Change, ...]:
    """What is different about the touchpoints that both maps have, in the order of the first map.

    What one of the maps leaves out is not held against it: an owner or channels that only one of them names.
    """
    stages = [{stage.id: stage.name for stage in journey.stages} for journey in (here, there)]
    before = dict(_find_moved(couples))
    changes = []
    for one, other in couples:
        if one.owner is not None and other.owner is not None and one.owner.id != other.owner.id:
            changes.append(Change(one, "owner", one.owner.name, other.owner.name, other.at))
        changes += _find_channels(one, other)
        names = stages[0][one.stage], stages[1][other.stage]
        # A stage may have another id or another name, and still be the same chapter.
        if one.stage != other.stage and names[0] != names[1]:
            changes.append(Change(one, "stage", *names, other.at))
        if one.id in before:
            changes.append(Change(one, "order", *before[one.id], other.at))
    return tuple(changes)


def _find_channels(one: "Touchpoint", other: "Touchpoint") -> "Iterator[Change]":
    left, right = ({entry.id: entry.name for entry in place.channels} for place in (one, other))
    if left and right:
        yield from (Change(one, "channel added", "", name, other.at) for id, name in right.items() if id not in left)
        yield from (Change(one, "channel dropped", name, "", other.at) for id, name in left.items() if id not in right)


def find_ways(here: "Journey", there: "Journey", names: "Mapping[str, str]") -> tuple[Way, ...]:
    """The ways between touchpoints of both maps: those that one map lacks, and those that have a share in both.

    Where one of them leaves the ways to the order of its file, that order tells it already.

    Args:
        here: The first map.
        there: The other map.
        names: The id of a touchpoint in the first map, by its id in the other.
    """
    first = _collect(here, {id: id for id in names.values()})
    second = _collect(there, names)
    left, right = ({source for (source, _), way in ways.items() if way.written} for ways in (first, second))
    order = {id: number for number, id in enumerate(here.touchpoints)}
    keys = sorted(dict.fromkeys((*first, *second)), key=lambda key: order[key[0]])
    return tuple(
        way
        for key in keys
        if key[0] in left & right and (way := _compare_way(key, first.get(key), second.get(key))) is not None
    )


def _collect(journey: "Journey", names: "Mapping[str, str]") -> "dict[tuple[str, str], Transition]":
    ends = {end: end for end in ENDS}
    known = {**names, **ends}
    return {
        (known[way.source], known[way.target]): way
        for way in journey.transitions
        if way.source in known and way.target in known
    }


def _compare_way(key: tuple[str, str], one: "Transition | None", other: "Transition | None") -> Way | None:
    first, second = (way.share if way is not None else None for way in (one, other))
    if one is None or other is None:
        found = other or one
        kind: Literal["added", "dropped"] = "added" if one is None else "dropped"
        return None if found is None else Way(*key, kind, first, second, None, None, found.at)
    if first is None or second is None or first.value is None or second.value is None:
        return None
    left, right = (find_interval(share, PRESETS["share"]) for share in (first, second))
    interval = None
    if left is not None and right is not None:
        interval = find_difference(second.value, right, first.value, left)
    return Way(*key, "kept", first, second, settle(second.value - first.value), interval, other.at)


def _find_moved(couples: "Couples") -> "Iterator[tuple[str, tuple[str, str]]]":
    """The fewest touchpoints that stand elsewhere in the other map, each with what stands before it here and there."""
    kept = set(_find_longest_rise([other.number for _, other in couples]))
    here = [one.id for one, _ in couples]
    there = [one.id for one, _ in sorted(couples, key=lambda couple: couple[1].number)]
    for place, id in enumerate(here):
        if place not in kept:
            after = there.index(id)
            yield id, (here[place - 1] if place else "", there[after - 1] if after else "")


def _find_longest_rise(numbers: "Sequence[int]") -> "Iterator[int]":
    """The places of a longest rising part of different numbers, the last first (patience sorting)."""
    ends: list[int] = []
    places: list[int] = []
    previous: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(places[length - 1] if length else None)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    at: int | None = places[-1] if places else None
    while at is not None:
        yield at
        at = previous[at]
