"""How much of an order is in doubt: for every two touchpoints, how often the draws put them the other way round."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

VALUES = 16
"""What a number may turn out to be, when it is asked what knowing it would be worth. Ours: the middles of sixteen
equally likely parts of its draws."""


class Doubts(NamedTuple):
    """How much of an order is in doubt.

    Attributes:
        each: For every touchpoint, how many others are expected to stand on the wrong side of it, in pairs that count.
        counted: How many of the pairs that count are expected to stand the wrong way round.
        all: How many of all pairs are.

    Shape:
        each: (touchpoints,)
    """

    each: "NDArray[np.float64]"
    counted: float
    all: float


def find_doubts(scores: "NDArray[np.float64]", first: int) -> Doubts:
    """How much of an order is in doubt.

    Each two are put in the order that more draws have. The share of the draws that have the other one is how likely
    that is to be wrong; equal scores count half.

    Args:
        scores: The drawn scores.
        first: A pair counts where at least one of the two is one of so many that stand first.

    Shape:
        scores: (touchpoints, draws)
    """
    each, counted, total = np.zeros(len(scores)), 0.0, 0.0
    for place, row in enumerate(scores):
        wrong = find_wrong(row, scores[place + 1 :])
        total += float(wrong.sum())
        if place < first:
            counted += float(wrong.sum())
            each[place] += wrong.sum()
            each[place + 1 :] += wrong
    return Doubts(each, counted, total)


def find_wrong(row: "NDArray[np.float64]", others: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """How likely the likelier order of a touchpoint and each other one is wrong.

    Units:
        0–½.

    Shape:
        row: (draws,); others: (touchpoints, draws); the result: (touchpoints,)
    """
    return _fold(_find_above(row, others))


def find_settled(
    combine: "Callable[[Mapping[str, NDArray[np.float64]]], NDArray[np.float64]]",
    parts: "Mapping[str, NDArray[np.float64]]",
    name: str,
    others: "NDArray[np.float64]",
) -> float:
    """How much of the doubt about the place of a touchpoint would go if one of its numbers were known.

    The number is fixed in turn at what it may turn out to be, and the touchpoint is compared with all others again.
    What is in doubt then, on average, is what would be left. It is never more than what is in doubt now, because both
    are taken from the same draws.

    Args:
        combine: The formula.
        parts: The draws of every part of the touchpoint.
        name: The part that would be known.
        others: The drawn scores of the other touchpoints.

    Returns:
        The part of the others expected on its wrong side that would stand on the right one.

    Units:
        0–1.

    Source:
        The expected value of partial perfect information: H. Raiffa and R. Schlaifer, Applied Statistical Decision
        Theory, 1961; the loss is one for every two that stand the wrong way round.
    """
    middles = np.quantile(parts[name], (np.arange(VALUES) + 0.5) / VALUES)
    above = np.array([_find_above(combine({**parts, name: np.full_like(parts[name], one)}), others) for one in middles])
    now, then = float(_fold(above.mean(axis=0)).sum()), float(_fold(above).mean(axis=0).sum())
    return max(0.0, 1 - then / now) if now > 0 else 0.0


def _find_above(row: "NDArray[np.float64]", others: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """In which share of the draws it lies above each other one."""
    above: NDArray[np.float64] = ((others < row).mean(axis=1) + (others <= row).mean(axis=1)) / 2
    return above


def _fold(above: "NDArray[np.float64]") -> "NDArray[np.float64]":
    return np.minimum(above, 1 - above)
