"""Numbers: a bare one is an assumption, a measured one says where it comes from."""

from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import (
    CLOSED,
    Amount,
    Count,
    Date,
    Ids,
    Line,
    Maybe,
    Noun,
    Number,
    Share,
    TenPoints,
    shape_without_list,
)

_VALUE = "The number itself, on the declared scale. Instead of `answers`."
_LOW = "Lower end of the 95 % interval, where the source gives one."
_HIGH = "Upper end of the 95 % interval, where the source gives one."


class MeasuredValue(Noun):
    """A number with its evidence."""

    called: ClassVar[str] = "a measured value"
    model_config = ConfigDict(
        json_schema_extra={**CLOSED, "oneOf": [{"required": ["value"]}, {"required": ["answers"]}]}
    )

    value: Maybe[Number] = Field(default=None, description=_VALUE, examples=[3.1])
    answers: Maybe[list[Count]] = Field(
        default=None,
        min_length=2,
        max_length=101,
        description="How many people chose each answer option, the lowest option first. Instead of `value`.",
        examples=[[3, 8, 20, 41, 30]],
    )
    n: Maybe[Count] = Field(default=None, description="How many answers, visits or cases it rests on.", examples=[212])
    sd: Maybe[Amount] = Field(
        default=None,
        description="Standard deviation of the answers, in the unit of the scale: how far they lie apart.",
        examples=[1.1],
    )
    low: Maybe[Number] = Field(default=None, description=_LOW, examples=[2.9])
    high: Maybe[Number] = Field(default=None, description=_HIGH, examples=[3.3])
    date: Maybe[Date] = Field(default=None, description="The day on which it was measured.", examples=["2026-09-30"])
    from_: Maybe[Ids] = Field(
        default=None,
        alias="from",
        description="The evidence it comes from: one id or several from `evidence`.",
        examples=["q3-survey"],
    )
    method: Maybe[Line] = Field(
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


class MeasuredShareValue(MeasuredValue):
    """A share from 0 to 1 with its evidence."""

    called: ClassVar[str] = "a measured share"

    value: Maybe[Share] = Field(default=None, description="The share, 0–1. Instead of `answers`.", examples=[0.4])
    low: Maybe[Share] = Field(default=None, description=_LOW, examples=[0.36])
    high: Maybe[Share] = Field(default=None, description=_HIGH, examples=[0.44])


class MeasuredAmountValue(MeasuredValue):
    """A quantity of 0 or more with its evidence."""

    called: ClassVar[str] = "a measured amount"

    value: Maybe[Amount] = Field(default=None, description="The amount. Instead of `answers`.", examples=[80000])
    low: Maybe[Amount] = Field(default=None, description=_LOW, examples=[76000])
    high: Maybe[Amount] = Field(default=None, description=_HIGH, examples=[84000])


class MeasuredRatingValue(MeasuredValue):
    """A rating from 0 to 10 with its evidence."""

    called: ClassVar[str] = "a measured rating"

    value: Maybe[TenPoints] = Field(default=None, description="The rating, 0–10. Instead of `answers`.", examples=[9])
    low: Maybe[TenPoints] = Field(default=None, description=_LOW, examples=[8.6])
    high: Maybe[TenPoints] = Field(default=None, description=_HIGH, examples=[9.4])


Measure = Annotated[
    Annotated[Number, Tag("scalar")] | Annotated[MeasuredValue, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A bare number (an assumption) or a measured value (evidence)."""

MeasuredShare = Annotated[
    Annotated[Share, Tag("scalar")] | Annotated[MeasuredShareValue, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A share from 0 to 1, bare or measured."""

MeasuredAmount = Annotated[
    Annotated[Amount, Tag("scalar")] | Annotated[MeasuredAmountValue, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A quantity of 0 or more, bare or measured."""

MeasuredRating = Annotated[
    Annotated[TenPoints, Tag("scalar")] | Annotated[MeasuredRatingValue, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A rating from 0 to 10, bare or measured."""
