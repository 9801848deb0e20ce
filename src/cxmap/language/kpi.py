"""KPIs: what customers do, and what the organisation does for it."""

from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import Id, Line, Noun
from cxmap.language.measure import Measure


class Kpi(Noun):
    """A key figure with its target."""

    called: ClassVar[str] = "a KPI"
    model_config = ConfigDict(
        json_schema_extra={
            "additionalProperties": False,
            "patternProperties": {"^x-": {}},
            "not": {"required": ["stage", "touchpoint"]},
        }
    )

    name: Line | None = Field(default=None, description="What people call it.", examples=["Installed on the promised day"])
    behaviour: Literal["customer", "organisation"] | None = Field(
        default=None, description="Whose behaviour it shows: the customer's or the organisation's."
    )
    stage: Id | None = Field(default=None, description="The stage it belongs to. Instead of `touchpoint`.")
    touchpoint: Id | None = Field(default=None, description="The touchpoint it belongs to. Instead of `stage`.")
    owner: Id | None = Field(default=None, description="The team that answers for it.")
    unit: str | None = Field(default=None, description="The unit of its values.", examples=["%"])
    method: str | None = Field(default=None, description="How it is computed.", examples=["csat-5-top-box"])
    better: Literal["higher", "lower"] | None = Field(default=None, description="Which direction is good.")
    baseline: Measure | None = Field(default=None, description="Where it started.")
    target: Measure | None = Field(default=None, description="Where it is meant to go.")
    actual: Measure | None = Field(default=None, description="Where it is now.")

    @model_validator(mode="after")
    def _belong_to_one(self) -> Self:
        if self.stage is not None and self.touchpoint is not None:
            raise PydanticCustomError("stage_and_touchpoint", "both stage and touchpoint")
        return self
