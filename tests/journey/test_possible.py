"""What answers can give, against every mix of answers there is, and against published examples."""

from collections.abc import Iterator
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.journey.measures import Scale
from cxmap.journey.possible import find_limit, find_nearest_means
from cxmap.journey.scales import PRESETS

SEVEN, TEN, SHARE = PRESETS["ces-7-easy-high"], PRESETS["0-10"], PRESETS["share"]
SIZES = [(first, steps, n) for first, steps, n in product((0, 1), (1, 2, 4, 6), (1, 2, 3, 4, 5, 7))]


def scale_of(first: float, steps: int, method: str = "mean") -> Scale:
    return Scale("own", first, first + steps, "high", method, first, steps + 1, first + steps / 2)


@cache
def mixes(first: int, steps: int, n: int) -> tuple[tuple[int, ...], ...]:
    """Every mix of n whole answers."""
    return tuple(combinations_with_replacement(range(first, first + steps + 1), n))


def mean_of(answers: tuple[int, ...]) -> Fraction:
    return Fraction(sum(answers), len(answers))


def variance_of(answers: tuple[int, ...], divisor: int) -> Fraction:
    mean = mean_of(answers)
    return sum(((answer - mean) ** 2 for answer in answers), Fraction(0)) / divisor


def write(number: Fraction, decimals: int) -> Iterator[float]:
    """A number as people write it, rounded either way."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    for way in (ROUND_HALF_UP, ROUND_HALF_DOWN):
        yield float(exact.quantize(Decimal(1).scaleb(-decimals), way))


def write_root(square: Fraction, decimals: int) -> float:
    return float(f"{sqrt(square):.{decimals}f}")


@pytest.mark.parametrize(("first", "steps", "n"), SIZES)
@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
def test_no_mean_that_answers_have_is_called_impossible(first: int, steps: int, n: int, decimals: int) -> None:
    scale = scale_of(first, steps)
    for answers in mixes(first, steps, n):
        for written in write(mean_of(answers), decimals):
            assert find_nearest_means(written, n, scale) is None


@pytest.mark.parametrize(("first", "steps", "n"), SIZES)
def test_every_mean_that_no_answers_have_is_called_impossible(first: int, steps: int, n: int) -> None:
    scale = scale_of(first, steps)
    means = sorted({mean_of(answers) for answers in mixes(first, steps, n)})
    half = Fraction(1, 200)
    for hundredths in range(100 * first, 100 * (first + steps) + 1):
        written = Fraction(hundredths, 100)
        # Written with fewer decimals it stands for more.
        reach = half if hundredths % 10 else 10 * half if hundredths % 100 else 100 * half
        near = find_nearest_means(hundredths / 100, n, scale)
        if any(abs(mean - written) <= reach for mean in means):
            assert near is None
        else:
            lower = max(mean for mean in means if mean < written)
            higher = min(mean for mean in means if mean > written)
            decimals = 2 if hundredths % 10 else 1
            assert near == (f"{float(lower):.{decimals}f}", f"{float(higher):.{decimals}f}")


@pytest.mark.parametrize(
    ("mean", "n", "scale", "near"),
    [
        # The example of Brown and Heathers.
        (5.19, 28, SEVEN, ("5.18", "5.21")),
        (5.18, 28, SEVEN, None),
        # Means of Apgar scores that INSPECT-SR, check 4.8, calls impossible for 30 newborns.
        (8.96, 30, TEN, ("8.93", "8.97")),
        (9.96, 30, TEN, ("9.93", "9.97")),
        # Bauer and Francis: of 20 answers 5.3 can be the mean, and 4.71 cannot; of 17 it can.
        (5.3, 20, TEN, None),
        (4.71, 20, TEN, ("4.70", "4.75")),
        (4.71, 17, TEN, None),
    ],
)
def test_published_means(mean: float, n: int, scale: Scale, near: tuple[str, str] | None) -> None:
    assert find_nearest_means(mean, n, scale) == near


def test_published_verdicts() -> None:
    # Data `pigs5` of the R package scrutiny, with the verdicts of its GRIM test.
    means = (7.22, 4.74, 5.23, 2.57, 6.77, 2.68, 7.01, 7.38, 3.14, 6.89, 5.00, 0.24)
    sizes = (38, 31, 35, 30, 33, 34, 35, 32, 33, 37, 31, 34)
    verdicts = [find_nearest_means(mean, n, TEN) is None for mean, n in zip(means, sizes, strict=True)]
    assert verdicts == [False, True, True, True, False, True, False, True, False, True, True, True]


def test_steps_that_begin_between_whole_numbers() -> None:
    scale = scale_of(0.5, 4)
    assert find_nearest_means(2.5, 3, scale) is None
    assert find_nearest_means(2.6, 3, scale) == ("2.5", "2.8")


def test_the_noise_of_floats_is_no_decimal() -> None:
    assert find_nearest_means(19 / 6, 6, SEVEN) is None
    assert find_nearest_means(0.1 + 0.2, 10, TEN) is None


@pytest.mark.parametrize(("first", "steps", "n"), SIZES)
@pytest.mark.parametrize("decimals", [0, 1, 2, 4])
def test_no_deviation_that_answers_have_is_called_impossible(first: int, steps: int, n: int, decimals: int) -> None:
    scale = scale_of(first, steps)
    for answers in mixes(first, steps, n):
        for mean in write(mean_of(answers), decimals):
            for divisor in {n, max(n - 1, 1)}:
                sd = write_root(variance_of(answers, divisor), decimals)
                assert find_limit(sd, mean, n, scale) is None
                assert find_limit(sd, mean, None, scale) is None


@pytest.mark.parametrize("steps", [1, 2, 4, 6])
@pytest.mark.parametrize("n", [2, 4, 5])
def test_the_limits_are_those_of_the_answers(steps: int, n: int) -> None:
    """Means of 2, 4 or 5 answers have a last decimal, so they can be written whole."""
    scale = scale_of(0, steps)
    by_mean: dict[Fraction, list[tuple[int, ...]]] = {}
    for answers in mixes(0, steps, n):
        by_mean.setdefault(mean_of(answers), []).append(answers)
    for mean, same in by_mean.items():
        written = float(mean) + 1e-12  # with so many decimals it stands for nothing but itself
        least = sqrt(min(variance_of(answers, n) for answers in same))
        if least > 0:
            assert find_limit(least - 0.01, written, n, scale) == pytest.approx(least, abs=1e-6)
        if sum(same[0]) % steps == 0:  # all answers can stand at the two ends
            most = sqrt(max(variance_of(answers, n - 1) for answers in same))
            assert find_limit(most + 0.01, written, n, scale) == pytest.approx(most, abs=1e-5)


@pytest.mark.parametrize(
    ("sd", "mean", "n", "scale", "limit"),
    [
        # The examples of the function boundary_test of the R package rsprite2.
        (1.5, 4, 20, SEVEN, None),
        (3.5, 4, 20, SEVEN, sqrt(9 * 20 / 19)),
        # INSPECT-SR, check 4.8: of 30 Apgar scores with the mean 9.93.
        (0.18, 9.93, 30, TEN, sqrt(0.065 * 0.935)),
        # A single answer does not deviate; a deviation of 0 is none.
        (0.2, 4, 1, SEVEN, 0),
        (0.7, 4, 1, SEVEN, 0),
        (0, 4, 1, SEVEN, None),
        (0.4, 4.5, 2, SEVEN, sqrt(0.45 * 0.55)),
        # A whole number may stand for anything up to a half more or less.
        (0, 4.5, 2, SEVEN, None),
        # Nobody says how many: it may be two.
        (4.2, 4, None, SEVEN, None),
        (4.3, 4, None, SEVEN, sqrt(18)),
        # Of shares and of scales without steps only the largest is known.
        (0.01, 0.5, 20, SHARE, None),
        (0.6, 0.5, 200, SHARE, sqrt(0.25 * 200 / 199)),
        (0.01, 1.5, 20, Scale("own", 0, 2.5, "high", "mean", 0, None, 1.25), None),
        # Contacts are whole numbers.
        (0.1, 1.5, 20, Scale("own", 0, 20, "high", "count", 0, None, 10), sqrt(0.45 * 0.55)),
        (0.1, 1.5, 20, Scale("own", 0.5, 20, "high", "count", 0, None, 10), None),
        # At the end of the scale nothing deviates.
        (0.3, 5, 12, PRESETS["csat-5-mean"], None),
        (3, 5, 12, PRESETS["csat-5-mean"], sqrt(0.5 * 3.5 * 12 / 11)),
    ],
)
def test_limits_by_hand(sd: float, mean: float, n: int | None, scale: Scale, limit: float | None) -> None:
    found = find_limit(sd, mean, n, scale)
    assert found == (limit if limit is None else pytest.approx(limit))


@given(st.integers(1, 900), st.integers(0, 1000), st.none() | st.integers(1, 500), st.integers(1, 100))
def test_what_is_too_large_stays_so(sd: int, mean: int, n: int | None, more: int) -> None:
    limit = find_limit(sd / 100, mean / 100, n, TEN)
    if limit is not None and sd / 100 > limit:
        assert find_limit(sd / 100 + more, mean / 100, n, TEN) == limit
