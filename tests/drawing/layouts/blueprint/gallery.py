"""Blueprints of every kind, made from the maps by stage: the layers are said in the words of their cards."""

from tests.drawing.layouts.by_stage.gallery import build_gallery

from cxmap.views.blueprint import BlueprintStage, BlueprintView, Step
from cxmap.views.map import Card, MapView, StageColumn


def make_blueprint(view: MapView) -> BlueprintView:
    """The blueprint of a map by stage, with gaps in every layer but that of the customer."""
    owners = {number: run.name for run in view.owners for number in range(run.first, run.last + 1)}
    return BlueprintView(
        view.id,
        view.title,
        view.subtitle,
        view.description,
        tuple(
            BlueprintStage(
                stage.id,
                stage.name,
                stage.question,
                tuple(_make_step(card, stage, owners.get(card.number, "")) for card in stage.cards),
            )
            for stage in view.stages
        ),
    )


def _make_step(card: Card, stage: StageColumn, owner: str) -> Step:
    words = card.tooltip or card.name
    return Step(
        card,
        words if card.number % 4 else "",
        words if card.number % 3 else "",
        (words,) * (card.number % 3),
        (card.name,) * (card.number % 2),
        (words,) if card.number % 5 == 0 else (),
        tuple(channel.name for channel in card.channels),
        owner if card.number % 3 else "",
        tuple(item.text for item in stage.barriers if item.touchpoint == card.id),
    )


def build_blueprints() -> dict[str, BlueprintView]:
    """Named blueprints, each of another kind; of many touchpoints in every script one is enough."""
    many = [name for name in build_gallery() if name.endswith(("12 stages of 3", "1 stages of 30"))]
    return {name: make_blueprint(view) for name, view in build_gallery().items() if name not in many[1::2]}
