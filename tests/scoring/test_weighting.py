"""Weighted means: the weights that are written are those that are computed with."""

from operator import mul

import pytest

from cxmap.scoring.weighting import Term, Weighting

TERMS = {name: Term(name, mul) for name in ("a", "b", "c")}


@pytest.mark.parametrize(
    ("weights", "formula", "score"),
    [
        ({"a": 1, "b": 1, "c": 1}, "(a + b + c)/3", 4.0),
        ({"a": 7, "b": 7}, "(a + b)/2", 2.0),
        ({"a": 0.25, "b": 0.25, "c": 0.25}, "(a + b + c)/3", 4.0),
        ({"c": 3, "a": 1}, "(1·a + 3·c)/4", 6.25),
        ({"a": 0.3, "c": 0.7}, "0.3·a + 0.7·c", 5.9),
        ({"a": 0.1, "b": 0.2}, "(0.1·a + 0.2·b)/0.3", 7 / 3),
        ({"b": 0.001}, "b", 3.0),
        ({"b": 5, "a": 0}, "b", 3.0),
    ],
)
def test_the_formula_of_weights(weights: dict[str, float], formula: str, score: float) -> None:
    weighting = Weighting(TERMS, weights)
    assert weighting.formula == formula
    # Ones, threes and eights: 1, 3, 8.
    assert weighting.compute({"a": 1, "b": 3, "c": 8}) == pytest.approx(score, abs=1e-14)
    assert weighting.names == tuple(name for name in TERMS if weights.get(name))


def test_weights_of_the_moment() -> None:
    weighting = Weighting(TERMS, {"a": 1, "b": 1})
    assert weighting.compute({"a": 1, "b": 3}, {"a": 3, "b": 1}) == 1.5
    assert weighting.compute({"a": 1, "b": 3}) == 2
