"""What rules about owners have in common: which team to propose."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxmap.language.words import enumerate_words

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint

MOST_TEAMS = 8
"""A longer list of choices helps nobody."""


def list_owners(touchpoints: "Iterable[Touchpoint]") -> list[str]:
    """The teams that own touchpoints, each once, in the order of the file."""
    return list(dict.fromkeys(touchpoint.owner.id for touchpoint in touchpoints if touchpoint.owner is not None))


def propose_owner(journey: "Journey", near: Iterable[str] = ()) -> str:
    """The repair where an owner is missing: the one team there is to choose, else the choices.

    Args:
        journey: The map.
        near: Teams that own what lies around it.
    """
    neighbours, teams = list(near), list(journey.teams)
    if len(teams) == 1:
        return f"add `owner: {teams[0]}`"
    if len(neighbours) == 1:
        return f"add `owner: {neighbours[0]}`, the team around it, or the one that answers for it"
    if not teams:
        return "declare the team that answers for it under `teams`, and add `owner:` with its id"
    choices = neighbours or teams
    if len(choices) > MOST_TEAMS:
        return "add `owner:` with the id of the team that answers for it"
    return f"add `owner:` with the team that answers for it: {enumerate_words(choices, last='or')}"
