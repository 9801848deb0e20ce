"""From a journey to the map by stage."""

from typing import TYPE_CHECKING

from cxmap.views.cards_builder import build_cards, read_remarks, run_owners
from cxmap.views.facts import find_question, write_subtitle
from cxmap.views.map import Item, MapView, StageColumn
from cxmap.views.story import tell_journey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.journey.model import Entry, Stage
    from cxmap.language.initiative import Initiative
    from cxmap.views.map import Card
    from cxmap.views.scope import Scope


def build_map_view(scope: "Scope") -> MapView:
    """What the map by stage shows of a journey.

    Personas that come to no touchpoint with an emotion still have their card. Initiatives that are done or
    dropped are left out.
    """
    journey = scope.journey
    cards, plans = build_cards(scope), journey.open_initiatives()
    owners, marks = run_owners(journey)
    used = {entry.id for touchpoint in journey.touchpoints.values() for entry in touchpoint.channels}
    return MapView(
        id=journey.id,
        title=journey.title,
        subtitle=write_subtitle(scope),
        description=tell_journey(journey),
        personas=scope.personas,
        stages=tuple(_build_column(stage, cards, plans) for stage in journey.stages),
        owners=owners,
        handoffs=marks,
        handoff_count=len(journey.handoffs()),
        channels=tuple(channel for channel in scope.channels.values() if channel.id in used),
    )


def _build_column(
    stage: "Stage", cards: "Mapping[str, Card]", plans: "Mapping[str, tuple[Entry[Initiative], ...]]"
) -> StageColumn:
    points = stage.touchpoints
    return StageColumn(
        id=stage.id,
        name=stage.name,
        question=find_question(stage),
        cards=tuple(cards[point.id] for point in points),
        barriers=tuple(
            Item(point.number, point.id, text) for point in points for text in read_remarks(point.noun.barriers)
        ),
        enablers=tuple(
            Item(point.number, point.id, text) for point in points for text in read_remarks(point.noun.enablers)
        ),
        initiatives=tuple(
            Item(point.number, point.id, entry.name) for point in points for entry in plans.get(point.id, ())
        ),
    )
