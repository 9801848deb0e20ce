"""What a touchpoint says of personas and channels that its own lists leave out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.register import SECTION_PATHS
from cxmap.rules.rule import Finding, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Touchpoint


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that is said of a persona or a channel at a touchpoint that does not name it.

    Attributes:
        kind: What is not named there: `persona` or `channel`.
        id: Its id.
        touchpoint: The touchpoint.
        places: Where something is said of it; at least one.
    """

    kind: str
    id: str
    touchpoint: "Touchpoint"
    places: "Sequence[Place]"

    def report(self, message: str, named: str, too: str) -> Finding:
        """The finding at the first place, with the list that leaves it out and the other places.

        Args:
            message: What is wrong, as a sentence.
            named: What the list holds.
            too: What the other places hold.
        """
        section = SECTION_PATHS[self.kind][0]
        first, *others = self.places
        return Finding(
            Spot(first, on_key=True),
            message,
            f"add `{self.id}` to `{section}` of `{self.touchpoint.id}`, or remove it here",
            (
                (named, Spot(self.touchpoint.at.below(section))),
                *((too, Spot(other, on_key=True)) for other in others),
            ),
        )


def find_absences(
    subject: Subject, kind: str, find_places: "Callable[[Touchpoint], Mapping[str, Sequence[Place]]]"
) -> Iterator[Absence]:
    """Everything that is said of what the list of a touchpoint leaves out; a touchpoint without a list is for all.

    Args:
        subject: The map.
        kind: What is looked for: `persona` or `channel`.
        find_places: The places at which a touchpoint says something of each.
    """
    journey = subject.journey
    if journey is None:
        return
    section = SECTION_PATHS[kind][0]
    declared = getattr(journey, section)
    # Where a name in the list is misspelt, the right one stands there as soon as that is mended.
    meant = {(end.at.path[:4], end.near) for end in journey.loose_ends if end.wanted == kind}
    for touchpoint in journey.touchpoints.values():
        named = frozenset(getattr(touchpoint.noun, section))
        for id, places in find_places(touchpoint).items() if named else ():
            if id not in named and id in declared and (touchpoint.at.path, id) not in meant:
                yield Absence(kind, id, touchpoint, places)
