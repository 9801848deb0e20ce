"""Signs that pictures explain: personas with their marker, channels with their colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """One persona.

    Attributes:
        id: The persona's id in the map.
        name: What people call the persona.
        note: A few words beside the name, e.g. the segment; may be empty.
        goal: What the persona wants; may be empty.
        place: Place in the map, from 0; it decides marker, colour and dash.
    """

    id: str
    name: str
    note: str
    goal: str
    place: int


@dataclass(frozen=True, slots=True)
class ChannelKey:
    """A channel with its colour.

    Attributes:
        id: The channel's id in the map.
        name: What people call the channel.
        colour: Place in the palette, from 0 in order of first use in the map.
    """

    id: str
    name: str
    colour: int
