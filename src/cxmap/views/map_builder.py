"""From a journey to the map by stage."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxmap.views.map import Card, ChannelKey, Item, MapView, OwnerRun, PersonaCard, StageColumn
from cxmap.views.story import count_words, tell_journey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxmap.journey.model import Entry, Journey, Stage, Touchpoint
    from cxmap.language.initiative import Initiative
    from cxmap.language.persona import Persona
    from cxmap.language.touchpoint import Remark

_DECIDERS = ("customer", "employee", "automated")
_STATES = {
    "current": "Current state",
    "future": "Future state",
    "intended": "Intended state",
    "believed": "Believed state",
}


@dataclass(frozen=True, slots=True)
class _Around:
    """What a card needs to know of the whole map."""

    personas: tuple[str, ...]
    channels: dict[str, ChannelKey]
    deciders: dict[str, set[str]]
    plans: "Mapping[str, tuple[Entry[Initiative], ...]]"


def build_map_view(journey: "Journey") -> MapView:
    """What the map by stage shows of a journey.

    Personas that come to no touchpoint with an emotion still have their card. Initiatives that are done or
    dropped are left out.
    """
    personas = tuple(journey.personas.values())
    channels = _colour_channels(journey)
    around = _Around(
        tuple(entry.id for entry in personas) or ("",), channels, _deciders(journey), journey.open_initiatives()
    )
    stages = tuple(_build_column(stage, around) for stage in journey.stages)
    touchpoints = tuple(journey.touchpoints.values())
    handoffs = journey.handoffs()
    owners, marks = _run_owners(touchpoints, frozenset(way.target for way in handoffs))
    return MapView(
        id=journey.id,
        title=journey.title,
        subtitle=_subtitle(journey),
        description=tell_journey(journey),
        personas=tuple(_build_persona(entry) for entry in personas),
        stages=stages,
        owners=owners,
        handoffs=marks,
        handoff_count=len(handoffs),
        channels=tuple(channels.values()),
    )


def _subtitle(journey: "Journey") -> str:
    counts = (
        (len(journey.personas), "persona"),
        (len(journey.stages), "stage"),
        (len(journey.touchpoints), "touchpoint"),
    )
    parts = [_STATES[journey.noun.state]]
    parts += [count_words(count, word) for count, word in counts if count]
    if journey.noun.reviewed is not None:
        parts.append(f"reviewed {journey.noun.reviewed.isoformat()}")
    return " · ".join(parts)


def _build_persona(entry: "Entry[Persona]") -> PersonaCard:
    return PersonaCard(entry.id, entry.name, entry.noun.segment or "", entry.noun.goal or entry.noun.summary or "")


def _colour_channels(journey: "Journey") -> dict[str, ChannelKey]:
    """Colours in order of first use, so that a map keeps its colours when a channel nobody uses is declared."""
    channels: dict[str, ChannelKey] = {}
    for touchpoint in journey.touchpoints.values():
        for entry in touchpoint.channels:
            channels.setdefault(entry.id, ChannelKey(entry.id, entry.name, len(channels)))
    return channels


def _deciders(journey: "Journey") -> dict[str, set[str]]:
    """Who decides at each touchpoint where it is written down."""
    deciders: dict[str, set[str]] = {}
    for way in journey.transitions:
        if way.decider is not None:
            deciders.setdefault(way.source, set()).add(way.decider)
    return deciders


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
    noun = touchpoint.noun
    deciders = around.deciders.get(touchpoint.id, ())
    tooltip = [part for part in (noun.does, noun.thinks and f"“{noun.thinks}”", noun.expects) if part]
    return Card(
        id=touchpoint.id,
        number=touchpoint.number,
        name=touchpoint.name,
        channels=tuple(around.channels[entry.id] for entry in touchpoint.channels),
        moment_of_truth=bool(noun.moment_of_truth),
        decides=tuple(decider for decider in _DECIDERS if decider in deciders),
        feels=tuple(touchpoint.feeling_of(persona) for persona in around.personas),
        tooltip=" — ".join((touchpoint.name, *tooltip)),
        link=noun.links[0].url if noun.links else "",
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
