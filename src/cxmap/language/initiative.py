"""Initiatives: the action plan and the technology roadmap."""

from typing import ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Amount, Date, Id, Line, Maybe, Noun
from cxmap.language.metrics import MetricSet


class Initiative(Noun):
    """Something somebody means to do."""

    called: ClassVar[str] = "an initiative"

    title: Line = Field(description="What will be done.", examples=["One total price on every plan"])
    kind: Literal["improve", "technology", "measure"] = Field(
        default="improve",
        description="What it does: `improve` the journey, change the `technology`, or `measure`.",
    )
    touches: list[Id] = Field(
        default_factory=list, description="The touchpoints it changes.", examples=[["compare-plans"]]
    )
    owner: Maybe[Id] = Field(default=None, description="The team that does it.", examples=["sales"])
    status: Literal["proposed", "agreed", "doing", "done", "dropped"] = Field(
        default="proposed",
        description="How far it has come: `proposed`, `agreed`, `doing`, `done`, or `dropped` for good.",
    )
    effort: Maybe[Amount] = Field(default=None, description="Effort in person-days.", examples=[30])
    cost: Maybe[Amount] = Field(
        default=None, description="What it costs beside the effort, in your currency.", examples=[12000]
    )
    starts: Maybe[Date] = Field(default=None, description="When it begins.", examples=["2026-11-02"])
    due: Maybe[Date] = Field(default=None, description="When it is to be finished.", examples=["2027-02-26"])
    needs: list[Id] = Field(
        default_factory=list,
        description="Initiatives or systems that must be there before.",
        examples=[["crm"]],
    )
    sets: dict[Id, MetricSet] = Field(
        default_factory=dict,
        description="The numbers it is meant to reach: touchpoint → metric → value.",
        examples=[{"compare-plans": {"satisfaction": 4.0}}],
    )
