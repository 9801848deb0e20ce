"""The open initiatives that remove the most score within so many person-days."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.journey.scales import find_decimals, spell
from cxmap.scoring.plan.knapsack import Project, Stake, choose_projects
from cxmap.scoring.plan.sequence import add_efforts, find_closures
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.scoring.plan.plans import Item, Plan, Removal
    from cxmap.scoring.plan.removals import Members


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An initiative that is not in the set.

    Attributes:
        item: The initiative.
        reason: Why, as a sentence without its full stop.
    """

    item: "Item"
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The initiatives to do within a budget.

    Attributes:
        days: The budget in person-days.
        taken: The initiatives, in an order in which they can be done.
        spent: What they take.
        started: What those of them take that are under way, with all that these need.
        unknown: Those under way that do not say what they take.
        removal: What they remove together.
        started_removal: What those under way remove, with all that these need.
        left_out: The others, in the order of the plan.
        bound: What no set within the budget removes more than. Where it equals what is removed, no set is better.
        counted: How many initiatives the comparison of sets counts: it is known what they remove, or what those
            remove that need them, and how many days that takes.
    """

    days: float
    taken: "tuple[Item, ...]"
    spent: float
    started: float
    unknown: "tuple[Item, ...]"
    removal: "Removal"
    started_removal: "Removal"
    left_out: tuple[LeftOut, ...]
    bound: float
    counted: int

    @property
    def left(self) -> float:
        """The days that are left; below 0 where more is under way than the budget allows."""
        return settle(self.days - self.spent)

    @property
    def assured(self) -> float:
        """How much of the most that can be added to what is under way it adds at least, as a share."""
        added, most = (score - self.started_removal.score for score in (self.removal.score, self.bound))
        return added / most if most > added else 1.0


def choose_within(plan: "Plan", days: float) -> Choice:
    """Choose the initiatives that remove the most score together within a budget.

    What is under way is spent first, with all that it needs: its people are not free. What is agreed but not begun
    has to be worth its days like everything else. An initiative is taken only with all open ones that it needs.

    Args:
        plan: The open initiatives.
        days: The budget in person-days.

    Raises:
        UsageError: The budget is no number from 0 upwards.
    """
    if not isfinite(days) or days < 0:
        raise UsageError(f"the budget `{spell(days)}` is no number of days from 0 upwards", "give 0 or more")
    begun = _find_begun(plan)
    pool = _list_pool(plan, begun)
    exponent = max(map(find_decimals, (days, *(item.undertaking.effort or 0 for item in plan.items))))
    spent = _sum_days(plan, begun)
    left = _scale(days, exponent) - _scale(spent, exponent)
    places = {number: place for place, number in enumerate(pool)}
    projects = [
        Project(
            _scale(plan.by_number[number].undertaking.effort or 0, exponent),
            frozenset(places[need] for need in plan.needs[number] if need not in begun),
        )
        for number in pool
    ]
    base = plan.removals.find_removed(begun)
    found = choose_projects(projects, _list_stakes(plan, begun, pool), left) if left >= 0 else None
    taken = begun | {pool[place] for place in found.chosen} if found else begun
    removal = plan.find_removal(taken)
    return Choice(
        days=days,
        taken=tuple(item for item in plan.items if item.undertaking.number in taken),
        spent=_sum_days(plan, taken),
        started=spent,
        unknown=tuple(
            item for item in plan.items if item.undertaking.number in begun and item.undertaking.effort is None
        ),
        removal=removal,
        started_removal=plan.find_removal(begun),
        left_out=_list_left_out(plan, taken, settle(days - _sum_days(plan, taken))),
        bound=max(removal.score, settle(base + found.bound)) if found else removal.score,
        counted=_count_compared(plan, begun, pool),
    )


def _count_compared(plan: "Plan", begun: "Members", pool: Sequence[int]) -> int:
    """How many initiatives say what they take, and that they or what needs them can be compared by what is removed."""
    closures = find_closures(plan.needs)
    known = {number for number in (*begun, *pool) if plan.by_number[number].undertaking.effort is not None}
    compared = {one for number in known if plan.by_number[number].effects for one in closures[number]}
    return len(known & compared)


def _find_begun(plan: "Plan") -> "Members":
    """What is under way, and what it needs that can begin."""
    blocked = {item.undertaking.number for item in plan.items if item.blocked}
    started = {item.undertaking.number for item in plan.items if item.undertaking.started}
    closures = find_closures(plan.needs)
    return frozenset(started.union(*(closures[number] - blocked for number in started)))


def _list_pool(plan: "Plan", begun: "Members") -> list[int]:
    """What can be chosen, in the order of the plan: it can begin, and everything it needs says what it takes."""
    closures = find_closures(plan.needs)
    return [
        item.undertaking.number
        for item in plan.items
        if item.undertaking.number not in begun
        and not item.blocked
        and all(
            plan.by_number[number].undertaking.effort is not None
            for number in closures[item.undertaking.number] - begun
        )
    ]


def _list_stakes(plan: "Plan", begun: "Members", pool: Sequence[int]) -> list[Stake]:
    """What the pool removes at each touchpoint, beyond what is under way."""
    stakes = []
    for place, site in enumerate(plan.removals.sites):
        members = [number for number in pool if number in site.aims]
        if members:
            stakes.append(_make_stake(plan, begun, pool, place, members))
    return stakes


def _make_stake(plan: "Plan", begun: "Members", pool: Sequence[int], place: int, members: Sequence[int]) -> Stake:
    base = plan.removals.find_removed(begun, (place,))

    def find_value(chosen: frozenset[int]) -> float:
        return plan.removals.find_removed(begun | {pool[one] for one in chosen}, (place,)) - base

    here = frozenset(one for one, number in enumerate(pool) if number in members)
    low, high = plan.removals.find_range(place, begun | frozenset(members))
    return Stake(here, find_value, high - low)


def _list_left_out(plan: "Plan", taken: "Members", left: float) -> tuple[LeftOut, ...]:
    closures = find_closures(plan.needs)
    return tuple(
        LeftOut(item, _say_reason(plan, item, taken, closures[item.undertaking.number] - taken, left))
        for item in plan.items
        if item.undertaking.number not in taken
    )


def _say_reason(plan: "Plan", item: "Item", taken: "Members", rest: "Members", left: float) -> str:
    """Why an initiative is left out.

    Args:
        plan: The plan.
        item: The initiative.
        taken: What is taken.
        rest: What would have to be taken with it, itself too.
        left: The days that are left.
    """
    if item.blocked:
        return item.blocked
    silent = [one for one in plan.items if one.undertaking.number in rest and one.undertaking.effort is None]
    if silent:
        itself = silent[0] is item or item in silent
        return (
            "it does not say what it takes"
            if itself
            else f"it needs `{_name(silent[0])}`, which does not say what it takes"
        )
    needed = [one for one in plan.items if one.undertaking.number in rest and one is not item]
    if all(not one.effects for one in (item, *needed)):
        return _say_uncounted(item)
    which = f" with {', '.join(f'`{_name(one)}`' for one in needed)}, which it needs" if needed else ""
    more = plan.removals.find_removed(taken | rest) - plan.removals.find_removed(taken)
    if more <= 0:
        return f"it {'removes nothing more' if more == 0 else 'would make things worse'}{which}"
    days = _sum_days(plan, rest)
    return f"it takes {spell(days)} days{which}, and {spell(max(left, 0))} {'is' if left == 1 else 'are'} left"


def _say_uncounted(item: "Item") -> str:
    """Why nothing is known of what an initiative removes."""
    noun = item.undertaking.entry.noun
    if noun.kind == "measure":
        return "it begins to measure, which removes nothing yet"
    return "what it removes cannot be counted" if noun.sets else "it does not say what it will reach"


def _name(item: "Item") -> str:
    return item.undertaking.entry.id


def _sum_days(plan: "Plan", members: "Members") -> float:
    """What initiatives take, as far as they say."""
    return add_efforts(plan.by_number[number].undertaking.effort or 0 for number in sorted(members)) or 0


def _scale(days: float, exponent: int) -> int:
    """Days as a whole number of the smallest part of a day that anybody wrote: 0.1 and 0.2 are 0.3."""
    return int(Decimal(spell(days)).scaleb(exponent))
