"""Teams, roles and channels: who acts, and where customers meet them."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Amount, Id, Line, Maybe, Noun
from cxmap.language.meanings import Meanings


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
    team: Maybe[Id] = Field(
        default=None, description="The team it belongs to: an id from `teams`.", examples=["service"]
    )
    people: Maybe[Amount] = Field(
        default=None, description="How many people fill it, in full-time posts.", examples=[3]
    )


class Channel(Noun):
    """A place where customers and the organisation meet."""

    called: ClassVar[str] = "a channel"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["Website"])
    kind: Maybe[
        Annotated[
            Literal["digital", "human", "physical", "document"],
            Meanings(
                {
                    "digital": "A screen, or a voice from a machine",
                    "human": "A person, in the room or on the phone",
                    "physical": "A place or a thing",
                    "document": "Something to read: a letter, a contract, an invoice",
                }
            ),
        ]
    ] = Field(default=None, description="What customers meet there.")
    formality: Maybe[
        Annotated[
            Literal["casual", "neutral", "formal"],
            Meanings(
                {
                    "casual": "As among people who know each other",
                    "neutral": "Polite and plain",
                    "formal": "As in a contract",
                }
            ),
        ]
    ] = Field(default=None, description="The tone people expect there.")
