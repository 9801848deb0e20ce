"""Draws: numbers that each stand for what a measurement might have been, the same on every run and machine."""

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from cxmap.scoring.certainty.quantiles import BITS, find_quantiles
from cxmap.scoring.profile import DRAWS, SEED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from cxmap.scoring.spread import Spread


class Dice:
    """Draws numbers from spreads.

    Every key has a stream of its own, made from the seed and the key alone. So who else is drawn, and in what order,
    changes nothing, and fewer draws are the first of more.

    The bits come from SHAKE128, which is a standard: the generators of a numerical library promise less, and its
    distributions promise nothing.

    Source:
        SHA-3 Standard, FIPS PUB 202, National Institute of Standards and Technology, 2015.
    """

    def __init__(self, seed: int = SEED, draws: int = DRAWS) -> None:
        self.seed = seed
        self.draws = draws

    def throw(self, *key: str) -> "NDArray[np.uint16]":
        """Whole numbers of 0 to 65,535, each as likely.

        Args:
            key: What they are for. Another key gives others.

        Shape:
            (draws,)
        """
        # The length before each word keeps ("ab", "c") and ("a", "bc") apart.
        text = "".join(f"{len(word)}:{word}" for word in (str(self.seed), *key))
        bits = hashlib.shake_128(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest(2 * self.draws)
        return np.frombuffer(bits, dtype="<u2")

    def draw(self, spread: "Spread", *key: str) -> "NDArray[np.float64]":
        """Numbers from a spread.

        Units:
            Those of the spread.

        Shape:
            (draws,)
        """
        drawn: NDArray[np.float64] = find_quantiles(spread)[self.throw(*key) >> (16 - BITS)]
        return drawn

    def throw_shares(self, *key: str) -> "NDArray[np.float64]":
        """Numbers between 0 and 1, both excluded, each as likely.

        Shape:
            (draws,)
        """
        shares: NDArray[np.float64] = (self.throw(*key) + 0.5) / 2**16
        return shares
