"""Intervals of survey figures: how far a figure may be off, from what is known about its answers."""

import math
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

from cxmap.scoring.figures.student import find_t
from cxmap.scoring.spread import WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxmap.journey.measures import Measure, Scale

Kind = Literal["declared", "wilson", "t", "net", "normal", "newcombe", "welch", "square-and-add"]

SURVEY_LEVEL = 0.95
"""Of every interval of a survey figure."""

FEW_ANSWERS = 30
"""Figures of fewer answers are marked.

Source: the usual rule of thumb for when a mean of answers begins to behave like a normal.
"""

FEW_OF_A_KIND = 5
"""Net scores of fewer promoters or fewer detractors are marked: their interval is too short more often than others.

Source: the usual rule of thumb for when counts of a kind begin to behave like a normal. With 90 % promoters and 2 %
detractors among 30 the formula covers the true score in 84 of 100 surveys only.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a figure lies, as far as its answers tell: about 95 of 100 such intervals hold the true one.

    Attributes:
        low: Its lower end, in the unit of the figure.
        high: Its upper end.
        kind: How it was found.
        error: Standard error of the figure, for the kinds `t` and `welch`.
        df: Degrees of freedom of that error.
    """

    low: float
    high: float
    kind: Kind
    error: float = 0
    df: float = 0

    def holds(self, figure: float) -> bool:
        """Whether a figure lies in it."""
        return self.low <= figure <= self.high

    def stretch(self, factor: float, shift: float = 0) -> "Interval":
        """The same in another unit: `factor · x + shift`; a negative factor turns it round."""
        ends = sorted((factor * self.low + shift, factor * self.high + shift))
        return replace(self, low=ends[0], high=ends[1], error=abs(factor) * self.error)


def has_few_answers(n: int | None) -> bool:
    """Whether a figure rests on so few answers that it is marked; what is not known is not few."""
    return n is not None and n < FEW_ANSWERS


def rests_on_few(measure: "Measure", scale: "Scale") -> bool:
    """Whether a measure is marked: it has few answers, or it is a net score with few of one of its two kinds."""
    n, value, detractors = measure.n, measure.value, measure.dissatisfied
    if scale.method != "net" or n is None or value is None or detractors is None:
        return has_few_answers(n)
    promoters = value / scale.max + detractors
    return n < FEW_ANSWERS or round(min(promoters, detractors) * n) < FEW_OF_A_KIND


def wilson(successes: float, n: int, level: float = SURVEY_LEVEL) -> Interval:
    """The score interval of a share.

    Args:
        successes: How many of the n; a share that was written times n, so need not be whole.
        n: How many answers, 1 or more.
        level: Between 0 and 1.

    Units:
        Share, 0–1.

    Source:
        E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22, 1927, 209–212.

    Raises:
        ValueError: There are no answers, or more successes than answers.
    """
    if not 0 <= successes <= n or n < 1:
        raise ValueError(f"{successes} of {n} is no share")
    z, share = _find_z(level), successes / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # At 0 and 1 an end is the share itself, which floats miss by a hair.
    return Interval(max(0.0, min(middle - half, share)), min(1.0, max(middle + half, share)), "wilson")


def student(mean: float, sd: float, n: int, level: float = SURVEY_LEVEL) -> Interval:
    """The interval of a mean: `mean ± t · sd/√n`, of two answers or more."""
    error = sd / math.sqrt(n)
    half = find_t(level, n - 1) * error
    return Interval(mean - half, mean + half, "t", error, n - 1)


def normal(centre: float, error: float, level: float = SURVEY_LEVEL) -> Interval:
    """The interval of a figure with a known standard error: `centre ± z · error`."""
    half = _find_z(level) * error
    return Interval(centre - half, centre + half, "normal")


def net(promoters: float, detractors: float, n: int, level: float = SURVEY_LEVEL) -> Interval:
    """The interval of a net score from its two shares: `p−d ± z · √((p+d−(p−d)²)/n)`.

    Units:
        Difference of shares, −1…1: a hundred times that is the usual score.

    Source:
        The variance of a difference of two shares of one multinomial. Where one of the two is rare, adjusted
        intervals cover better: B. Rocks, Interval Estimation for the “Net Promoter Score”, The American Statistician
        70, 2016, 365–372. Ours stays the formula that people know, and `rests_on_few` marks such scores.
    """
    score = promoters - detractors
    variance = max(0.0, promoters + detractors - score * score) / n
    found = normal(score, math.sqrt(variance), level)
    return Interval(max(-1.0, found.low), min(1.0, found.high), "net")


def find_interval(measure: "Measure", scale: "Scale") -> Interval | None:
    """The interval of a measure at about 95 %: as it was declared, else from its answers, its spread or its share.

    Units:
        The unit of the measure's value.

    Returns:
        None where nothing tells; `find_lack` says why.
    """
    found = _find(measure, scale)
    return None if isinstance(found, str) else found


def find_lack(measure: "Measure", scale: "Scale") -> str:
    """Why a measure has no interval, as the end of a sentence; empty where it has one."""
    found = _find(measure, scale)
    return found if isinstance(found, str) else ""


def to_ten(interval: Interval, scale: "Scale") -> Interval:
    """An interval on its own scale brought to 0–10 with 10 the good end, as its figure is."""
    return _place(interval, scale, scale.to_ten, 10)


def to_share(interval: Interval, scale: "Scale") -> Interval:
    """An interval on its own scale brought to 0–1, whichever end is good."""
    return _place(interval, scale, scale.to_share, 1)


def _place(interval: Interval, scale: "Scale", place: "Callable[[float], float]", size: float) -> Interval:
    # The ends are brought over as the figure is, so that they lose no other digits than it does.
    ends = sorted(map(place, (interval.low, interval.high)))
    error = min(size * (interval.error / (scale.max - scale.min)), WIDEST)
    return replace(interval, low=ends[0], high=ends[1], error=error)


def find_difference(figure: float, interval: Interval, other: float, other_interval: Interval) -> Interval:
    """The interval at about 95 % of `figure − other`, two figures in one unit from different people.

    Welch's for two means with their standard errors; else the distances of the ends are squared and added, which for
    two shares is Newcombe's hybrid score interval.

    Source:
        B. L. Welch, The generalization of Student's problem, Biometrika 34, 1947, 28–35. R. G. Newcombe, Interval
        estimation for the difference between independent proportions, Statistics in Medicine 17, 1998, 873–890,
        method 10. G. Y. Zou and A. Donner, Construction of confidence limits about effect measures, Statistics in
        Medicine 27, 2008, 1693–1702, for other intervals.
    """
    gap = figure - other
    if interval.kind == other_interval.kind == "t" and (interval.error or other_interval.error):
        return _find_welch(gap, interval, other_interval)
    low = math.hypot(figure - interval.low, other_interval.high - other)
    high = math.hypot(interval.high - figure, other - other_interval.low)
    shares = interval.kind == other_interval.kind == "wilson"
    return Interval(gap - low, gap + high, "newcombe" if shares else "square-and-add")


def _find_welch(gap: float, interval: Interval, other: Interval) -> Interval:
    largest = max(interval.error, other.error)
    # Only how the errors compare matters here; the smallest floats have no squares.
    first, second = ((one.error / largest) ** 2 for one in (interval, other))
    error = math.hypot(interval.error, other.error)
    df = (first + second) ** 2 / (first**2 / interval.df + second**2 / other.df)
    half = find_t(SURVEY_LEVEL, df) * error
    return Interval(gap - half, gap + half, "welch", error, df)


def _find(measure: "Measure", scale: "Scale") -> Interval | str:
    """The interval, or why there is none."""
    if measure.value is None:
        return measure.refused.plain if measure.refused is not None else "there is no figure"
    if measure.low is not None and measure.high is not None:
        return Interval(measure.low, measure.high, "declared")
    if measure.n is None:
        half_declared = measure.low is not None or measure.high is not None
        return "only one end of its interval is written" if half_declared else "`n` is not written"
    if scale.method in {"share", "top-box"}:
        share = scale.to_share(measure.value)
        return wilson(min(share, 1.0) * measure.n, measure.n).stretch(scale.max - scale.min, scale.min)
    if scale.method == "net" and measure.dissatisfied is not None:
        return _find_net(measure.value, measure.dissatisfied, measure.n, scale)
    return _find_student(measure.value, measure.sd, measure.n, scale)


def _find_net(value: float, detractors: float, n: int, scale: "Scale") -> Interval | str:
    found = net(value / scale.max + detractors, detractors, n)
    return _ALIKE if found.low == found.high else found.stretch(scale.max)


def _find_student(value: float, sd: float | None, n: int, scale: "Scale") -> Interval | str:
    if n < 2:
        return "one answer does not tell how far answers lie apart"
    if sd is None:
        return _name_lack(scale)
    found = student(value, sd, n)
    if not found.error:
        return _ALIKE
    # No mean of answers lies outside their scale.
    return replace(found, low=max(found.low, scale.min), high=min(found.high, scale.max))


def _name_lack(scale: "Scale") -> str:
    """What would tell how far answers lie apart and is not written."""
    if scale.method == "net":
        return "`low` and `high` are not written" if scale.options is None else "`answers` is not written"
    return "`sd` is not written" if scale.options is None else "neither `answers` nor `sd` is written"


_ALIKE = "all answers are alike, so they do not tell how far others would lie apart"


def _find_z(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)
