"""Figures, counts and places as reports of scores write them."""

from collections.abc import Callable

from cxmap.journey.measures import Place
from cxmap.journey.scales import spell
from cxmap.scoring.precision import trim

LineOf = Callable[[Place], int]
"""Finds the line on which something was written; only documents know lines."""


def figure(number: float) -> str:
    """A number in full, without digits that say nothing: 7.5, not 7.50."""
    return spell(trim(number))


def plural(count: int, word: str) -> str:
    """A count with its noun: `1 map`, `1,200 maps`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
