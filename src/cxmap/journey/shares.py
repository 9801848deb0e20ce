"""Shares of customers, as far as a map tells: who goes which way, and how many a persona stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cxmap.journey.scales import PRESETS, measure, spell

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint, Transition
    from cxmap.language.persona import Persona

ROUNDING = 0.005
"""By how much a share is off that was rounded to whole per cents."""

LEAST_SLACK = 0.01

Way = tuple[str, str]
"""Where a way leaves from and where it leads to; there is one at most between two touchpoints."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of those at a touchpoint who go one way.

    Attributes:
        value: The share; None where the map does not tell, or contradicts itself.
        most: The most it can be, given what is known of the other ways.
        reason: Why there is none, as the end of the sentence "The share is not known, because …".
        assumed: Whether it rests on a share behind which nothing but an opinion stands.

    Units:
        value, most: 0–1.
    """

    value: float | None
    most: float = 1
    reason: str = ""
    assumed: bool = False


def find_slack(count: int) -> float:
    """How far so many shares may miss 1 together because each was rounded to whole per cents."""
    return max(LEAST_SLACK, round(ROUNDING * count, 10))


def find_shares(journey: "Journey") -> Mapping[Way, Share]:
    """The share of every way of a map. Nothing is guessed: where two ways have none, neither gets one."""
    ways: dict[str, list[Transition]] = {id: [] for id in journey.touchpoints}
    for way in journey.transitions:
        ways[way.source].append(way)
    return {
        (way.source, way.target): share
        for id, leaving in ways.items()
        for way, share in zip(leaving, _share_out(journey.touchpoints[id], leaving), strict=True)
    }


def find_persona_share(persona: "Entry[Persona]") -> float | None:
    """The share of customers that a persona stands for, 0–1; None where there is none that can be used."""
    written = persona.noun.share
    if written is None:
        return None
    return measure(written, "frequency", PRESETS["share"], persona.at.below("share"), frozenset(), ()).value


def _share_out(touchpoint: "Touchpoint", ways: "list[Transition]") -> list[Share]:
    written = [way.share.value if way.share is not None else None for way in ways]
    known = [share for share in written if share is not None]
    total, slack = round(fsum(known), 10), find_slack(len(known))
    # A way that leads nowhere has a part of the customers too.
    lost = len(touchpoint.noun.next or ways) - len(ways)
    complete = len(known) == len(ways) and not lost
    if total > round(1 + slack, 10) or (complete and total < round(1 - slack, 10)):
        reason = f"the shares of the ways on from `{touchpoint.id}` add up to {spell(total)}"
        return [Share(None, 1, reason) for _ in ways]
    rest = max(0.0, round(1 - total, 10))
    if len(ways) - len(known) == 1 and not lost:
        assumed = any(way.share.assumed for way in ways if way.share is not None)
        left = Share(rest, rest, assumed=assumed)
    else:
        left = Share(None, rest, "it is not written, and other ways have none either")
    # That all go the only way is no opinion.
    open_to_doubt = len(ways) > 1 or not complete
    return [_find_written(way, rest, open_to_doubt=open_to_doubt) or left for way in ways]


def _find_written(way: "Transition", rest: float, *, open_to_doubt: bool) -> Share | None:
    """What is written about the share of a way, usable or not; None where nothing is."""
    share = way.share
    if share is None:
        return None
    if share.value is not None:
        return Share(share.value, share.value, assumed=share.assumed and open_to_doubt)
    return Share(None, rest, share.refused.plain if share.refused else "")
