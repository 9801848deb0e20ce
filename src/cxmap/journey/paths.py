"""All paths through a map with their shares, where they end, and how often they come to each touchpoint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log, prod
from typing import TYPE_CHECKING

from cxmap.journey.beginnings import find_beginnings
from cxmap.journey.chain import Flow, open_chain
from cxmap.journey.cheapest import list_cheapest
from cxmap.journey.gaps import Gap, find_gaps
from cxmap.journey.graph import find_reached
from cxmap.journey.shares import find_shares
from cxmap.language.flow import DONE, LEAVES

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Transition
    from cxmap.journey.shares import Share, Way

UNKNOWN = "?"
"""Where those go of whom the map does not tell it. No touchpoint can be called so."""

ROUNDS = 2
"""How many times more than once a path of the list may come to a touchpoint.

Source:
    Ours: who goes round a third time is rare enough to be summed up, and is in every share that is no path's own.
"""

MOST_PATHS = 200
"""Paths that are listed. Source: ours, more than anybody reads and few enough to be found at once."""

COVERED = 0.999
"""The share of journeys after which no more paths are listed."""

NOISE = 1e-9
"""A share below which nothing is told but the noise of floats."""

_START = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A way through the map, from a beginning to an end.

    Attributes:
        touchpoints: Ids of the touchpoints, as often as it comes to them.
        end: `done` or `leaves`.
        share: The share of journeys that take exactly this path; None where a way on it has no share.
        assumed: Whether one of the shares is an assumption.

    Units:
        share: 0–1, of the journeys of its course.
    """

    touchpoints: tuple[str, ...]
    end: str
    share: float | None
    assumed: bool


@dataclass(frozen=True, slots=True)
class Course:
    """Where journeys go that begin at some touchpoints.

    Attributes:
        starts: The share of these journeys that begins at each touchpoint.
        chain: The share of those at a touchpoint who go on to each other one, to an end, or nobody knows where.
        visits: How often a journey comes to each touchpoint on average; for an end, the share that ends there.
        endless: The share that comes to touchpoints from which nothing leads to an end.
        paths: The paths, those with the largest share first; then those without one, the shortest first.
        more: Whether there are more paths than are listed.

    Units:
        Shares: 0–1, of the journeys of this course.
    """

    starts: Mapping[str, float]
    chain: Mapping[str, Mapping[str, float]]
    visits: Mapping[str, float]
    endless: float
    paths: tuple[Path, ...]
    more: bool

    @property
    def done(self) -> float:
        """The share that reaches the goal."""
        return self.visits.get(DONE, 0.0)

    @property
    def leaves(self) -> float:
        """The share that gives up."""
        return self.visits.get(LEAVES, 0.0)

    @property
    def unknown(self) -> float:
        """The share that comes to where the map does not tell how many go which way."""
        return self.visits.get(UNKNOWN, 0.0)

    @property
    def covered(self) -> float:
        """The share that takes one of the paths listed with a share."""
        return fsum(path.share or 0.0 for path in self.paths)

    def lost_at(self, touchpoint: str) -> float:
        """The share of journeys that are given up at a touchpoint."""
        return self.visits.get(touchpoint, 0.0) * self.chain.get(touchpoint, {}).get(LEAVES, 0.0)


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the journeys of a map go.

    Attributes:
        courses: All journeys as one course; one for each beginning where nobody knows how many begin at each.
        shares: The share of every way.
        gaps: What is not known, in file order.
        guessed: Ids of the touchpoints of which it is an assumption how many go which way, or begin there.
        assumed: Ids of the touchpoints of which it therefore is one how many come.
        unfollowed: Ids of the beginnings beyond those that were asked for.
    """

    courses: tuple[Course, ...]
    shares: "Mapping[Way, Share]"
    gaps: tuple[Gap, ...]
    guessed: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    unfollowed: tuple[str, ...] = ()


def find_paths(journey: "Journey", most: int = MOST_PATHS, begun: int | None = None) -> Paths:
    """Follow the ways of a map from where journeys begin.

    Args:
        journey: The map.
        most: How many paths to list with a share, and how many without.
        begun: The most courses to follow; None follows all.
    """
    beginnings = find_beginnings(journey)
    shares = find_shares(journey)
    ways: dict[str, list[Transition]] = {id: [] for id in journey.touchpoints}
    for way in journey.transitions:
        ways[way.source].append(way)
    chain, endless = open_chain({id: _share_out(journey, id, leaving, shares) for id, leaving in ways.items()})
    guessed = {id for id, leaving in ways.items() if len(leaving) > 1 and _is_guessed(leaving)}
    if beginnings.shares is not None:
        starts = [beginnings.shares] if beginnings.touchpoints else []
    else:
        starts = [{id: 1.0} for id in beginnings.touchpoints]
    onward = {id: [way.target for way in leaving if not way.ends] for id, leaving in ways.items()}
    reached = find_reached(onward, beginnings.touchpoints)
    gaps = [beginnings.gap] if beginnings.gap is not None else []
    gaps += find_gaps(journey, shares, reached, endless & reached)
    first = beginnings.touchpoints if beginnings.assumed else ()
    assumed = find_reached(onward, [*first, *(target for id in guessed for target in onward[id])])
    guessed.update(first)
    follower = _Follower(journey, shares, chain, Flow(chain), endless, guessed, most)
    courses = tuple(follower.follow(start) for start in starts[:begun])
    unfollowed = tuple(id for start in starts[len(courses) :] for id in start)
    return Paths(courses, shares, tuple(gaps), frozenset(guessed), frozenset(assumed), unfollowed)


def _share_out(
    journey: "Journey", id: str, ways: "Sequence[Transition]", shares: "Mapping[Way, Share]"
) -> dict[str, float]:
    """The share that goes each way, and the share of those of whom it is not known."""
    found = {way.target: shares[way.source, way.target].value for way in ways}
    # Who waits for so few to leave a loop waits for ever.
    known = {target: share for target, share in found.items() if share is not None and share > NOISE}
    total = fsum(known.values())
    complete = None not in found.values() and len(journey.touchpoints[id].noun.next or ways) == len(ways)
    rest = 0.0 if complete else round(1 - total, 10)
    if rest > 0:
        return {**known, UNKNOWN: rest}
    # Shares that were rounded to whole per cents may miss 1 by a little, and nobody is to get lost by that.
    return {target: share / total for target, share in known.items()}


def _is_guessed(ways: "Sequence[Transition]") -> bool:
    return any(way.share is not None and way.share.assumed for way in ways)


@dataclass(frozen=True, slots=True)
class _Follower:
    """Follows the journeys of one map."""

    journey: "Journey"
    shares: "Mapping[Way, Share]"
    chain: Mapping[str, Mapping[str, float]]
    flow: Flow[str]
    endless: "set[str]"
    guessed: "set[str]"
    most: int

    def follow(self, starts: Mapping[str, float]) -> Course:
        visits = self.flow.count_visits(starts)
        ending = visits.get(DONE, 0.0) + visits.get(LEAVES, 0.0)
        known = self._list_known(starts, ending) if self.most else []
        more = fsum(path.share or 0.0 for path in known) < ending - NOISE
        unknown = self._list_unknown(starts) if self.most and visits.get(UNKNOWN, 0.0) > 0 else []
        # What can be gone round can be gone round more often than is listed.
        more |= len(unknown) == self.most or any(len(set(path.touchpoints)) < len(path.touchpoints) for path in unknown)
        # Places that nothing leads out of are ends to the chain.
        endless = fsum(visits.get(id, 0.0) for id in sorted(self.endless))
        return Course(starts, self.chain, visits, endless, (*known, *unknown), more)

    def _list_known(self, starts: Mapping[str, float], ending: float) -> list[Path]:
        """The paths with a share, those with the largest first, those with equal shares in file order."""
        costs: dict[str, list[tuple[str, float]]] = {id: [] for id in self.endless}
        for id, ways in {**self.chain, _START: starts}.items():
            costs[id] = [(target, -log(min(share, 1.0))) for target, share in ways.items() if target != UNKNOWN]
        paths: list[Path] = []
        covered = 0.0
        for _, *ids, end in list_cheapest(costs, _START, ROUNDS, 4 * self.most):
            share = starts[ids[0]] * prod(self.chain[one][next] for one, next in pairwise((*ids, end)))
            paths.append(self._make(ids, end, share))
            covered += share
            if len(paths) == self.most or covered >= COVERED * ending:
                break
        return sorted(paths, key=lambda path: (-round(path.share or 0.0, 12), self._spell(path)))

    def _list_unknown(self, starts: Mapping[str, float]) -> list[Path]:
        """The paths with a way of which the share is not known, the shortest first."""
        steps: dict[tuple[str, bool], list[tuple[tuple[str, bool], float]]]
        steps = {(id, passed): [] for id in self.journey.touchpoints for passed in (False, True)}
        steps[_START, False] = [((id, False), 1.0) for id in starts]
        for way in self.journey.transitions:
            share = self.shares[way.source, way.target].value
            for passed in (False, True) if share != 0 else ():
                # An end that is reached with a share of its own is among the other paths.
                if passed or share is None or not way.ends:
                    steps[way.source, passed].append(((way.target, passed or share is None), 1.0))
        paths: list[Path] = []
        for _, *places, (end, _) in list_cheapest(steps, (_START, False), ROUNDS, 4 * self.most):
            paths.append(self._make([id for id, _ in places], end, None))
            if len(paths) == self.most:
                break
        return sorted(paths, key=lambda path: (len(path.touchpoints), self._spell(path)))

    def _spell(self, path: Path) -> tuple[list[int], str]:
        """What the order of the file says about a path."""
        return [self.journey.touchpoints[id].number for id in path.touchpoints], path.end

    def _make(self, ids: Sequence[str], end: str, share: float | None) -> Path:
        return Path(tuple(ids), end, share, not self.guessed.isdisjoint(ids))
