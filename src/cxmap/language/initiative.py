"""Initiatives: the action plan and the technology roadmap."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Amount, Date, Id, Line, Maybe, Noun
from cxmap.language.meanings import Meanings
from cxmap.language.metrics import MetricSet


class Initiative(Noun):
    """Something somebody means to do."""

    called: ClassVar[str] = "an initiative"

    title: Line = Field(description="What will be done.", examples=["One total price on every plan"])
    kind: Annotated[
        Literal["improve", "technology", "measure"],
        Meanings(
            {
                "improve": "Changes what customers live through",
                "technology": "Brings in, replaces or retires a system",
                "measure": "Begins to measure what nobody measures yet",
            }
        ),
    ] = Field(default="improve", description="What sort of work it is.")
    touches: list[Id] = Field(
        default_factory=list, description="The touchpoints it changes: their ids.", examples=[["compare-plans"]]
    )
    owner: Maybe[Id] = Field(default=None, description="The team that does it: an id from `teams`.", examples=["sales"])
    status: Annotated[
        Literal["proposed", "agreed", "doing", "done", "dropped"],
        Meanings(
            {
                "proposed": "Somebody suggests it; nothing is decided",
                "agreed": "Decided, not begun",
                "doing": "Under way",
                "done": "Finished",
                "dropped": "Given up for good",
            }
        ),
    ] = Field(default="proposed", description="How far it has come.")
    effort: Maybe[Amount] = Field(default=None, description="Effort in person-days.", examples=[30])
    cost: Maybe[Amount] = Field(
        default=None, description="What it costs beside the effort, in your currency.", examples=[12000]
    )
    starts: Maybe[Date] = Field(default=None, description="The day on which it begins.", examples=["2026-11-02"])
    due: Maybe[Date] = Field(
        default=None, description="The day by which it is to be finished.", examples=["2027-02-26"]
    )
    needs: list[Id] = Field(
        default_factory=list,
        description="What must be there before: ids from `initiatives` or `systems`.",
        examples=[["crm"]],
    )
    sets: dict[Id, MetricSet] = Field(
        default_factory=dict,
        description="The numbers it is meant to reach: touchpoint → metric → value.",
        examples=[{"compare-plans": {"satisfaction": 4.0}}],
    )
