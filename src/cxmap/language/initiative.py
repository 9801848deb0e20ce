"""Initiatives: the action plan and the technology roadmap."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Date, Id, Line, Maybe, MetricName, Noun
from cxmap.language.measure import Measure


class Initiative(Noun):
    """Something somebody means to do."""

    called: ClassVar[str] = "an initiative"

    title: Line = Field(description="What will be done.", examples=["One total price on every plan"])
    kind: Literal["improve", "technology", "measure"] = Field(
        default="improve", description="Whether it improves the journey, changes technology, or measures."
    )
    touches: list[Id] = Field(
        default_factory=list, description="The touchpoints it changes.", examples=[["compare-plans"]]
    )
    owner: Maybe[Id] = Field(default=None, description="The team that does it.")
    status: Literal["proposed", "agreed", "doing", "done", "dropped"] = Field(
        default="proposed", description="How far it has come."
    )
    effort: Maybe[Annotated[float, Field(ge=0)]] = Field(
        default=None, description="Effort in person-days.", examples=[30]
    )
    cost: Maybe[Annotated[float, Field(ge=0)]] = Field(default=None, description="Money it costs beside the effort.")
    starts: Maybe[Date] = Field(default=None, description="When it begins.")
    due: Maybe[Date] = Field(default=None, description="When it is to be finished.", examples=["2027-02-26"])
    needs: list[Id] = Field(
        default_factory=list,
        description="Initiatives or systems that must be there before.",
        examples=[["crm"]],
    )
    sets: dict[Id, dict[MetricName, Measure]] = Field(
        default_factory=dict,
        description="What it is meant to change: touchpoint → metric → value it will have.",
        examples=[{"compare-plans": {"satisfaction": 4.0}}],
    )
