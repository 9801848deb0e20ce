"""What initiatives are meant to reach: the targets under `sets`, and why some of them cannot be counted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxmap.journey.scales import measure
from cxmap.language.words import enumerate_plainly
from cxmap.scoring.lack import Lack
from cxmap.scoring.result import RankedTouchpoint, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Place
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.initiative import Initiative
    from cxmap.scoring.result import Ranking

Scored = Mapping[tuple[str, str], RankedTouchpoint | UnrankedTouchpoint]
"""The touchpoints of a ranking, by the file of their map and their id."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The numbers that an initiative is meant to reach at a touchpoint.

    Attributes:
        entry: The touchpoint, as it is ranked now.
        targets: The numbers by metric. A plan is an assumption, whatever stands behind it.
    """

    entry: RankedTouchpoint
    targets: "Mapping[str, Measure]"


def index_touchpoints(ranking: "Ranking") -> Scored:
    """The touchpoints of a ranking, where they can be found."""
    entries: tuple[RankedTouchpoint | UnrankedTouchpoint, ...] = (*ranking.ranked, *ranking.unranked)
    return {(entry.journey.file, entry.touchpoint.id): entry for entry in entries}


def find_aims(
    ranking: "Ranking", scored: Scored, journey: "Journey", initiative: "Entry[Initiative]"
) -> tuple[tuple[Aim, ...], tuple[Lack, ...]]:
    """What an initiative is meant to reach.

    Returns:
        The aims that can be counted, in the order of the file, and what keeps the others from it.
    """
    noun = initiative.noun
    if not any(True for numbers in noun.sets.values() for _ in numbers.items()):
        return (), () if noun.kind == "measure" else (_say_unset(initiative),)
    aims: list[Aim] = []
    lacks: list[Lack] = []
    for id in noun.sets:
        targets, refused = _read_targets(ranking, journey, initiative, id)
        lacks.extend(refused)
        entry = scored.get((journey.file, id))
        if not targets:
            continue
        if isinstance(entry, RankedTouchpoint):
            aims.append(Aim(entry, targets))
        else:
            lacks.append(_say_unscored(journey, initiative, id, entry))
    return tuple(aims), tuple(lacks)


def _read_targets(
    ranking: "Ranking", journey: "Journey", initiative: "Entry[Initiative]", id: str
) -> "tuple[dict[str, Measure], list[Lack]]":
    """The numbers set for a touchpoint that count, by metric, and why others do not."""
    touchpoint = journey.touchpoints.get(id)
    own = _find_own(ranking, touchpoint)
    targets: dict[str, Measure] = {}
    lacks = []
    for metric, written in initiative.noun.sets[id].items():
        at = initiative.at.below("sets", id, metric)
        target = measure(written, metric, journey.scales[metric], at, frozenset(), ())
        if target.refused is not None:
            lacks.append(_say_uncounted(initiative, id, target.refused.plain, "mend the number", at))
        elif metric in own:
            whom = f"`{own[metric]}` has a number of its own, and `sets` speaks of everybody"
            lacks.append(_say_uncounted(initiative, id, f"{metric}: {whom}", "ask about everybody", at))
        elif metric not in ranking.method.required:
            needed = enumerate_plainly(ranking.method.required)
            reason = f"`{ranking.method.name}` does not count {metric}"
            lacks.append(_say_uncounted(initiative, id, reason, f"set a number that it counts: {needed}", at))
        else:
            targets[metric] = replace(target, answers=(), dissatisfied=None, n=None, evidence=(), assumed=True)
    return targets, lacks


def _find_own(ranking: "Ranking", touchpoint: "Touchpoint | None") -> dict[str, str]:
    """The metrics of which those who are asked about have a number of their own, and who that is."""
    if touchpoint is None:
        return {}
    audience = ranking.audience
    return {
        metric: id
        for id, numbers in (
            (audience.channel, touchpoint.by_channel.get(audience.channel, {})),
            (audience.persona, touchpoint.by_persona.get(audience.persona, {})),
        )
        for metric in numbers
    }


def _say_unset(initiative: "Entry[Initiative]") -> Lack:
    touched = initiative.noun.touches[0] if initiative.noun.touches else "TOUCHPOINT"
    add = f"add `sets: {{{touched}: {{satisfaction: NUMBER}}}}`"
    return Lack(f"what `{initiative.id}` will reach", add, initiative.at)


def _say_uncounted(initiative: "Entry[Initiative]", id: str, reason: str, add: str, at: "Place") -> Lack:
    return Lack(f"what `{initiative.id}` removes at `{id}` ({reason})", add, at)


def _say_unscored(
    journey: "Journey", initiative: "Entry[Initiative]", id: str, entry: UnrankedTouchpoint | RankedTouchpoint | None
) -> Lack:
    """Why what is there before has no score."""
    if isinstance(entry, UnrankedTouchpoint):
        at = entry.touchpoint.at
        absent = [metric for metric in entry.missing if metric not in entry.refused]
        reasons = [f"it has no {metric}" for metric in absent]
        reasons += [f"{metric}: {reason}" for metric, reason in entry.refused.items()]
        lines = ", ".join(f"{metric}: NUMBER" for metric in absent)
        add = f"add `metrics: {{{lines}}}` to `{id}`" if absent else "mend the number"
        if not absent:
            at = entry.numbers.measures[entry.missing[0]].at
        return _say_uncounted(initiative, id, "; ".join(reasons), add, at)
    at = initiative.at.below("sets", id)
    if id in journey.touchpoints:
        return _say_uncounted(initiative, id, "nobody who is asked about comes there", "ask about everybody", at)
    return _say_uncounted(initiative, id, "nothing declares it", "name a touchpoint of this map", at)
