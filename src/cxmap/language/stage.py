"""Stages: the chapters of a journey."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from cxmap.language.base import ID_PATTERN, Id, Line, Maybe, Noun
from cxmap.language.flow import ENDS
from cxmap.language.touchpoint import Touchpoint


def _refuse_ends(touchpoint_id: str) -> str:
    if touchpoint_id in ENDS:
        raise PydanticCustomError("reserved_id", "reserved")
    return touchpoint_id


TouchpointId = Annotated[
    Id,
    AfterValidator(_refuse_ends),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN, "not": {"enum": list(ENDS)}}),
]
"""The id of a touchpoint: any but the words for the two ends of a journey."""


class Stage(Noun):
    """A chapter of the journey."""

    called: ClassVar[str] = "a stage"

    name: Maybe[Line] = Field(default=None, description="What you call it.", examples=["Compare"])
    phase: Maybe[Literal["awareness", "consideration", "purchase", "retention", "advocacy"]] = Field(
        default=None, description="The phase of the customer's relationship that the stage belongs to."
    )
    question: Maybe[Line] = Field(
        default=None, description="What the customer asks here.", examples=["Which plan will I not regret?"]
    )
    goal: Maybe[Line] = Field(
        default=None, description="What the customer wants to have at the end of it.", examples=["A plan that fits"]
    )
    operation: Maybe[Line] = Field(
        default=None, description="The business process it belongs to.", examples=["Lead to order"]
    )
    when: Maybe[Literal["before", "during", "after"]] = Field(
        default=None, description="Before, during or after the core of the service."
    )
    owner: Maybe[Id] = Field(
        default=None,
        description="The team that owns every touchpoint of the stage that names no owner of its own.",
        examples=["sales"],
    )
    touchpoints: dict[TouchpointId, Touchpoint] = Field(
        default_factory=dict,
        description="Touchpoints in order: id → touchpoint. Ids are unique in the whole map.",
    )
