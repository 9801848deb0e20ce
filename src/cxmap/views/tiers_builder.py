"""From a journey to the ladder of its tiers."""

from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw
from cxmap.journey.flow import read_handoff
from cxmap.journey.key_figures import read_amount
from cxmap.journey.scales import find_opinions
from cxmap.language.words import enumerate_plainly
from cxmap.views.facts import find_link, tell_tooltip, write_subtitle
from cxmap.views.figures import ASSUMED, write_amount, write_interval
from cxmap.views.story import count_words
from cxmap.views.terms import tell_terms
from cxmap.views.tiers import Climb, Contact, Figure, Step, TiersView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.journey.measures import Measure
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.tier import Tier, TierStep
    from cxmap.views.scope import Scope

_NO_ANSWERS: Final = "an amount cannot be given as counted answers"


def build_tiers_view(scope: "Scope") -> TiersView:
    """What the ladder of tiers shows of a map.

    All tiers are shown, whichever part of the map was asked for; of touchpoints for some of them, those of the part.

    Raises:
        NothingToDraw: The map has no tier.
    """
    whole = scope.whole
    if not whole.tiers:
        raise NothingToDraw(
            f"`{whole.file}` has no tiers of customers",
            "write at least one, the lowest first: `tiers: {one-order: {name: One order, reach: 0.4, value: 24000}}`",
        )
    steps = tuple(_build_step(entry, scope) for entry in whole.tiers.values())
    climbs = tuple(_list_climbs(scope))
    shown = {contact.id for step in steps for contact in step.contacts}
    shared = len(scope.journey.touchpoints) - len(shown)
    entry = next((stage for stage in whole.stages if stage.noun.phase == "awareness"), None)
    entry = entry or next(iter(whole.stages), None)
    leading = [climb.through for climb in climbs if climb.through] + [one for step in steps for one in step.contacts]
    used = {contact.channel.id for contact in leading if contact.channel}
    counts = [count_words(len(steps), "tier"), *_compare_ends(steps)]
    return TiersView(
        id=whole.id,
        title=whole.title,
        subtitle=write_subtitle(scope, *counts),
        description=_tell_ladder(whole, steps, climbs, entry.name if entry else ""),
        steps=steps,
        climbs=climbs,
        entry=entry.name if entry else "",
        question=(entry.noun.question or "") if entry else "",
        shared=shared,
        channels=tuple(channel for channel in scope.channels.values() if channel.id in used),
    )


def _build_step(entry: "Entry[Tier]", scope: "Scope") -> Step:
    tier, all_tiers = entry.noun, scope.whole.tiers.keys()
    return Step(
        id=entry.id,
        name=entry.name,
        access=tier.access or "",
        influence=tier.influence or "",
        reach=_build_figure(entry, "reach", scope.whole),
        value=_build_figure(entry, "value", scope.whole),
        contacts=tuple(
            _build_contact(touchpoint, scope)
            for touchpoint in scope.journey.touchpoints.values()
            # A touchpoint that names all of them is for every one, like one that names none.
            if entry.id in touchpoint.noun.tiers and not all_tiers <= set(touchpoint.noun.tiers)
        ),
    )


def _build_contact(touchpoint: "Touchpoint", scope: "Scope") -> Contact:
    return Contact(
        id=touchpoint.id,
        number=touchpoint.number,
        name=touchpoint.name,
        channel=scope.channels[touchpoint.channels[0].id] if touchpoint.channels else None,
        tooltip=tell_tooltip(touchpoint),
        link=find_link(touchpoint),
    )


def _build_figure(entry: "Entry[Tier]", key: str, journey: "Journey") -> Figure | None:
    written = getattr(entry.noun, key)
    if written is None:
        return None
    read = read_amount(written, entry.at.below(key), find_opinions(journey.evidence), _NO_ANSWERS)
    if read.value is None:
        note = f"cannot be used: {read.refused.plain}" if read.refused else "not known"
        return Figure("", None, note, assumed=False, tooltip=note)
    counted = f"n = {read.n:,}" if read.n is not None else "measured"
    note = "assumed" if read.assumed else counted
    text = f"{ASSUMED if read.assumed else ''}{write_amount(read.value)}"
    return Figure(text, read.value, note, read.assumed, _tell_source(read, journey))


def _tell_source(read: "Measure", journey: "Journey") -> str:
    """Interval, answers, sources and day of a number, as far as they are written."""
    parts = []
    if read.low is not None and read.high is not None:
        parts.append(f"95 %: {write_interval(write_amount(read.low), write_amount(read.high))}")
    parts += [f"n = {read.n:,}"] if read.n is not None else []
    names = [journey.evidence[id].name for id in read.evidence]
    parts += [f"from {enumerate_plainly(names)}"] if names else []
    parts += [read.date] if read.date else []
    return ", ".join(parts)


def _list_climbs(scope: "Scope") -> "Iterator[Climb]":
    places = {id: place for place, id in enumerate(scope.whole.tiers)}
    for entry in scope.whole.tiers.values():
        for target, step in entry.noun.to.items():
            yield _build_climb((entry, scope.whole.tiers[target]), step, places, scope)


def _build_climb(
    ends: "tuple[Entry[Tier], Entry[Tier]]", step: "TierStep", places: dict[str, int], scope: "Scope"
) -> Climb:
    source, target = ends
    through = _build_contact(scope.whole.touchpoints[step.through], scope) if step.through else None
    written, roles = step.handoff, scope.whole.roles
    terms = tell_terms(read_handoff(written, roles[written.role] if written.role else None)) if written else ""
    told = [f"{source.name} → {target.name}"]
    told += [f"through {through.number} {through.name}"] if through else []
    told += [terms] if terms else []
    return Climb(
        source=places[source.id],
        target=places[target.id],
        through=through,
        handoff=written is not None,
        terms=terms,
        tooltip=", ".join(told),
    )


def _compare_ends(steps: "Sequence[Step]") -> list[str]:
    """How many times the highest tier is worth, and brings, what the lowest does; nothing where that is not known."""
    low, high = steps[0], steps[-1]
    told = []
    for verb, much, one, other in (
        ("is worth", "as much", low.value, high.value),
        ("brings", "as many new prospects", low.reach, high.reach),
    ):
        # What is worth nothing, or less, is no number of times as much.
        if one and other and one is not other and one.value and other.value and min(one.value, other.value) > 0:
            assumed = " (assumed)" if one.assumed or other.assumed else ""
            told.append(f"{verb} {_write_times(other.value / one.value)} times {much}{assumed}")
    return [f"a customer at the top {enumerate_plainly(told)} as one at the bottom"] if told else []


def _write_times(times: float) -> str:
    """A ratio with one decimal; below one with the first digit that is not zero."""
    return write_amount(round(times, 1) if times >= 1 else float(f"{times:.1g}"))


def _tell_ladder(journey: "Journey", steps: "Sequence[Step]", climbs: "Sequence[Climb]", entry: str) -> str:
    """Each tier with what it may, brings and is worth, and where customers go from it, as sentences."""
    sentences = [f"{journey.title}: {count_words(len(steps), 'tier')} of customers, the lowest first"]
    for place, step in enumerate(steps):
        parts = [f"may use {step.access}"] if step.access else []
        parts += [f"influence: {step.influence}"] if step.influence else []
        parts += [_tell(step.value, "worth {} a year", "what it is worth")] if step.value else []
        parts += [_tell(step.reach, "brings {} new prospects a year", "how many it brings")] if step.reach else []
        parts += [f"own touchpoints: {', '.join(f'{one.number} {one.name}' for one in step.contacts)}"] * bool(
            step.contacts
        )
        parts += [_tell_climb(climb, steps) for climb in climbs if climb.source == place]
        sentences.append(f"{step.name}: {'; '.join(parts)}" if parts else step.name)
    if entry and any(step.reach and step.reach.value for step in steps):
        sentences.append(f"New prospects begin at {entry}")
    return ". ".join(sentences) + "."


def _tell(figure: Figure, sentence: str, subject: str) -> str:
    return sentence.format(f"{figure.text} ({figure.note})") if figure.text else f"{subject} {figure.note}"


def _tell_climb(climb: Climb, steps: "Sequence[Step]") -> str:
    ahead = climb.target - climb.source
    way = "goes on to" if ahead > 0 else "goes back to" if ahead else "comes again to"
    through = f" through {climb.through.number} {climb.through.name}" if climb.through else ""
    return f"{way} {steps[climb.target].name}{through}{f' ({climb.terms})' if climb.terms else ''}"
