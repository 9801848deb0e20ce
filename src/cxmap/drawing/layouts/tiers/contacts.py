"""Touchpoints named on the ladder: a number in the colour of the channel, and the name."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.cards import draw_number, find_look, tell_whole
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import BODY, SMALL
from cxmap.drawing.scene import Box
from cxmap.drawing.text import measure
from cxmap.views.tiers import Contact

_SIDE, _ABOVE = 6.0, 3.0
_GAP = 6.0
_LEAST_NUMBER = 20.0


@dataclass(frozen=True, slots=True)
class SetContact:
    """A touchpoint before it has a place.

    Attributes:
        contact: The touchpoint.
        name: Its name, broken into lines.
        number_width: How wide the field of its number is.

    Units:
        px.
    """

    contact: Contact
    name: Prose
    number_width: float

    @property
    def width(self) -> float:
        """The width of number and name.

        Units:
            px.
        """
        return self.number_width + self.name.width + 2 * _SIDE

    @property
    def height(self) -> float:
        """The height of number and name.

        Units:
            px.
        """
        return self.name.height + 2 * _ABOVE


def set_contact(contact: Contact, width: float, *, max_lines: int = 3) -> SetContact:
    """Break the name of a touchpoint into lines.

    Args:
        contact: The touchpoint.
        width: Room for number and name.
        max_lines: How many lines the name takes at most.

    Units:
        px.
    """
    number_width = max(_LEAST_NUMBER, measure(str(contact.number), SMALL, bold=True) + 8)
    room = width - number_width - 2 * _SIDE
    return SetContact(contact, set_prose(contact.name, BODY, room, "ink", max_lines=max_lines), number_width)


def draw_contact(one: SetContact, left: float, top: float, *, id: str = "") -> list[AnyShape]:
    """The touchpoint in a box.

    Args:
        one: The touchpoint.
        left: Where it begins.
        top: Its upper border.
        id: Id of its box; empty where it has one elsewhere in the picture.

    Units:
        px.
    """
    contact = one.contact
    stroke = find_look(contact.channel).stroke
    shapes: list[AnyShape] = [
        Box(left, top, one.width, one.height, "card", stroke, id=id),
        *draw_number(contact.number, (left, top, one.number_width, one.height), stroke, SMALL),
        *place(one.name, left + one.number_width + _SIDE, top + _ABOVE),
    ]
    return tag(shapes, group=f"tp-{contact.id}", tooltip=tell_whole([one.name], contact.tooltip), link=contact.link)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Touchpoints side by side, in as many lines as they need.

    Attributes:
        height: The height of all of them.
        places: Each with its left and its upper border, counted from the corner of all.

    Units:
        px.
    """

    height: float
    places: tuple[tuple[SetContact, float, float], ...]


def set_contacts(contacts: Sequence[Contact], width: float) -> Contacts:
    """Find the place of each touchpoint.

    Units:
        px.
    """
    places: list[tuple[SetContact, float, float]] = []
    x = top = row = 0.0
    for contact in contacts:
        one = set_contact(contact, width)
        if x and x + one.width > width:
            x, top, row = 0.0, top + row + _GAP, 0.0
        places.append((one, x, top))
        x += one.width + _GAP
        row = max(row, one.height)
    return Contacts(top + row, tuple(places))
