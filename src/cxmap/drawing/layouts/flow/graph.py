"""The graph of one band: cards, labels, ends, and where ways go on in other bands."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from cxmap.drawing.layouts.flow.nodes import Block, Node
from cxmap.drawing.layouts.flow.plan import Plan
from cxmap.drawing.layouts.flow.style import COLUMN_GAP
from cxmap.views.flow import FlowCard, FlowWay

# Columns of a step: what comes in from other bands, cards, what stands on the ways on.
_ENTRY, _CARD, _LABEL, _COLUMNS = 0, 1, 2, 3
Side = Literal["e", "w", "s"]
# Graphviz keeps a little place for lines that pass an empty column.
_EMPTY = 2


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the graph, from a column to one further to the right.

    Attributes:
        tail: Place of the node at its left end.
        head: Place of the node at its right end.
        tail_side: Where it leaves the left one: east or south.
        head_side: Where it reaches the right one: west or south.
        way: What it shows.
        backwards: Whether the customer goes from its right end to its left.
        tip: Whether the customer arrives at the end of it, so that an arrow's tip stands there.
    """

    tail: int
    head: int
    tail_side: Side
    head_side: Side
    way: FlowWay
    backwards: bool
    tip: bool


@dataclass(slots=True)
class Band:
    """Neighbouring steps as a graph.

    Attributes:
        first: Place of the first step.
        last: Place of the last one.
        nodes: What stands in it.
        links: The lines between them.
        more: How much more room lies in each gap between two columns than there must; an even number.

    Units:
        more: px.
    """

    first: int
    last: int
    more: int = 0
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def number_columns(self) -> dict[int, int]:
        """The places of the columns that are needed: a column for labels always gives the lines room."""
        used = {node.column for node in self.nodes}
        used |= {column + 1 for column in used if column % _COLUMNS == _CARD}
        return {column: place for place, column in enumerate(sorted(used))}

    @property
    def width(self) -> float:
        """How wide it is without more room: the widest node of each column, and the gaps.

        Units:
            px.
        """
        widths = dict.fromkeys(self.number_columns(), _EMPTY)
        for node in self.nodes:
            widths[node.column] = max(widths[node.column], node.block.width)
        return sum(widths.values()) + COLUMN_GAP * (len(widths) - 1)

    @property
    def gaps(self) -> int:
        """How many gaps lie between its columns that hold something."""
        return len({node.column for node in self.nodes}) - 1


def build_band(plan: Plan, first: int, last: int) -> Band:
    """The graph of the steps from the first to the last, both included."""
    return _Builder(plan, first, last).build()


class _Builder:
    def __init__(self, plan: Plan, first: int, last: int) -> None:
        self._plan = plan
        self._band = Band(first, last)
        self._places: dict[str, int] = {}

    def build(self) -> Band:
        plan, band = self._plan, self._band
        inside = range(band.first, band.last + 1)
        for at in inside:
            step = plan.steps[at]
            column = (at - band.first) * _COLUMNS + _CARD
            for card in step.cards:
                self._places[card.id] = self._add(plan.card(card), column, step.stage)
            if not step.cards:
                self._add(plan.gap(), column, step.stage)
        cards = [card for at in inside for card in plan.steps[at].cards]
        for card in cards:
            self._come_in(card)
            for way in plan.leaving[card.id]:
                self._go_on(way)
        return band

    def _add(self, block: Block, column: int, stage: int) -> int:
        self._band.nodes.append(Node(column, stage, block))
        return len(self._band.nodes) - 1

    def _go_on(self, way: FlowWay) -> None:
        source, target = self._places[way.source], self._places.get(way.target)
        at = self._band.nodes[source]
        if target is None or target == source:
            block = self._plan.end(way) if way.end else self._plan.exit(way)
            self._link(way, source, self._add(block, at.column + 1, at.stage), tip=True)
        elif self._plan.leads_back(way):
            self._lead_back(way, source, target)
        else:
            label = self._plan.label(way)
            if label is not None:
                on = self._add(label, at.column + 1, at.stage)
                self._link(way, source, on, tip=False)
                source = on
            self._link(way, source, target, tip=True)

    def _lead_back(self, way: FlowWay, source: int, target: int) -> None:
        """A way back in the same band: beneath the cards, its label before the card it leaves from."""
        links = self._band.links
        label = self._plan.label(way)
        if label is None:
            links.append(Link(target, source, "s", "s", way, backwards=True, tip=True))
            return
        at = self._plan.step_of[way.source] - 1
        on = self._add(label, (at - self._band.first) * _COLUMNS + _LABEL, self._plan.steps[at].stage)
        links.append(Link(on, source, "e", "s", way, backwards=True, tip=False))
        links.append(Link(target, on, "s", "w", way, backwards=True, tip=True))

    def _come_in(self, card: FlowCard) -> None:
        """Ways from other bands, those of a kind together."""
        plan, band = self._plan, self._band
        kinds: dict[tuple[bool, bool], list[FlowWay]] = defaultdict(list)
        for way in plan.coming[card.id]:
            if way.source not in self._places:
                kinds[plan.leads_back(way), way.handoff].append(way)
        at = plan.step_of[card.id]
        stage = plan.steps[at].stage
        # Inside a stage, the column of labels before it has room.
        beside = at > band.first and plan.steps[at - 1].stage == stage
        column = (at - band.first) * _COLUMNS + _ENTRY - beside
        for _, ways in sorted(kinds.items()):
            on = self._add(plan.entry(tuple(ways)), column, stage)
            self._link(ways[0], on, self._places[card.id], tip=True)

    def _link(self, way: FlowWay, tail: int, head: int, *, tip: bool) -> None:
        self._band.links.append(Link(tail, head, "e", "w", way, backwards=False, tip=tip))
