"""Personas: who makes the journey."""

from typing import ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Ids, Line, Maybe, Noun
from cxmap.language.measure import Measure, MeasuredShare


class Job(Noun):
    """Something the persona wants to get done."""

    called: ClassVar[str] = "a job"

    job: Line = Field(description="The job, beginning with a verb.", examples=["Be online on moving day"])
    importance: Maybe[Measure] = Field(default=None, description="How much it matters to the persona, 0–10.")
    satisfaction: Maybe[Measure] = Field(default=None, description="How well it is done today, 0–10.")


class Persona(Noun):
    """A kind of customer whose journey this is."""

    called: ClassVar[str] = "a persona"

    name: Maybe[Line] = Field(default=None, description="What you call this persona.", examples=["Busy mover"])
    summary: Maybe[str] = Field(default=None, description="A sentence that brings the persona to mind.")
    goal: Maybe[str] = Field(
        default=None,
        description="What the persona wants from the journey.",
        examples=["Be online on moving day"],
    )
    segment: Maybe[str] = Field(default=None, description="The market segment the persona stands for.")
    kind: Maybe[Literal["buyer", "user", "influencer"]] = Field(
        default=None, description="Whether this person buys, uses, or influences those who do."
    )
    share: Maybe[MeasuredShare] = Field(default=None, description="Share of all customers, 0–1.", examples=[0.6])
    value: Maybe[Measure] = Field(default=None, description="Yearly value of one such customer.", examples=[420])
    jobs: list[Job] = Field(default_factory=list, description="What the persona wants to get done.")
    discovers_through: list[Line] = Field(
        default_factory=list, description="Where the persona first hears of offers like yours."
    )
    evaluates_by: list[Line] = Field(default_factory=list, description="What the persona compares offers by.")
    engages_with: list[Line] = Field(default_factory=list, description="What the persona responds to.")
    shares: list[Line] = Field(default_factory=list, description="What the persona tells others, and where.")
    quote: Maybe[str] = Field(default=None, description="A sentence the persona really said.")
    from_: Maybe[Ids] = Field(
        default=None,
        alias="from",
        description="Evidence behind the persona.",
        examples=[["mover-interviews"]],
    )
