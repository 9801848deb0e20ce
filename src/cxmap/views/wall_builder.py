"""From a journey to the map by touchpoint."""

from typing import TYPE_CHECKING

from cxmap.language.base import list_values
from cxmap.views.cards_builder import build_cards, read_remarks, run_owners
from cxmap.views.facts import DECIDER_WORDS, find_question, write_subtitle
from cxmap.views.story import tell_journey
from cxmap.views.wall import WallColumn, WallStage, WallView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxmap.journey.model import Entry, Touchpoint
    from cxmap.language.initiative import Initiative
    from cxmap.views.map import Card
    from cxmap.views.scope import Scope


def build_wall_view(scope: "Scope") -> WallView:
    """What the map by touchpoint shows of a journey; initiatives that are done or dropped are left out."""
    journey = scope.journey
    cards, plans = build_cards(scope), journey.open_initiatives()
    columns = {id: _build_column(point, cards[id], plans) for id, point in journey.touchpoints.items()}
    owners, marks = run_owners(journey)
    return WallView(
        id=journey.id,
        title=journey.title,
        subtitle=write_subtitle(scope),
        description=tell_journey(
            journey, lambda point: _tell(point, columns[point.id]), how="touchpoint by touchpoint"
        ),
        personas=scope.personas,
        stages=tuple(
            WallStage(
                stage.id,
                stage.name,
                find_question(stage),
                tuple(columns[point.id] for point in stage.touchpoints),
            )
            for stage in journey.stages
        ),
        owners=owners,
        handoffs=marks,
        handoff_count=len(journey.handoffs()),
    )


def _build_column(
    touchpoint: "Touchpoint", card: "Card", plans: "Mapping[str, tuple[Entry[Initiative], ...]]"
) -> WallColumn:
    noun = touchpoint.noun
    return WallColumn(
        card=card,
        thinks=noun.thinks or "",
        barriers=read_remarks(noun.barriers),
        enablers=read_remarks(noun.enablers),
        initiatives=tuple(entry.name for entry in plans.get(touchpoint.id, ())),
        frontstage=list_values(noun.frontstage),
        backstage=list_values(noun.backstage),
        support=list_values(noun.support),
        systems=tuple(entry.name for entry in touchpoint.systems),
    )


def _tell(touchpoint: "Touchpoint", column: WallColumn) -> "Iterator[str]":
    """What the column says besides the card, in words."""
    if column.thinks:
        yield f"thinks “{column.thinks}”"
    for name, texts in (
        ("pain points", column.barriers),
        ("what helps", column.enablers),
        ("opportunities", column.initiatives),
    ):
        if texts:
            yield f"{name}: {', '.join(texts)}"
    yield from (f"{DECIDER_WORDS[decider]} decides" for decider in column.card.decides)
    for name, texts in (
        ("frontstage", column.frontstage),
        ("backstage", column.backstage),
        ("support", column.support),
        ("systems", column.systems),
    ):
        if texts:
            yield f"{name}: {', '.join(texts)}"
    if touchpoint.owner:
        yield f"owner: {touchpoint.owner.name}"
