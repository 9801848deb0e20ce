"""Teams, roles and channels: who acts, and where customers meet them."""

from typing import ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Amount, Id, Line, Maybe, Noun


class Team(Noun):
    """A team that owns parts of the journey."""

    called: ClassVar[str] = "a team"

    name: Maybe[Line] = Field(default=None, description="What people call the team.", examples=["Customer Care"])
    goals: list[Line] = Field(
        default_factory=list,
        description="What the team wants to reach, and is measured by.",
        examples=[["Answer within a day"]],
    )
    incentives: list[Line] = Field(
        default_factory=list, description="What the team is rewarded for.", examples=[["Bonus per signed contract"]]
    )


class Role(Noun):
    """A role that people fill, often an under-appreciated one."""

    called: ClassVar[str] = "a role"

    name: Maybe[Line] = Field(default=None, description="What people call the role.", examples=["Field engineer"])
    team: Maybe[Id] = Field(default=None, description="The team it belongs to.", examples=["service"])
    people: Maybe[Amount] = Field(
        default=None, description="How many people fill it, in full-time posts.", examples=[3]
    )


class Channel(Noun):
    """A place where customers and the organisation meet."""

    called: ClassVar[str] = "a channel"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["Website"])
    kind: Maybe[Literal["digital", "human", "physical", "document"]] = Field(
        default=None,
        description="What customers meet there: a screen (`digital`), a person (`human`), a place or thing "
        "(`physical`) or a `document`.",
    )
    formality: Maybe[Literal["casual", "neutral", "formal"]] = Field(
        default=None, description="The tone people expect there: `casual`, `neutral` or `formal`."
    )
