"""Evidence: where numbers and claims come from."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Count, Date, Id, Line, Maybe, Noun, Url
from cxmap.language.meanings import Meanings

EvidenceKind = Literal[
    "transactional-survey",
    "intercept-survey",
    "relationship-survey",
    "interview",
    "focus-group",
    "analytics",
    "service-reports",
    "observation",
    "social",
    "forum",
    "stakeholder-workshop",
    "customer-comment",
    "customer-story",
    "market-research",
    "assumption",
]

_KINDS: dict[EvidenceKind, str] = {
    "transactional-survey": "Asked right after one contact, about that contact",
    "intercept-survey": "Asked in the middle of it, on the page or at the door",
    "relationship-survey": "Asked from time to time, about the whole relationship",
    "interview": "A long talk with one person",
    "focus-group": "A guided talk with several people",
    "analytics": "What systems count: visits, clicks, calls, returns",
    "service-reports": "What the people who serve customers write down",
    "observation": "Somebody watched what customers do",
    "social": "What people say in social media",
    "forum": "What people ask and answer in forums and reviews",
    "stakeholder-workshop": "What people inside know and think, gathered at a table",
    "customer-comment": "A remark that a customer left",
    "customer-story": "What one customer lived through, told as a whole",
    "market-research": "A study of the market, your own or bought",
    "assumption": "Nobody has measured it: an opinion, counted as one",
}


class Evidence(Noun):
    """A source that numbers and claims can name."""

    called: ClassVar[str] = "an evidence source"

    kind: Annotated[EvidenceKind, Meanings(_KINDS)] = Field(
        description="What sort of source it is.", examples=["transactional-survey"]
    )
    source: Maybe[Line] = Field(
        default=None, description="What it is called and where it is kept.", examples=["Post-install survey"]
    )
    url: Maybe[Url] = Field(
        default=None,
        description="Where to read it: an address, or a path inside the project.",
        examples=["https://example.com/survey"],
    )
    date: Maybe[Date] = Field(default=None, description="The day on which it was gathered.", examples=["2026-09-30"])
    period: Maybe[Line] = Field(default=None, description="The time it covers.", examples=["Q3 2026"])
    n: Maybe[Count] = Field(default=None, description="How many people, cases or visits it rests on.", examples=[212])
    incentivised: Maybe[bool] = Field(
        default=None, description="`true` where people were paid or rewarded for answering.", examples=[False]
    )
    by: Maybe[Line] = Field(
        default=None,
        description="Who gathered or derived it, and how.",
        examples=["Customer research, 20 interviews by phone"],
    )
    persona: Maybe[Id] = Field(
        default=None,
        description="The persona it speaks for, where it is only one: an id from `personas`.",
        examples=["busy-mover"],
    )
