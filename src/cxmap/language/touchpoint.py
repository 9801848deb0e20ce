"""Touchpoints: every contact of a customer with the organisation."""

from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from cxmap.language.base import (
    Duration,
    Emotion,
    Id,
    Ids,
    Line,
    Maybe,
    Noun,
    Texts,
    Url,
    shape_of,
    shape_without_list,
)
from cxmap.language.flow import Next
from cxmap.language.measure import Measure
from cxmap.language.metrics import Complaints, MeasuredBy, Metrics, MetricSet, Quality

__all__ = ["Complaints", "Data", "Link", "MeasuredBy", "MetricSet", "Metrics", "Quality", "Remark", "Touchpoint"]


class Remark(Noun):
    """A barrier or an enabler with its evidence."""

    called: ClassVar[str] = "a barrier or enabler"

    text: Line = Field(
        description="What holds customers back, or helps them.", examples=["Prices change at the checkout"]
    )
    from_: Maybe[Ids] = Field(
        default=None,
        alias="from",
        description="The evidence it comes from: one id or several from `evidence`.",
        examples=["q3-survey"],
    )
    severity: Maybe[Annotated[float, Field(ge=1, le=10)]] = Field(
        default=None,
        description="How much it weighs for the customer, from 1 (hardly noticed) to 10 (decides the journey).",
        examples=[6],
    )


AnyRemark = Annotated[
    Annotated[Line, Field(description="What holds customers back, or helps them."), Tag("scalar")]
    | Annotated[Remark, Tag("mapping")],
    Discriminator(shape_without_list),
]


class Link(Noun):
    """An address to read on."""

    called: ClassVar[str] = "a link"

    title: Line = Field(description="What is found there.", examples=["Screens"])
    url: Url = Field(
        description="The address: https, http, mailto, or a path inside the project.",
        examples=["https://example.com/screens"],
    )


class Data(Noun):
    """What the touchpoint learns about the customer, and what it knows."""

    called: ClassVar[str] = "`data`"

    collects: list[Line] = Field(
        default_factory=list, description="Data the touchpoint asks for or records.", examples=[["address"]]
    )
    uses: list[Line] = Field(
        default_factory=list, description="Data the touchpoint builds on.", examples=[["order history"]]
    )
    anticipates: Maybe[Line] = Field(
        default=None, description="The need it can foresee from them.", examples=["Who asks twice wants to be called"]
    )


Feeling = Annotated[
    Annotated[Emotion, Tag("scalar")] | Annotated[dict[Id, Emotion], Tag("mapping")],
    Discriminator(shape_without_list),
]
ToneChoice = Annotated[
    Annotated[Id, Tag("scalar")] | Annotated[dict[Id, Id], Tag("mapping")], Discriminator(shape_without_list)
]


def _shape_of_intent(value: object) -> str:
    shape = shape_of(value)
    return shape if shape in {"list", "text"} else "scalar"


Intent = Annotated[
    Annotated[Emotion, Tag("scalar")] | Annotated[list[Line], Tag("list")] | Annotated[Line, Tag("text")],
    Discriminator(_shape_of_intent),
]


class Touchpoint(Noun):
    """One contact of the customer with the organisation."""

    called: ClassVar[str] = "a touchpoint"

    name: Line = Field(
        description="The contact in the customer's words, seen from outside.", examples=["I compare quotes"]
    )
    was: list[Id] = Field(
        default_factory=list,
        description="Earlier ids, so that history survives a rename.",
        examples=[["compare-offers"]],
    )
    personas: list[Id] = Field(
        default_factory=list,
        description="Who comes here: ids from `personas`; all of them when absent.",
        examples=[["busy-mover"]],
    )
    tiers: list[Id] = Field(
        default_factory=list,
        description="Which tiers come here: ids from `tiers`; all of them when absent.",
        examples=[["reference-customer"]],
    )
    channels: list[Id] = Field(
        default_factory=list, description="Where it happens: ids from `channels`.", examples=[["web"]]
    )
    owner: Maybe[Id] = Field(
        default=None,
        description="The team that answers for it: an id from `teams`. Absent: the owner of the stage.",
        examples=["sales"],
    )
    contributors: list[Id] = Field(
        default_factory=list,
        description="Teams that take part beside the owner: ids from `teams`.",
        examples=[["marketing"]],
    )
    roles: list[Id] = Field(
        default_factory=list, description="Roles it depends on: ids from `roles`.", examples=[["field-engineer"]]
    )
    moment_of_truth: Maybe[bool] = Field(
        default=None, description="`true` where the relationship is won or lost.", examples=[True]
    )
    intentional: Maybe[bool] = Field(
        default=None, description="`false` for a contact that nobody planned.", examples=[False]
    )
    tags: list[Line] = Field(default_factory=list, description="Words of your own, to select by.", examples=[["price"]])
    links: list[Link] = Field(
        default_factory=list,
        description="Where to read on.",
        examples=[[{"title": "Screens", "url": "https://example.com/screens"}]],
    )
    takes: Maybe[Duration] = Field(
        default=None, description="How long it takes the customer: a number and s, m, h, d, w or y.", examples=["5m"]
    )
    interface: Maybe[Line] = Field(
        default=None, description="What the customer sees or holds.", examples=["A table of plans"]
    )
    does: Maybe[Line] = Field(
        default=None, description="What the customer does.", examples=["Puts two plans side by side"]
    )
    thinks: Maybe[Line] = Field(
        default=None, description="What the customer thinks, in their words.", examples=["Why is this one cheaper?"]
    )
    expects: Maybe[Line] = Field(
        default=None, description="What the customer expects at this moment.", examples=["The price I will really pay"]
    )
    feels: Maybe[Feeling] = Field(
        default=None,
        description="How customers feel, from −2 (angry) to +2 (delighted): one number for all, or persona → number.",
        examples=[-1, {"busy-mover": -1, "careful-switcher": 1}],
    )
    meant_to_feel: Maybe[Intent] = Field(
        default=None,
        description="How you mean them to feel: a number from −2 to +2, or words.",
        examples=[2, ["safe", "in control"]],
    )
    enablers: list[AnyRemark] = Field(
        default_factory=list,
        description="What helps customers here: texts, or texts with their evidence and weight.",
        examples=[["One price for everything"]],
    )
    barriers: list[AnyRemark] = Field(
        default_factory=list,
        description="What holds customers back here: texts, or texts with their evidence and weight.",
        examples=[["Prices change at the checkout", {"text": "Terms are hard to read", "severity": 6}]],
    )
    metrics: Maybe[Metrics] = Field(
        default=None,
        description="How often customers come here, how satisfied they are and how much it matters: what `cxmap score` "
        "ranks by.",
        examples=[{"frequency": 0.64, "satisfaction": 3.1, "loyalty": 7.5}],
    )
    quality: Maybe[Quality] = Field(
        default=None,
        description="Four qualities of the contact itself, 0–10 each.",
        examples=[{"personal": 4, "connected": 3}],
    )
    benchmarks: dict[Id, Measure] = Field(
        default_factory=dict,
        description="Satisfaction with competitors here: competitor → value, with its evidence.",
        examples=[{"rival": {"value": 3.9, "n": 120, "from": "market-study"}}],
    )
    measured_by: Maybe[MeasuredBy] = Field(
        default=None,
        description="How you listen here: the event, the system that records it, or in words.",
        examples=[{"event": "quote_viewed", "system": "web-analytics"}],
    )
    data: Maybe[Data] = Field(
        default=None,
        description="What you learn about customers here, and what you know already.",
        examples=[{"collects": ["address"], "uses": ["order history"]}],
    )
    tone: Maybe[ToneChoice] = Field(
        default=None,
        description="The tone of voice: an id from the `tones` of `voice`, or channel → tone.",
        examples=["calm"],
    )
    frontstage: Maybe[Texts] = Field(
        default=None, description="What staff and screens visibly do.", examples=["Shows the plans at this address"]
    )
    backstage: Maybe[Texts] = Field(default=None, description="What is done unseen.", examples=["Checks the line"])
    support: Maybe[Texts] = Field(
        default=None, description="Processes that support it.", examples=[["Price maintenance"]]
    )
    systems: list[Id] = Field(
        default_factory=list, description="Systems it runs on: ids from `systems`.", examples=[["crm"]]
    )
    complaints: Maybe[Complaints] = Field(
        default=None,
        description="Who complains when unhappy, who is won back.",
        examples=[{"rate": 0.05, "recovery": 0.6}],
    )
    kpis: list[Id] = Field(
        default_factory=list, description="KPIs it moves: ids from `kpis`.", examples=[["installed-on-time"]]
    )
    journey: Maybe[Line] = Field(
        default=None,
        description="Path of the map that details this touchpoint, relative to this file.",
        examples=["commissioning.journey.yaml"],
    )
    next: Maybe[Next] = Field(default=None)
    from_: Maybe[Ids] = Field(
        default=None,
        alias="from",
        description="Evidence for the whole touchpoint: one id or several from `evidence`.",
        examples=["q3-survey"],
    )
