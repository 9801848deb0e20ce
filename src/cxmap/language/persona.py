"""Personas: who makes the journey."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Ids, Line, Maybe, Noun
from cxmap.language.meanings import Meanings
from cxmap.language.measure import Measure, MeasuredRating, MeasuredShare


class Job(Noun):
    """Something the persona wants to get done."""

    called: ClassVar[str] = "a job"

    job: Line = Field(description="The job, beginning with a verb.", examples=["Be online on moving day"])
    importance: Maybe[MeasuredRating] = Field(
        default=None, description="How much it matters to the persona, 0–10.", examples=[9]
    )
    satisfaction: Maybe[MeasuredRating] = Field(
        default=None, description="How well it is done today, 0–10.", examples=[4]
    )


class Persona(Noun):
    """A kind of customer whose journey this is."""

    called: ClassVar[str] = "a persona"

    name: Maybe[Line] = Field(default=None, description="What you call this persona.", examples=["Busy mover"])
    summary: Maybe[Line] = Field(
        default=None,
        description="A sentence that brings the persona to life.",
        examples=["Moves house next month and has no time"],
    )
    goal: Maybe[Line] = Field(
        default=None,
        description="What the persona wants from the journey.",
        examples=["Be online on moving day"],
    )
    segment: Maybe[Line] = Field(
        default=None, description="The market segment the persona stands for.", examples=["Private households"]
    )
    kind: Maybe[
        Annotated[
            Literal["buyer", "user", "influencer"],
            Meanings(
                {
                    "buyer": "Decides and pays",
                    "user": "Works or lives with what was bought",
                    "influencer": "Advises those who decide",
                }
            ),
        ]
    ] = Field(default=None, description="What part this person plays in the purchase.")
    share: Maybe[MeasuredShare] = Field(
        default=None, description="Which share of all customers they are, 0–1.", examples=[0.6]
    )
    value: Maybe[Measure] = Field(
        default=None, description="What one such customer is worth a year, in your currency.", examples=[420]
    )
    jobs: list[Job] = Field(
        default_factory=list,
        description="What the persona wants to get done.",
        examples=[[{"job": "Be online on moving day", "importance": 9}]],
    )
    discovers_through: list[Line] = Field(
        default_factory=list,
        description="Where the persona first hears of offers like yours.",
        examples=[["search engines", "neighbours"]],
    )
    evaluates_by: list[Line] = Field(
        default_factory=list, description="What the persona compares offers by.", examples=[["total price"]]
    )
    engages_with: list[Line] = Field(
        default_factory=list, description="What the persona responds to.", examples=[["short messages"]]
    )
    shares: list[Line] = Field(
        default_factory=list, description="What the persona tells others, and where.", examples=[["reviews"]]
    )
    quote: Maybe[Line] = Field(
        default=None,
        description="A sentence that such a customer really said.",
        examples=["I cannot be offline, not even for a day."],
    )
    from_: Maybe[Ids] = Field(
        default=None,
        alias="from",
        description="The evidence behind the persona: one id or several from `evidence`.",
        examples=[["mover-interviews"]],
    )
