"""A map against another of the same journey: what people believe, what is meant, what is to come."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import enumerate_words
from cxmap.scoring.comparison.changes import Change, Way, find_changes, find_ways
from cxmap.scoring.comparison.differences import Difference, Incomparable, Unmatched, compare_feelings, compare_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxmap.journey.model import Journey, Touchpoint

CURRENT = "current"


@dataclass(frozen=True, slots=True)
class MapComparison:
    """Two maps of one journey, touchpoint by touchpoint.

    Attributes:
        here: The map of what is: the current one of the two, else the first.
        there: The map that is held against it.
        pairs: The touchpoints that both have, each as `here` and as `there` has it, in the order of `here`.
        numbers: Differences of numbers out of ten, the largest first; equal ones in the order of `here`.
        frequencies: Differences of shares of journeys, likewise.
        feelings: Differences of feelings, likewise.
        incomparable: Numbers of both that cannot be set against each other, and why.
        unmatched: Numbers that only one of the two has.
        changes: What else is different about a touchpoint, in the order of `here`.
        ways: Ways that only one map has, or that another share goes.
        only_here: Touchpoints that `there` does not have.
        only_there: Touchpoints that `here` does not have.
    """

    here: "Journey"
    there: "Journey"
    pairs: "tuple[tuple[Touchpoint, Touchpoint], ...]"
    numbers: tuple[Difference, ...]
    frequencies: tuple[Difference, ...]
    feelings: tuple[Difference, ...]
    incomparable: tuple[Incomparable, ...]
    unmatched: tuple[Unmatched, ...]
    changes: tuple[Change, ...]
    ways: tuple[Way, ...]
    only_here: "tuple[Touchpoint, ...]"
    only_there: "tuple[Touchpoint, ...]"


def compare_maps(base: "Journey", other: "Journey") -> MapComparison:
    """Set two maps of one journey against each other.

    Touchpoints belong together that have the same id, or of which one had the id of the other before (`was`).

    Raises:
        UsageError: Both are the same file, or they have no touchpoint in common.
    """
    if base.file == other.file:
        raise UsageError(f"`{base.file}` is the map itself", "name another map of the same journey after `--against`")
    # Whatever was asked for first: what is believed or meant is measured against what is.
    turned = other.noun.state == CURRENT != base.noun.state
    here, there = (other, base) if turned else (base, other)
    pairs = tuple(_pair(here.touchpoints, there.touchpoints))
    if not pairs:
        raise UsageError(
            f"{enumerate_words([here.file, there.file])} have no touchpoint in common",
            "give touchpoints that are the same the same id, or name the id of the other map under `was`",
        )
    differences, incomparable, unmatched = compare_numbers(here, there, pairs)
    names = {other.id: one.id for one, other in pairs}
    paired = set(names.values())
    return MapComparison(
        here=here,
        there=there,
        pairs=pairs,
        numbers=_rank(difference for difference in differences if difference.metric != "frequency"),
        frequencies=_rank(difference for difference in differences if difference.metric == "frequency"),
        feelings=_rank(compare_feelings(pairs)),
        incomparable=incomparable,
        unmatched=unmatched,
        changes=find_changes(here, there, pairs),
        ways=find_ways(here, there, names),
        only_here=tuple(one for one in here.touchpoints.values() if one.id not in paired),
        only_there=tuple(one for one in there.touchpoints.values() if one.id not in names),
    )


def _pair(
    here: "Mapping[str, Touchpoint]", there: "Mapping[str, Touchpoint]"
) -> "Iterator[tuple[Touchpoint, Touchpoint]]":
    """Each touchpoint with its match, if it has one; an id that is the same comes before one that was."""
    matches = {id: id for id in here if id in there}
    taken = set(matches)
    former = {old: id for id, touchpoint in there.items() for old in touchpoint.noun.was}
    for id, touchpoint in here.items():
        if id in matches:
            continue
        candidates = [former.get(id), *touchpoint.noun.was]
        found = next((one for one in candidates if one is not None and one in there and one not in taken), None)
        if found is not None:
            matches[id] = found
            taken.add(found)
    for id, touchpoint in here.items():
        if id in matches:
            yield touchpoint, there[matches[id]]


def _rank(differences: "Iterable[Difference]") -> tuple[Difference, ...]:
    # Sorting keeps the order of the map where differences are equally large.
    return tuple(sorted(differences, key=lambda difference: -math.fabs(difference.gap)))
