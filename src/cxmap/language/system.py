"""Systems: the technology landscape behind the journey."""

from typing import ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Amount, Date, Id, Ids, Line, Maybe, Noun


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
    owner: Maybe[Id] = Field(default=None, description="The team that answers for it.", examples=["it"])
    state: Literal["current", "planned", "retiring"] = Field(
        default="current",
        description="In use (`current`), still to come (`planned`) or on its way out (`retiring`).",
    )
    cost: Maybe[Amount] = Field(default=None, description="What it costs a year, in your currency.", examples=[48000])
    renews: Maybe[Date] = Field(default=None, description="When the contract renews.", examples=["2027-03-31"])
    replaced_by: Maybe[Ids] = Field(
        default=None, description="The system or systems that take over.", examples=["new-crm"]
    )
