"""From a journey to the service blueprint."""

from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw
from cxmap.language.base import list_values
from cxmap.views.blueprint import BlueprintStage, BlueprintView, Step
from cxmap.views.cards_builder import build_cards, read_remarks
from cxmap.views.facts import DECIDER_WORDS, find_question, write_subtitle
from cxmap.views.story import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.journey.model import Touchpoint
    from cxmap.views.map import Card
    from cxmap.views.scope import Scope

LAYERS: Final = {"customer": "customer", "employee": "frontstage", "automated": "backstage"}
"""The layer of a service in which each decider stands."""


def build_blueprint_view(scope: "Scope") -> BlueprintView:
    """What the service blueprint shows of a journey.

    Raises:
        NothingToDraw: No touchpoint says what happens behind it.
    """
    journey = scope.journey
    if not any(_tells_layers(point) for point in journey.touchpoints.values()):
        raise NothingToDraw(
            f"`{journey.file}` does not say what stands behind its touchpoints{scope.aside}",
            "write `interface`, `frontstage`, `backstage`, `support` or `systems` at a touchpoint",
        )
    cards = build_cards(scope)
    stages = tuple(
        BlueprintStage(
            stage.id,
            stage.name,
            find_question(stage),
            tuple(_build_step(point, cards[point.id]) for point in stage.touchpoints),
        )
        for stage in journey.stages
    )
    return BlueprintView(
        id=journey.id,
        title=journey.title,
        subtitle=f"Service blueprint · {write_subtitle(scope)}",
        description=_tell(journey.title, stages),
        stages=stages,
    )


def _tells_layers(touchpoint: "Touchpoint") -> bool:
    noun = touchpoint.noun
    return bool(noun.interface or noun.frontstage or noun.backstage or noun.support or touchpoint.systems)


def _build_step(touchpoint: "Touchpoint", card: "Card") -> Step:
    noun = touchpoint.noun
    return Step(
        card=card,
        evidence=noun.interface or ", ".join(channel.name for channel in card.channels),
        does=noun.does or "",
        frontstage=list_values(noun.frontstage),
        backstage=list_values(noun.backstage),
        support=list_values(noun.support),
        systems=tuple(entry.name for entry in touchpoint.systems),
        owner=touchpoint.owner_name,
        barriers=read_remarks(noun.barriers),
    )


def _tell(title: str, stages: tuple[BlueprintStage, ...]) -> str:
    """The blueprint as sentences: for each touchpoint its layers from top to bottom."""
    sentences = [f"{title}: a service blueprint of {count_words(len(stages), 'stage')}"]
    for stage in stages:
        steps = "; ".join(_tell_step(step) for step in stage.steps)
        sentences.append(f"{stage.name}: {steps or 'no touchpoints'}")
    return ". ".join(sentences) + "."


def _tell_step(step: Step) -> str:
    named, said = f"{step.card.number} {step.card.name}", ", ".join(_list(step))
    return f"{named} — {said}" if said else named


def _list(step: Step) -> "Iterator[str]":
    for name, layer, texts in (
        ("evidence", "", (step.evidence,)),
        ("customer", "customer", (step.does,)),
        ("frontstage", "frontstage", step.frontstage),
        ("backstage", "backstage", step.backstage),
        ("support", "", (*step.support, *step.systems)),
        ("owner", "", (step.owner,)),
        ("pain points", "", step.barriers),
    ):
        written = [text for text in texts if text]
        if written:
            yield f"{name}: {', '.join(written)}"
        yield from (f"{DECIDER_WORDS[who]} decides" for who in step.card.decides if LAYERS[who] == layer)
