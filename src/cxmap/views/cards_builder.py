"""From a journey to the cards of its touchpoints, and to who owns them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.views.facts import DECIDERS, find_deciders, find_link, tell_tooltip
from cxmap.views.map import Card, OwnerRun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.language.touchpoint import Remark
    from cxmap.views.scope import Scope


def build_cards(scope: "Scope") -> "Mapping[str, Card]":
    """The cards of all touchpoints that are shown, by their id, in file order."""
    personas = tuple(persona.id for persona in scope.personas) or ("",)
    # Who decides at a touchpoint does so as well where the way on is not shown.
    deciders = find_deciders(scope.whole)
    return {
        touchpoint.id: Card(
            id=touchpoint.id,
            number=touchpoint.number,
            name=touchpoint.name,
            channels=tuple(scope.channels[entry.id] for entry in touchpoint.channels),
            moment_of_truth=bool(touchpoint.noun.moment_of_truth),
            decides=tuple(decider for decider in DECIDERS if decider in deciders.get(touchpoint.id, ())),
            feels=tuple(touchpoint.feeling_of(persona) for persona in personas),
            tooltip=tell_tooltip(touchpoint),
            link=find_link(touchpoint),
            absent=_find_absent(touchpoint, personas),
        )
        for touchpoint in scope.journey.touchpoints.values()
    }


def _find_absent(touchpoint: "Touchpoint", personas: "Sequence[str]") -> frozenset[int]:
    here = {entry.id for entry in touchpoint.personas}
    return frozenset(place for place, persona in enumerate(personas) if persona and persona not in here)


def read_remarks(remarks: "list[str | Remark]") -> tuple[str, ...]:
    """The texts of barriers or enablers."""
    return tuple(remark if isinstance(remark, str) else remark.text for remark in remarks)


def run_owners(journey: "Journey") -> tuple[tuple[OwnerRun, ...], tuple[int, ...]]:
    """Runs of one owner in file order, and the cards at which a run takes over from the team of the run before it.

    What a team further away hands over has no place between two runs: a mark there would name the wrong team.
    """
    takes = {(journey.touchpoints[way.source].owner_id, way.target) for way in journey.handoffs()}
    runs: list[OwnerRun] = []
    marks: list[int] = []
    before: Touchpoint | None = None
    for touchpoint in journey.touchpoints.values():
        if before is not None and before.owner == touchpoint.owner:
            runs[-1] = replace(runs[-1], last=touchpoint.number)
        else:
            if before is not None and (before.owner_id, touchpoint.id) in takes:
                marks.append(touchpoint.number)
            runs.append(OwnerRun(touchpoint.owner_name, touchpoint.number, touchpoint.number))
        before = touchpoint
    return tuple(runs), tuple(marks)
