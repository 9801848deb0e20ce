"""The plan: what each open initiative would remove if it reached its targets, and in which order they can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.scoring.highest import find_highest
from cxmap.scoring.lack import Lack
from cxmap.scoring.plan.initiatives import (
    Barrier,
    Undertaking,
    find_barriers,
    find_open_needs,
    list_undertakings,
)
from cxmap.scoring.plan.removals import Members, Removals
from cxmap.scoring.plan.sequence import Sequencer, Standing, Step, find_blocked, find_circles
from cxmap.scoring.plan.targets import find_aims, index_touchpoints
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.scoring.plan.removals import Outcome
    from cxmap.scoring.plan.targets import Aim
    from cxmap.scoring.result import RankedTouchpoint, Ranking


@dataclass(frozen=True, slots=True)
class Removal:
    """What initiatives remove.

    Attributes:
        score: The score that goes; below 0 where they make things worse.
        low: The lower end of its 90 % interval; None where nothing was drawn.
        high: The upper end of it.

    Units:
        Those of the score.
    """

    score: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an initiative does to one touchpoint.

    Attributes:
        entry: The touchpoint, as it is ranked now.
        outcome: The touchpoint as it is meant to be.
    """

    entry: "RankedTouchpoint"
    outcome: "Outcome"


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative in the plan.

    Attributes:
        undertaking: The initiative.
        standing: Why it stands where it does.
        removal: What it removes by itself; None where it sets nothing that can be counted.
        effects: What it does to each touchpoint that it sets something of.
        unlocks: The open initiatives that need it, at once or through others, by their number.
        lacks: What keeps it from being counted, or from being compared.
        blocked: Why it cannot begin; empty where it can.
    """

    undertaking: Undertaking
    standing: Standing
    removal: Removal | None
    effects: tuple[Effect, ...]
    unlocks: tuple[int, ...]
    lacks: tuple[Lack, ...]
    blocked: str

    @property
    def per_day(self) -> float | None:
        """The score that it removes for a person-day; None where that is not known, or it takes nothing."""
        return self.removal.score / self.undertaking.effort if self.removal and self.undertaking.effort else None


@dataclass(frozen=True)
class Plan:
    """The open initiatives of all maps.

    Attributes:
        ranking: What is urgent now.
        seed: What the draws begin from.
        draws: How many there are; none leaves what is removed without intervals.
        items: The initiatives, in an order in which they can be done.
        circles: The initiatives that wait for one another, by their number.
        unplanned: What holds customers back at the touchpoints of the highest scores, where nothing is planned.
        removals: What any set of initiatives removes.
        needs: The open initiatives that each needs, by their number.
    """

    ranking: "Ranking"
    seed: int
    draws: int
    items: tuple[Item, ...]
    circles: tuple[Members, ...]
    unplanned: "tuple[tuple[RankedTouchpoint, tuple[Barrier, ...]], ...]"
    removals: Removals
    needs: tuple[tuple[int, ...], ...]

    @property
    def ranking_score(self) -> float:
        """What the scores of all ranked touchpoints add up to."""
        return settle(fsum(entry.score for entry in self.ranking.ranked))

    @cached_property
    def by_number(self) -> Mapping[int, Item]:
        """The initiatives by their number."""
        return {item.undertaking.number: item for item in self.items}

    def find_removal(self, members: Members) -> Removal:
        """What initiatives remove together."""
        removal = Removal(self.removals.find_removed(members))
        if not self.draws:
            return removal
        from cxmap.scoring.certainty.draws import Dice
        from cxmap.scoring.plan.removal_draws import find_removed_interval

        ids = {number: self.by_number[number].undertaking.entry.id for number in members}
        low, high = find_removed_interval(
            self.removals, members, self.ranking.journeys, ids, Dice(self.seed, self.draws)
        )
        return replace(removal, low=low, high=high)


def make_plan(ranking: "Ranking", *, seed: int, draws: int) -> Plan:
    """Say what each open initiative would remove, and in which order they can be done.

    Args:
        ranking: What is urgent now, by a method whose scores are measurements.
        seed: What the draws begin from.
        draws: How many there are; none leaves what is removed without intervals.

    Raises:
        UsageError: A score of the method is a product of ranks, of which nothing can be taken away.
    """
    if not ranking.method.drawn:
        raise UsageError(
            f"scores by `{ranking.method.name}` are no measurements, so nothing can be taken away from them",
            "choose another method, such as `--method at-risk`",
        )
    undertakings = list_undertakings(ranking.journeys)
    scored = index_touchpoints(ranking)
    found = [find_aims(ranking, scored, one.journey, one.entry) for one in undertakings]
    removals = Removals(ranking.method, [aims for aims, _ in found])
    needs = find_open_needs(undertakings)
    hindered = {one.number: reason for one in undertakings if (reason := _find_hindrance(one))}
    blocked = find_blocked(needs, hindered, lambda number: f"`{undertakings[number].entry.id}`")
    sequencer = Sequencer(removals, needs, [one.effort for one in undertakings])
    steps = sequencer.run((one.number for one in undertakings if one.started), blocked)
    plan = Plan(ranking, seed, draws, (), find_circles(needs), _find_unplanned(ranking), removals, needs)
    unlocked = _find_unlocked(sequencer.closures)
    items = [_make_item(plan, undertakings[step[0]], step, unlocked, found[step[0]], blocked) for step in steps]
    plan = replace(plan, items=tuple(items))
    return replace(
        plan,
        items=tuple(
            replace(item, removal=plan.find_removal(frozenset({item.undertaking.number}))) if item.effects else item
            for item in items
        ),
    )


def _find_unlocked(closures: Sequence[Members]) -> list[list[int]]:
    """By initiative: those that need it, at once or through others."""
    unlocked: list[list[int]] = [[] for _ in closures]
    for other, closure in enumerate(closures):
        for number in closure - {other}:
            unlocked[number].append(other)
    return unlocked


def _make_item(
    plan: Plan,
    undertaking: Undertaking,
    step: Step,
    unlocked: Sequence[Sequence[int]],
    found: "tuple[tuple[Aim, ...], tuple[Lack, ...]]",
    blocked: Mapping[int, str],
) -> Item:
    number, standing = step
    places = plan.removals.sites_of[number]
    lacks = found[1]
    if undertaking.effort is None:
        entry = undertaking.entry
        lacks = (*lacks, Lack(f"what `{entry.id}` takes", "add `effort: DAYS`", entry.at))
    return Item(
        undertaking=undertaking,
        standing=standing,
        removal=None,
        effects=tuple(
            Effect(plan.removals.sites[place].entry, plan.removals.find_outcome(place, frozenset({number})))
            for place in places
        ),
        unlocks=tuple(unlocked[number]),
        lacks=lacks,
        blocked=blocked.get(number, ""),
    )


def _find_hindrance(undertaking: Undertaking) -> str:
    return next((need.hindrance for need in undertaking.needs if need.hindrance), "")


def _find_unplanned(ranking: "Ranking") -> "tuple[tuple[RankedTouchpoint, tuple[Barrier, ...]], ...]":
    return tuple(
        (entry, barriers)
        for entry in find_highest(ranking)
        if not entry.initiatives and (barriers := find_barriers(entry.touchpoint))
    )
