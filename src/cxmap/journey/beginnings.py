"""Where journeys begin, and how many at each place, as far as the map tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.gaps import Gap
from cxmap.journey.scales import spell
from cxmap.journey.shares import find_slack
from cxmap.language.words import enumerate_plainly

if TYPE_CHECKING:
    from cxmap.journey.model import Journey


MOST_NAMED = 8
"""More touchpoints than this are only counted."""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Where journeys begin.

    Attributes:
        touchpoints: Ids of the touchpoints where journeys begin, in file order.
        shares: The share of journeys that begins at each; None where the map does not tell.
        assumed: Whether one of the shares is an assumption.
        gap: Why there are no shares, and what would give them; None where there are.
    """

    touchpoints: tuple[str, ...]
    shares: Mapping[str, float] | None
    assumed: bool = False
    gap: Gap | None = None


def find_beginnings(journey: "Journey") -> Beginnings:
    """The first touchpoint of the file, and all others to which no way leads.

    Where there are several, their frequencies tell how many journeys begin at each: nobody else comes there. The
    frequency of a first touchpoint to which a way leads back does not tell that.
    """
    led = {way.target for way in journey.transitions if way.target != way.source}
    led |= {way.fallback for way in journey.transitions}
    ids = tuple(id for place, id in enumerate(journey.touchpoints) if place == 0 or id not in led)
    if len(ids) < 2:
        return Beginnings(ids, dict.fromkeys(ids, 1.0))
    written = {}
    # Contacts in a journey do not tell in how many journeys there are any.
    counted = journey.scales["frequency"].method == "count"
    for id in ids if not counted else ():
        measure = journey.touchpoints[id].metrics.get("frequency")
        if id not in led and measure is not None and measure.scaled is not None:
            written[id] = measure
    known = {id: measure.scaled or 0.0 for id, measure in written.items()}
    total, slack = round(fsum(known.values()), 10), find_slack(len(ids))
    lacking = [id for id in ids if id not in known]
    if len(lacking) > 1 or total > round(1 + slack, 10) or (not lacking and total < round(1 - slack, 10)):
        return Beginnings(ids, None, gap=_explain(journey, ids, lacking, total))
    known.update(dict.fromkeys(lacking, max(0.0, round(1 - total, 10))))
    whole = fsum(known.values())
    assumed = any(measure.assumed for measure in written.values())
    return Beginnings(ids, {id: known[id] / whole for id in ids if known[id]}, assumed)


def _name(ids: Sequence[str]) -> str:
    named, more = [f"`{id}`" for id in ids[:MOST_NAMED]], len(ids) - MOST_NAMED
    return enumerate_plainly([*named, f"{more} more"] if more > 0 else named)


def _explain(journey: "Journey", ids: Sequence[str], lacking: Sequence[str], total: float) -> Gap:
    at = journey.touchpoints[lacking[-1] if lacking else ids[-1]].at
    if len(lacking) > 1:
        reason = f"journeys begin at {_name(ids)}, and how many at each is not known"
        if journey.scales["frequency"].method == "count":
            return Gap(lacking[-1], at, reason, "write frequencies as shares of journeys, not as contacts")
        return Gap(lacking[-1], at, reason, f"add `frequency` to the `metrics` of {_name(lacking[1:])}")
    reason = f"journeys begin at {_name(ids)}, and the frequencies there add up to {spell(total)}"
    return Gap(ids[-1], at, reason, "correct them so that they add up to 1")
