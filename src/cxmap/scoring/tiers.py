"""Tiers: touchpoints that the numbers cannot tell apart stand together."""

from collections.abc import Sequence

from cxmap.scoring.bounds import Tier


def find_tiers(ranks: Sequence[int], lows: Sequence[int], highs: Sequence[int]) -> tuple[Tier, ...]:
    """The tier of every touchpoint: now, next or watch.

    Down the ranks, the first one leads a tier. Whoever's rank interval overlaps the leader's cannot be told from it
    and shares its tier; the first one that can be told leads the next. The last tier takes all the rest.

    Args:
        ranks: The ranks, in any order.
        lows: The best rank of each interval.
        highs: The worst rank of each interval.

    Source:
        Ours, because overlap alone would chain the first touchpoint to the last one.
    """
    tiers = list(Tier)
    found = [tiers[-1]] * len(ranks)
    place, worst = -1, 0
    # Those that share a rank stand together, whoever of them comes first.
    order = sorted(range(len(ranks)), key=lambda one: (ranks[one], lows[one], highs[one]))
    for one in order:
        if lows[one] > worst and place < len(tiers) - 1:
            place, worst = place + 1, highs[one]
        found[one] = tiers[place]
    return tuple(found)
