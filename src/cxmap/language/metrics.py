"""Metrics: the four numbers of a touchpoint, and what else is measured there."""

from collections.abc import Iterator
from typing import ClassVar, get_args

from pydantic import Field

from cxmap.language.base import Id, Line, Maybe, MetricName, Noun, TenPoints
from cxmap.language.measure import Measure, MeasuredShare, MeasuredValue


class MetricSet(Noun):
    """The four numbers of a touchpoint, for everybody or for one persona or channel."""

    called: ClassVar[str] = "a set of metrics"

    frequency: Maybe[Measure] = Field(
        default=None,
        description="Which share of the journeys comes here, 0–1 unless `scales` says otherwise.",
        examples=[0.64],
    )
    satisfaction: Maybe[Measure] = Field(
        default=None,
        description="How satisfied customers are here, on the scale that `scales` declares; 0–10 without one.",
        examples=[3.1, {"value": 3.1, "sd": 1.1, "n": 212, "from": "q3-survey"}],
    )
    loyalty: Maybe[Measure] = Field(
        default=None,
        description="How much this moment weighs on whether customers stay, on its scale; 0–10 without one.",
        examples=[7.5],
    )
    value: Maybe[Measure] = Field(
        default=None,
        description="How much this moment is worth to customers, on its scale; 0–10 without one.",
        examples=[6],
    )

    def items(self) -> Iterator[tuple[MetricName, float | MeasuredValue]]:
        """Each number that is given, with the name of its metric."""
        for name in get_args(MetricName):
            written = getattr(self, name)
            if written is not None:
                yield name, written


class Metrics(MetricSet):
    """The numbers of a touchpoint."""

    called: ClassVar[str] = "`metrics`"

    by_persona: dict[Id, MetricSet] = Field(
        default_factory=dict,
        description="The same numbers for some of the customers: id from `personas` → numbers.",
        examples=[{"busy-mover": {"satisfaction": 2.8}}],
    )
    by_channel: dict[Id, MetricSet] = Field(
        default_factory=dict,
        description="The same numbers for one channel: id from `channels` → numbers.",
        examples=[{"phone": {"satisfaction": 3.6}}],
    )


class Quality(Noun):
    """How good the contact is in itself, apart from its outcome."""

    called: ClassVar[str] = "`quality`"

    personal: Maybe[TenPoints] = Field(default=None, description="Whether it fits this customer, 0–10.", examples=[4])
    relevant: Maybe[TenPoints] = Field(
        default=None, description="Whether it matters to this customer now, 0–10.", examples=[8]
    )
    timely: Maybe[TenPoints] = Field(
        default=None, description="Whether it comes at the right moment, 0–10.", examples=[6]
    )
    connected: Maybe[TenPoints] = Field(
        default=None, description="Whether it knows what happened before, 0–10.", examples=[3]
    )


class MeasuredBy(Noun):
    """The listening post at a touchpoint."""

    called: ClassVar[str] = "`measured_by`"

    event: Maybe[Line] = Field(default=None, description="The event that is recorded.", examples=["quote_viewed"])
    system: Maybe[Id] = Field(
        default=None, description="The system that records it: an id from `systems`.", examples=["web-analytics"]
    )
    what: Maybe[Line] = Field(default=None, description="What is measured.", examples=["CSAT right after the chat"])


class Complaints(Noun):
    """Who complains when unhappy, and who is won back."""

    called: ClassVar[str] = "`complaints`"

    rate: Maybe[MeasuredShare] = Field(
        default=None, description="Share of the unhappy who complain, 0–1.", examples=[0.05]
    )
    recovery: Maybe[MeasuredShare] = Field(
        default=None, description="Share of the complaints that end well, 0–1.", examples=[0.6]
    )
