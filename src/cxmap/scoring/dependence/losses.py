"""What the loss of a system, a team, a role or a channel does to the touchpoints of a map."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cxmap.journey.landscape import find_uses

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Journey, Touchpoint


class Kind(StrEnum):
    """What a journey depends on."""

    SYSTEM = "system"
    TEAM = "team"
    ROLE = "role"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a loss does to one touchpoint.

    Attributes:
        touchpoint: The touchpoint.
        lost: Whether it cannot take place any more; else it is only harder, or seen less well.
        reason: Why, as a sentence without its end.
        at: The place that says so.
    """

    touchpoint: "Touchpoint"
    lost: bool
    reason: str
    at: "Place"


def list_entries(journey: "Journey", kind: Kind) -> "Mapping[str, Entry[Any]]":
    """Everything of a kind that a map declares, by id."""
    entries: Mapping[Kind, Mapping[str, Entry[Any]]] = {
        Kind.SYSTEM: journey.systems,
        Kind.TEAM: journey.teams,
        Kind.ROLE: journey.roles,
        Kind.CHANNEL: journey.channels,
    }
    return entries[kind]


def find_effects(journey: "Journey", kind: Kind) -> dict[str, tuple[Effect, ...]]:
    """What the loss of each entry of a kind does, by its id: for each touchpoint its worst effect, in file order."""
    found: dict[str, dict[str, Effect]] = {}
    for id, effect in _FIND[kind](journey):
        effects = found.setdefault(id, {})
        known = effects.get(effect.touchpoint.id)
        if known is None or (effect.lost and not known.lost):
            effects[effect.touchpoint.id] = effect
    return {
        id: tuple(sorted(effects.values(), key=lambda effect: effect.touchpoint.number))
        for id, effects in found.items()
    }


def _find_by_system(journey: "Journey") -> Iterator[tuple[str, Effect]]:
    reasons = {
        "runs": "it runs on it",
        "records": "nothing records any more what happens there",
        "decides": "nothing decides any more where customers go from there",
    }
    for id, uses in find_uses(journey).items():
        for use in uses:
            yield id, Effect(journey.touchpoints[use.touchpoint], use.how == "runs", reasons[use.how], use.at)


def _find_by_team(journey: "Journey") -> Iterator[tuple[str, Effect]]:
    stages = {stage.id: stage for stage in journey.stages}
    for touchpoint in journey.touchpoints.values():
        if touchpoint.owner is not None:
            own = touchpoint.noun.owner is not None
            at = touchpoint.at if own else stages[touchpoint.stage].at
            reason = "nobody owns it any more" if own else "nobody owns its stage any more"
            yield touchpoint.owner.id, Effect(touchpoint, True, reason, at.below("owner"))  # noqa: FBT003
        for id, at in _list_places(touchpoint, "contributors"):
            yield id, Effect(touchpoint, False, "its owner is left alone with it", at)  # noqa: FBT003


def _find_by_role(journey: "Journey") -> Iterator[tuple[str, Effect]]:
    for touchpoint in journey.touchpoints.values():
        for id, at in _list_places(touchpoint, "roles"):
            yield id, Effect(touchpoint, True, "nobody is there to do it", at)  # noqa: FBT003
    for way in journey.handoffs():
        if way.handoff is not None and way.handoff.role is not None and not way.ends:
            reason = f"nobody receives those who come from `{way.source}`"
            at = way.at.below("handoff", "role")
            yield way.handoff.role.id, Effect(journey.touchpoints[way.target], False, reason, at)  # noqa: FBT003


def _find_by_channel(journey: "Journey") -> Iterator[tuple[str, Effect]]:
    for touchpoint in journey.touchpoints.values():
        ids = list(dict.fromkeys(entry.id for entry in touchpoint.channels))
        for id, at in _list_places(touchpoint, "channels"):
            others = ", ".join(f"`{other}`" for other in ids if other != id)
            reason = f"only {others} is left" if len(ids) == 2 else f"{others} are left"
            yield id, Effect(touchpoint, len(ids) == 1, reason if others else "there is no other channel", at)


def _list_places(touchpoint: "Touchpoint", key: str) -> "Iterator[tuple[str, Place]]":
    for index, id in enumerate(getattr(touchpoint.noun, key)):
        yield id, touchpoint.at.below(key, index)


_FIND: Mapping[Kind, "Callable[[Journey], Iterator[tuple[str, Effect]]]"] = {
    Kind.SYSTEM: _find_by_system,
    Kind.TEAM: _find_by_team,
    Kind.ROLE: _find_by_role,
    Kind.CHANNEL: _find_by_channel,
}
