"""Teams, roles and channels: who acts, and where customers meet them."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Id, Line, Noun


class Team(Noun):
    """A team that owns parts of the journey."""

    called: ClassVar[str] = "a team"

    name: Line | None = Field(default=None, description="What people call the team.", examples=["Customer Care"])
    goals: list[Line] = Field(default_factory=list, description="What the team is measured by.")
    incentives: list[Line] = Field(default_factory=list, description="What the team is rewarded for.")


class Role(Noun):
    """A role that people fill, often an under-appreciated one."""

    called: ClassVar[str] = "a role"

    name: Line | None = Field(default=None, description="What people call the role.", examples=["Field engineer"])
    team: Id | None = Field(default=None, description="The team it belongs to.")
    people: Annotated[float, Field(ge=0)] | None = Field(
        default=None, description="How many people fill it, in full-time posts.", examples=[3]
    )


class Channel(Noun):
    """A place where customers and the organisation meet."""

    called: ClassVar[str] = "a channel"

    name: Line | None = Field(default=None, description="What people call it.", examples=["Website"])
    kind: Literal["digital", "human", "physical", "document"] | None = Field(
        default=None, description="Whether it is a screen, a person, a place or thing, or a document."
    )
    formality: Literal["casual", "neutral", "formal"] | None = Field(
        default=None, description="How formal people expect it to be."
    )
