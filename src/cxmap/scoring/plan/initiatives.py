"""The open initiatives of maps: what each needs, and which barriers it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.initiative import Initiative


@dataclass(frozen=True, slots=True)
class Need:
    """What must be there before an initiative.

    Attributes:
        id: Its id.
        kind: What it is; `unknown` where nothing declares it.
        state: The status of an initiative, or the state of a system; empty where it is unknown.
        at: Where it is needed.
    """

    id: str
    kind: Literal["initiative", "system", "unknown"]
    state: str
    at: "Place"

    @property
    def met(self) -> bool:
        """Whether it is there."""
        return self.state in {"done", "current"}

    @property
    def hindrance(self) -> str:
        """Why it will never be there, as the end of a sentence; empty where it will be."""
        if self.kind == "unknown":
            return f"it needs `{self.id}`, which nothing declares"
        return f"it needs `{self.id}`, which was dropped" if self.state == "dropped" else ""


@dataclass(frozen=True, slots=True)
class Barrier:
    """Something that holds customers back.

    Attributes:
        touchpoint: Where.
        text: What.
        at: Where it was written.
    """

    touchpoint: "Touchpoint"
    text: str
    at: "Place"


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An open initiative.

    Attributes:
        number: Its number among the open initiatives of all maps, from 0, in file order.
        journey: Its map.
        entry: The initiative.
        needs: What must be there before.
        barriers: What holds customers back where it changes something.
    """

    number: int
    journey: "Journey"
    entry: "Entry[Initiative]"
    needs: tuple[Need, ...]
    barriers: tuple[Barrier, ...]

    @property
    def started(self) -> bool:
        """Whether it is under way."""
        return self.entry.noun.status == "doing"

    @property
    def effort(self) -> float | None:
        """What it takes, in person-days; None where nobody says."""
        return self.entry.noun.effort


def list_undertakings(journeys: "Sequence[Journey]") -> tuple[Undertaking, ...]:
    """The initiatives of all maps that are neither done nor dropped, in file order."""
    return tuple(
        Undertaking(number, journey, entry, _find_needs(journey, entry), _find_answered(journey, entry.noun))
        for number, (journey, entry) in enumerate(
            (journey, entry)
            for journey in journeys
            for entry in journey.initiatives.values()
            if entry.noun.status not in {"done", "dropped"}
        )
    )


def find_barriers(touchpoint: "Touchpoint") -> tuple[Barrier, ...]:
    """What holds customers back at a touchpoint."""
    return tuple(
        Barrier(
            touchpoint, written if isinstance(written, str) else written.text, touchpoint.at.below("barriers", index)
        )
        for index, written in enumerate(touchpoint.noun.barriers)
    )


def find_open_needs(undertakings: Sequence[Undertaking]) -> tuple[tuple[int, ...], ...]:
    """By initiative: the open ones that it needs, by their number."""
    index = {(one.journey.file, one.entry.id): one.number for one in undertakings}
    return tuple(
        tuple(
            dict.fromkeys(
                index[one.journey.file, need.id]
                for need in one.needs
                if need.kind == "initiative" and (one.journey.file, need.id) in index
            )
        )
        for one in undertakings
    )


def _find_needs(journey: "Journey", initiative: "Entry[Initiative]") -> tuple[Need, ...]:
    needs = []
    for place, id in enumerate(initiative.noun.needs):
        at = initiative.at.below("needs", place)
        if id in journey.initiatives:
            needs.append(Need(id, "initiative", journey.initiatives[id].noun.status, at))
        elif id in journey.systems:
            needs.append(Need(id, "system", journey.systems[id].noun.state, at))
        else:
            needs.append(Need(id, "unknown", "", at))
    return tuple(needs)


def _find_answered(journey: "Journey", noun: "Initiative") -> tuple[Barrier, ...]:
    return tuple(
        barrier
        for id in dict.fromkeys((*noun.touches, *noun.sets))
        if id in journey.touchpoints
        for barrier in find_barriers(journey.touchpoints[id])
    )
