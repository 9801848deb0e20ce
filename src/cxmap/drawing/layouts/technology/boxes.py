"""The box of a system, now or planned."""

from dataclasses import dataclass
from typing import Final

from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, join_groups, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import CHANNEL, LANE, SMALL
from cxmap.drawing.layouts.technology.looks import LOOKS, Look
from cxmap.drawing.scene import Box
from cxmap.views.technology import SystemCard

BOX_WIDTH: Final = 340.0

_PAD_X, _PAD_Y = 13.0, 9.0
_LEAST_HEIGHT = 38.0
_GAP = 12.0


@dataclass(frozen=True, slots=True)
class SystemBox:
    """A system set in lines, before its place is known.

    Attributes:
        card: The system.
        look: How its verdict looks.
        planned: Whether it stands on the side of the plan.
        name: What it is called.
        verdict: What becomes of it.
        note: A few words beneath the name; without lines where nothing is known.
    """

    card: SystemCard
    look: Look
    planned: bool
    name: Prose
    verdict: Prose
    note: Prose

    @property
    def height(self) -> float:
        """The least height that holds all its words.

        Units:
            px.
        """
        note = self.note.height + 2 if self.note.lines else 0.0
        return max(2 * _PAD_Y + self.name.height + note, _LEAST_HEIGHT)


def set_system(card: SystemCard, *, planned: bool) -> SystemBox:
    """Break the words of a system into the lines of its box."""
    look = LOOKS[card.verdict]
    said = set_prose(_tell_verdict(card, look, planned=planned), CHANNEL, BOX_WIDTH / 2, look.ink, max_lines=1)
    room = BOX_WIDTH - 2 * _PAD_X
    name = set_prose(card.name, LANE, room - said.width - _GAP, look.ink, bold=True, max_lines=2)
    note = set_prose(card.reason if planned else card.note, SMALL, room, look.ink, max_lines=2)
    return SystemBox(card, look, planned, name, said, note)


def draw_system(box: SystemBox, x: float, top: float, height: float) -> list[AnyShape]:
    """The box with its words, all of them parts of the touchpoints that depend on the system.

    Units:
        px.
    """
    card, look = box.card, box.look
    note = box.note.height + 2 if box.note.lines else 0.0
    below = top + (height - box.name.height - note) / 2
    shapes: list[AnyShape] = [
        Box(
            x,
            top,
            BOX_WIDTH,
            height,
            fill=look.ground,
            stroke=look.stroke,
            stroke_width=max(look.width - 0.4, 1.3),
            rounded=True,
            dashed=look.dashed,
            id=f"system-{'planned' if box.planned else 'now'}-{card.id}",
        ),
        *place(box.name, x + _PAD_X, below),
        # Both stand on one baseline although the verdict is smaller.
        *place(box.verdict, x + BOX_WIDTH - _PAD_X, below + (LANE - CHANNEL) * 0.95, anchor="end"),
        *place(box.note, x + _PAD_X, below + box.name.height + 2),
    ]
    return tag(shapes, group=find_group(card), tooltip=card.tooltip)


def find_group(card: SystemCard) -> str:
    """The classes of all touchpoints that depend on a system."""
    return join_groups(card.touchpoints)


def _tell_verdict(card: SystemCard, look: Look, *, planned: bool) -> str:
    count = len(card.touchpoints)
    if planned and not (card.verdict == "new" and count):
        return look.after
    return f"{look.after if planned else look.before} · {count or 'no'} touchpoint{'' if count == 1 else 's'}"
