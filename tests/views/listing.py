"""A view as compact text, to be compared and reviewed."""

from collections.abc import Iterator

from cxmap.views.map import Card, MapView, StageColumn


def list_view(view: MapView) -> str:
    """Everything a map shows, one thing a line."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: MapView) -> Iterator[str]:
    yield f"map {view.id}: {view.title}"
    yield f"  {view.subtitle}"
    yield from (f"persona {card.id}: {card.name} | {card.note} | {card.goal}" for card in view.personas)
    yield from (f"channel {key.colour} {key.id}: {key.name}" for key in view.channels)
    for stage in view.stages:
        yield from _list_stage(stage)
    yield from (f"owner {run.first}-{run.last}: {run.name or 'nobody'}" for run in view.owners)
    yield f"hand-offs: {view.handoff_count}, shown before {', '.join(map(str, view.handoffs)) or 'none'}"


def _list_stage(stage: StageColumn) -> Iterator[str]:
    yield f"stage {stage.id}: {stage.name} | {stage.question}"
    yield from (f"  {_list_card(card)}" for card in stage.cards)
    for sign, items in (("-", stage.barriers), ("+", stage.enablers), ("!", stage.initiatives)):
        yield from (f"  {sign} {item.number} {item.touchpoint}: {item.text}" for item in items)


def _list_card(card: Card) -> str:
    feels = " ".join(_write(card, place) for place in range(len(card.feels)))
    parts = [
        f"{card.number} {card.id}: {card.name}",
        ",".join(key.id for key in card.channels),
        "moment of truth" if card.moment_of_truth else "",
        f"decides {','.join(card.decides)}" if card.decides else "",
        f"feels {feels}",
        card.tooltip.removeprefix(card.name),
        card.link,
    ]
    return " | ".join(part for part in parts if part)


def _write(card: Card, place: int) -> str:
    feeling = card.feels[place]
    if place in card.absent:
        return "away"
    return "?" if feeling is None else f"{feeling:+g}"
