"""Evidence: where numbers and claims come from."""

from typing import ClassVar, Literal

from pydantic import Field

from cxmap.language.base import Count, Date, Id, Line, Maybe, Noun, Url

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


class Evidence(Noun):
    """A source that numbers and claims can name."""

    called: ClassVar[str] = "an evidence source"

    kind: EvidenceKind = Field(description="What sort of source it is.", examples=["transactional-survey"])
    source: Maybe[Line] = Field(
        default=None, description="What it is called and where it is kept.", examples=["Post-install survey"]
    )
    url: Maybe[Url] = Field(
        default=None,
        description="Where to read it: an address, or a path inside the project.",
        examples=["https://example.com/survey"],
    )
    date: Maybe[Date] = Field(default=None, description="When it was gathered.", examples=["2026-09-30"])
    period: Maybe[Line] = Field(default=None, description="The time it covers.", examples=["Q3 2026"])
    n: Maybe[Count] = Field(default=None, description="How many people, cases or visits.", examples=[212])
    incentivised: Maybe[bool] = Field(
        default=None, description="`true` where people were paid or rewarded for answering.", examples=[False]
    )
    by: Maybe[Line] = Field(
        default=None,
        description="Who gathered or derived it, and how.",
        examples=["Customer research, 20 interviews by phone"],
    )
    persona: Maybe[Id] = Field(
        default=None, description="The persona it speaks for, where it is only one.", examples=["busy-mover"]
    )
