"""In which order initiatives can be done: what is needed first, and then what removes most for a person-day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from heapq import heapify, heappop, heappush
from math import inf
from typing import TYPE_CHECKING

from cxmap.journey.scales import spell

if TYPE_CHECKING:
    from cxmap.scoring.plan.removals import Members, Removals


class Standing(StrEnum):
    """Why an initiative stands where it does in the order.

    What is needed by one that is under way, or is worth it, stands with it.
    """

    UNDER_WAY = "under way"
    WORTH_IT = "worth it"
    NO_GAIN = "removes nothing"
    NO_EFFORT = "no effort given"
    BLOCKED = "blocked"


Step = tuple[int, Standing]
"""An initiative by its number, and why it stands here."""


def find_closures(needs: Sequence[Iterable[int]]) -> "tuple[Members, ...]":
    """By initiative: itself and all open ones that it needs, at once or through others."""
    closures = []
    for start in range(len(needs)):
        found, todo = {start}, [start]
        while todo:
            fresh = set(needs[todo.pop()]) - found
            found |= fresh
            todo.extend(fresh)
        closures.append(frozenset(found))
    return tuple(closures)


def find_circles(needs: Sequence[Sequence[int]]) -> "tuple[Members, ...]":
    """The initiatives that wait for one another, each circle once."""
    closures = find_closures(needs)
    circles = {
        frozenset(other for other in closures[one] if one in closures[other]): None
        for one in range(len(needs))
        if any(one in closures[need] for need in needs[one])
    }
    return tuple(circles)


class Sequencer:
    """Puts initiatives in order.

    What is under way comes first, with what it needs. Then, again and again, the initiative that removes the most
    score for a person-day, counted with everything that it needs and that is not placed yet: a dear beginning is paid
    for by what it makes possible. Then come those that remove nothing more or set nothing, those that do not say what
    they take, and those that cannot begin.

    Source:
        Ours: each step is easy to check by hand. It is not the best set within a budget, which `choose_within` finds.
    """

    def __init__(
        self,
        removals: "Removals",
        needs: Sequence[Sequence[int]],
        efforts: Sequence[float | None],
    ) -> None:
        self.removals = removals
        self.needs = needs
        self.efforts = efforts
        self.closures = find_closures(needs)
        self._placed: dict[int, Standing] = {}

    def run(self, started: Iterable[int], blocked: Iterable[int]) -> tuple[Step, ...]:
        """Put all initiatives in order.

        Args:
            started: Those that are under way.
            blocked: Those that cannot begin.
        """
        self._placed = {}
        blocked = frozenset(blocked)
        for one in started:
            self._place(one, Standing.UNDER_WAY, blocked)
        free = [one for one in range(len(self.needs)) if one not in blocked]
        self._place_worthy([one for one in free if self._find_effort(self.closures[one]) is not None])
        for standing, chosen in (
            (Standing.NO_GAIN, [one for one in free if self._find_effort(self.closures[one]) is not None]),
            (Standing.NO_EFFORT, free),
            (Standing.BLOCKED, range(len(self.needs))),
        ):
            for one in chosen:
                self._place(one, standing, frozenset() if standing is Standing.BLOCKED else blocked)
        return tuple(self._placed.items())

    def _place_worthy(self, candidates: Sequence[int]) -> None:
        # Only what shares an initiative or a touchpoint with the one that was placed is worth something else now.
        sharing: dict[tuple[str, int], list[int]] = {}
        for one in candidates:
            for key in self._list_shares(self.closures[one]):
                sharing.setdefault(key, []).append(one)
        ratios = {one: self._find_ratio(one) for one in candidates if one not in self._placed}
        waiting = [self._rank(one, ratio) for one, ratio in ratios.items()]
        heapify(waiting)
        while waiting:
            negative, size, best = heappop(waiting)
            if best in self._placed or (negative, size, best) != self._rank(best, ratios[best]):
                continue
            if ratios[best] <= 0:
                return
            fresh = self._find_rest(best)
            self._place(best, Standing.WORTH_IT, frozenset())
            for one in {one for key in self._list_shares(fresh) for one in sharing[key]} - self._placed.keys():
                ratios[one] = self._find_ratio(one)
                heappush(waiting, self._rank(one, ratios[one]))

    def _rank(self, one: int, ratio: float) -> tuple[float, int, int]:
        return -ratio, len(self.closures[one]), one

    def _list_shares(self, members: "Members") -> "Iterator[tuple[str, int]]":
        yield from (("initiative", one) for one in members)
        yield from (("touchpoint", place) for place in self.removals.find_places(members))

    def _find_ratio(self, one: int) -> float:
        """What an initiative and all it needs remove for a person-day, given what is placed already."""
        rest = self._find_rest(one)
        places = self.removals.find_places(rest)
        sites = (self.removals.sites[place] for place in places)
        placed = frozenset(number for site in sites for number in site.aims if number in self._placed)
        gain = self.removals.find_removed(placed | rest, places) - self.removals.find_removed(placed, places)
        effort = self._find_effort(rest) or 0
        if gain <= 0:
            return 0
        return gain / effort if effort else inf

    def _find_rest(self, one: int) -> "Members":
        """An initiative and all it needs, without what is placed already."""
        return frozenset(other for other in self.closures[one] if other not in self._placed)

    def _find_effort(self, members: "Members") -> float | None:
        return add_efforts(self.efforts[one] for one in sorted(members))

    def _place(self, one: int, standing: Standing, avoided: "Members") -> None:
        """Place an initiative behind everything that it needs; a circle is cut where it closes."""
        todo = [(one, False)]
        seen = set()
        while todo:
            here, ready = todo.pop()
            if here in self._placed:
                continue
            if ready:
                self._placed[here] = standing
            elif here not in seen:
                seen.add(here)
                needed = [need for need in self.needs[here] if need not in avoided]
                todo += [(here, True), *((need, False) for need in reversed(needed))]


def add_efforts(efforts: Iterable[float | None]) -> float | None:
    """The sum of efforts, to the last decimal that was written; None where one of them is not known."""
    total = Decimal(0)
    for effort in efforts:
        if effort is None:
            return None
        total += Decimal(spell(effort))
    return float(total)


def find_blocked(
    needs: Sequence[Sequence[int]], hindered: Mapping[int, str], name: Callable[[int], str]
) -> dict[int, str]:
    """Why initiatives cannot begin, by their number, as the end of the sentence "It cannot begin, because …".

    Args:
        needs: The open initiatives that each needs.
        hindered: Those that need what will never be there, with the reason.
        name: What an initiative is called.
    """
    reasons = dict(hindered)
    for circle in find_circles(needs):
        for one in sorted(circle):
            others = ", ".join(name(other) for other in sorted(circle) if other != one)
            reasons.setdefault(one, f"it and {others} wait for one another" if others else "it needs itself")
    closures = find_closures(needs)
    for one, closure in enumerate(closures):
        for other in sorted(closure):
            if other != one and other in reasons and one not in reasons:
                reasons[one] = f"it needs {name(other)}, which cannot begin"
                break
    return reasons
