"""Tiers: a customer's influence grows into tiers of higher value."""

from typing import ClassVar

from pydantic import Field

from cxmap.language.base import Id, Line, Maybe, Noun
from cxmap.language.flow import Handoff
from cxmap.language.measure import Measure, MeasuredAmount


class TierStep(Noun):
    """A way up (or down) to another tier."""

    called: ClassVar[str] = "a step between tiers"

    through: Maybe[Id] = Field(
        default=None, description="The touchpoint where it happens, by its id.", examples=["give-reference"]
    )
    handoff: Maybe[Handoff] = Field(default=None, description="What is handed over on the way.")


class Tier(Noun):
    """A level of the relationship."""

    called: ClassVar[str] = "a tier"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["Reference customer"])
    access: Maybe[Line] = Field(
        default=None, description="What this tier gives access to.", examples=["Early versions"]
    )
    influence: Maybe[Line] = Field(
        default=None, description="How customers of this tier influence others.", examples=["Speaks at trade fairs"]
    )
    reach: Maybe[MeasuredAmount] = Field(
        default=None, description="New prospects that one such customer brings a year.", examples=[3]
    )
    value: Maybe[Measure] = Field(
        default=None, description="What one such customer is worth a year, in your currency.", examples=[420]
    )
    to: dict[Id, TierStep] = Field(
        default_factory=dict, description="Where customers go from here, up or down: id from `tiers` → how."
    )
