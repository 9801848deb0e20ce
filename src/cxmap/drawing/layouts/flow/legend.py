"""The legend of the flow: every sign that it uses, and none that it does not."""

from cxmap.drawing.layouts.flow.plan import Plan
from cxmap.drawing.layouts.shared.legend import (
    Entry,
    Legend,
    assumed_entry,
    draw_legend,
    list_channels,
    list_deciders,
    star_entry,
    way_entry,
)
from cxmap.drawing.layouts.shared.prose import AnyShape
from cxmap.drawing.layouts.shared.signs import END_NAMES, END_ROLES, draw_handoff
from cxmap.drawing.layouts.shared.sizes import HANDOFF_WAY
from cxmap.drawing.scene import Box, line
from cxmap.views.flow import End

_HALF = 8.0


def draw_flow_legend(plan: Plan, top: float, width: float) -> Legend:
    """Cards, ways and ends in one paragraph, the channels in another.

    Units:
        px.
    """
    cards, ways = plan.cards.values(), plan.view.ways
    entries = [star_entry()] if any(card.moment_of_truth for card in cards) else []
    entries += list_deciders(decision.decider for card in cards for decision in card.decisions)
    handoffs = sum(way.handoff for way in ways)
    if handoffs:
        entries.append(Entry(f"Hand-off ({handoffs})", _draw_handoff))
    if any(plan.leads_back(way) for way in ways):
        entries.append(way_entry("Back to an earlier touchpoint", dashed=True))
    if any(way.assumed for way in ways):
        entries.append(assumed_entry("Share that is only assumed"))
    ended = {way.end for way in ways}
    entries += [_make_end_entry(end) for end in END_NAMES if end in ended]
    return draw_legend((entries, list_channels(plan.view.channels)), top, width)


def _draw_handoff(x: float, y: float) -> list[AnyShape]:
    return [line((x - _HALF, y), (x + _HALF, y), "handoff", HANDOFF_WAY), draw_handoff(x, y)]


def _make_end_entry(end: End) -> Entry:
    role = END_ROLES[end]
    return Entry(
        END_NAMES[end], lambda x, y: [Box(x - _HALF, y - 6, 2 * _HALF, 12, f"{role}-bg", role, 1.1, rounded=True)]
    )
