"""Systems: the technology landscape behind the journey."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Date, Id, Ids, Line, Maybe, Noun


class System(Noun):
    """A system that the journey runs on, now or soon."""

    called: ClassVar[str] = "a system"

    name: Maybe[Line] = Field(default=None, description="What people call it.", examples=["CRM"])
    kind: Maybe[str] = Field(default=None, description="Its layer or sort, for grouping.", examples=["Sell & order"])
    vendor: Maybe[str] = Field(default=None, description="Who makes it.")
    owner: Maybe[Id] = Field(default=None, description="The team that answers for it.")
    state: Literal["current", "planned", "retiring"] = Field(
        default="current", description="In use, still to come, or on its way out."
    )
    cost: Maybe[Annotated[float, Field(ge=0)]] = Field(default=None, description="Yearly cost.", examples=[48000])
    renews: Maybe[Date] = Field(default=None, description="When the contract renews.", examples=["2027-03-31"])
    replaced_by: Maybe[Ids] = Field(default=None, description="The system or systems that take over.")
