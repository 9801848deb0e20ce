"""Numbers: a bare one is an assumption, a measured one says where it comes from."""

from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import Count, Date, Ids, Maybe, Noun, Number, Share, shape_without_list


class MeasuredValue(Noun):
    """A number with its evidence."""

    called: ClassVar[str] = "a measured value"
    model_config = ConfigDict(
        json_schema_extra={
            "additionalProperties": False,
            "patternProperties": {"^x-": {}},
            "oneOf": [{"required": ["value"]}, {"required": ["answers"]}],
        }
    )

    value: Maybe[Number] = Field(default=None, description="The number itself, on the declared scale.", examples=[3.1])
    answers: Maybe[list[Count]] = Field(
        default=None,
        min_length=2,
        max_length=101,
        description="How many people chose each answer option, the lowest option first. Instead of `value`.",
        examples=[[3, 8, 20, 41, 30]],
    )
    n: Maybe[Count] = Field(default=None, description="How many answers, visits or cases it rests on.", examples=[212])
    sd: Maybe[Annotated[float, Field(ge=0)]] = Field(
        default=None,
        description="Standard deviation of the answers, in the unit of the scale.",
        examples=[1.1],
    )
    low: Maybe[Number] = Field(default=None, description="Lower end of the 95 % interval, where the source gives one.")
    high: Maybe[Number] = Field(default=None, description="Upper end of the 95 % interval, where the source gives one.")
    date: Maybe[Date] = Field(default=None, description="When it was measured.", examples=["2026-09-30"])
    from_: Maybe[Ids] = Field(
        default=None,
        alias="from",
        description="The evidence it comes from: one id or several.",
        examples=["q3-survey"],
    )
    method: Maybe[str] = Field(
        default=None,
        description="How it was counted or computed, where the scale does not say.",
        examples=["mean"],
    )

    @model_validator(mode="after")
    def _say_one_thing(self) -> Self:
        if (self.value is None) == (self.answers is None):
            raise PydanticCustomError("value_or_answers", "either value or answers")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise PydanticCustomError("low_above_high", "low above high", {"low": self.low, "high": self.high})
        return self


Measure = Annotated[
    Annotated[Number, Tag("scalar")] | Annotated[MeasuredValue, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A bare number (an assumption) or a measured value (evidence)."""

MeasuredShare = Annotated[
    Annotated[Share, Tag("scalar")] | Annotated[MeasuredValue, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A share from 0 to 1, bare or measured."""
