"""Teams, roles and channels: who acts, and where customers meet them."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Id, Line, Maybe, Noun


class Team(Noun):
    """A team that owns parts of the journey."""

    called: ClassVar[str] = "a team"

    name: Maybe[Line] = Field(default=None, description="What people call the team.", examples=["Customer Care"])
    goals: list[Line] = Field(default_factory=list, description="What the team is measured by.")
    incentives: list[Line] = Field(default_factory=list, description="What the team is rewarded for.")


class Role(Noun):
    """A role that people fill, often an under-appreciated one."""

    called: ClassVar[str] = "a role"

    name: Maybe[Line] = Field(default=None, description="What people call the role.", examples=["Field engineer"])
    team: Maybe[Id] = Field(default=None, description="The team it belongs to.")
    people: Maybe[Annotated[float, Field(ge=0)]] = Field(
        default=None, description="How many people fill it, in full-time posts.", examples=[3]
    )


class Channel(Noun):
    """A place where customers and the organisation meet."""

    called: ClassVar[str] = "a channel"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["Website"])
    kind: Maybe[Literal["digital", "human", "physical", "document"]] = Field(
        default=None, description="Whether it is a screen, a person, a place or thing, or a document."
    )
    formality: Maybe[Literal["casual", "neutral", "formal"]] = Field(
        default=None, description="How formal people expect it to be."
    )
