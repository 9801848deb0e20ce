"""How much of a ranking hangs on the weights: the same numbers, weighed in every way there is."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from cxmap.scoring.precision import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cxmap.scoring.certainty.draws import Dice
    from cxmap.scoring.method import Method


def find_any_weights(
    method: "Method", parts: Sequence[Mapping[str, float]], top: int, dice: "Dice"
) -> tuple[float, ...]:
    """With what share of all weights each touchpoint is among the first, its numbers taken as they are.

    Args:
        method: One that weighs two parts or more.
        parts: The numbers of each touchpoint by part.
        top: The last rank that counts as the top.
        dice: What draws the weights: every way to share them out is as likely.

    Source:
        Stochastic multicriteria acceptability analysis: R. Lahdelma and P. Salminen, SMAA-2: Stochastic Multicriteria
        Acceptability Analysis for Group Decision Making, Operations Research 49(3), 2001, 444–454.
    """
    if not parts:
        return ()
    weights = draw_weights(method.weighed, dice)
    scores = np.empty((len(parts), dice.draws))
    for row, numbers in zip(scores, parts, strict=True):
        row[:] = np.round(method.combine(numbers, weights), DECIMALS)
    # With ties, those that share the rank `top` all belong to it, as they do in every list.
    last = min(top, len(parts))
    bar = np.partition(scores, -last, axis=0)[-last]
    return tuple((scores >= bar).mean(axis=1).tolist())


def draw_weights(names: Sequence[str], dice: "Dice") -> "dict[str, NDArray[np.float64]]":
    """Weights of 0 to 1 that sum to 1, every way to share them out as likely.

    Source:
        Dirichlet(1, …, 1): shares of a sum of independent exponential numbers (L. Devroye, Non-Uniform Random Variate
        Generation, Springer 1986, chapter XI.4).
    """
    parts = {name: -np.log(dice.throw_shares("weight of", name)) for name in names}
    total = np.sum(list(parts.values()), axis=0)
    return {name: part / total for name, part in parts.items()}
