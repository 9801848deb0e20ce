"""What becomes of those who were dissatisfied: who says nothing, who complains and is won back, who is lost.

    silent    = (1 − s) · (1 − c)
    satisfied = s + (1 − s) · c · r
    lost      = (1 − s) · c · (1 − r)

s is the share of the satisfied, c the share of the dissatisfied who complain, r the share of complaints that end well.

Source:
    The tree of J. M. Hays and A. V. Hill, The Market Share Impact of Service Failures, 1998, in Production and
    Operations Management 8(3), 1999, 208–220: s .8, c .05 and r .6 give .190, .806 and .004.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.gaps import Gap
from cxmap.journey.scales import PRESETS
from cxmap.scoring.figures.intervals import find_interval, to_ten, wilson
from cxmap.scoring.mean_share import widen
from cxmap.scoring.method import Basis, Numbers, find_basis
from cxmap.scoring.parts import find_dissatisfied
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Place, Scale
    from cxmap.journey.model import Journey, Touchpoint

Ends = tuple[float, float]
"""The lower and the upper end of an interval."""


@dataclass(frozen=True, slots=True)
class Input:
    """A number of the tree.

    Attributes:
        name: `dissatisfied`, `rate` or `recovery`.
        value: The number.
        ends: Its 95 % interval; None where nothing tells.
        basis: What stands behind it.
        how: How it was made from what was written; empty where it is what was written.
        at: Where it was written.

    Units:
        value, ends: 0–1.
    """

    name: str
    value: float
    ends: Ends | None
    basis: Basis
    how: str
    at: "Place"


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the tree.

    Attributes:
        share: The share of those at the touchpoint who end here.
        ends: What it is where each number of the tree lies at one end of its 95 % interval; None where one has none.
        a_year: How many journeys that is in a year; None where it is not known how many come here.
        a_year_ends: The same at the ends of the intervals, that of the frequency included.

    Units:
        share, ends: 0–1.
    """

    share: float
    ends: Ends | None
    a_year: float | None
    a_year_ends: Ends | None


@dataclass(frozen=True, slots=True)
class ComplaintTree:
    """What becomes of the dissatisfied at a touchpoint.

    Attributes:
        touchpoint: The touchpoint.
        inputs: The numbers of the tree.
        silent: Who is dissatisfied and says nothing.
        satisfied: Who is satisfied in the end; None where nobody knows how complaints end.
        lost: Who complained in vain; None as above.
    """

    touchpoint: "Touchpoint"
    inputs: tuple[Input, ...]
    silent: Branch
    satisfied: Branch | None
    lost: Branch | None


def branch_off(satisfied: float, rate: float, recovery: float) -> tuple[float, float, float]:
    """The shares of those who are silent, satisfied and lost in the end."""
    unhappy = 1 - satisfied
    complaints = unhappy * rate
    return settle(unhappy * (1 - rate)), settle(satisfied + complaints * recovery), settle(complaints * (1 - recovery))


def find_trees(journey: "Journey", a_year: float | None) -> tuple[tuple[ComplaintTree, ...], tuple[Gap, ...]]:
    """The tree of every touchpoint that says how many of the dissatisfied complain.

    Args:
        journey: The map.
        a_year: How many journeys there are in a year; None where nobody knows.

    Returns:
        The trees, those with the most silent journeys first, and what keeps others from having one.
    """
    trees: list[ComplaintTree] = []
    gaps: list[Gap] = []
    for touchpoint in journey.touchpoints.values():
        if touchpoint.noun.complaints is None:
            continue
        numbers = Numbers(touchpoint, touchpoint.metrics, journey.scales)
        inputs = {one.name: one for one in _find_inputs(numbers)}
        gaps += _find_gaps(touchpoint, inputs)
        if {"dissatisfied", "rate"} <= inputs.keys():
            trees.append(_grow(touchpoint, inputs, _find_frequency(touchpoint, journey.scales["frequency"]), a_year))
    return tuple(sorted(trees, key=_find_weight)), tuple(gaps)


def _find_weight(tree: ComplaintTree) -> float:
    """Touchpoints of which nobody knows how many come there stand last."""
    measure = tree.touchpoint.metrics.get("frequency")
    return -tree.silent.share * measure.scaled if measure is not None and measure.scaled is not None else 1.0


def _find_inputs(numbers: Numbers) -> Iterator[Input]:
    part = find_dissatisfied(numbers)
    measure = numbers.measures.get("satisfaction")
    if part is not None and measure is not None:
        ends = _find_unhappy_ends(measure, numbers.scales["satisfaction"])
        yield Input("dissatisfied", part.value, ends, part.basis, part.how, measure.at)
    for name, share in numbers.touchpoint.complaints.items():
        if share.value is not None:
            yield Input(name, share.value, _find_ends(share, PRESETS["share"]), find_basis(share), "", share.at)


def _find_unhappy_ends(measure: "Measure", scale: "Scale") -> Ends | None:
    if measure.assumed:
        return None
    if measure.dissatisfied is not None:
        total = sum(measure.answers)
        found = wilson(measure.dissatisfied * total, total)
        return found.low, found.high
    found_mean = find_interval(measure, scale)
    if found_mean is None:
        return None
    return widen(to_ten(found_mean, scale), scale)


def _find_ends(measure: "Measure", scale: "Scale") -> Ends | None:
    # However many are asked for an opinion: it remains one.
    found = None if measure.assumed else find_interval(measure, scale)
    return None if found is None else _clip(scale.to_share(found.low), scale.to_share(found.high))


def _clip(low: float, high: float) -> Ends:
    return max(0.0, low), min(1.0, high)


def _find_frequency(touchpoint: "Touchpoint", scale: "Scale") -> tuple[float, Ends | None] | None:
    """The share of journeys that come here, with its interval."""
    measure = touchpoint.metrics.get("frequency")
    if measure is None or measure.scaled is None:
        return None
    return measure.scaled, None if scale.method == "count" else _find_ends(measure, scale)


def _grow(
    touchpoint: "Touchpoint",
    inputs: Mapping[str, Input],
    frequency: tuple[float, Ends | None] | None,
    a_year: float | None,
) -> ComplaintTree:
    unhappy, rate, recovery = (inputs.get(name) for name in ("dissatisfied", "rate", "recovery"))
    if unhappy is None or rate is None:
        raise ValueError(f"{touchpoint.id} has no tree")
    # How complaints end does not change who is silent.
    known = (unhappy, rate) if recovery is None else (unhappy, rate, recovery)
    points = branch_off(1 - unhappy.value, rate.value, recovery.value if recovery else 0)
    silent = _bound(points[0], 0, (unhappy, rate))
    rest = [None, None] if recovery is None else [_bound(points[place], place, known) for place in (1, 2)]
    made = [_count(branch, frequency, a_year) if branch else None for branch in (silent, *rest)]
    return ComplaintTree(touchpoint, known, made[0] or silent, made[1], made[2])


# Which end of the dissatisfied, of the rate and of the recovery makes a branch small: 0 the lower one, 1 the upper.
_SMALL = ((0, 1, 0), (1, 0, 0), (0, 0, 1))


def _bound(share: float, place: int, inputs: tuple[Input, ...]) -> Branch:
    """A branch with its ends: each number only ever makes it larger or smaller, so the ends of all give its own."""
    intervals = [one.ends for one in inputs]
    known = [ends for ends in intervals if ends is not None]
    if len(known) < len(intervals):
        return Branch(share, None, None, None)
    known += [(0.0, 0.0)] * (3 - len(known))
    low, high = (
        branch_off(1 - corner[0], corner[1], corner[2])[place]
        for corner in ([ends[side ^ turn] for ends, side in zip(known, _SMALL[place], strict=True)] for turn in (0, 1))
    )
    return Branch(share, (low, high), None, None)


def _count(branch: Branch, frequency: tuple[float, Ends | None] | None, a_year: float | None) -> Branch:
    if frequency is None or a_year is None:
        return branch
    often, ends = frequency
    both = None
    if branch.ends is not None and ends is not None:
        both = settle(branch.ends[0] * ends[0] * a_year), settle(branch.ends[1] * ends[1] * a_year)
    return Branch(branch.share, branch.ends, settle(branch.share * often * a_year), both)


def _find_gaps(touchpoint: "Touchpoint", inputs: Mapping[str, Input]) -> Iterator[Gap]:
    at, id = touchpoint.at.below("complaints"), touchpoint.id
    for name, words, needed in (("rate", "complain", "`rate`"), ("recovery", "are won back", "`recovery`")):
        measure = touchpoint.complaints.get(name)
        if measure is not None and measure.refused is not None:
            reason = f"how many {words} at `{id}` cannot be used: {measure.refused.message}"
            yield Gap(id, measure.at, reason, "correct it")
        elif name not in inputs:
            yield Gap(id, at, f"how many {words} at `{id}` is not known", f"add {needed} to `complaints`")
    if "dissatisfied" not in inputs:
        measure = touchpoint.metrics.get("satisfaction")
        refused = measure.refused.message if measure is not None and measure.refused is not None else ""
        reason = f"how many are dissatisfied at `{id}` is not known" + (f": {refused}" if refused else "")
        advice = "correct `satisfaction`" if refused else "add `satisfaction` to its `metrics`"
        yield Gap(id, measure.at if measure is not None else touchpoint.at, reason, advice)
