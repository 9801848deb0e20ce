"""From a journey to the map by stage."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxmap.views.facts import DECIDERS, find_deciders, find_link, tell_tooltip, write_subtitle
from cxmap.views.map import Card, Item, MapView, OwnerRun, StageColumn
from cxmap.views.story import tell_journey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxmap.journey.model import Entry, Stage, Touchpoint
    from cxmap.language.initiative import Initiative
    from cxmap.language.touchpoint import Remark
    from cxmap.views.keys import ChannelKey
    from cxmap.views.scope import Scope


@dataclass(frozen=True, slots=True)
class _Around:
    """What a card needs to know of the whole map."""

    personas: tuple[str, ...]
    channels: "Mapping[str, ChannelKey]"
    deciders: dict[str, set[str]]
    plans: "Mapping[str, tuple[Entry[Initiative], ...]]"


def build_map_view(scope: "Scope") -> MapView:
    """What the map by stage shows of a journey.

    Personas that come to no touchpoint with an emotion still have their card. Initiatives that are done or
    dropped are left out.
    """
    journey, personas = scope.journey, scope.personas
    around = _Around(
        tuple(persona.id for persona in personas) or ("",),
        scope.channels,
        find_deciders(journey),
        journey.open_initiatives(),
    )
    stages = tuple(_build_column(stage, around) for stage in journey.stages)
    touchpoints = tuple(journey.touchpoints.values())
    handoffs = journey.handoffs()
    owners, marks = _run_owners(touchpoints, frozenset(way.target for way in handoffs))
    used = {entry.id for touchpoint in touchpoints for entry in touchpoint.channels}
    return MapView(
        id=journey.id,
        title=journey.title,
        subtitle=write_subtitle(scope),
        description=tell_journey(journey),
        personas=personas,
        stages=stages,
        owners=owners,
        handoffs=marks,
        handoff_count=len(handoffs),
        channels=tuple(channel for channel in scope.channels.values() if channel.id in used),
    )


def _build_column(stage: "Stage", around: _Around) -> StageColumn:
    return StageColumn(
        id=stage.id,
        name=stage.name,
        question=stage.noun.question or stage.noun.goal or "",
        cards=tuple(_build_card(touchpoint, around) for touchpoint in stage.touchpoints),
        barriers=tuple(_items(stage.touchpoints, "barriers")),
        enablers=tuple(_items(stage.touchpoints, "enablers")),
        initiatives=tuple(
            Item(touchpoint.number, touchpoint.id, entry.name)
            for touchpoint in stage.touchpoints
            for entry in around.plans.get(touchpoint.id, ())
        ),
    )


def _build_card(touchpoint: "Touchpoint", around: _Around) -> Card:
    deciders = around.deciders.get(touchpoint.id, ())
    return Card(
        id=touchpoint.id,
        number=touchpoint.number,
        name=touchpoint.name,
        channels=tuple(around.channels[entry.id] for entry in touchpoint.channels),
        moment_of_truth=bool(touchpoint.noun.moment_of_truth),
        decides=tuple(decider for decider in DECIDERS if decider in deciders),
        feels=tuple(touchpoint.feeling_of(persona) for persona in around.personas),
        tooltip=tell_tooltip(touchpoint),
        link=find_link(touchpoint),
    )


def _items(touchpoints: "Iterable[Touchpoint]", key: str) -> "Iterable[Item]":
    for touchpoint in touchpoints:
        remarks: list[str | Remark] = getattr(touchpoint.noun, key)
        for remark in remarks:
            yield Item(touchpoint.number, touchpoint.id, remark if isinstance(remark, str) else remark.text)


def _run_owners(
    touchpoints: "tuple[Touchpoint, ...]", receivers: frozenset[str]
) -> tuple[tuple[OwnerRun, ...], tuple[int, ...]]:
    """Runs of one owner in file order, and the cards at which a run begins by receiving a hand-off.

    Args:
        touchpoints: All touchpoints in file order.
        receivers: Ids of the touchpoints that a hand-off leads to.
    """
    runs: list[OwnerRun] = []
    marks: list[int] = []
    before: Touchpoint | None = None
    for touchpoint in touchpoints:
        if before is not None and before.owner == touchpoint.owner:
            runs[-1] = replace(runs[-1], last=touchpoint.number)
        else:
            if before is not None and touchpoint.id in receivers:
                marks.append(touchpoint.number)
            name = touchpoint.owner.name if touchpoint.owner else ""
            runs.append(OwnerRun(name, touchpoint.number, touchpoint.number))
        before = touchpoint
    return tuple(runs), tuple(marks)
