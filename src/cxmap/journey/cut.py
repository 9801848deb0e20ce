"""A part of a map as a map of its own: some of its stages, or the way of one persona."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxmap.journey.model import Handoff
from cxmap.language.flow import ENDS

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint, Transition


def cut_journey(journey: "Journey", *, stages: Collection[str] = (), persona: str = "") -> "Journey":
    """Leave out what does not belong to some stages or to a persona.

    Touchpoints keep their numbers. Where a persona does not come to a touchpoint, a way that only follows the order
    of the file goes on to the next touchpoint the persona comes to; a way that was written and leads out of the part
    is left out with what it leads to.

    Args:
        journey: The whole map.
        stages: Ids of the stages to keep; none keeps all.
        persona: Id of the persona to keep; empty keeps all.

    Returns:
        The same map where nothing is left out.
    """
    if not stages and not persona:
        return journey
    kept_stages = tuple(
        replace(stage, touchpoints=tuple(point for point in stage.touchpoints if comes(point, persona)))
        for stage in journey.stages
        if not stages or stage.id in stages
    )
    touchpoints = {point.id: point for stage in kept_stages for point in stage.touchpoints}
    return replace(
        journey,
        stages=kept_stages,
        touchpoints=MappingProxyType(touchpoints),
        personas=MappingProxyType({id: entry for id, entry in journey.personas.items() if persona in {"", id}}),
        transitions=tuple(_keep_ways(journey, touchpoints, {stage.id for stage in kept_stages})),
    )


def comes(touchpoint: "Touchpoint", persona: str) -> bool:
    """Whether a persona comes to a touchpoint; where none is named, somebody does."""
    return not persona or any(entry.id == persona for entry in touchpoint.personas)


def _keep_ways(journey: "Journey", kept: "Mapping[str, Touchpoint]", stages: Collection[str]) -> "Iterator[Transition]":
    """The ways inside the part, default ways led past what is left out between them."""
    onwards = {way.source: way.target for way in journey.transitions if not way.written}
    for way in journey.transitions:
        if way.source not in kept:
            continue
        if way.ends or way.target in kept:
            yield way
        elif not way.written:
            target = way.target
            while target in onwards and target not in kept and journey.touchpoints[target].stage in stages:
                target = onwards[target]
            if target in kept:
                yield replace(way, target=target, handoff=_hand_over(kept[way.source], kept[target]))
            elif target in ENDS:
                yield replace(way, target=target, handoff=None)


def _hand_over(before: "Touchpoint", after: "Touchpoint") -> Handoff | None:
    """The hand-off of a way that goes past somebody: only the owners tell."""
    if before.owner is None or after.owner is None or before.owner.id == after.owner.id:
        return None
    return Handoff(before.owner, after.owner, declared=False)
