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
    TenPoints,
    Texts,
    Url,
    shape_of,
    shape_without_list,
)
from cxmap.language.flow import Next
from cxmap.language.measure import Measure, MeasuredShare


class Remark(Noun):
    """A barrier or an enabler with its evidence."""

    called: ClassVar[str] = "a barrier or enabler"

    text: Line = Field(description="What holds customers back, or helps them.")
    from_: Maybe[Ids] = Field(default=None, alias="from", description="The evidence it comes from.")
    severity: Maybe[Annotated[float, Field(ge=1, le=10)]] = Field(
        default=None,
        description="How bad it is for the customer, from 1 (hardly noticed) to 10 (the journey ends).",
    )


AnyRemark = Annotated[
    Annotated[Line, Tag("scalar")] | Annotated[Remark, Tag("mapping")], Discriminator(shape_without_list)
]


class Link(Noun):
    """An address to read on."""

    called: ClassVar[str] = "a link"

    title: Line = Field(description="What is found there.")
    url: Url = Field(description="The address: https, http, mailto, or a path inside the project.")


class MetricSet(Noun):
    """The four numbers of a touchpoint, for everybody or for one persona or channel."""

    called: ClassVar[str] = "a set of metrics"

    frequency: Maybe[Measure] = Field(
        default=None,
        description="Share of journeys that reach this touchpoint, 0–1 unless a scale says otherwise.",
    )
    satisfaction: Maybe[Measure] = Field(
        default=None, description="How satisfied customers are, on the declared scale."
    )
    loyalty: Maybe[Measure] = Field(default=None, description="Impact on loyalty, on the declared scale.")
    value: Maybe[Measure] = Field(default=None, description="Value in the experience, on the declared scale.")


class Metrics(MetricSet):
    """The numbers of a touchpoint."""

    called: ClassVar[str] = "`metrics`"

    by_persona: dict[Id, MetricSet] = Field(
        default_factory=dict, description="The same numbers for one persona: persona → numbers."
    )
    by_channel: dict[Id, MetricSet] = Field(
        default_factory=dict, description="The same numbers for one channel: channel → numbers."
    )


class Quality(Noun):
    """Four qualities of the contact, 0–10 each."""

    called: ClassVar[str] = "`quality`"

    personal: Maybe[TenPoints] = Field(default=None, description="Fits this customer, 0–10.")
    relevant: Maybe[TenPoints] = Field(default=None, description="Matters to this customer now, 0–10.")
    timely: Maybe[TenPoints] = Field(default=None, description="Comes at the right moment, 0–10.")
    connected: Maybe[TenPoints] = Field(default=None, description="Knows what happened before, 0–10.")


class MeasuredBy(Noun):
    """How this touchpoint is measured at all."""

    called: ClassVar[str] = "`measured_by`"

    event: Maybe[str] = Field(default=None, description="The event that is recorded.", examples=["quote_viewed"])
    system: Maybe[Id] = Field(default=None, description="The system that records it.")
    what: Maybe[str] = Field(default=None, description="What is measured.", examples=["CSAT right after the chat"])


class Data(Noun):
    """What the touchpoint learns about the customer, and what it knows."""

    called: ClassVar[str] = "`data`"

    collects: list[Line] = Field(default_factory=list, description="Data the touchpoint asks for or records.")
    uses: list[Line] = Field(default_factory=list, description="Data the touchpoint builds on.")
    anticipates: Maybe[str] = Field(default=None, description="The need it can foresee from them.")


class Complaints(Noun):
    """Who complains when unhappy, and who is won back."""

    called: ClassVar[str] = "`complaints`"

    rate: Maybe[MeasuredShare] = Field(default=None, description="Share of the unhappy who complain, 0–1.")
    recovery: Maybe[MeasuredShare] = Field(default=None, description="Share of the complaints that end well, 0–1.")


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
    was: list[Id] = Field(default_factory=list, description="Earlier ids, so that history survives a rename.")
    personas: list[Id] = Field(default_factory=list, description="Personas that come here; all when absent.")
    tiers: list[Id] = Field(default_factory=list, description="Tiers that come here; all when absent.")
    channels: list[Id] = Field(default_factory=list, description="Channels it happens on.", examples=[["web"]])
    owner: Maybe[Id] = Field(default=None, description="The team that answers for it.", examples=["sales"])
    contributors: list[Id] = Field(default_factory=list, description="Teams that take part.")
    roles: list[Id] = Field(default_factory=list, description="Roles it depends on.")
    moment_of_truth: Maybe[bool] = Field(
        default=None, description="`true` where the relationship is won or lost.", examples=[True]
    )
    intentional: Maybe[bool] = Field(default=None, description="`false` for a contact nobody planned.")
    tags: list[Line] = Field(default_factory=list, description="Words to select by.")
    links: list[Link] = Field(default_factory=list, description="Where to read on.")
    takes: Maybe[Duration] = Field(default=None, description="How long it takes the customer.", examples=["5m"])
    interface: Maybe[str] = Field(default=None, description="What the customer sees or holds.")
    does: Maybe[str] = Field(default=None, description="What the customer does.")
    thinks: Maybe[str] = Field(default=None, description="What the customer thinks, in their words.")
    expects: Maybe[str] = Field(default=None, description="What the customer expects.")
    feels: Maybe[Feeling] = Field(
        default=None,
        description="Emotion from −2 (angry) to +2 (delighted), for all or per persona.",
        examples=[-1, {"busy-mover": -1, "careful-switcher": 1}],
    )
    meant_to_feel: Maybe[Intent] = Field(
        default=None,
        description="The emotion you intend: −2…+2, or words.",
        examples=[2, ["safe", "in control"]],
    )
    enablers: list[AnyRemark] = Field(default_factory=list, description="What helps customers here.")
    barriers: list[AnyRemark] = Field(default_factory=list, description="What holds customers back here.")
    metrics: Maybe[Metrics] = Field(default=None, description="How often, how satisfied, how much it matters.")
    quality: Maybe[Quality] = Field(default=None, description="Four qualities of the contact, 0–10 each.")
    benchmarks: dict[Id, Measure] = Field(
        default_factory=dict,
        description="Satisfaction with competitors here: competitor → value, with its evidence.",
    )
    measured_by: Maybe[MeasuredBy] = Field(default=None, description="How this touchpoint is measured at all.")
    data: Maybe[Data] = Field(default=None, description="What is learnt here and what is known.")
    tone: Maybe[ToneChoice] = Field(default=None, description="The tone of voice: a tone id, or channel → tone.")
    frontstage: Maybe[Texts] = Field(default=None, description="What staff and screens visibly do.")
    backstage: Maybe[Texts] = Field(default=None, description="What is done unseen.")
    support: Maybe[Texts] = Field(default=None, description="Processes that support it.")
    systems: list[Id] = Field(default_factory=list, description="Systems it runs on.", examples=[["crm"]])
    complaints: Maybe[Complaints] = Field(default=None, description="Who complains when unhappy, who is won back.")
    kpis: list[Id] = Field(default_factory=list, description="KPIs it moves.")
    journey: Maybe[Line] = Field(
        default=None,
        description="Path of the map that details this touchpoint, relative to this file.",
        examples=["commissioning.journey.yaml"],
    )
    next: Maybe[Next] = Field(default=None)
    from_: Maybe[Ids] = Field(default=None, alias="from", description="Evidence for the whole touchpoint.")
