"""Scales: what the numbers of a metric mean, declared and never guessed."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from cxmap.language.base import Maybe, Noun, Number, shape_without_list
from cxmap.language.meanings import Meanings

ScaleMethod = Literal["mean", "top-box", "net", "share", "count"]
ScalePreset = Literal[
    "csat-5-mean", "csat-5-top-box", "nps", "ces-7-easy-high", "ces-7-easy-low", "percent", "share", "0-10"
]

_PRESETS: dict[ScalePreset, str] = {
    "csat-5-mean": "Mean satisfaction, asked from 1 to 5",
    "csat-5-top-box": "Share who answered 4 or 5 when asked from 1 to 5, written 0–1",
    "nps": "Share of promoters less share of detractors, written −100 to 100",
    "ces-7-easy-high": "Mean effort, asked from 1 to 7, where 7 is easy",
    "ces-7-easy-low": "Mean effort, asked from 1 to 7, where 1 is easy",
    "percent": "A share, written 0–100",
    "share": "A share, written 0–1",
    "0-10": "Mean rating, asked from 0 to 10",
}


class Scale(Noun):
    """A scale of your own."""

    called: ClassVar[str] = "a scale"

    min: Number = Field(description="The lowest value an answer can take.", examples=[1])
    max: Number = Field(description="The highest value an answer can take.", examples=[5])
    better: Annotated[
        Literal["high", "low"],
        Meanings(
            {
                "high": "A high answer is a happy one, like satisfaction",
                "low": "A low answer is a happy one, like effort",
            }
        ),
    ] = Field(default="high", description="Which end is good for the customer.")
    method: Annotated[
        ScaleMethod,
        Meanings(
            {
                "mean": "The mean of the answers",
                "top-box": "The share that chose one of the two best answers",
                "net": "The share of the two best answers less that of the unhappy ones, −100 to 100",
                "share": "The part of a whole that something is true of",
                "count": "How often something happened",
            }
        ),
    ] = Field(default="mean", description="How answers become one number.")
    dissatisfied_below: Maybe[Number] = Field(
        default=None,
        description="Answers below this count as dissatisfied; when absent, those below the midpoint. "
        "Where `better` is `low`, it is read on the scale turned so that high is good.",
        examples=[3],
    )

    @model_validator(mode="after")
    def _have_a_length(self) -> Self:
        if self.min >= self.max:
            raise PydanticCustomError("empty_scale", "min not below max", {"min": self.min, "max": self.max})
        if self.method == "count" and self.min < 0:
            raise PydanticCustomError("negative_count", "count below 0", {"min": self.min})
        cut = self.dissatisfied_below
        if cut is not None and not self.min < cut <= self.max:
            raise PydanticCustomError("cut_off_scale", "cut outside", {"cut": cut, "min": self.min, "max": self.max})
        return self


AnyScale = Annotated[
    Annotated[ScalePreset, Meanings(_PRESETS), Tag("scalar")] | Annotated[Scale, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A preset by its name, or a scale of your own."""


class Scales(Noun):
    """The scale of each metric of this map."""

    called: ClassVar[str] = "`scales`"

    frequency: Maybe[AnyScale] = Field(
        default=None,
        description="Scale of `frequency`: a preset or your own. Undeclared: a share of journeys, 0–1.",
        examples=["percent"],
    )
    satisfaction: Maybe[AnyScale] = Field(
        default=None,
        description="Scale of `satisfaction`: a preset or your own. Undeclared: 0–10.",
        examples=["csat-5-mean"],
    )
    loyalty: Maybe[AnyScale] = Field(
        default=None, description="Scale of `loyalty`: a preset or your own. Undeclared: 0–10.", examples=["0-10"]
    )
    value: Maybe[AnyScale] = Field(
        default=None, description="Scale of `value`: a preset or your own. Undeclared: 0–10.", examples=["0-10"]
    )
