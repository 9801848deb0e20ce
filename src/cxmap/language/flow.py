"""Where the customer goes from a touchpoint: decisions, shares and hand-offs."""

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from cxmap.language.base import Duration, Id, Line, Maybe, Noun, Share, Texts, shape_without_list
from cxmap.language.meanings import Meanings
from cxmap.language.measure import MeasuredShare

LEAVES = "leaves"
DONE = "done"
ENDS = (LEAVES, DONE)
"""Targets of `next` that are no touchpoint: the customer gives up, or has reached the goal."""


class Automated(Noun):
    """A decision that a system takes."""

    called: ClassVar[str] = "an automated decision"

    system: Maybe[Id] = Field(
        default=None, description="The system that decides: an id from `systems`.", examples=["crm"]
    )
    rule: Maybe[Line] = Field(default=None, description="The rule it follows.", examples=["score > 700"])
    fallback: Maybe[Id] = Field(
        default=None, description="The touchpoint where a person takes over, by its id.", examples=["ask-advisor"]
    )


class Handoff(Noun):
    """What passes from one owner to the next."""

    called: ClassVar[str] = "a hand-off"

    carries: Maybe[Texts] = Field(
        default=None, description="What is handed over, so that nobody asks twice.", examples=[["quote"]]
    )
    repeats: Maybe[bool] = Field(
        default=None, description="`true` where the customer must say again what was said before.", examples=[True]
    )
    wait: Maybe[Duration] = Field(
        default=None, description="How long the customer waits here: a number and s, m, h, d, w or y.", examples=["2d"]
    )
    role: Maybe[Id] = Field(
        default=None, description="The role that receives it: an id from `roles`.", examples=["account-manager"]
    )


Decider = Annotated[
    Annotated[
        Literal["customer", "employee"],
        Meanings({"customer": "Customers choose themselves", "employee": "Somebody of yours chooses for them"}),
        Tag("scalar"),
    ]
    | Annotated[Automated, Tag("mapping")],
    Discriminator(shape_without_list),
]


class Edge(Noun):
    """One way on from a touchpoint."""

    called: ClassVar[str] = "a way on"

    when: Maybe[Line] = Field(
        default=None, description="When the customer goes this way.", examples=["accepts a quote"]
    )
    by: Maybe[Decider] = Field(
        default=None,
        description="Who decides: customers, somebody of yours, or a system with its rule and the touchpoint where a "
        "person takes over.",
        examples=["customer", {"system": "crm", "rule": "score > 700", "fallback": "ask-advisor"}],
    )
    share: Maybe[MeasuredShare] = Field(
        default=None, description="Which share of the customers here goes this way, 0–1.", examples=[0.4]
    )
    handoff: Maybe[Handoff] = Field(
        default=None,
        description="What is handed over where the owner changes.",
        examples=[{"carries": ["quote"], "wait": "2d"}],
    )


AnyEdge = Annotated[
    Annotated[Share, Field(description="Which share of the customers here goes this way, 0–1."), Tag("scalar")]
    | Annotated[Edge, Tag("mapping")],
    Discriminator(shape_without_list),
]
"""A share, or a way on with its details; `{}` where nothing is known but that customers go there."""

Next = Annotated[
    dict[Id, AnyEdge],
    Field(
        min_length=1,
        description="Where the customer goes from here: touchpoint ids, `leaves` (gives up) or `done` (goal reached), "
        "each with its share or its details. Absent: the next touchpoint in the file.",
        examples=[{"sign-contract": {"when": "accepts a quote", "by": "customer", "share": 0.75}, "leaves": 0.25}],
    ),
]
