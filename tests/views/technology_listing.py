"""A technology landscape as compact text, to be compared and reviewed."""

from collections.abc import Iterator

from cxmap.views.technology import TechnologyView


def list_technology(view: TechnologyView) -> str:
    """Everything a landscape says, one thing a line."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: TechnologyView) -> Iterator[str]:
    yield f"technology {view.id}: {view.title}"
    yield f"  {view.subtitle}"
    for layer in view.layers:
        yield f"layer {layer.name}"
        for card in layer.systems:
            parts = [f"{card.verdict} {card.id}: {card.name}", ",".join(card.touchpoints), ",".join(card.successors)]
            yield f"  {' | '.join([*parts, card.note, card.reason])}"
            yield from (f"      {line}" for line in card.tooltip.split("\n"))
