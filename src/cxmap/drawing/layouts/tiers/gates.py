"""Gates between tiers: through which touchpoint customers go, and what is handed over there."""

from dataclasses import dataclass

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import SMALL
from cxmap.drawing.layouts.tiers.contacts import SetContact, draw_contact, set_contact
from cxmap.drawing.scene import Box
from cxmap.views.tiers import Climb

_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate before it has a place.

    Attributes:
        climb: The way that leads through it.
        through: The touchpoint; None where it is not written.
        words: What stands instead of it.
        terms: What is handed over.
        width: How wide it is.

    Units:
        px.
    """

    climb: Climb
    through: SetContact | None
    words: Prose
    terms: Prose
    width: float

    @property
    def height(self) -> float:
        """How tall it is.

        Units:
            px.
        """
        first = self.through.height if self.through else self.words.height
        return first + (self.terms.height + 4 if self.terms.lines else 0.0) + 2 * _PAD


def set_gate(climb: Climb, width: float) -> Gate:
    """Break the texts of a gate into lines.

    Units:
        px.
    """
    room = width - 2 * _PAD
    through = set_contact(climb.through, room) if climb.through else None
    words = set_prose("where it happens is not written", SMALL, room, "muted", italic=True, max_lines=2)
    terms = climb.terms or ("a hand-off without details" if climb.handoff else "")
    return Gate(climb, through, words, set_prose(terms, SMALL, room, "ink", max_lines=4), width)


def draw_gate(gate: Gate, left: float, top: float, *, id: str = "") -> list[AnyShape]:
    """A gate.

    Args:
        gate: The gate.
        left: Where it begins.
        top: Its upper border.
        id: Id of the box of its touchpoint; empty where that has one elsewhere in the picture.

    Units:
        px.
    """
    climb = gate.climb
    ground, stroke = ("handoff-bg", "handoff") if climb.handoff else ("surface", "rule")
    dashed = climb.target < climb.source
    box = Box(left, top, gate.width, gate.height, ground, stroke, 1.1, rounded=True, dashed=dashed)
    shapes = tag([box], group=f"tp-{climb.through.id}" if climb.through else "", tooltip=climb.tooltip)
    if gate.through:
        shapes += draw_contact(gate.through, left + _PAD, top + _PAD, id=id)
        below = top + _PAD + gate.through.height + 4
    else:
        shapes += place(gate.words, left + _PAD, top + _PAD)
        below = top + _PAD + gate.words.height + 4
    group = f"tp-{climb.through.id}" if climb.through else ""
    return [*shapes, *tag(place(gate.terms, left + _PAD, below), group=group, tooltip=climb.tooltip)]
