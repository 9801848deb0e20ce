"""Numbers of two maps of one journey set against each other, each brought to its common unit first."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxmap.journey.scales import UNDECLARED
from cxmap.scoring.figures.intervals import Interval, find_difference, find_interval, rests_on_few, to_share, to_ten
from cxmap.scoring.precision import settle, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.journey.measures import Measure, Place, Scale
    from cxmap.journey.model import Journey, Touchpoint

    Couples = Sequence[tuple[Touchpoint, Touchpoint]]

PLANNED = frozenset({"future", "intended", "believed"})
"""States of a map whose numbers are said, not sampled: without an interval of their own they are taken as said."""

EFFORT = "ces-"
"""Begins the names of scales of effort, which is another question than how satisfied somebody is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that both maps have.

    Attributes:
        touchpoint: The touchpoint, as the first map has it.
        metric: What was measured; `feels` for a feeling.
        persona: Id of the persona whose feeling it is; empty for everybody's.
        here: The number in the first map, in the common unit.
        there: The number in the other.
        gap: there − here.
        interval: Where the gap lies, with a certainty of about 95 %; None where nothing tells.
        said: Whether the interval takes the other map's number as it was said.
        here_n: How many answers the first number rests on; None where not known.
        there_n: How many the other rests on.
        here_few: Whether the first number is marked as one of few answers.
        there_few: Whether the other is.
        here_at: Where the first number was written.
        there_at: Where the other was written.

    Units:
        0–10 with 10 the good end; shares of journeys for `frequency`; −2 to +2 for `feels`.
    """

    touchpoint: "Touchpoint"
    metric: str
    persona: str
    here: float
    there: float
    gap: float
    interval: Interval | None
    said: bool
    here_n: int | None
    there_n: int | None
    here_few: bool
    there_few: bool
    here_at: "Place"
    there_at: "Place"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A number that only one of the two maps has.

    Attributes:
        journey: The map that has it.
        touchpoint: The touchpoint, as the first map has it.
        metric: What was measured.
    """

    journey: "Journey"
    touchpoint: "Touchpoint"
    metric: str


@dataclass(frozen=True, slots=True)
class Incomparable:
    """Numbers of both maps that cannot be set against each other.

    Attributes:
        touchpoint: The touchpoint, as the first map has it.
        metric: What was measured.
        reason: Why not.
        at: Where to mend it.
    """

    touchpoint: "Touchpoint"
    metric: str
    reason: str
    at: "Place"


def compare_numbers(
    here: "Journey", there: "Journey", couples: "Couples"
) -> tuple[tuple[Difference, ...], tuple[Incomparable, ...], tuple[Unmatched, ...]]:
    """Every number that both maps have of a touchpoint, what speaks against comparing it, and what only one has."""
    differences: list[Difference] = []
    incomparable: list[Incomparable] = []
    unmatched: list[Unmatched] = []
    mixed = {metric: _refuse_scales(metric, here.scales[metric], there.scales[metric]) for metric in UNDECLARED}
    for one, other in couples:
        for metric in UNDECLARED:
            first, second = one.metrics.get(metric), other.metrics.get(metric)
            if first is None or second is None:
                if first is not None or second is not None:
                    unmatched.append(Unmatched(there if first is None else here, one, metric))
                continue
            reason = mixed[metric] or _refuse(first, here) or _refuse(second, there)
            if reason:
                at = second.at if first.refused is None and second.refused is not None else first.at
                incomparable.append(Incomparable(one, metric, reason, at))
            else:
                differences.append(_subtract(one, metric, (here, first), (there, second)))
    return tuple(differences), tuple(incomparable), tuple(unmatched)


def compare_feelings(couples: "Couples") -> tuple[Difference, ...]:
    """Every feeling that both maps have of a touchpoint: persona by persona where one of them tells them apart."""
    return tuple(
        Difference(
            touchpoint=one,
            metric="feels",
            persona=persona,
            here=first,
            there=second,
            gap=settle(second - first),
            interval=None,
            said=False,
            here_n=None,
            there_n=None,
            here_few=False,
            there_few=False,
            here_at=one.at.below("feels"),
            there_at=other.at.below("feels"),
        )
        for one, other in couples
        for persona in _list_feeling(one, other)
        if (first := _feel(one, persona)) is not None and (second := _feel(other, persona)) is not None
    )


def _list_feeling(one: "Touchpoint", other: "Touchpoint") -> "Iterator[str]":
    personas = dict.fromkeys(persona for persona in (*one.feels, *other.feels) if persona)
    yield from personas or [""]


def _feel(touchpoint: "Touchpoint", persona: str) -> float | None:
    # A map that tells no personas apart speaks of everybody, also where it does not know this one.
    return touchpoint.feels.get(persona, touchpoint.feels.get(""))


def _refuse(measure: "Measure", journey: "Journey") -> str:
    """Why a number of a map cannot be used; empty where it can."""
    return f"the number of {journey.id} cannot be used: {measure.refused.message}" if measure.refused else ""


def _refuse_scales(metric: str, here: "Scale", there: "Scale") -> str:
    """Why figures of two scales cannot be compared even as numbers out of ten; empty where they can."""
    if replace(here, name="") == replace(there, name=""):
        return ""
    different = f"`{metric}` is measured in {here.name} in one map and in {there.name} in the other"
    if here.method != there.method:
        return f"{different}: a {here.method} and a {there.method} are two different things"
    if here.name.startswith(EFFORT) != there.name.startswith(EFFORT):
        return f"{different}: effort and satisfaction are two different questions"
    if here.method in {"top-box", "net"} and here.options != there.options:
        return f"{different}: the two best answers of one are not like the two best of the other"
    return ""


def _subtract(
    touchpoint: "Touchpoint", metric: str, here: "tuple[Journey, Measure]", there: "tuple[Journey, Measure]"
) -> Difference:
    (journey, first), (other, second) = here, there
    one, two = trim(first.scaled or 0.0), trim(second.scaled or 0.0)
    left, right = (_find_common(metric, measure, place.scales[metric]) for place, measure in (here, there))
    said = right is None and other.noun.state in PLANNED and journey.noun.state not in PLANNED
    interval = None
    if left is not None and right is not None:
        interval = find_difference(two, right, one, left)
    elif left is not None and said:
        interval = left.stretch(-1, two)
    return Difference(
        touchpoint=touchpoint,
        metric=metric,
        persona="",
        here=one,
        there=two,
        gap=settle(two - one),
        interval=interval,
        said=said and interval is not None,
        here_n=first.n,
        there_n=second.n,
        here_few=rests_on_few(first, journey.scales[metric]),
        there_few=rests_on_few(second, other.scales[metric]),
        here_at=first.at,
        there_at=second.at,
    )


def _find_common(metric: str, measure: "Measure", scale: "Scale") -> Interval | None:
    """The interval of a number in the unit in which both maps are compared."""
    found = find_interval(measure, scale)
    if found is None:
        return None
    if metric != "frequency":
        return to_ten(found, scale)
    if scale.method == "count":
        # Contacts in a journey become a share of journeys by a cut, which no interval survives.
        return None
    return to_share(found, scale)
