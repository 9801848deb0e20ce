"""Between contacts: where the channel changes, where the owner changes, and which journeys no channel serves alone."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from cxmap.journey.chain import add_memory
from cxmap.journey.durations import count_days
from cxmap.scoring.flow.peak_end import MOST_STATES
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.journey.paths import Course


class Changes(NamedTuple):
    """What changes along a path, or in a journey on average.

    Attributes:
        channels: How often two touchpoints follow each other that have no channel in common.
        channels_open: How often they cannot be compared, because one has no channel.
        owners: How often two touchpoints follow each other that different teams answer for.
        owners_open: How often nobody knows that, because one has no owner.
        moves: How often a touchpoint follows another; one less than the touchpoints of a path.
        days: How long the touchpoints take together, as far as that is written.
        untimed: How many touchpoints do not say how long they take.
    """

    channels: float
    channels_open: float
    owners: float
    owners_open: float
    moves: float
    days: float
    untimed: float


def find_changes(journey: "Journey", path: Sequence[str]) -> Changes:
    """What changes along a path."""
    touchpoints = [journey.touchpoints[id] for id in path]
    crossings = [(one, other, 1.0) for one, other in pairwise(touchpoints)]
    return _add_up(crossings, [(touchpoint, 1.0) for touchpoint in touchpoints])


def average_changes(journey: "Journey", course: "Course") -> Changes:
    """What changes in a journey on average, as far as its ways are known."""
    crossings = [
        (journey.touchpoints[source], journey.touchpoints[target], course.visits.get(source, 0.0) * share)
        for source, ways in course.chain.items()
        for target, share in ways.items()
        if target in journey.touchpoints
    ]
    met = [(touchpoint, course.visits.get(id, 0.0)) for id, touchpoint in journey.touchpoints.items()]
    return _add_up(crossings, met)


def changes_channel(one: "Touchpoint", other: "Touchpoint") -> bool | None:
    """Whether customers cannot stay in the channel they are in; None where one has no channel."""
    before, after = ({entry.id for entry in touchpoint.channels} for touchpoint in (one, other))
    return before.isdisjoint(after) if before and after else None


def changes_owner(one: "Touchpoint", other: "Touchpoint") -> bool | None:
    """Whether another team answers for the customer afterwards; None where one has no owner."""
    return None if one.owner is None or other.owner is None else one.owner.id != other.owner.id


def _add_up(
    crossings: "Sequence[tuple[Touchpoint, Touchpoint, float]]", met: "Sequence[tuple[Touchpoint, float]]"
) -> Changes:
    """Add up what changes.

    Args:
        crossings: Which touchpoint follows which, and how often.
        met: Which touchpoints are met, and how often.
    """
    channels = [(changes_channel(one, other), count) for one, other, count in crossings]
    owners = [(changes_owner(one, other), count) for one, other, count in crossings]
    return Changes(
        channels=settle(fsum(count for changes, count in channels if changes)),
        channels_open=settle(fsum(count for changes, count in channels if changes is None)),
        owners=settle(fsum(count for changes, count in owners if changes)),
        owners_open=settle(fsum(count for changes, count in owners if changes is None)),
        moves=settle(fsum(count for _, _, count in crossings)),
        days=settle(fsum(count * count_days(one.noun.takes) for one, count in met if one.noun.takes)),
        untimed=settle(fsum(count for one, count in met if not one.noun.takes)),
    )


def find_multichannel(journey: "Journey", course: "Course", *, kinds: bool = False) -> float | None:
    """The share of journeys that no single channel serves from beginning to end, whichever one customers choose.

    A touchpoint without a channel could take place in any.

    Args:
        journey: The map.
        course: Where its journeys go.
        kinds: Whether channels of one kind, as all that are digital, count as one.

    Returns:
        The share; None where there are too many combinations of channels to follow.
    """
    offers = {id: _find_offer(touchpoint, kinds=kinds) for id, touchpoint in journey.touchpoints.items()}

    def remember(left: frozenset[str] | None, id: str) -> frozenset[str] | None:
        offer = offers[id]
        return left if offer is None else offer if left is None else left & offer

    found = add_memory(course.chain, course.starts, remember, None, MOST_STATES)
    if found is None:
        return None
    ended: list[Mapping[frozenset[str] | None, float]] = [by for id, by in found.items() if id not in course.chain]
    return settle(min(1.0, fsum(share for by in ended for left, share in by.items() if left is not None and not left)))


def offers_choice(journey: "Journey", course: "Course") -> bool:
    """Whether somewhere on the way customers may choose among channels, or no channel is written."""
    return any(len(journey.touchpoints[id].channels) != 1 for id in course.visits if id in journey.touchpoints)


def _find_offer(touchpoint: "Touchpoint", *, kinds: bool) -> frozenset[str] | None:
    """What customers can choose from; None where it is not written."""
    if not kinds:
        return frozenset(entry.id for entry in touchpoint.channels) or None
    written = [entry.noun.kind for entry in touchpoint.channels]
    known = frozenset(kind for kind in written if kind is not None)
    return known if known and None not in written else None
