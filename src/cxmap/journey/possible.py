"""What can come of answers at all: which means whole answers have, and how far answers can lie from their mean.

A written number stands for everything that is rounded to it, up or down. So nothing is called impossible that
rounding could explain.

Source:
    Means: the GRIM test, N. J. L. Brown and J. A. J. Heathers, The GRIM Test: A Simple Technique Detects Numerous
    Anomalies in the Reporting of Results in Psychology, Social Psychological and Personality Science 8(4), 2017,
    363–369. Largest deviation: R. Bhatia and C. Davis, A Better Bound on the Variance, The American Mathematical
    Monthly 107(4), 2000, 353–357. Smallest: whole answers whose mean lies a part f above a whole number lie nearest
    to it when a part f of them is one higher; their variance is f(1 − f).
"""

from fractions import Fraction
from math import floor, sqrt
from typing import TYPE_CHECKING

from cxmap.journey.scales import find_decimals, spell

if TYPE_CHECKING:
    from cxmap.journey.measures import Scale

LARGEST_OF_SMALLEST = 0.5
"""What whole answers deviate by at least where their mean lies in the middle of two of them, and less elsewhere."""

FEWEST_FOR_SPREAD = 2
"""A single answer does not deviate."""


def find_nearest_means(mean: float, n: int, scale: "Scale") -> tuple[str, str] | None:
    """The two means of whole answers between which a written mean lies that they cannot have.

    Args:
        mean: The mean, as written, on the scale.
        n: How many answers it is the mean of, at least 1.
        scale: The scale of the answers, with whole steps.

    Returns:
        The next lower and the next higher mean, with as many decimals; None where the answers can have the mean.
    """
    # With so many answers some sum of them is always near enough. Most numbers have two decimals at most.
    if n >= 100 and round(mean, 2) == mean:
        return None
    decimals = find_decimals(mean)
    if n >= 10**decimals:
        return None
    first = _exact(scale.first)
    lowest, highest = _find_range(mean)
    below = floor((highest - first) * n)
    if below >= (lowest - first) * n:
        return None
    lower, higher = (float(first + Fraction(total, n)) for total in (below, below + 1))
    return f"{lower:.{decimals}f}", f"{higher:.{decimals}f}"


def find_limit(sd: float, mean: float, n: int | None, scale: "Scale") -> float | None:
    """The limit of the standard deviation that a written one breaks.

    Args:
        sd: The standard deviation, as written; of the sample (n − 1) or of the answers themselves (n).
        mean: The mean, as written, on the scale.
        n: How many answers there are, at least 1; None where nobody says.
        scale: The scale of the answers.

    Returns:
        The largest deviation there can be where the written one is larger, the smallest where it is smaller, and None
        where it lies between them.
    """
    # Nearly all deviations are far from both limits, and then floats will do.
    spread = (scale.max - mean) * (mean - scale.min)
    if n != 1 and LARGEST_OF_SMALLEST < sd < 0.999 * sqrt(max(0, spread)):
        return None
    smallest, largest = _find_variances(mean, n, scale)
    least, most = _find_range(sd)
    if least > 0 and least**2 > largest:
        return sqrt(largest)
    return sqrt(smallest) if most**2 < smallest else None


def _find_variances(mean: float, n: int | None, scale: "Scale") -> tuple[Fraction, Fraction]:
    """The smallest variance of answers that have a mean, and the largest of a sample that has it."""
    low, high = _exact(scale.min), _exact(scale.max)
    lowest, highest = (min(max(end, low), high) for end in _find_range(mean))
    middle = min(max((low + high) / 2, lowest), highest)
    # Without n it may be two answers, whose sample has twice their own variance.
    answers = FEWEST_FOR_SPREAD if n is None else n
    factor = Fraction(answers, answers - 1) if answers >= FEWEST_FOR_SPREAD else Fraction(0)
    largest = (high - middle) * (middle - low) * factor
    if not _has_whole_steps(scale) or floor(lowest - low) != floor(highest - low):
        return Fraction(0), largest
    return min(part * (1 - part) for part in ((lowest - low) % 1, (highest - low) % 1)), largest


def _has_whole_steps(scale: "Scale") -> bool:
    if scale.method == "count":
        return scale.min % 1 == 0
    return scale.method == "mean" and scale.options is not None


def _find_range(written: float) -> tuple[Fraction, Fraction]:
    """Everything that a written number may stand for."""
    half = Fraction(1, 2 * 10 ** find_decimals(written))
    return _exact(written) - half, _exact(written) + half


def _exact(number: float) -> Fraction:
    """A number exactly as it was written."""
    return Fraction(spell(number))
