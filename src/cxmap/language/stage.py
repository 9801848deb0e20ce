"""Stages: the chapters of a journey."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from cxmap.language.base import ID_PATTERN, Id, Line, Maybe, Noun
from cxmap.language.flow import ENDS
from cxmap.language.meanings import Meanings
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

PhaseName = Literal["awareness", "consideration", "purchase", "retention", "advocacy"]
"""The phases of a customer's relationship, in order."""


class Stage(Noun):
    """A chapter of the journey."""

    called: ClassVar[str] = "a stage"

    name: Maybe[Line] = Field(default=None, description="What you call the stage.", examples=["Compare"])
    phase: Maybe[
        Annotated[
            PhaseName,
            Meanings(
                {
                    "awareness": "Customers learn that something like yours exists",
                    "consideration": "They compare, ask and make up their minds",
                    "purchase": "They buy, sign, and get what they bought",
                    "retention": "They use it, need help, and stay or go",
                    "advocacy": "They renew, come back, and tell others",
                }
            ),
        ]
    ] = Field(default=None, description="The phase of the customer's relationship with you that the stage belongs to.")
    question: Maybe[Line] = Field(
        default=None,
        description="What customers ask themselves here, in their words.",
        examples=["Which plan will I not regret?"],
    )
    goal: Maybe[Line] = Field(
        default=None, description="What the customer wants to have at the end of it.", examples=["A plan that fits"]
    )
    operation: Maybe[Line] = Field(
        default=None, description="The business process of yours that it belongs to.", examples=["Lead to order"]
    )
    when: Maybe[
        Annotated[
            Literal["before", "during", "after"],
            Meanings(
                {
                    "before": "Before the service itself begins",
                    "during": "While customers get it or use it",
                    "after": "When it is over",
                }
            ),
        ]
    ] = Field(default=None, description="Whether the stage lies before, during or after the core of the service.")
    owner: Maybe[Id] = Field(
        default=None,
        description="The team that owns every touchpoint here that names no owner of its own: an id from `teams`.",
        examples=["sales"],
    )
    touchpoints: dict[TouchpointId, Touchpoint] = Field(
        default_factory=dict,
        description="Touchpoints in order: id → touchpoint. Ids are unique in the whole map.",
    )
