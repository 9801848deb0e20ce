"""Weighted means, in which the weights that are written in a formula are those that are computed with."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

from cxmap.journey.scales import spell
from cxmap.scoring.precision import trim


@dataclass(frozen=True, slots=True)
class Term:
    """What is weighed of a part.

    Attributes:
        text: How the formula writes it, with the name of the part.
        weigh: Computes weight times term, from the weight and the number of the part. Arithmetic only.
    """

    text: str
    weigh: Callable[[Any, Any], Any]


class Weighting:
    """A weighted mean of terms, of which those count that have a weight above 0.

    Attributes:
        names: The parts that count, in the order of the formula.
        formula: The mean as it can be redone by hand.
    """

    def __init__(self, terms: Mapping[str, Term], weights: Mapping[str, float]) -> None:
        """Make the mean of terms.

        Args:
            terms: What can be weighed, by the name of its part.
            weights: How much each part counts, 0 or more; those that are not named count nothing. One is above 0.
        """
        self._terms = {name: term for name, term in terms.items() if weights.get(name, 0) > 0}
        given = {name: weights[name] for name in self._terms}
        # Alike weights are all 1: a plain mean is easier to redo.
        self._factors = dict.fromkeys(given, 1.0) if len(set(given.values())) == 1 else given
        self._total = trim(math.fsum(self._factors.values()))
        self.names = tuple(self._terms)
        self.formula = self._write()

    def compute(self, numbers: Mapping[str, Any], weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """The mean, in the steps of the formula.

        Args:
            numbers: The parts by name.
            weights: Other weights, by `names`.
        """
        factors = self._factors if weights is None else weights
        # Added one by one, as a formula is read: `sum` adds floats in another way since Python 3.12.
        weighed = reduce(add, (term.weigh(factors[name], numbers[name]) for name, term in self._terms.items()))
        return weighed / (self._total if weights is None else reduce(add, (weights[name] for name in self._terms)))

    def _write(self) -> str:
        if len(self._terms) == 1:
            return next(iter(self._terms.values())).text
        plain = set(self._factors.values()) == {1.0}
        words = (
            term.text if plain else f"{spell(self._factors[name])}·{term.text}" for name, term in self._terms.items()
        )
        added = " + ".join(words)
        return added if self._total == 1 else f"({added})/{spell(self._total)}"
