"""What all bands of a flow share: the steps, the ways at each touchpoint, and everything that can stand in a band."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cxmap.drawing.layouts.flow.cards import make_card, make_gap
from cxmap.drawing.layouts.flow.nodes import Block
from cxmap.drawing.layouts.flow.signs import make_end, make_entry, make_exit, make_label
from cxmap.drawing.layouts.flow.steps import Step, find_steps
from cxmap.views.flow import FlowCard, FlowView, FlowWay

AnyBlock = TypeVar("AnyBlock", Block, Block | None)


@dataclass(frozen=True)
class Plan:
    """A view with what is found once for all bands.

    Blocks are made once: many bands are tried before some are chosen, and breaking texts takes the time.

    Attributes:
        view: What is shown.
        steps: All steps of the journey.
        step_of: The step of each touchpoint.
        cards: The touchpoints by id.
        leaving: The ways on from each touchpoint, those on to others before the ends of the journey.
        coming: The ways to each touchpoint.
        owned: Whether anybody owns anything, so that an owner missing at a card is worth a word.
    """

    view: FlowView
    steps: Sequence[Step]
    step_of: Mapping[str, int]
    cards: Mapping[str, FlowCard]
    leaving: Mapping[str, Sequence[FlowWay]]
    coming: Mapping[str, Sequence[FlowWay]]
    owned: bool
    _made: dict[Hashable, Block | None] = field(default_factory=dict)

    def leads_back(self, way: FlowWay) -> bool:
        """Whether a way leads back to an earlier touchpoint, or to the same once more."""
        target = way.outside or self.cards.get(way.target)
        return target is not None and target.number <= self.cards[way.source].number

    def card(self, card: FlowCard) -> Block:
        """The card of a touchpoint."""
        return self._make(("card", card.id), lambda: make_card(card, owned=self.owned))

    def gap(self) -> Block:
        """What stands in a stage without touchpoints."""
        return self._make("gap", make_gap)

    def label(self, way: FlowWay) -> Block | None:
        """What stands on a way; None where there is nothing to say."""
        return self._make(("label", way.source, way.target), lambda: make_label(way))

    def end(self, way: FlowWay) -> Block:
        """An end of the journey."""
        return self._make(("end", way.source, way.end), lambda: make_end(way))

    def exit(self, way: FlowWay) -> Block:
        """Where a way leaves its band, or the part that is shown."""
        target = way.outside or self.cards[way.target]
        return self._make(
            ("exit", way.source, target.number),
            lambda: make_exit(way, target, back=self.leads_back(way)),
        )

    def entry(self, ways: tuple[FlowWay, ...]) -> Block:
        """Where ways of one kind come in from other bands, all to the same target."""
        return self._make(
            ("entry", ways[0].target, *(way.source for way in ways)),
            lambda: make_entry(ways, [self.cards[way.source] for way in ways], back=self.leads_back(ways[0])),
        )

    def _make(self, key: Hashable, make: Callable[[], AnyBlock]) -> AnyBlock:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[return-value]  # the key tells which of both it is


def make_plan(view: FlowView) -> Plan:
    """Find the steps of a view and the ways at each touchpoint."""
    steps = find_steps(view)
    cards = {card.id: card for stage in view.stages for card in stage.cards}
    leaving: dict[str, list[FlowWay]] = {id: [] for id in cards}
    coming: dict[str, list[FlowWay]] = {id: [] for id in cards}
    for way in sorted(view.ways, key=lambda way: bool(way.end)):
        leaving[way.source].append(way)
        if way.target:
            coming[way.target].append(way)
    return Plan(
        view,
        steps,
        {card.id: place for place, step in enumerate(steps) for card in step.cards},
        cards,
        leaving,
        coming,
        any(card.owner for card in cards.values()),
    )
