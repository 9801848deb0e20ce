"""Systems: the technology landscape behind the journey."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Amount, Date, Id, Ids, Line, Maybe, Noun
from cxmap.language.meanings import Meanings


class System(Noun):
    """A system that the journey runs on, now or soon."""

    called: ClassVar[str] = "a system"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["CRM"])
    kind: Maybe[Line] = Field(
        default=None,
        description="Its layer or sort; systems of one kind are shown together.",
        examples=["Sell & order"],
    )
    vendor: Maybe[Line] = Field(default=None, description="Who makes it.", examples=["Northstar"])
    owner: Maybe[Id] = Field(
        default=None, description="The team that answers for it: an id from `teams`.", examples=["it"]
    )
    state: Annotated[
        Literal["current", "planned", "retiring"],
        Meanings({"current": "In use", "planned": "Still to come", "retiring": "On its way out"}),
    ] = Field(default="current", description="Where it is in its life.")
    cost: Maybe[Amount] = Field(default=None, description="What it costs a year, in your currency.", examples=[48000])
    renews: Maybe[Date] = Field(
        default=None, description="The day on which the contract renews.", examples=["2027-03-31"]
    )
    replaced_by: Maybe[Ids] = Field(
        default=None, description="What takes over from it: one id or several from `systems`.", examples=["new-crm"]
    )
