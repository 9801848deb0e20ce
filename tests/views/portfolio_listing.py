"""A portfolio as compact text, to be compared and reviewed."""

from collections.abc import Iterator

from cxmap.views.portfolio import MapRow, PortfolioView


def list_portfolio(view: PortfolioView) -> str:
    """Everything a portfolio says, one thing a line."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: PortfolioView) -> Iterator[str]:
    yield f"{view.id}: {view.title}"
    yield f"  {view.subtitle}"
    yield f"  {' | '.join(view.phases)}"
    for row in view.rows:
        yield from (f"{'  ' * row.depth}{line}" for line in _list_row(row))


def _list_row(row: MapRow) -> Iterator[str]:
    yield f"map {row.title}{f' ({row.note})' if row.note else ''}"
    yield from (f"  {phase.name}: {', '.join(phase.stages) or '-'}" for phase in row.phases)
    yield f"  stages {row.stages}, touchpoints {row.touchpoints}"
    yield f"  pain points {row.pain_points}, hand-offs {row.handoffs}"
    yield f"  {row.state} | {row.level} | {row.owner or 'nobody'} | {row.reviewed or '-'} | {row.due or '-'}"
    yield f"  feels {' '.join('?' if feeling is None else f'{feeling:+.2f}' for feeling in row.feels)}"
    if row.low:
        yield f"  lowest {row.low.place}: {row.low.name} {row.low.feeling:+.2f} and {row.low.more} more"
    yield from (f"    {line}" for line in row.tooltip.split("\n"))
