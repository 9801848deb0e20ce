"""Which systems stand side by side: a system and what becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.views.technology import Layer, SystemCard


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of a layer.

    Attributes:
        now: The system on the left; None where nothing of now stands there.
        then: The system on the right; None where nothing of the plan stands there.
    """

    now: SystemCard | None
    then: SystemCard | None


def pair_systems(layer: Layer) -> Iterator[Pair]:
    """The rows of a layer: what stays beside itself, what is replaced beside what takes over.

    What takes over in another layer, or from a system above, has its own row elsewhere; what is new and takes over from
    nothing in this layer stands in a row of its own, so that nothing seems to be replaced by it.
    """
    new = {card.id: card for card in layer.systems if card.verdict == "new"}
    for card in layer.systems:
        if card.verdict in {"keep", "change"}:
            yield Pair(card, card)
        elif card.verdict != "new":
            heir = next((id for id in card.successors if id in new), None)
            yield Pair(card, new.pop(heir) if heir is not None else None)
    for card in new.values():
        yield Pair(None, card)
