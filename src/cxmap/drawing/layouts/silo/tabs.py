"""Tabs that hang on a card: how the journey ends there, and the ways from and to other bands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxmap.drawing.layouts.shared.owners import NO_OWNER
from cxmap.drawing.layouts.shared.prose import AnyShape, Prose, join_groups, place, set_prose, tag
from cxmap.drawing.layouts.shared.signs import END_NAMES, END_ROLES
from cxmap.drawing.layouts.shared.sizes import SMALL
from cxmap.drawing.layouts.silo.style import CARD_WIDTH, TAB_GAP
from cxmap.drawing.scene import Box
from cxmap.views.flow import FlowCard, FlowWay

_SIDE, _ABOVE = 9.0, 2.0
_BAR = 3.5
_ROOM = CARD_WIDTH - _SIDE - 4.0


@dataclass(frozen=True, slots=True)
class Tab:
    """What a tab says and how it looks.

    Attributes:
        text: What it says.
        ground: Colour role inside.
        colour: Colour role of the bar at its left.
        dashed: Whether it has a dashed border, because the way leads back.
        group: The classes of the touchpoints that it tells of.
        tooltip: The ways told in words.
    """

    text: Prose
    ground: str
    colour: str
    dashed: bool
    group: str
    tooltip: str

    @property
    def height(self) -> float:
        """How tall it is.

        Units:
            px.
        """
        return self.text.height + 2 * _ABOVE


def make_outward(ways: Iterable[FlowWay], source: FlowCard, cards: Mapping[str, FlowCard]) -> tuple[Tab, ...]:
    """A tab for each way that leads to another band or out of the part that is shown, or ends the journey."""
    tabs = []
    for way in ways:
        if way.end:
            role = END_ROLES[way.end]
            name, ground, colour, dashed = END_NAMES[way.end], f"{role}-bg", role, False
        else:
            target = way.outside or cards[way.target]
            dashed = target.number <= source.number
            name = f"{'back to' if dashed else '→'} {target.number} {target.owner or NO_OWNER.lower()}"
            ground, colour = _look(way)
        said = f"{name} · {way.share}" if way.share else name
        text = set_prose(said, SMALL, _ROOM, "ink", max_lines=2)
        tabs.append(Tab(text, ground, colour, dashed, join_groups((way.source, way.target)), way.tooltip))
    return tuple(tabs)


def make_inward(ways: Iterable[FlowWay], target: FlowCard, cards: Mapping[str, FlowCard]) -> tuple[Tab, ...]:
    """A tab for all ways of one kind that come from other bands."""
    kinds: dict[tuple[bool, bool], list[FlowWay]] = {}
    for way in ways:
        kinds.setdefault((cards[way.source].number >= target.number, way.handoff), []).append(way)
    tabs = []
    for (back, _), alike in kinds.items():
        owner = f" {cards[alike[0].source].owner or NO_OWNER.lower()}" if len(alike) == 1 else ""
        numbers = ", ".join(str(cards[way.source].number) for way in alike)
        text = set_prose(f"{'back from' if back else 'from'} {numbers}{owner}", SMALL, _ROOM, "ink", max_lines=3)
        group = join_groups([*(way.source for way in alike), target.id])
        tabs.append(Tab(text, *_look(alike[0]), back, group, "\n".join(way.tooltip for way in alike)))
    return tuple(tabs)


def measure_tabs(tabs: Sequence[Tab]) -> float:
    """How much room tabs take, the gap to their card included.

    Units:
        px.
    """
    return sum(one.height + TAB_GAP for one in tabs)


def draw_tabs(tabs: Sequence[Tab], left: float, top: float) -> list[AnyShape]:
    """The tabs beneath each other.

    Units:
        px.
    """
    shapes: list[AnyShape] = []
    for one in tabs:
        box = Box(left, top, CARD_WIDTH, one.height, one.ground, one.colour, 0.9, dashed=one.dashed)
        bar = Box(left, top, _BAR, one.height, fill=one.colour)
        drawn: list[AnyShape] = [box, bar, *place(one.text, left + _SIDE, top + _ABOVE)]
        shapes += tag(drawn, group=one.group, tooltip=one.tooltip)
        top += one.height + TAB_GAP
    return shapes


def _look(way: FlowWay) -> tuple[str, str]:
    return ("handoff-bg", "handoff") if way.handoff else ("band", "rule")
