"""KPIs: what customers do, and what the organisation does for it."""

from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import CLOSED, Id, Line, Maybe, Noun
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
    behaviour: Maybe[Literal["customer", "organisation"]] = Field(
        default=None, description="Whose behaviour it shows: the customer's or the organisation's."
    )
    stage: Maybe[Id] = Field(
        default=None, description="The stage it belongs to. Instead of `touchpoint`.", examples=["compare"]
    )
    touchpoint: Maybe[Id] = Field(
        default=None, description="The touchpoint it belongs to. Instead of `stage`.", examples=["compare-plans"]
    )
    owner: Maybe[Id] = Field(default=None, description="The team that answers for it.", examples=["sales"])
    unit: Maybe[Line] = Field(default=None, description="The unit of its values.", examples=["%"])
    method: Maybe[Line] = Field(default=None, description="How it is computed.", examples=["csat-5-top-box"])
    better: Maybe[Literal["higher", "lower"]] = Field(
        default=None, description="Which direction is good: `higher` or `lower`."
    )
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
