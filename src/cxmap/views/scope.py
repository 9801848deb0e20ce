"""Which part of a map a picture shows, and the signs that all pictures of a map share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.journey.cut import comes, cut_journey
from cxmap.language.words import enumerate_plainly, enumerate_words, suggest_id
from cxmap.views.keys import ChannelKey, PersonaCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.journey.model import Journey, Transition


@dataclass(frozen=True)
class Scope:
    """A part of a map.

    Colours and markers are given by the whole map, so that a channel and a persona look the same in every picture
    of it.

    Attributes:
        journey: What is shown; the whole map where nothing was left out.
        whole: The map it was taken from.
        stages: Ids of the stages that were asked for; empty for all.
        persona: Id of the persona that was asked for; empty for all.
    """

    journey: "Journey"
    whole: "Journey"
    stages: tuple[str, ...] = ()
    persona: str = ""

    @cached_property
    def channels(self) -> Mapping[str, ChannelKey]:
        """The channels in use in the whole map by id, in order of first use, which gives them their colour."""
        channels: dict[str, ChannelKey] = {}
        for touchpoint in self.whole.touchpoints.values():
            for entry in touchpoint.channels:
                channels.setdefault(entry.id, ChannelKey(entry.id, entry.name, len(channels)))
        return channels

    @cached_property
    def personas(self) -> tuple[PersonaCard, ...]:
        """The personas that are shown, each with its place in the whole map."""
        return tuple(
            PersonaCard(
                entry.id, entry.name, entry.noun.segment or "", entry.noun.goal or entry.noun.summary or "", place
            )
            for place, entry in enumerate(self.whole.personas.values())
            if entry.id in self.journey.personas
        )

    @cached_property
    def ways(self) -> "tuple[Transition, ...]":
        """The ways on from what is shown, in the order of the map, also those to stages that are not shown.

        A way to a touchpoint to which the persona does not come is none of its ways.
        """
        return tuple(self._find_ways())

    def _find_ways(self) -> "Iterator[Transition]":
        # Of each touchpoint, one way at the most follows the order of the file; past what is left out it leads on.
        led = {way.source: way for way in self.journey.transitions if not way.written}
        for way in self.whole.transitions:
            if way.source not in self.journey.touchpoints:
                continue
            if way.ends or way.target in self.journey.touchpoints:
                yield way
            elif not way.written and way.source in led:
                yield led[way.source]
            elif comes(self.whole.touchpoints[way.target], self.persona):
                yield way

    @property
    def note(self) -> str:
        """What was left out, in words: "only Order and Install, only Busy mover"; empty where nothing was."""
        names = {stage.id: stage.name for stage in self.whole.stages}
        parts = [f"only {enumerate_plainly([names[id] for id in self.stages])}"] if self.stages else []
        parts += [f"only {self.whole.personas[self.persona].name}"] if self.persona else []
        return ", ".join(parts)

    @property
    def aside(self) -> str:
        """The same in brackets, to stand behind the name of the map in a message."""
        return f" ({self.note})" if self.note else ""


def make_scope(journey: "Journey", *, stages: Sequence[str] = (), persona: str = "") -> Scope:
    """Choose a part of a map.

    Args:
        journey: The whole map.
        stages: Ids of the stages to show; none shows all.
        persona: Id of the persona to show; empty shows all.

    Raises:
        UsageError: The map has no such stage or persona; the help names the nearest.
    """
    known = [stage.id for stage in journey.stages]
    for id in stages:
        _check("stage", id, known, journey)
    if persona:
        _check("persona", persona, list(journey.personas), journey)
    ordered = tuple(id for id in known if id in stages)
    return Scope(cut_journey(journey, stages=ordered, persona=persona), journey, ordered, persona)


def _check(kind: str, id: str, known: Sequence[str], journey: "Journey") -> None:
    if id in known:
        return
    several = [part for part in known if part in id.split(",")]
    if not known:
        help = f"leave the {kind} out: the map names none"
    elif len(several) > 1:
        help = f"choose {enumerate_words(several, 'or')}: a picture shows one {kind} or all"
    else:
        help = suggest_id(id, known)
    raise UsageError(f"`{journey.file}` has no {kind} `{id}`", help)
