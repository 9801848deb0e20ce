"""How exact numbers are, so that what prints equal is equal and can be redone by hand."""

DECIMALS = 10
"""Of a score. Ours: far below what any survey can tell, far above the last digit, in which ways of computing differ."""

DIGITS = 15
"""Of a part. Every number that a person writes has fewer, and a float keeps them all."""


def settle(number: float) -> float:
    """Round away the last digits of a score, in which equal results can differ.

    `0.2 · 0.5` and `0.4 · 0.25` must share a rank, and whether two scores are equal must not depend on a third
    one, as it does with a tolerance. So every score is rounded once, and then compared as it is.
    """
    return round(number, DECIMALS) + 0.0  # plus zero: there is one zero, not a negative one as well


def trim(number: float) -> float:
    """Drop what is only the noise of floats: 0.31, not 0.30999999999999994."""
    return float(f"{number:.{DIGITS}g}") + 0.0
