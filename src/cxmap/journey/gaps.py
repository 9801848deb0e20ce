"""What a map does not tell about where customers go: each with its place and with what to add."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.graph import find_reached
from cxmap.language.words import enumerate_words

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey, Transition
    from cxmap.journey.shares import Share, Way

MOST_NAMED = 4
"""More touchpoints than this are only counted."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not known.

    Attributes:
        touchpoint: Id of the touchpoint that it is about.
        at: Where it would be written, or where what cannot be used was written.
        reason: What is not known and why, with what was written in code marks.
        advice: What to add or to correct.
    """

    touchpoint: str
    at: "Place"
    reason: str
    advice: str


def find_gaps(
    journey: "Journey", shares: "Mapping[Way, Share]", reached: Collection[str], endless: Collection[str]
) -> Iterator[Gap]:
    """What is not known of the ways on, in file order.

    Args:
        journey: The map.
        shares: The share of every way.
        reached: Ids of the touchpoints that customers may come to.
        endless: Ids of those of them from which nothing leads to an end.
    """
    ways: dict[str, list[Transition]] = {id: [] for id in journey.touchpoints}
    for way in journey.transitions:
        ways[way.source].append(way)
    onward = {id: [way.target for way in leaving if not way.ends] for id, leaving in ways.items()}
    met = set(reached)
    first_endless = next((id for id in ways if id in endless), None)
    for id, leaving in ways.items():
        if id not in met:
            # Those that only this one leads to need no word of their own.
            met |= find_reached(onward, [id])
            yield _explain_unreached(journey, id)
        if id == first_endless:
            yield _explain_endless(journey, id, endless)
        if id in reached:
            yield from explain_shares(journey, id, leaving, shares)


def explain_shares(
    journey: "Journey", id: str, ways: "Sequence[Transition]", shares: "Mapping[Way, Share]"
) -> Iterator[Gap]:
    """Why it is not known how many go which way on from a touchpoint, and what to add or to correct.

    Args:
        journey: The map.
        id: Id of the touchpoint.
        ways: All ways on from it.
        shares: The share of every way.
    """
    touchpoint = journey.touchpoints[id]
    at = touchpoint.at.below("next") if touchpoint.noun.next is not None else touchpoint.at
    if len(touchpoint.noun.next or ways) > len(ways):
        yield Gap(id, at, f"a way on from `{id}` leads to nothing that the map has", "name a touchpoint of this map")
    open_ways = [way for way in ways if shares[way.source, way.target].value is None]
    refused = [way for way in open_ways if way.share is not None and way.share.refused is not None]
    for way in refused:
        if way.share is not None and way.share.refused is not None:
            reason = f"the share of those who go from `{id}` to `{way.target}` cannot be used: "
            yield Gap(id, way.share.at, reason + way.share.refused.message, "correct it, or remove it")
    blank = [way for way in open_ways if way.share is None]
    contradicting = [way for way in open_ways if way.share is not None and way.share.refused is None]
    if contradicting or (open_ways and len(ways) == 1 and not refused):
        # Written shares that are not used speak against each other.
        reason = shares[open_ways[0].source, open_ways[0].target].reason
        yield Gap(id, at, reason, "correct the shares under `next` so that they add up to 1")
    elif blank and len(open_ways) > 1:
        targets = enumerate_words([way.target for way in blank], last="or")
        needed = "this way" if len(blank) == 1 else "these ways" if refused else "all of these ways but one"
        yield Gap(id, at, f"how many go from `{id}` to {targets} is not known", f"add `share` to {needed}")


def _explain_unreached(journey: "Journey", id: str) -> Gap:
    touchpoint = journey.touchpoints[id]
    deciding = next((way for way in journey.transitions if way.fallback == id), None)
    if deciding is not None:
        reason = f"a person takes over at `{id}`, and how many go there is not known"
        return Gap(id, touchpoint.at, reason, f"add `{id}: {{share: …}}` to the `next` of `{deciding.source}`")
    reason = f"no way leads to `{id}` from where journeys begin"
    return Gap(id, touchpoint.at, reason, f"add `{id}` to the `next` of the touchpoint that customers come from")


def _explain_endless(journey: "Journey", id: str, endless: Collection[str]) -> Gap:
    touchpoint = journey.touchpoints[id]
    ids = [other for other in journey.touchpoints if other in endless]
    named = enumerate_words(ids) if len(ids) <= MOST_NAMED else f"`{id}` and {len(ids) - 1} more"
    at = touchpoint.at.below("next") if touchpoint.noun.next is not None else touchpoint.at
    reason = f"nothing leads from {named} to `done` or `leaves`"
    return Gap(id, at, reason, "add the way out under `next`")
