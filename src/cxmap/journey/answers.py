"""Counted answers: the figure, its spread and the dissatisfied, and which scales answers fit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.measures import Scale

FEWEST_OPTIONS = 4
"""Of fewer answer options the two best are half of them or more."""


def summarise(answers: Sequence[int], scale: "Scale") -> tuple[float, float | None, float]:
    """Figure, standard deviation and dissatisfied share of counted answers.

    The standard deviation is the sample's (n − 1); None for a single answer and for methods without one.

    Source:
        Net score: promoters (the two best of eleven options) minus detractors. Top box: the two best of five.
    """
    total = sum(answers)
    values = [scale.first + option for option in range(len(answers))]
    turned = values if scale.better == "high" else [values[0] + values[-1] - value for value in values]
    unhappy = sum(count for count, value in zip(answers, turned, strict=True) if value < scale.cut)
    happiest = count_best(answers, scale)
    mean = sum(count * value for count, value in zip(answers, values, strict=True)) / total
    match scale.method:
        case "net":
            return 100 * (happiest - unhappy) / total, None, unhappy / total
        case "top-box":
            return scale.min + (scale.max - scale.min) * happiest / total, None, unhappy / total
        case "share":
            return scale.min + (scale.max - scale.min) * answers[-1] / total, None, unhappy / total
    squares = sum(count * (value - mean) ** 2 for count, value in zip(answers, values, strict=True))
    return mean, (squares / (total - 1)) ** 0.5 if total > 1 else None, unhappy / total


def count_best(answers: Sequence[int], scale: "Scale") -> int:
    """How many people chose one of the two best options."""
    return sum(answers[-2:] if scale.better == "high" else answers[:2])


def takes_answers(scale: "Scale") -> bool:
    """Whether counted answers fit a scale, and make a figure on it."""
    if scale.options is None:
        return False
    return scale.method not in {"top-box", "net"} or scale.options >= FEWEST_OPTIONS
