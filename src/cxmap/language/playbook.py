"""Playbooks and ancillary processes: prescribed steps, and what runs beside the journey."""

from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import CLOSED, Id, Line, Maybe, MetricName, Noun, Number
from cxmap.language.meanings import Meanings


class Move(Noun):
    """The step along the journey that a playbook is for."""

    called: ClassVar[str] = "a move"

    from_: Maybe[Id] = Field(
        default=None, alias="from", description="The stage customers are in, by its id.", examples=["compare"]
    )
    to: Maybe[Id] = Field(default=None, description="The stage they should reach, by its id.", examples=["sign"])


class Trigger(Noun):
    """When a playbook is opened."""

    called: ClassVar[str] = "a trigger"
    model_config = ConfigDict(
        json_schema_extra={
            **CLOSED,
            "oneOf": [{"required": ["below"]}, {"required": ["above"]}],
        }
    )

    touchpoint: Id = Field(description="The touchpoint that is watched, by its id.", examples=["compare-plans"])
    metric: Annotated[
        MetricName,
        Meanings(
            {
                "frequency": "Which share of the journeys comes there",
                "satisfaction": "How satisfied customers are there",
                "loyalty": "How much it weighs on whether they stay",
                "value": "How much it is worth to them",
            }
        ),
    ] = Field(description="The metric that is watched.", examples=["satisfaction"])
    below: Maybe[Number] = Field(
        default=None, description="Opened when the metric falls below this. Instead of `above`.", examples=[3.5]
    )
    above: Maybe[Number] = Field(
        default=None, description="Opened when the metric rises above this. Instead of `below`.", examples=[0.4]
    )

    @model_validator(mode="after")
    def _name_one_side(self) -> Self:
        if (self.below is None) == (self.above is None):
            raise PydanticCustomError("below_or_above", "either below or above")
        return self


class Playbook(Noun):
    """Prescriptive guidance toward a desired behaviour."""

    called: ClassVar[str] = "a playbook"

    title: Line = Field(description="What it is for.", examples=["Win back after a missed visit"])
    persona: Maybe[Id] = Field(
        default=None,
        description="The persona it is for: an id from `personas`; all when absent.",
        examples=["busy-mover"],
    )
    moves: Maybe[Move] = Field(default=None, description="From which stage to which stage it moves customers.")
    when: Maybe[Trigger] = Field(default=None, description="What opens it.")
    steps: list[Line] = Field(
        default_factory=list, description="What to do, in order.", examples=[["Call within a day", "Offer a new date"]]
    )
    behaviour: Maybe[Line] = Field(
        default=None, description="What the customer does when it works.", examples=["Books a new date"]
    )
    outcome: Maybe[Line] = Field(
        default=None, description="What the organisation gains by it.", examples=["Fewer cancelled orders"]
    )
    owner: Maybe[Id] = Field(
        default=None, description="The team that runs it: an id from `teams`.", examples=["service"]
    )
    kpi: Maybe[Id] = Field(
        default=None,
        description="The KPI that shows whether it works: an id from `kpis`.",
        examples=["installed-on-time"],
    )


class Ancillary(Noun):
    """A process beside the journey, like a vending machine's low-stock alert."""

    called: ClassVar[str] = "an ancillary process"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["Low-stock alert"])
    trigger: Maybe[Line] = Field(default=None, description="What starts it.", examples=["Fewer than three cans left"])
    does: Maybe[Line] = Field(default=None, description="What it does.", examples=["Orders a refill"])
    system: Maybe[Id] = Field(
        default=None, description="The system it runs on: an id from `systems`.", examples=["stock"]
    )
    touches: list[Id] = Field(
        default_factory=list, description="The touchpoints that depend on it: their ids.", examples=[["take-drink"]]
    )
