"""How much hangs on the weights: shares of all weights that can be redone by hand."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxmap.scoring.certainty.draws import Dice
from cxmap.scoring.certainty.sensitivity import draw_weights, find_any_weights
from cxmap.scoring.method import Method
from cxmap.scoring.methods.need import NEED, Need

LOYALTY_AND_VALUE = Need({"loyalty": 1, "value": 1})
CLOSE = 0.015  # three standard errors of a share among 10,000


def shares(method: Method, rows: Sequence[Mapping[str, float]], top: int = 1, draws: int = 10_000) -> list[float]:
    return list(find_any_weights(method, rows, top, Dice(draws=draws)))


def row(loyalty: float, value: float) -> dict[str, float]:
    return {"loyalty": loyalty, "value": value}


def test_shares_by_hand() -> None:
    # With the weight w for loyalty the scores are w, 1 − w and 0.6: the third is first for w from 0.4 to 0.6.
    rows = [row(10, 0), row(0, 10), row(6, 6)]
    assert shares(LOYALTY_AND_VALUE, rows) == pytest.approx([0.4, 0.4, 0.2], abs=CLOSE)
    assert shares(LOYALTY_AND_VALUE, rows, top=2) == pytest.approx([0.5, 0.5, 1], abs=CLOSE)
    assert shares(LOYALTY_AND_VALUE, rows, top=3) == shares(LOYALTY_AND_VALUE, rows, top=9) == [1, 1, 1]


def test_who_is_best_in_everything_is_first_whatever_the_weights() -> None:
    assert shares(LOYALTY_AND_VALUE, [row(7, 8), row(6, 8), row(7, 5)]) == [1, 0, 0]


def test_equal_touchpoints_share_their_place() -> None:
    assert shares(LOYALTY_AND_VALUE, [row(7, 8), row(7, 8), row(1, 1)]) == [1, 1, 0]


def test_the_weights_of_the_method_do_not_matter() -> None:
    rows = [row(10, 0), row(0, 10), row(6, 6)]
    assert shares(Need({"loyalty": 9, "value": 1}), rows) == shares(LOYALTY_AND_VALUE, rows)


def test_nothing_to_weigh() -> None:
    assert shares(NEED, []) == []


def test_every_way_to_share_out_weights_is_as_likely() -> None:
    weights = draw_weights(NEED.weighed, Dice())
    assert tuple(weights) == NEED.weighed
    assert sum(weights.values()) == pytest.approx(1)
    for drawn in weights.values():
        # A single weight of Dirichlet(1, 1, 1, 1) is a Beta(1, 3).
        assert stats.kstest(drawn, stats.beta(1, 3).cdf).pvalue > 0.001


numbers = st.fixed_dictionaries({"loyalty": st.integers(0, 10), "value": st.integers(0, 10)})


@given(st.lists(numbers, min_size=1, max_size=8), st.integers(1, 4), st.randoms(use_true_random=False))
def test_shares_are_enough_and_go_with_the_touchpoint(rows: list[dict[str, float]], top: int, random: Random) -> None:
    found = shares(LOYALTY_AND_VALUE, rows, top, draws=200)
    assert sum(found) >= min(top, len(rows)) - 1e-9
    order = list(range(len(rows)))
    random.shuffle(order)
    assert shares(LOYALTY_AND_VALUE, [rows[place] for place in order], top, draws=200) == [
        found[place] for place in order
    ]
