"""Tiers: a customer's influence grows into tiers of higher value."""

from typing import ClassVar

from pydantic import Field

from cxmap.language.base import Id, Line, Noun
from cxmap.language.flow import Handoff
from cxmap.language.measure import Measure


class TierStep(Noun):
    """A way up (or down) to another tier."""

    called: ClassVar[str] = "a step between tiers"

    through: Id | None = Field(default=None, description="The touchpoint where it happens.")
    handoff: Handoff | None = Field(default=None, description="What is handed over on the way.")


class Tier(Noun):
    """A level of the relationship."""

    called: ClassVar[str] = "a tier"

    name: Line | None = Field(default=None, description="What people call it.", examples=["Reference customer"])
    access: str | None = Field(default=None, description="What this tier gives access to.")
    influence: str | None = Field(default=None, description="How customers of this tier influence others.")
    reach: Measure | None = Field(default=None, description="New prospects that one such customer brings a year.")
    value: Measure | None = Field(default=None, description="Yearly value of one such customer.")
    to: dict[Id, TierStep] = Field(default_factory=dict, description="Where customers go from here: tier → how.")
