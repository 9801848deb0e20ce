"""Whose numbers count: everybody's, or those of a persona, a channel or a tier."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.scoring.method import Numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.journey.measures import Measure
    from cxmap.journey.model import Journey, Touchpoint


@dataclass(frozen=True, slots=True)
class Audience:
    """Those whose journeys are scored; everybody where nothing is named.

    Attributes:
        persona: Id of a persona: the touchpoints it comes to, with its own numbers where it has any.
        channel: Id of a channel: the touchpoints it is a way to, with its own numbers where it has any.
        tier: Id of a tier: the touchpoints that it comes to. A tier has no numbers of its own.
    """

    persona: str = ""
    channel: str = ""
    tier: str = ""

    def covers(self, touchpoint: "Touchpoint") -> bool:
        """Whether they come to a touchpoint."""
        return (
            (not self.persona or any(entry.id == self.persona for entry in touchpoint.personas))
            and (not self.channel or any(entry.id == self.channel for entry in touchpoint.channels))
            and (not self.tier or not touchpoint.noun.tiers or self.tier in touchpoint.noun.tiers)
        )

    def knows(self, journey: "Journey") -> bool:
        """Whether a map has them at all."""
        return (
            (not self.persona or self.persona in journey.personas)
            and (not self.channel or self.channel in journey.channels)
            and (not self.tier or self.tier in journey.tiers)
        )

    def pick(self, journey: "Journey", touchpoint: "Touchpoint") -> Numbers:
        """The numbers of a touchpoint for them: what is their own replaces what is everybody's.

        Args:
            journey: The map of the touchpoint.
            touchpoint: One that they come to.
        """
        measures: Mapping[str, Measure] = touchpoint.metrics
        if self.channel in touchpoint.by_channel:
            measures = {**measures, **touchpoint.by_channel[self.channel]}
        if self.persona in touchpoint.by_persona:
            measures = {**measures, **touchpoint.by_persona[self.persona]}
        return Numbers(touchpoint, measures, journey.scales)

    def owns(self, numbers: Numbers, metric: str) -> bool:
        """Whether a number that was picked is their own, and not everybody's."""
        measure, touchpoint = numbers.measures.get(metric), numbers.touchpoint
        own = (touchpoint.by_persona.get(self.persona, {}), touchpoint.by_channel.get(self.channel, {}))
        return measure is not None and any(each.get(metric) is measure for each in own)


EVERYBODY = Audience()
