"""What several pictures say of a map and of its touchpoints."""

from typing import TYPE_CHECKING, Final

from cxmap.views.story import count_words

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Stage, Touchpoint
    from cxmap.views.scope import Scope

DECIDERS: Final = ("customer", "employee", "automated")
"""Who can decide where a journey goes on, in the order in which pictures show them."""

DECIDER_WORDS: Final = {"customer": "the customer", "employee": "an employee", "automated": "a system"}
"""The same inside a sentence."""
NOBODY: Final = "nobody"
"""Who answers for what no team owns, in a sentence or a list."""
STATES: Final = {
    "current": "Current state",
    "future": "Future state",
    "intended": "Intended state",
    "believed": "Believed state",
}


def write_subtitle(scope: "Scope", *more: str) -> str:
    """State, counts and last review in one line, and what was left out.

    Args:
        scope: What is shown.
        more: What a picture says besides, after the counts.
    """
    journey = scope.journey
    counts = (
        (len(journey.personas), "persona"),
        (len(journey.stages), "stage"),
        (len(journey.touchpoints), "touchpoint"),
    )
    parts = [STATES[journey.noun.state]]
    parts += [count_words(count, word) for count, word in counts if count]
    parts += more
    if journey.noun.reviewed is not None:
        parts.append(f"reviewed {journey.noun.reviewed.isoformat()}")
    return " · ".join([*parts, *([scope.note] if scope.note else [])])


def find_deciders(journey: "Journey") -> dict[str, set[str]]:
    """Who decides at each touchpoint where it is written down, by its id."""
    deciders: dict[str, set[str]] = {}
    for way in journey.transitions:
        if way.decider is not None:
            deciders.setdefault(way.source, set()).add(way.decider)
    return deciders


def count_handoffs(journey: "Journey") -> int | None:
    """How often the customer is handed over; None where no owner and no hand-off is written, so that nobody knows."""
    handoffs = len(journey.handoffs())
    known = handoffs or any(touchpoint.owner for touchpoint in journey.touchpoints.values())
    return handoffs if known or all(way.ends for way in journey.transitions) else None


def tell_tooltip(touchpoint: "Touchpoint") -> str:
    """What is shown on hovering over a touchpoint: its name, and what the customer does, thinks and expects."""
    noun = touchpoint.noun
    said = [part for part in (noun.does, noun.thinks and f"“{noun.thinks}”", noun.expects) if part]
    return " — ".join((touchpoint.name, *said))


def find_link(touchpoint: "Touchpoint") -> str:
    """The first link of a touchpoint; empty where it has none."""
    return touchpoint.noun.links[0].url if touchpoint.noun.links else ""


def find_question(stage: "Stage") -> str:
    """What the customer asks at a stage, else what they are there for; empty where neither is written."""
    return stage.noun.question or stage.noun.goal or ""
