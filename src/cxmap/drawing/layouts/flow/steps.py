"""Steps: which touchpoints stand beneath each other, from the first step of the journey to the last."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.views.flow import FlowCard, FlowStage, FlowView

MOST_BENEATH = 6


@dataclass(frozen=True, slots=True)
class Step:
    """Touchpoints of one stage that stand beneath each other.

    Attributes:
        stage: Place of the stage in the view, from 0.
        cards: The touchpoints; none for a stage without any.
    """

    stage: int
    cards: tuple[FlowCard, ...]


def find_steps(view: FlowView) -> list[Step]:
    """The steps of all stages one after the other.

    A way leads from one step to another, never within one: a touchpoint stands after all earlier ones of its stage
    that a way joins it to, in whichever direction. So ways back never run against each other either.
    """
    ways: dict[str, list[str]] = {card.id: [] for stage in view.stages for card in stage.cards}
    for way in view.ways:
        if way.target:
            ways[way.source].append(way.target)
            ways[way.target].append(way.source)
    return [step for index, stage in enumerate(view.stages) for step in _split_stage(index, stage, ways)]


def _split_stage(index: int, stage: FlowStage, ways: Mapping[str, list[str]]) -> list[Step]:
    if not stage.cards:
        return [Step(index, ())]
    places = {card.id: place for place, card in enumerate(stage.cards)}
    steps: list[list[FlowCard]] = []
    step_of: dict[str, int] = {}
    for card in stage.cards:
        before = [step_of[id] for id in ways[card.id] if places.get(id, len(places)) < places[card.id]]
        step = max(before, default=-1) + 1
        while step < len(steps) and len(steps[step]) >= MOST_BENEATH:
            step += 1
        if step == len(steps):
            steps.append([])
        steps[step].append(card)
        step_of[card.id] = step
    return [Step(index, tuple(cards)) for cards in steps]
