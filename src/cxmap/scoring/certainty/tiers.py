"""Tiers: touchpoints that the numbers cannot tell apart stand together."""

from collections.abc import Sequence

from cxmap.scoring.bounds import Tier


def find_tiers(ranks: Sequence[int], lows: Sequence[int], highs: Sequence[int], size: int = 1) -> tuple[Tier, ...]:
    """The tier of every touchpoint: now, next or watch.

    Down the ranks, the first one leads a group. Whoever's rank interval overlaps the leader's cannot be told from it
    and belongs to its group; the first one that can be told leads the next. A tier takes a whole group, and further
    whole groups as long as all of them together are no more than a team can keep in sight. The last tier takes all the
    rest.

    Args:
        ranks: The ranks, in any order.
        lows: The best rank of each interval.
        highs: The worst rank of each interval.
        size: How many touchpoints fill a tier; a single group may be larger.

    Source:
        Ours, because overlap alone would chain the first touchpoint to the last one, and a group alone can be a single
        touchpoint where numbers are sure, which makes no plan.
    """
    # Those that share a rank stand together, whoever of them comes first.
    order = sorted(range(len(ranks)), key=lambda one: (ranks[one], lows[one], highs[one]))
    groups: list[list[int]] = []
    worst = 0
    for one in order:
        if lows[one] > worst:
            worst = highs[one]
            groups.append([])
        groups[-1].append(one)
    tiers = list(Tier)
    found = [tiers[-1]] * len(ranks)
    place, held = 0, 0
    for group in groups:
        if held and held + len(group) > size and place < len(tiers) - 1:
            place, held = place + 1, 0
        held += len(group)
        for one in group:
            found[one] = tiers[place]
    return tuple(found)
