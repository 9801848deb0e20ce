"""Tiers: touchpoints that the numbers cannot tell apart stand together."""

from collections.abc import Sequence

from cxmap.scoring.bounds import Tier


def find_tiers(ranks: Sequence[int], lows: Sequence[int], highs: Sequence[int], size: int = 1) -> tuple[Tier, ...]:
    """The tier of every touchpoint: now, next or watch.

    Down the ranks, the first one leads a group. Whoever's rank interval overlaps the leader's cannot be told from it
    and belongs to its group; the first one that can be told leads the next. A tier takes whole groups until it holds as
    many touchpoints as a team can keep in sight. The last tier takes all the rest.

    Args:
        ranks: The ranks, in any order.
        lows: The best rank of each interval.
        highs: The worst rank of each interval.
        size: How many touchpoints fill a tier.

    Source:
        Ours, because overlap alone would chain the first touchpoint to the last one, and a group alone can be a single
        touchpoint where numbers are sure, which makes no plan.
    """
    tiers = list(Tier)
    found = [tiers[-1]] * len(ranks)
    place, worst, held = 0, 0, 0
    # Those that share a rank stand together, whoever of them comes first.
    order = sorted(range(len(ranks)), key=lambda one: (ranks[one], lows[one], highs[one]))
    for one in order:
        if lows[one] > worst:
            worst = highs[one]
            if held >= size and place < len(tiers) - 1:
                place, held = place + 1, 0
        found[one] = tiers[place]
        held += 1
    return tuple(found)
