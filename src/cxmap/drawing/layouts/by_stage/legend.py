"""The legend of the map: every sign that it uses, and none that it does not."""

from cxmap.drawing.layouts.shared.legend import (
    Entry,
    Legend,
    draw_legend,
    list_channels,
    list_deciders,
    list_handoffs,
    list_personas,
    star_entry,
)
from cxmap.views.keys import ChannelKey
from cxmap.views.map import MapView


def draw_map_legend(view: MapView, top: float, width: float) -> Legend:
    """The signs of personas, touchpoints and hand-offs in one paragraph, the channels in another.

    Units:
        px.
    """
    return draw_legend((_find_signs(view), list_channels(_find_leading(view))), top, width)


def _find_signs(view: MapView) -> list[Entry]:
    cards = [card for stage in view.stages for card in stage.cards]
    felt = {persona for card in cards for persona, value in enumerate(card.feels) if value is not None}
    entries = list_personas(persona for index, persona in enumerate(view.personas) if index in felt)
    if any(card.moment_of_truth for card in cards):
        entries.append(star_entry())
    entries += list_handoffs(len({card.number for card in cards} & set(view.handoffs)), view.handoff_count)
    return entries + list_deciders(decider for card in cards for decider in card.decides)


def _find_leading(view: MapView) -> list[ChannelKey]:
    """The channels whose colour leads a card."""
    leading = {card.channels[0].id for stage in view.stages for card in stage.cards if card.channels}
    return [channel for channel in view.channels if channel.id in leading]
