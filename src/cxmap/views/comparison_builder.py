"""From two maps of one journey to their comparison as a picture."""

from dataclasses import dataclass
from itertools import chain
from statistics import fmean
from typing import TYPE_CHECKING

from cxmap.errors import NothingToDraw
from cxmap.journey.cut import comes
from cxmap.language.words import enumerate_words
from cxmap.scoring.comparison.against import compare_maps
from cxmap.views.comparison import ComparedStage, ComparisonView, Face, Pair
from cxmap.views.facts import STATES, find_link, tell_tooltip
from cxmap.views.overlays import find_sides, say_change
from cxmap.views.story import count_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cxmap.journey.model import Journey, Stage, Touchpoint
    from cxmap.scoring.comparison.against import MapComparison
    from cxmap.scoring.comparison.changes import Change
    from cxmap.scoring.comparison.differences import Difference
    from cxmap.views.scope import Scope

_MOVES = {"order", "stage"}


@dataclass(frozen=True, slots=True)
class _Findings:
    """What was found about touchpoints, by the id that the first map gives them.

    Maps are compared as wholes: what stands elsewhere in the other map is not missing there.

    Attributes:
        comparison: Both maps.
        here: What is shown of the first.
        there: What is shown of the other.
        stages: The stages that were asked for; none for all.
        changes: What else is different.
        satisfaction: The difference of the numbers.
        names: What people call it.
    """

    comparison: "MapComparison"
    here: "Scope"
    there: "Scope"
    stages: "Collection[str]"
    changes: "Mapping[str, list[Change]]"
    satisfaction: "Mapping[str, Difference]"
    names: "Mapping[str, str]"


def build_comparison_view(scope: "Scope", other: "Scope") -> ComparisonView:
    """What the picture of two maps shows.

    The touchpoints stand in the order of the first map, which is the one of the current state where one of them is;
    those that only the other map has stand after the touchpoint that they follow there. A part of the maps shows what
    the picture of the wholes says of its stages, and of the touchpoints that its persona comes to in either map.

    Args:
        scope: One map, or the part of it that is shown.
        other: The other; which stages of it are shown, the first tells.

    Raises:
        UsageError: Both are the same file, or they have no touchpoint in common.
        NothingToDraw: There is no touchpoint in the part that is shown.
    """
    comparison = compare_maps(scope.whole, other.whole)
    here, there = comparison.here, comparison.there
    sides = find_sides(here, there)
    if sides == (here.noun.state, there.noun.state):
        sides = sides[0].capitalize(), sides[1].capitalize()
    findings = _gather(comparison, scope, other)
    stages = tuple(_build_stages(findings))
    pairs = [pair for stage in stages for pair in stage.pairs]
    if not pairs:
        which = enumerate_words([here.file, there.file])
        raise NothingToDraw(f"{which} have no touchpoint to compare ({scope.note})", "choose another part, or show all")
    return ComparisonView(
        id=here.id,
        title=here.title,
        subtitle=" · ".join(_count(sides, pairs, scope.note)),
        description=_tell(here, sides, stages),
        here=sides[0],
        there=sides[1],
        stages=stages,
    )


def _gather(comparison: "MapComparison", scope: "Scope", other: "Scope") -> _Findings:
    changes: dict[str, list[Change]] = {}
    for change in comparison.changes:
        changes.setdefault(change.touchpoint.id, []).append(change)
    # `say_change` names touchpoints by the first map's ids.
    names = {
        one.id: one.name for journey in (comparison.there, comparison.here) for one in journey.touchpoints.values()
    }
    return _Findings(
        comparison,
        *((scope, other) if comparison.here is scope.whole else (other, scope)),
        scope.stages,
        changes,
        {one.touchpoint.id: one for one in comparison.numbers if one.metric == "satisfaction"},
        names,
    )


def _build_stages(findings: _Findings) -> "Iterator[ComparedStage]":
    here, there = findings.comparison.here, findings.comparison.there
    homes = _find_homes(findings.comparison)
    for own, stage in chain(((True, stage) for stage in here.stages), ((False, stage) for stage in there.stages)):
        if findings.stages and stage.id not in findings.stages:
            continue
        listed = [
            (one, other)
            for one, other in homes.get((own, stage.id), [])
            if _comes(findings.here, one) or _comes(findings.there, other)
        ]
        if own or listed:
            yield ComparedStage(stage.id, stage.name, tuple(_build_pair(*entry, findings) for entry in listed))


def _comes(scope: "Scope", touchpoint: "Touchpoint | None") -> bool:
    """Whether a map has a touchpoint, and those come to it whose way is shown."""
    return touchpoint is not None and comes(touchpoint, scope.persona)


def _find_homes(
    comparison: "MapComparison",
) -> "dict[tuple[bool, str], list[tuple[Touchpoint | None, Touchpoint | None]]]":
    """The touchpoints of each stage, by whether the first map has the stage, and by its id."""
    here, there = comparison.here, comparison.there
    homes: dict[tuple[bool, str], list[tuple[Touchpoint | None, Touchpoint | None]]] = {}
    partners = {one.id: other for one, other in comparison.pairs}
    for one in here.touchpoints.values():
        homes.setdefault((True, one.stage), []).append((one, partners.get(one.id)))
    mine = {other.id: one for one, other in comparison.pairs}
    before: Touchpoint | None = None
    for other in there.touchpoints.values():
        if other.id not in mine:
            home = _find_stage(other, here, there)
            places = homes.setdefault((home is not None, home.id if home else other.stage), [])
            places.insert(_find_place(places, before), (None, other))
        before = other
    return homes


def _find_stage(other: "Touchpoint", here: "Journey", there: "Journey") -> "Stage | None":
    """The stage of the first map that is the same chapter: of the same id, else of the same name."""
    written = next(stage for stage in there.stages if stage.id == other.stage)
    alike = (stage for stage in here.stages if stage.id == written.id)
    named = (stage for stage in here.stages if stage.name == written.name)
    return next(chain(alike, named), None)


def _find_place(places: "list[tuple[Touchpoint | None, Touchpoint | None]]", before: "Touchpoint | None") -> int:
    """After what stands before it in the other map; at the begin of the stage where that stands elsewhere."""
    for index, (_, other) in enumerate(places):
        if before is not None and other is before:
            return index + 1
    return 0


def _build_pair(one: "Touchpoint | None", other: "Touchpoint | None", findings: _Findings) -> Pair:
    shown = one or other
    if shown is None:
        raise ValueError("a pair has at least one side")
    difference = findings.satisfaction.get(shown.id) if one is not None else None
    changes = findings.changes.get(shown.id, []) if one is not None else []
    known = (difference.here, difference.there) if difference is not None else (None, None)
    feelings = _find_feelings(one, findings.here.journey), _find_feelings(other, findings.there.journey)
    # Who feels something in both is compared; where nobody does, each map says what it says.
    shared = feelings[0].keys() & feelings[1].keys()
    means = [_find_mean(felt, shared or felt.keys()) for felt in feelings]
    return Pair(
        id=shown.id,
        here=_build_face(one, means[0], known[0] if other else _scale(one)),
        there=_build_face(other, means[1], known[1] if one else _scale(other)),
        owner_changed=any(change.kind == "owner" for change in changes),
        moved=any(change.kind in _MOVES for change in changes),
        changes=tuple(say_change(change, findings.names) for change in changes),
        sure=difference is not None and difference.interval is not None and not difference.interval.holds(0),
        tooltip=tell_tooltip(shown),
        link=find_link(shown),
    )


def _scale(touchpoint: "Touchpoint | None") -> float | None:
    measure = touchpoint.metrics.get("satisfaction") if touchpoint is not None else None
    return measure.scaled if measure is not None else None


def _find_feelings(touchpoint: "Touchpoint | None", journey: "Journey") -> dict[str, float]:
    """How each persona feels, as far as that is written; under the empty id where a map tells no personas apart."""
    if touchpoint is None:
        return {}
    people = tuple(journey.personas) or ("",)
    return {id: feeling for id in people if (feeling := touchpoint.feeling_of(id)) is not None}


def _find_mean(feelings: "Mapping[str, float]", people: "Collection[str]") -> float | None:
    return fmean(feelings[id] for id in feelings if id in people) if feelings else None


def _build_face(touchpoint: "Touchpoint | None", feels: float | None, satisfaction: float | None) -> Face | None:
    if touchpoint is None:
        return None
    owner = touchpoint.owner_name
    return Face(touchpoint.number, touchpoint.name, owner, feels, satisfaction)


def _count(sides: tuple[str, str], pairs: list[Pair], note: str) -> "Iterator[str]":
    here, there = sides
    both = sum(1 for pair in pairs if pair.here and pair.there)
    yield f"{here} against {_lower(there)}"
    yield f"{count_words(both, 'touchpoint')} in both"
    counts = (
        (f"only {_lower(here)}", sum(1 for pair in pairs if pair.there is None)),
        (f"only {_lower(there)}", sum(1 for pair in pairs if pair.here is None)),
        ("with another owner", sum(1 for pair in pairs if pair.owner_changed)),
        ("moved", sum(1 for pair in pairs if pair.moved)),
    )
    yield from (f"{count} {name}" for name, count in counts if count)
    if note:
        yield note


def _lower(side: str) -> str:
    """The name of a map inside a sentence: states are words, ids are what they are."""
    return side.lower() if side.lower() in STATES else side


def _tell(here: "Journey", sides: tuple[str, str], stages: tuple[ComparedStage, ...]) -> str:
    """The comparison as sentences."""
    sentences = [f"{here.title}: {sides[0]} against {sides[1]}"]
    for stage in stages:
        told = [_tell_pair(pair, sides) for pair in stage.pairs]
        if told:
            sentences.append(f"{stage.name}: " + "; ".join(told))
    return ". ".join(sentences) + "."


def _tell_pair(pair: Pair, sides: tuple[str, str]) -> str:
    if pair.here is None or pair.there is None:
        face, side = (pair.here, sides[0]) if pair.here else (pair.there, sides[1])
        return f"{face.name if face else ''} (only in {side})"
    details = list(pair.changes)
    for name, one, other in (
        ("emotion", pair.here.feels, pair.there.feels),
        ("satisfaction", pair.here.satisfaction, pair.there.satisfaction),
    ):
        if one is not None and other is not None:
            details.append(f"{name} {one:.1f} and {other:.1f}".replace("-", "−"))
    return f"{pair.here.name} ({', '.join(details)})" if details else pair.here.name
