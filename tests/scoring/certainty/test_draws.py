"""Draws: the same for ever, each key with a stream of its own, and spread as they should be."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from cxmap.scoring.certainty.draws import Dice
from cxmap.scoring.profile import DRAWS, SEED
from cxmap.scoring.spread import Spread

SHARE = Spread("beta", "", 0, 1, a=11.5, b=91.5)


def test_the_bits_are_those_of_the_standard() -> None:
    # A key of no words and the seed 7 is the text "1:7"; the first bytes of its SHAKE128 are these, for ever.
    expected = hashlib.shake_128(b"1:74:mine").digest(8)
    assert Dice(7, 4).throw("mine").tolist() == [
        int.from_bytes(expected[place : place + 2], "little") for place in range(0, 8, 2)
    ]


def test_the_first_draws_are_pinned() -> None:
    drawn = Dice(SEED, 5).draw(SHARE, "buy", "pay", "dissatisfied")
    assert [round(number, 9) for number in drawn.tolist()] == [
        0.1096735,
        0.173195525,
        0.075925147,
        0.076385154,
        0.074027058,
    ]


def test_fewer_draws_are_the_first_of_more() -> None:
    few, many = Dice(draws=100).draw(SHARE, "a"), Dice(draws=DRAWS).draw(SHARE, "a")
    assert few.tolist() == many[:100].tolist()


def test_another_seed_and_another_key_draw_other_numbers() -> None:
    keys = [("a", "bc"), ("ab", "c"), ("abc",), ("a", "b", "c"), ("1:a", "bc")]
    drawn = [Dice(seed, 200).throw(*key) for seed in (1, 11) for key in keys]
    assert len({tuple(one.tolist()) for one in drawn}) == len(drawn)
    rows = np.array([Dice(seed).draw(SHARE, *key) for seed in (1, 11) for key in keys])
    correlations = np.corrcoef(rows) - np.eye(len(rows))
    assert np.abs(correlations).max() < 5 / np.sqrt(DRAWS)


def test_draws_are_spread_as_they_should_be() -> None:
    drawn = Dice().draw(SHARE, "a")
    assert stats.kstest(drawn, stats.beta(11.5, 91.5).cdf).pvalue > 0.001
    shares = Dice().throw_shares("a")
    assert 0 < shares.min() < shares.max() < 1
    assert stats.kstest(shares, stats.uniform.cdf).pvalue > 0.001


def test_a_higher_number_is_higher_in_every_draw() -> None:
    low, high = (Spread("t", "", 0, 10, centre=centre, scale=0.5, df=20) for centre in (5.0, 5.1))
    dice = Dice()
    assert (dice.draw(low, "a") < dice.draw(high, "a")).all()


def test_nothing_is_taken_from_the_generators_of_the_library() -> None:
    # Their distributions may change with any release, and then every printed interval would.
    sources = Path(__file__).resolve().parents[3] / "src/cxmap"
    assert [path.name for path in sorted(sources.rglob("*.py")) if "np.random" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("draws", [1, 3])
def test_few_draws(draws: int) -> None:
    assert Dice(draws=draws).draw(SHARE, "a").shape == (draws,)


def test_a_file_that_is_named_by_no_text_has_draws_of_its_own() -> None:
    drawn = [Dice(draws=10).throw(name).tolist() for name in ("\udcff", "\udcfe", "?")]
    assert len({tuple(one) for one in drawn}) == 3
