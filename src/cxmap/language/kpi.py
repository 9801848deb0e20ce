"""KPIs: what customers do, and what the organisation does for it."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import CLOSED, Id, Line, Maybe, Noun
from cxmap.language.meanings import Meanings
from cxmap.language.measure import Measure


class Kpi(Noun):
    """A key figure with its target."""

    called: ClassVar[str] = "a KPI"
    model_config = ConfigDict(
        json_schema_extra={
            **CLOSED,
            "not": {"required": ["stage", "touchpoint"]},
        }
    )

    name: Maybe[Line] = Field(
        default=None, description="What people call it.", examples=["Installed on the promised day"]
    )
    behaviour: Maybe[
        Annotated[
            Literal["customer", "organisation"],
            Meanings(
                {
                    "customer": "What customers do: buy, call, stay, leave",
                    "organisation": "What you do: answer, deliver, repair",
                }
            ),
        ]
    ] = Field(default=None, description="Whose behaviour it shows.")
    stage: Maybe[Id] = Field(
        default=None, description="The stage it belongs to, by its id. Instead of `touchpoint`.", examples=["compare"]
    )
    touchpoint: Maybe[Id] = Field(
        default=None,
        description="The touchpoint it belongs to, by its id. Instead of `stage`.",
        examples=["compare-plans"],
    )
    owner: Maybe[Id] = Field(
        default=None, description="The team that answers for it: an id from `teams`.", examples=["sales"]
    )
    unit: Maybe[Line] = Field(default=None, description="The unit of its values.", examples=["%"])
    method: Maybe[Line] = Field(default=None, description="How it is computed.", examples=["csat-5-top-box"])
    better: Maybe[
        Annotated[
            Literal["higher", "lower"],
            Meanings(
                {"higher": "The more, the better, like sales", "lower": "The less, the better, like waiting times"}
            ),
        ]
    ] = Field(default=None, description="Which direction is good.")
    baseline: Maybe[Measure] = Field(default=None, description="Where it started.", examples=[71])
    target: Maybe[Measure] = Field(default=None, description="Where it is meant to go.", examples=[90])
    actual: Maybe[Measure] = Field(
        default=None, description="Where it is now.", examples=[{"value": 78, "n": 412, "from": "q3-survey"}]
    )

    @model_validator(mode="after")
    def _belong_to_one(self) -> Self:
        if self.stage is not None and self.touchpoint is not None:
            raise PydanticCustomError("stage_and_touchpoint", "both stage and touchpoint")
        return self
