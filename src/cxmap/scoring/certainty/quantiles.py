"""Tables of equally likely numbers for a spread, computed here so that they stay the same whatever the library does."""

import math
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from cxmap.scoring.spread import SURVEY_Z

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cxmap.scoring.spread import Spread

BITS = 12
"""Of a draw: it is one of 4,096 equally likely numbers."""

COUNT = 2**BITS

DECIMALS = 11
"""To which a table is rounded, so that machines whose logarithms differ in the last digit make the same one."""

_CELLS = 1024
_REACH = 9.0
"""How far the cells reach, in standard deviations of the angle: the outermost of 4,096 lies at less than four."""

_KEPT = 1024
"""Tables kept of each shape. Touchpoints of one survey share them. At most 32 MiB each."""

_MIDDLES = (np.arange(COUNT) + 0.5) / COUNT


def find_quantiles(spread: "Spread") -> "NDArray[np.float64]":
    """The numbers of which each is as likely: the middles of 4,096 equal parts of the distribution.

    They rise, and each rises with the number that was measured. So draws made with the same dice move the way their
    inputs move, and what is monotone in a number stays so in every draw.

    Units:
        Those of the spread.

    Shape:
        (4096,)
    """
    match spread.shape:
        case "beta":
            found = _find_beta(spread)
        case "t":
            found = spread.centre + spread.scale * _find_t(spread.df)
        case "normal":
            below, above = (spread.centre - spread.low) / SURVEY_Z, (spread.high - spread.centre) / SURVEY_Z
            normal = _find_normal()
            found = spread.centre + normal * np.where(normal < 0, below, above)
        case "band":
            found = spread.low + (spread.high - spread.low) * _MIDDLES
    return np.clip(found, spread.floor, spread.ceiling)


def _find_beta(spread: "Spread") -> "NDArray[np.float64]":
    a, b = (spread.b, spread.a) if spread.turned else (spread.a, spread.b)
    return spread.floor + (spread.ceiling - spread.floor) * _find_share(a, b)


@lru_cache(maxsize=_KEPT)
def _find_share(a: float, b: float) -> "NDArray[np.float64]":
    """Quantiles of a Beta with a, b ≥ ½.

    As an angle, share = sin², its density sin^(2a−1) · cos^(2b−1) is smooth at both ends, and its width hardly
    depends on where it lies.

    Source:
        The angular transformation: R. A. Fisher; M. S. Bartlett, The square root transformation in analysis of
        variance, Supplement to the Journal of the Royal Statistical Society 3, 1936, 68–78.
    """
    middle, reach = math.atan2(math.sqrt(a), math.sqrt(b)), _REACH / (2 * math.sqrt(a + b))
    edges = np.linspace(max(0.0, middle - reach), min(math.pi / 2, middle + reach), _CELLS + 1)
    angles = _find_centres(edges)
    angle = _invert(edges, (2 * a - 1) * np.log(np.sin(angles)) + (2 * b - 1) * np.log(np.cos(angles)))
    table: NDArray[np.float64] = np.round(np.sin(angle) ** 2, DECIMALS)
    return table


@lru_cache(maxsize=_KEPT)
def _find_t(df: float) -> "NDArray[np.float64]":
    """Quantiles of Student's t.

    As an angle, t = √df · tan, its density is cos^(df−1), which needs no infinite range.
    """
    reach = min(math.pi / 2, _REACH / math.sqrt(df))
    edges = np.linspace(-reach, reach, _CELLS + 1)
    angle = _invert(edges, (df - 1) * np.log(np.cos(_find_centres(edges))))
    table: NDArray[np.float64] = np.round(math.sqrt(df) * np.tan(angle), DECIMALS)
    return table


@lru_cache(maxsize=1)
def _find_normal() -> "NDArray[np.float64]":
    normal = NormalDist()
    return np.array([normal.inv_cdf(middle) for middle in _MIDDLES.tolist()])


def _find_centres(edges: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """The middles of the cells, where no density is endless, not even at the end of the range."""
    centres: NDArray[np.float64] = (edges[1:] + edges[:-1]) / 2
    return centres


def _invert(edges: "NDArray[np.float64]", heights: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Quantiles of the density whose logarithm in the middle of each cell is given."""
    heaps = np.concatenate(([0.0], np.cumsum(np.exp(heights - heights.max()))))
    found: NDArray[np.float64] = np.interp(_MIDDLES, heaps / heaps[-1], edges)
    return found
