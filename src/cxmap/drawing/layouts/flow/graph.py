"""The graph of one band: cards, labels, ends, and where ways go on in other bands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cxmap.drawing.layouts.flow.cards import make_card
from cxmap.drawing.layouts.flow.nodes import Node
from cxmap.drawing.layouts.flow.ranks import Step, find_steps, list_ways
from cxmap.drawing.layouts.flow.signs import make_end, make_entry, make_exit, make_label
from cxmap.drawing.layouts.flow.style import COLUMN_GAP
from cxmap.drawing.layouts.shared.prose import AnyShape, place, set_prose, tag
from cxmap.drawing.layouts.shared.sizes import SMALL
from cxmap.drawing.scene import Box
from cxmap.views.flow import FlowCard, FlowView, FlowWay

# Columns of a step: what comes in from other bands, cards, what stands on the ways on.
_ENTRY, _CARD, _LABEL, _COLUMNS = 0, 1, 2, 3
Side = Literal["e", "w", "s"]


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
        stages: For each node, the place of its stage.
    """

    first: int
    last: int
    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    stages: list[int] = field(default_factory=list)

    @property
    def width(self) -> float:
        """How wide it comes to be: the widest node of each column, and the gaps.

        Units:
            px.
        """
        widths = [0] * ((self.last - self.first + 1) * _COLUMNS)
        for node in self.nodes:
            widths[node.column] = max(widths[node.column], node.width)
        # Graphviz keeps a place for lines that pass an empty column.
        used = [width or 2 for column, width in enumerate(widths) if width or column % _COLUMNS == _LABEL]
        return sum(used) + COLUMN_GAP * (len(used) - 1)


@dataclass(frozen=True)
class Plan:
    """What all bands share.

    Attributes:
        view: What is shown.
        steps: All steps of the journey.
        step_of: The step of each touchpoint.
        cards: The touchpoints by id.
        leaving: The ways on from each touchpoint.
        coming: The ways to each touchpoint.
        owned: Whether anybody owns anything.
    """

    view: FlowView
    steps: Sequence[Step]
    step_of: Mapping[str, int]
    cards: Mapping[str, FlowCard]
    leaving: Mapping[str, Sequence[FlowWay]]
    coming: Mapping[str, Sequence[FlowWay]]
    owned: bool


def make_plan(view: FlowView) -> Plan:
    """Find the steps of a view and the ways at each touchpoint."""
    steps = find_steps(view)
    cards = {card.id: card for stage in view.stages for card in stage.cards}
    coming: dict[str, list[FlowWay]] = {id: [] for id in cards}
    for way in view.ways:
        if way.target:
            coming[way.target].append(way)
    return Plan(
        view,
        steps,
        {card.id: place for place, step in enumerate(steps) for card in step.cards},
        cards,
        list_ways(view),
        coming,
        any(card.owner for card in cards.values()),
    )


def leads_back(way: FlowWay, cards: Mapping[str, FlowCard]) -> bool:
    """Whether a way leads back to an earlier touchpoint, or to the same once more."""
    return bool(way.target) and cards[way.target].number <= cards[way.source].number


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
                self._places[card.id] = self._add(make_card(card, column, owned=plan.owned), step.stage)
            if not step.cards:
                self._add(_make_gap(column), step.stage)
        cards = [card for at in inside for card in plan.steps[at].cards]
        for card in cards:
            self._come_in(card)
            for way in plan.leaving[card.id]:
                self._go_on(way)
        return band

    def _add(self, node: Node, stage: int) -> int:
        self._band.nodes.append(node)
        self._band.stages.append(stage)
        return len(self._band.nodes) - 1

    def _go_on(self, way: FlowWay) -> None:
        source, target = self._places[way.source], self._places.get(way.target)
        column = self._band.nodes[source].column + 1
        if target is not None and target != source:
            if leads_back(way, self._plan.cards):
                self._lead_back(way, source, target)
            else:
                label = make_label(way, column)
                on = None if label is None else self._add(label, self._band.stages[source])
                self._join(way, source, on, target)
            return
        back = leads_back(way, self._plan.cards)
        sign = make_end(way, column) if way.end else make_exit(way, self._plan.cards[way.target], column, back=back)
        self._link(way, source, self._add(sign, self._band.stages[source]), tip=True)

    def _lead_back(self, way: FlowWay, source: int, target: int) -> None:
        """A way back in the same band: beneath the cards, its label before the card it leaves from."""
        at = self._plan.step_of[way.source] - 1
        column = (at - self._band.first) * _COLUMNS + _LABEL
        label = make_label(way, column)
        if label is None:
            self._band.links.append(Link(target, source, "s", "s", way, backwards=True, tip=True))
            return
        on = self._add(label, self._plan.steps[at].stage)
        self._band.links += [
            Link(on, source, "e", "s", way, backwards=True, tip=False),
            Link(target, on, "s", "w", way, backwards=True, tip=True),
        ]

    def _come_in(self, card: FlowCard) -> None:
        """Ways from other bands, those of a kind together."""
        plan, band = self._plan, self._band
        kinds: dict[tuple[bool, bool], list[FlowWay]] = defaultdict(list)
        for way in plan.coming[card.id]:
            if way.source not in self._places:
                kinds[leads_back(way, plan.cards), way.handoff].append(way)
        at = plan.step_of[card.id]
        stage = plan.steps[at].stage
        # Inside a stage, the column of labels before it has room.
        beside = at > band.first and plan.steps[at - 1].stage == stage
        column = (at - band.first) * _COLUMNS + _ENTRY - beside
        for (back, _), ways in sorted(kinds.items()):
            sign = make_entry(ways, [plan.cards[way.source] for way in ways], column, back=back)
            self._link(ways[0], self._add(sign, stage), self._places[card.id], tip=True)

    def _join(self, way: FlowWay, source: int, label: int | None, target: int) -> None:
        if label is None:
            self._link(way, source, target, tip=True)
        else:
            self._link(way, source, label, tip=False)
            self._link(way, label, target, tip=True)

    def _link(self, way: FlowWay, tail: int, head: int, *, tip: bool) -> None:
        self._band.links.append(Link(tail, head, "e", "w", way, backwards=False, tip=tip))


def _make_gap(column: int) -> Node:
    """What stands in a stage without touchpoints."""
    words = set_prose("No touchpoints", SMALL, 90, "muted", italic=True, max_lines=1)

    def draw(left: float, top: float) -> list[AnyShape]:
        box = Box(left, top, 100, 32, "card", "rule", dashed=True)
        return tag([box, *place(words, left + 50, top + 16 - words.height / 2, anchor="middle")], group="")

    return Node(column, 100, 32, draw)
