"""How sure a number is: the distribution that stands for it, as plain data."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxmap.journey.answers import count_best
from cxmap.journey.scales import spell
from cxmap.scoring.precision import trim

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale

Shape = Literal["beta", "t", "normal", "band"]

BAND = 2.0
"""How far an assumed satisfaction, loyalty or value may be off, of 10 and to either side.

Source:
    Ours: a fifth of the scale, about what one answer option more or less is on five. It is declared, not estimated.
"""

FREQUENCY_BAND = 0.5
"""How far an assumed frequency may be off, as a share of itself and to either side.

Source:
    Ours: three times as many at the upper end as at the lower one. It is declared, not estimated.
"""

WIDEST = 1e100
"""The most that a standard error is taken for. Draws with a larger one lie at the ends of the scale as well."""

SURVEY_Z = 1.959963984540054
"""Half of a 95 % interval, in standard deviations of a normal."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of a number, in the unit of the part it belongs to.

    Attributes:
        shape: `beta` with `a` and `b`, stretched from 0–1 to `floor`–`ceiling` and turned where
            `turned`; Student's `t` around `centre` with the standard error `scale` and `df` degrees of freedom;
            `normal`: one half on either side of `centre`, each of its own width, with 95 % between `low` and `high`;
            `band`: every number of `low` to `high` is as likely.
        reason: Where it comes from, as the end of the sentence "It is drawn from …".
        floor: The lowest number that can be; draws below it are put on it.
        ceiling: The highest number that can be.
        of_mean: For a share that is assumed from a mean: how sure it would be if the mean told it exactly.
    """

    shape: Shape
    reason: str
    floor: float
    ceiling: float
    centre: float = 0
    scale: float = 0
    df: float = 0
    a: float = 0
    b: float = 0
    turned: bool = False
    low: float = 0
    high: float = 0
    of_mean: "Spread | None" = None


@dataclass(frozen=True, slots=True)
class _Unit:
    """From a figure on its scale to the unit of its part: `size · (figure − origin) / length`."""

    origin: float
    size: float
    length: float
    floor: float
    ceiling: float

    @property
    def turned(self) -> bool:
        return self.size < 0

    def place(self, figure: float) -> float:
        return self.size * (figure - self.origin) / self.length

    def measure(self, error: float) -> float:
        """A length."""
        return min(abs(self.size) * (error / self.length), WIDEST)


def find_figure_spread(metric: str, measure: "Measure", scale: "Scale") -> Spread:
    """How sure a scaled figure is.

    Its own interval tells most; then the answers it rests on. What is assumed, or rests on nobody knows how many,
    gets a declared band.

    Args:
        metric: What it measures: `frequency` is a share of journeys, the others are out of ten.
        measure: The figure, which was not refused.
        scale: Its scale.

    Units:
        0–10 with 10 the good end; frequency 0–1.

    Source:
        Shares: the interval of Jeffreys, with half an answer added at either end (L. D. Brown, T. T. Cai and A.
        DasGupta, Interval Estimation for a Binomial Proportion, Statistical Science 16, 2001, 101–133). Means:
        Student. Net scores: the variance of a difference of two shares of one multinomial.
    """
    if measure.value is None or measure.scaled is None:
        raise ValueError(f"{metric} has no figure that can be used")
    unit = _find_unit(metric, scale)
    if measure.low is not None or measure.high is not None:
        return _spread_interval(measure.value, measure, unit)
    n = measure.n
    if measure.assumed or not n:
        return _spread_band(metric, measure.scaled, unit, _blame(measure))
    if scale.method in {"share", "top-box"}:
        told = _say_share(measure, scale, n)
        return _spread_share(scale.to_share(measure.value), n, told, unit, turned=unit.turned)
    if scale.method == "net" and measure.dissatisfied is not None:
        error = _find_net_error(measure.value / scale.max, measure.dissatisfied, n) * scale.max
        if error > 0:
            return _spread_net(measure.value, error, n, unit)
    return _spread_mean(metric, measure, scale, n, unit)


def find_share_spread(measure: "Measure") -> Spread:
    """How sure the share of dissatisfied answers is.

    Args:
        measure: A satisfaction with counted answers, which were not refused.

    Units:
        0–1.
    """
    share = measure.dissatisfied
    if share is None:
        raise ValueError("nobody counted the dissatisfied answers")
    unit = _Unit(0, 1, 1, 0, 1)
    n = measure.n
    if measure.assumed or not n:
        return _band(share, BAND / 10, f"{_blame(measure)}: ±{spell(BAND / 10)}", unit)
    return _spread_share(share, n, f"{spell(round(share * n))} of {n} answers", unit)


def find_best_share_spread(measure: "Measure", scale: "Scale") -> Spread:
    """How sure ten times the share of the two best answers is.

    Args:
        measure: Counted answers, which were not refused.
        scale: Their scale.

    Units:
        0–10.
    """
    best, n = count_best(measure.answers, scale), sum(measure.answers)
    unit = _Unit(0, 10, 1, 0, 10)
    if measure.assumed:
        return _band(10 * best / n, BAND, f"{_blame(measure)}: ±{spell(BAND)} of 10", unit)
    return _spread_share(best / n, n, f"{best} of {n} answers", unit)


def _find_unit(metric: str, scale: "Scale") -> _Unit:
    length = scale.max - scale.min
    if metric != "frequency":
        return _Unit(scale.max, -10, length, 0, 10) if scale.mirrored else _Unit(scale.min, 10, length, 0, 10)
    # A touchpoint met three times in a journey is still met in one journey.
    return _Unit(0, 1, 1, 0, 1) if scale.method == "count" else _Unit(scale.min, 1, length, 0, 1)


def _blame(measure: "Measure") -> str:
    return "an assumption" if measure.assumed else "a measurement without `n`"


def _say_share(measure: "Measure", scale: "Scale", n: int) -> str:
    share = scale.to_share(measure.value or 0)
    if measure.answers:
        return f"{spell(round(share * n))} of {n} answers"
    return f"a share of {spell(trim(share))} among {n}"


def _spread_interval(value: float, measure: "Measure", unit: _Unit) -> Spread:
    # A counted figure may lie a hair outside an interval whose ends were rounded.
    low = None if measure.low is None else min(measure.low, value)
    high = None if measure.high is None else max(measure.high, value)
    below = value - low if low is not None else (high or 0) - value
    above = high - value if high is not None else below
    ends = " to ".join(spell(end) for end in (measure.low, measure.high) if end is not None)
    which = "its own 95 % interval" if low is not None and high is not None else "one end of its own 95 % interval"
    return _normal(value - below, value, value + above, f"{which}: {ends}", unit)


def _normal(low: float, centre: float, high: float, reason: str, unit: _Unit) -> Spread:
    ends = sorted((unit.place(low), unit.place(high)))
    return Spread("normal", reason, unit.floor, unit.ceiling, centre=unit.place(centre), low=ends[0], high=ends[1])


def _spread_band(metric: str, scaled: float, unit: _Unit, blame: str) -> Spread:
    if metric == "frequency":
        return _band(scaled, FREQUENCY_BAND * scaled, f"{blame}: ±{spell(100 * FREQUENCY_BAND)} % of itself", unit)
    return _band(scaled, BAND, f"{blame}: ±{spell(BAND)} of 10", unit)


def _band(centre: float, half: float, reason: str, unit: _Unit) -> Spread:
    return Spread("band", reason, unit.floor, unit.ceiling, centre=centre, low=centre - half, high=centre + half)


def _spread_share(share: float, n: int, told: str, unit: _Unit, *, turned: bool = False) -> Spread:
    count = min(max(share, 0.0), 1.0) * n
    a, b = trim(count + 0.5), trim(n - count + 0.5)
    reason = f"{told}: Beta({a:.10g}, {b:.10g})"
    return Spread("beta", reason, unit.floor, unit.ceiling, a=a, b=b, turned=turned)


def _find_net_error(score: float, detractors: float, n: int) -> float:
    return math.sqrt(max(0.0, score + 2 * detractors - score * score) / n)


def _spread_net(value: float, error: float, n: int, unit: _Unit) -> Spread:
    half = SURVEY_Z * error
    reason = f"a net score of {n} answers with a standard error of {error:.3g}: normal"
    return _normal(value - half, value, value + half, reason, unit)


def _spread_mean(metric: str, measure: "Measure", scale: "Scale", n: int, unit: _Unit) -> Spread:
    value = measure.value or 0
    # Answers that are all alike do not tell how far others would lie apart.
    if measure.sd and n > 1:
        reason = f"a mean of {n} answers with a standard deviation of {measure.sd:.4g}: Student's t"
        return _student(value, measure.sd, n, reason, unit)
    if scale.method != "count":
        told = f"a mean of {n} answer{'' if n == 1 else 's'}, as far apart as answers with this mean can be"
        return _spread_share(scale.to_share(value), n, told, unit, turned=unit.turned)
    if n > 1:
        widest = math.sqrt((scale.max - value) * (value - scale.min))
        reason = f"a mean of {n} counts, as far apart as counts with this mean can be: Student's t"
        return _student(value, widest, n, reason, unit)
    return _spread_band(metric, measure.scaled or 0, unit, "a single count")


def _student(value: float, sd: float, n: int, reason: str, unit: _Unit) -> Spread:
    error = unit.measure(sd / math.sqrt(n))
    return Spread("t", reason, unit.floor, unit.ceiling, centre=unit.place(value), scale=error, df=n - 1)
