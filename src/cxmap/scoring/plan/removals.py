"""What a set of initiatives removes: the score of each touchpoint now, less its score once their targets are reached.

Initiatives that set the same number do not add up. The better of their targets counts, and the scores of a touchpoint
are computed from all that is set there together.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure
    from cxmap.scoring.method import Method, Numbers, Part
    from cxmap.scoring.plan.targets import Aim
    from cxmap.scoring.result import RankedTouchpoint

Members = frozenset[int]
"""Initiatives, by their number."""

Targets = Mapping[str, tuple[int, "Measure"]]
"""By metric: the initiative whose target counts, and the target."""


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A number of the formula as it is meant to be.

    Attributes:
        value: The number.
        by: The initiatives that set it; empty where it stays what it is.
        base: What the number would be now if it were made in the way the target is; None where it is made so.
    """

    value: float
    by: tuple[int, ...] = ()
    base: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A touchpoint once targets are reached.

    Attributes:
        score: Its score then.
        parts: The numbers of the formula then, by name.
        targets: The targets that count.
    """

    score: float
    parts: Mapping[str, PlannedPart]
    targets: Targets


@dataclass(frozen=True, slots=True)
class Site:
    """A touchpoint at which initiatives are meant to reach something.

    Attributes:
        entry: The touchpoint, as it is ranked now.
        aims: The targets by metric, of every initiative that has any here, by its number.
    """

    entry: "RankedTouchpoint"
    aims: "Mapping[int, Mapping[str, Measure]]"


class Removals:
    """Answers what any set of initiatives removes.

    Attributes:
        method: The method that scores.
        sites: The touchpoints where something is to be reached.
        sites_of: By initiative, the places of its touchpoints in `sites`.
    """

    def __init__(self, method: "Method", aims: "Sequence[Sequence[Aim]]") -> None:
        self.method = method
        found: dict[int, tuple[RankedTouchpoint, dict[int, Mapping[str, Measure]]]] = {}
        for number, one in enumerate(aims):
            for aim in one:
                # An entry stands for itself: maps may share the ids of touchpoints.
                found.setdefault(id(aim.entry), (aim.entry, {}))[1][number] = aim.targets
        self.sites = tuple(Site(*each) for each in found.values())
        places = {id(site.entry): place for place, site in enumerate(self.sites)}
        self.sites_of = tuple(tuple(places[id(aim.entry)] for aim in one) for one in aims)
        self._known: dict[tuple[int, Members], Outcome] = {}

    def find_outcome(self, place: int, members: Members) -> Outcome:
        """What one touchpoint is meant to be once these initiatives have reached their targets.

        Args:
            place: Its place in `sites`.
            members: The initiatives; those that set nothing there change nothing.
        """
        site = self.sites[place]
        here = members.intersection(site.aims)
        known = self._known.get((place, here))
        if known is None:
            options = _list_options({number: site.aims[number] for number in sorted(here)})
            known = min((plan_touchpoint(self.method, site.entry, one) for one in options), key=lambda one: one.score)
            self._known[place, here] = known
        return known

    def find_removed(self, members: Members, places: Iterable[int] | None = None) -> float:
        """What initiatives remove together; below 0 where they make things worse.

        Args:
            members: The initiatives.
            places: The touchpoints that count, by their place in `sites`; None counts all.
        """
        # Where they set nothing, nothing is removed.
        counted = self.find_places(members) if places is None else places
        return settle(
            math.fsum(self.sites[place].entry.score - self.find_outcome(place, members).score for place in counted)
        )

    def find_range(self, place: int, members: Members) -> tuple[float, float]:
        """The lowest and the highest score that one touchpoint has with any set of these initiatives."""
        site = self.sites[place]
        aims = {number: site.aims[number] for number in sorted(members.intersection(site.aims))}
        scores = [plan_touchpoint(self.method, site.entry, one).score for one in _list_options(aims, optional=True)]
        return min(scores), max(scores)

    def find_places(self, members: Members) -> tuple[int, ...]:
        """The touchpoints at which initiatives set anything, by their place in `sites`."""
        return tuple(sorted({place for number in members for place in self.sites_of[number]}))


def plan_touchpoint(method: "Method", entry: "RankedTouchpoint", targets: Targets) -> Outcome:
    """What a touchpoint is meant to be once targets are reached.

    A target is a mean, and so nobody has counted answers to it. Where the number of the formula is counted now, the
    two must not be compared: it is taken to fall, or rise, in the same proportion as what would follow from the means.

    Source:
        Ours, because a share of dissatisfied answers that is half of what the mean suggests will hardly be all of it
        once the mean is better.
    """
    now = {part.name: part for part in entry.parts}
    parts = {name: PlannedPart(part.value) for name, part in now.items()}
    planned = put_targets(entry.numbers, targets)
    for part in method.find_parts(planned):
        by = tuple(dict.fromkeys(targets[metric][0] for metric in part.metrics if metric in targets))
        if by:
            parts[part.name] = _plan_part(method, entry, part, now[part.name], by)
    score = settle(method.combine({name: part.value for name, part in parts.items()}))
    return Outcome(score, parts, targets)


def put_targets(numbers: "Numbers", targets: Targets) -> "Numbers":
    """The numbers of a touchpoint with targets in their place."""
    return replace(numbers, measures={**numbers.measures, **{metric: one for metric, (_, one) in targets.items()}})


def _plan_part(
    method: "Method", entry: "RankedTouchpoint", planned: "Part", now: "Part", by: tuple[int, ...]
) -> PlannedPart:
    base = _find_from_mean(method, entry.numbers, now)
    # Where nothing is left to fall, or counting changed nothing, there is no proportion to keep.
    if not base or base == now.value:
        return PlannedPart(planned.value, by)
    low, high = method.ranges[now.name]
    return PlannedPart(min(max(now.value * planned.value / base, low), high), by, base)


def _find_from_mean(method: "Method", numbers: "Numbers", part: "Part") -> float:
    """What a part that was counted would be if only the mean of the answers were known."""
    bare = {
        metric: replace(measure, answers=(), dissatisfied=None) if metric in part.metrics else measure
        for metric, measure in numbers.measures.items()
    }
    return next(one.value for one in method.find_parts(replace(numbers, measures=bare)) if one.name == part.name)


def _list_options(aims: "Mapping[int, Mapping[str, Measure]]", *, optional: bool = False) -> "list[Targets]":
    """The targets of which the best for the score counts: for every metric, the lowest or the highest one.

    Every method rises or falls with a number all the way, so none in between can be better.

    Args:
        aims: The targets by initiative and metric.
        optional: Whether a metric may also stay what it is.
    """
    by_metric: dict[str, list[tuple[int, Measure]]] = {}
    for number, targets in aims.items():
        for metric, target in targets.items():
            by_metric.setdefault(metric, []).append((number, target))
    ends: list[list[tuple[str, tuple[int, Measure]] | None]] = []
    for metric, found in by_metric.items():
        picked = [pick(found, key=lambda one: one[1].scaled or 0) for pick in (min, max)]
        ends.append([*([None] if optional else []), *((metric, one) for one in picked)])
    return [dict(one for one in option if one is not None) for option in product(*ends)]
