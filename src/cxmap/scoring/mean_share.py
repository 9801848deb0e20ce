"""How sure the share of dissatisfied answers is where nobody counted them: it is assumed from the mean."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.journey.scales import spell
from cxmap.scoring.figures.intervals import SURVEY_LEVEL, wilson
from cxmap.scoring.figures.student import find_t
from cxmap.scoring.parts import tells_share
from cxmap.scoring.spread import Spread, find_figure_spread

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.scoring.figures.intervals import Interval

MEAN_BAND = 0.2
"""How far the share of dissatisfied may lie from `(10 − satisfaction)/10`, to either side.

Source:
    Ours: with one and the same mean, all answers may lie a little below the cut or all above it. Where answers are
    mostly good the formula says 0.1 to 0.2 too much. It is declared, not estimated.
"""


def find_mean_share_spread(measure: "Measure", scale: "Scale") -> Spread:
    """How sure `(10 − satisfaction)/10` is as the share of dissatisfied answers.

    A flat band: as far as the 95 % interval of the mean reaches, and `MEAN_BAND` more on either side. An assumed mean
    gets its own band as well, so that what was guessed is never surer than what was measured. Both ends fall as
    satisfaction rises.

    Args:
        measure: A satisfaction without counted answers, which was not refused.
        scale: Its scale.

    Units:
        0–1.
    """
    if measure.scaled is None:
        raise ValueError("satisfaction has no figure that can be used")
    mean = _turn(find_figure_spread("satisfaction", measure, scale))
    if tells_share(scale):
        return replace(mean, reason=f"{mean.reason}; dissatisfied is (10 − satisfaction)/10")
    centre = (10 - measure.scaled) / 10
    low, high = _find_ends(mean, centre, measure.n)
    # No share can be farther off than by all of it, however far apart answers are said to lie.
    below, above = min(centre - low, 1.0), min(high - centre, 1.0)
    unsure = f"{_say_width(below, above)} for the mean itself ({mean.reason})"
    return Spread(
        "band",
        f"an assumption from the mean: ±{spell(MEAN_BAND)}, and {unsure}",
        mean.floor,
        mean.ceiling,
        centre=centre,
        low=centre - below - MEAN_BAND,
        high=centre + above + MEAN_BAND,
        of_mean=mean,
    )


def widen(interval: "Interval", scale: "Scale") -> tuple[float, float]:
    """The ends of the share of dissatisfied answers, from the 95 % interval of a satisfaction out of ten.

    Units:
        0–1.
    """
    band = 0 if tells_share(scale) else MEAN_BAND
    return max(0.0, (10 - interval.high) / 10 - band), min(1.0, (10 - interval.low) / 10 + band)


def _turn(spread: Spread) -> Spread:
    """The spread of `(10 − figure)/10`."""
    return replace(
        spread,
        floor=(10 - spread.ceiling) / 10,
        ceiling=(10 - spread.floor) / 10,
        centre=(10 - spread.centre) / 10,
        scale=spread.scale / 10,
        turned=not spread.turned,
        low=(10 - spread.high) / 10,
        high=(10 - spread.low) / 10,
    )


def _find_ends(mean: Spread, share: float, n: int | None) -> tuple[float, float]:
    """The ends of the 95 % interval of a mean, or of its band."""
    if mean.shape == "beta" and n:
        found = wilson(share * n, n)
        return found.low, found.high
    if mean.shape == "t":
        half = find_t(SURVEY_LEVEL, mean.df) * mean.scale
        return mean.centre - half, mean.centre + half
    return mean.low, mean.high


def _say_width(below: float, above: float) -> str:
    down, up = f"{below:.2g}", f"{above:.2g}"
    return f"±{up}" if down == up else f"−{down} to +{up}"
