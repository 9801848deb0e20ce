"""The best set of projects within a budget, where some need others and some share what they achieve.

Projects are gone through one after the other, and each is left or taken. Of the sets made so far, many can be dropped:

- A set that takes no less effort and achieves no more than another one, where the two do not differ in any project
  that a later one needs or shares something with. Nothing later can make it the better one.
- A set that stays behind the best known one even if all later projects achieve the most that they can in any set, and
  the last of them is taken in part.

So the result is the best there is, whatever the projects share. Where more sets remain than memory is meant for, those
that promise least are dropped too; the most that any of them could have become is the bound that is returned.

No solver for integer programs does this work. What projects share would need a variable for every set of those that
share it, and a solver takes two sums for the same that differ by a millionth, while a budget of 0.3 days is kept
exactly here. Tests compare with one.

Source:
    Dominance: G. L. Nemhauser and Z. Ullmann, Discrete Dynamic Programming and Capital Allocation, Management Science
    15(9), 1969, 494–505. The bound: G. B. Dantzig, Discrete-Variable Extremum Problems, Operations Research 5(2),
    1957, 266–288.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import inf

from cxmap.scoring.precision import settle

WORK = 800_000
"""Sets that are kept, over all projects. Ours: a few seconds' work, 20,000 at a time for 40 projects."""

_FEW = 8
"""Up to so many members, what one of them adds to the others is tried in every set of them."""

_SLACK = 1e-9
"""What two sums may differ by that mean the same."""

State = tuple[int, float, int]
"""Effort, the achievement as a number below 0 (so that sorting puts the best first), and the set as bits."""


@dataclass(frozen=True, slots=True)
class Project:
    """Something that can be left or taken.

    Attributes:
        effort: What it takes, 0 or more.
        needs: The projects before it in the list without which it cannot be taken.
    """

    effort: int
    needs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stake:
    """Something that projects achieve together.

    Attributes:
        members: The projects that change it.
        value: What a set of them achieves. May be below 0; nothing for none of them.
        span: The most that two sets of them can differ by.
    """

    members: frozenset[int]
    value: Callable[[frozenset[int]], float]
    span: float


@dataclass(frozen=True, slots=True)
class Selection:
    """The best set that was found.

    Attributes:
        chosen: The projects.
        value: What they achieve.
        bound: What no set achieves more than. Where it equals `value`, none is better.
    """

    chosen: frozenset[int]
    value: float
    bound: float


def choose_projects(projects: Sequence[Project], stakes: Sequence[Stake], budget: int, work: int = WORK) -> Selection:
    """The set of projects that achieves most within a budget; of two that achieve the same, the one of less effort.

    Args:
        projects: The projects; each stands after those that it needs. Where not all sets can be tried, those that
            stand first are tried first.
        stakes: What they achieve.
        budget: The most that they may take, 0 or more.
        work: How many sets are kept, over all projects.
    """
    return _Search(projects, stakes, budget, max(1, work // max(1, len(projects)))).run()


class _Search:
    def __init__(self, projects: Sequence[Project], stakes: Sequence[Stake], budget: int, states: int) -> None:
        self.projects, self.stakes, self.budget, self.states = projects, stakes, budget, states
        self.stakes_of = [[stake for stake in stakes if one in stake.members] for one in range(len(projects))]
        self.order = self._find_order()
        self.bounds = self._find_bounds()
        self.best: State = (0, 0.0, 0)
        self.lost = -inf

    def run(self) -> Selection:
        state: State = (0, 0.0, 0)
        for one in range(len(self.projects)):
            longer = self._take(state, one)
            if longer and longer[1] < state[1]:
                state = longer
                self._note(state)
        front: list[State] = [(0, 0.0, 0)]
        for place, one in enumerate(self.order):
            taken = [longer for state in front if (longer := self._take(state, one))]
            for state in taken:
                self._note(state)
            front = self._thin(_drop_dominated([*front, *taken], self._find_live(place)), place + 1)
        value = settle(-self.best[1])
        return Selection(_list(self.best[2]), value, max(value, settle(self.lost)))

    def _take(self, state: State, one: int) -> State | None:
        """The set with one more project; None where that cannot be."""
        effort, loss, chosen = state
        effort += self.projects[one].effort
        if effort > self.budget or any(not chosen >> need & 1 for need in self.projects[one].needs):
            return None
        for stake in self.stakes_of[one]:
            here = frozenset(each for each in stake.members if chosen >> each & 1)
            loss -= stake.value(here | {one}) - stake.value(here)
        return effort, loss, chosen | 1 << one

    def _note(self, state: State) -> None:
        """Remember the set if it is the best one so far."""
        if (settle(state[1]), state[0]) < (settle(self.best[1]), self.best[0]):
            self.best = state

    def _thin(self, front: list[State], place: int) -> list[State]:
        """Leave out the sets that cannot become the best, and those that there is no room for."""
        hopes = [(self._find_hope(place, self.budget - state[0]) - state[1], state) for state in front]
        hopes = [one for one in hopes if one[0] >= -self.best[1] - _SLACK]
        if len(hopes) > self.states:
            hopes.sort(key=lambda one: (-one[0], one[1]))
            self.lost = max(self.lost, hopes[self.states][0])
            del hopes[self.states :]
        return [state for _, state in hopes]

    def _find_hope(self, place: int, left: int) -> float:
        """The most that the projects from a place on can add with the effort that is left."""
        efforts, gains, each = self.bounds[place]
        count = bisect_right(efforts, left) - 1
        if count == len(each):
            return gains[count]
        effort, gain = each[count]
        return gains[count] + gain * ((left - efforts[count]) / effort)

    def _find_bounds(self) -> list[tuple[list[int], list[float], list[tuple[int, float]]]]:
        """For every place: sums of effort and of gain of the projects from there on, the best per effort first."""
        most = [sum(_find_most(stake, one) for stake in self.stakes_of[one]) for one in range(len(self.projects))]
        # Exact: an effort may be beyond what a float can hold, as it is counted in the smallest part of a day.
        dense = sorted(
            (one for one in self.order if most[one] > 0),
            key=lambda one: self.projects[one].effort / Fraction(most[one]),
        )
        bounds = []
        for place in range(len(self.order) + 1):
            later = set(self.order[place:])
            each = [(self.projects[one].effort, most[one]) for one in dense if one in later]
            efforts, gains = ([number for number, _ in each], [number for _, number in each])
            bounds.append(([*accumulate(efforts, initial=0)], [*accumulate(gains, initial=0.0)], each))
        return bounds

    def _find_order(self) -> list[int]:
        """The projects, those that have to do with each other together, so that few matter later on."""
        first = list(range(len(self.projects)))
        ties = [stake.members for stake in self.stakes]
        ties += [project.needs | {one} for one, project in enumerate(self.projects)]
        for members in ties:
            joined = {first[one] for one in members}
            least = min(joined, default=0)
            first = [least if each in joined else each for each in first]
        return sorted(range(len(self.projects)), key=lambda one: (first[one], one))

    def _find_live(self, place: int) -> int:
        """The projects up to a place that matter to a later one, as bits."""
        done, later = set(self.order[: place + 1]), self.order[place + 1 :]
        ties = [self.projects[one].needs for one in later]
        ties += [stake.members for one in later for stake in self.stakes_of[one]]
        return sum(1 << one for one in done.intersection(*[frozenset().union(*ties)]))


def _drop_dominated(states: list[State], live: int) -> list[State]:
    """The sets of which no other one is at least as good in every way."""
    reached: dict[int, float] = {}
    kept = []
    for state in sorted(states):
        key = state[2] & live
        if key not in reached or state[1] < reached[key]:
            reached[key] = state[1]
            kept.append(state)
    return kept


def _find_most(stake: Stake, one: int) -> float:
    """The most that a project can add to a stake, whatever the others do."""
    others = sorted(stake.members - {one})
    if len(others) >= _FEW:
        return stake.span
    sets = [
        frozenset(each for place, each in enumerate(others) if bits >> place & 1) for bits in range(2 ** len(others))
    ]
    return max(stake.value(each | {one}) - stake.value(each) for each in sets)


def _list(bits: int) -> frozenset[int]:
    return frozenset(one for one in range(bits.bit_length()) if bits >> one & 1)
