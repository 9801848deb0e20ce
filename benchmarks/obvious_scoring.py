"""The obvious build of the draws behind `cxmap score`: scipy's random numbers and its ranks, nothing else.

It reads the same map through the same loader and draws from the same distributions,
so that what is compared is the drawing and the ranking.
"""

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import stats

from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps

if TYPE_CHECKING:
    from cxmap.scoring.spread import Spread

DRAWS = 10_000
generator = np.random.default_rng(1)


def _draw(spread: "Spread") -> Any:  # noqa: ANN401  (an array of a library that tells no types)
    match spread.shape:
        case "beta":
            drawn = stats.beta.rvs(spread.a, spread.b, size=DRAWS, random_state=generator)
            drawn = spread.floor + (spread.ceiling - spread.floor) * (1 - drawn if spread.turned else drawn)
        case "t":
            drawn = stats.t.rvs(spread.df, spread.centre, spread.scale, size=DRAWS, random_state=generator)
        case "normal":
            width = (spread.high - spread.low) / 2 / 1.96
            drawn = stats.norm.rvs(spread.centre, width, size=DRAWS, random_state=generator)
        case "band":
            drawn = stats.uniform.rvs(spread.low, spread.high - spread.low, size=DRAWS, random_state=generator)
    return np.clip(drawn, spread.floor, spread.ceiling)


def main() -> None:
    """Rank the touchpoints of a map, with intervals."""
    gc.disable()  # as ours does, so that reading costs both the same
    ranking = rank_maps(load_maps([Path(sys.argv[1])]).journeys, ScoreWishes(draws=0))
    method = ranking.method
    spreads = [method.find_spreads(entry.numbers) for entry in ranking.ranked]
    scores = np.array([method.combine({name: _draw(one) for name, one in each.items()}) for each in spreads])
    ranks = stats.rankdata(-scores, method="min", axis=0)
    intervals = np.quantile(ranks, [0.05, 0.95], axis=1).T
    ends = np.quantile(scores, [0.05, 0.95], axis=1).T
    likely = (ranks <= 5).mean(axis=1)
    for entry, interval, end, share in zip(ranking.ranked, intervals, ends, likely, strict=True):
        found = {"id": entry.touchpoint.id, "rank": interval.tolist(), "score": end.tolist(), "likely": float(share)}
        print(json.dumps(found))


if __name__ == "__main__":
    main()
