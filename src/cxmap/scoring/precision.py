"""How exact a result is, so that what prints equal is equal."""

DECIMALS = 12
"""Ours: far below what any survey can tell, and far above the last digit in which two ways of computing differ."""


def settle(number: float) -> float:
    """Round away the last digits, in which equal results can differ.

    `0.2 · 0.5` and `0.4 · 0.25` must share a rank, and whether two numbers are equal must not depend on a third
    one, as it does with a tolerance. So every part and every score is rounded once, and then compared as it is.
    """
    return round(number, DECIMALS) + 0.0  # plus zero: there is one zero, not a negative one as well
