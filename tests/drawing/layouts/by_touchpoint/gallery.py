"""Walls of every kind, made from the maps by stage: each touchpoint takes its items, and layers in the same words."""

from tests.drawing.layouts.by_stage.gallery import build_gallery

from cxmap.views.map import Card, Item, MapView, StageColumn
from cxmap.views.wall import WallColumn, WallStage, WallView


def make_wall(view: MapView) -> WallView:
    """The wall of a map by stage; what is not in a map by stage is said in the words of its cards."""
    return WallView(
        view.id,
        view.title,
        view.subtitle,
        view.description,
        view.personas,
        tuple(
            WallStage(stage.id, stage.name, stage.question, tuple(_make_column(card, stage) for card in stage.cards))
            for stage in view.stages
        ),
        view.owners,
        view.handoffs,
        view.handoff_count,
    )


def _make_column(card: Card, stage: StageColumn) -> WallColumn:
    def mine(items: tuple[Item, ...]) -> tuple[str, ...]:
        return tuple(item.text for item in items if item.touchpoint == card.id)

    words = card.tooltip or card.name
    return WallColumn(
        card,
        words if card.number % 3 else "",
        mine(stage.barriers),
        mine(stage.enablers),
        mine(stage.initiatives),
        (words,) * (card.number % 3),
        (card.name,) * (card.number % 2),
        (words,) if card.number % 5 == 0 else (),
        tuple(channel.name for channel in card.channels),
    )


def build_walls() -> dict[str, WallView]:
    """Named walls, each of another kind; of many touchpoints in every script one is enough."""
    many = [name for name in build_gallery() if name.endswith(("12 stages of 3", "1 stages of 30"))]
    return {name: make_wall(view) for name, view in build_gallery().items() if name not in many[1::2]}
