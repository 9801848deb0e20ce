"""Quantiles of Student's t, without a library: exact to what a float can hold for any use here."""

import math
from functools import cache
from statistics import NormalDist

SERIES_FROM = 200
"""Degrees of freedom from which the expansion around the normal is as exact as the integral, and faster."""


@cache
def find_t(level: float, df: float) -> float:
    """How many standard errors to both sides of a mean hold `level` of Student's t.

    Args:
        level: Between 0 and 1, such as 0.95.
        df: Degrees of freedom, 1 or more; need not be whole.

    Source:
        M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.7.5 (expansion) and 26.5.8 (the
        incomplete beta integral as a continued fraction), 26.7.1 (t from it). Tests hold both against scipy.
    """
    if df >= SERIES_FROM:
        return _expand(NormalDist().inv_cdf((1 + level) / 2), df)
    low, high = 0.0, 2.0
    while _find_outside(high, df) > 1 - level:
        low, high = high, 2 * high
    # Halving until two neighbouring floats are left.
    while low < (middle := (low + high) / 2) < high:
        if _find_outside(middle, df) > 1 - level:
            low = middle
        else:
            high = middle
    return high


def _expand(z: float, df: float) -> float:
    square = z * z
    terms = (
        (square + 1) / 4,
        ((5 * square + 16) * square + 3) / 96,
        (((3 * square + 19) * square + 17) * square - 15) / 384,
        ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160,
    )
    return z * (1 + math.fsum(term / df**power for power, term in enumerate(terms, 1)))


def _find_outside(t: float, df: float) -> float:
    """The share of Student's t that lies farther from 0 than `t`, on both sides: I(df/(df+t²); df/2, 1/2)."""
    x, a, b = df / (df + t * t), df / 2, 0.5
    if x == 1:
        return 1.0
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x),
    )
    # The fraction converges fast on this side of the mean, and the other side is its complement.
    if x < (a + 1) / (a + b + 2):
        return front * _continue(x, a, b) / a
    return 1 - front * _continue(1 - x, b, a) / b


def _continue(x: float, a: float, b: float) -> float:
    """The continued fraction of the incomplete beta integral, from its front (Lentz's way)."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    whole = d
    for m in range(1, 1000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for numerator in (even, odd):
            d = 1 / (1 + numerator * d)
            c = 1 + numerator / c
            whole *= c * d
        if abs(c * d - 1) < 1e-15:
            return whole
    raise ArithmeticError(f"the incomplete beta integral does not settle at {x}, {a}, {b}")
