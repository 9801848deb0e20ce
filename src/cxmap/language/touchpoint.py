"""Touchpoints: every contact of a customer with the organisation."""

from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from cxmap.language.base import (
    Duration,
    Emotion,
    Id,
    Ids,
    Line,
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
    from_: Ids | None = Field(default=None, alias="from", description="The evidence it comes from.")
    severity: Annotated[float, Field(ge=1, le=10)] | None = Field(
        default=None, description="How bad it is for the customer, from 1 (hardly noticed) to 10 (the journey ends)."
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

    frequency: Measure | None = Field(
        default=None, description="Share of journeys that reach this touchpoint, 0–1 unless a scale says otherwise."
    )
    satisfaction: Measure | None = Field(default=None, description="How satisfied customers are, on the declared scale.")
    loyalty: Measure | None = Field(default=None, description="Impact on loyalty, on the declared scale.")
    value: Measure | None = Field(default=None, description="Value in the experience, on the declared scale.")


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

    personal: TenPoints | None = Field(default=None, description="Fits this customer, 0–10.")
    relevant: TenPoints | None = Field(default=None, description="Matters to this customer now, 0–10.")
    timely: TenPoints | None = Field(default=None, description="Comes at the right moment, 0–10.")
    connected: TenPoints | None = Field(default=None, description="Knows what happened before, 0–10.")


class MeasuredBy(Noun):
    """How this touchpoint is measured at all."""

    called: ClassVar[str] = "`measured_by`"

    event: str | None = Field(default=None, description="The event that is recorded.", examples=["quote_viewed"])
    system: Id | None = Field(default=None, description="The system that records it.")
    what: str | None = Field(default=None, description="What is measured.", examples=["CSAT right after the chat"])


class Data(Noun):
    """What the touchpoint learns about the customer, and what it knows."""

    called: ClassVar[str] = "`data`"

    collects: list[Line] = Field(default_factory=list, description="Data the touchpoint asks for or records.")
    uses: list[Line] = Field(default_factory=list, description="Data the touchpoint builds on.")
    anticipates: str | None = Field(default=None, description="The need it can foresee from them.")


class Complaints(Noun):
    """Who complains when unhappy, and who is won back."""

    called: ClassVar[str] = "`complaints`"

    rate: MeasuredShare | None = Field(default=None, description="Share of the unhappy who complain, 0–1.")
    recovery: MeasuredShare | None = Field(default=None, description="Share of the complaints that end well, 0–1.")


Feeling = Annotated[
    Annotated[Emotion, Tag("scalar")] | Annotated[dict[Id, Emotion], Tag("mapping")], Discriminator(shape_without_list)
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
    owner: Id | None = Field(default=None, description="The team that answers for it.", examples=["sales"])
    contributors: list[Id] = Field(default_factory=list, description="Teams that take part.")
    roles: list[Id] = Field(default_factory=list, description="Roles it depends on.")
    moment_of_truth: bool | None = Field(
        default=None, description="`true` where the relationship is won or lost.", examples=[True]
    )
    intentional: bool | None = Field(default=None, description="`false` for a contact nobody planned.")
    tags: list[Line] = Field(default_factory=list, description="Words to select by.")
    links: list[Link] = Field(default_factory=list, description="Where to read on.")
    takes: Duration | None = Field(default=None, description="How long it takes the customer.", examples=["5m"])
    interface: str | None = Field(default=None, description="What the customer sees or holds.")
    does: str | None = Field(default=None, description="What the customer does.")
    thinks: str | None = Field(default=None, description="What the customer thinks, in their words.")
    expects: str | None = Field(default=None, description="What the customer expects.")
    feels: Feeling | None = Field(
        default=None,
        description="Emotion from −2 (angry) to +2 (delighted), for all or per persona.",
        examples=[-1, {"busy-mover": -1, "careful-switcher": 1}],
    )
    meant_to_feel: Intent | None = Field(
        default=None, description="The emotion you intend: −2…+2, or words.", examples=[2, ["safe", "in control"]]
    )
    enablers: list[AnyRemark] = Field(default_factory=list, description="What helps customers here.")
    barriers: list[AnyRemark] = Field(default_factory=list, description="What holds customers back here.")
    metrics: Metrics | None = Field(default=None, description="How often, how satisfied, how much it matters.")
    quality: Quality | None = Field(default=None, description="Four qualities of the contact, 0–10 each.")
    benchmarks: dict[Id, Measure] = Field(
        default_factory=dict, description="Satisfaction with competitors here: competitor → value, with its evidence."
    )
    measured_by: MeasuredBy | None = Field(default=None, description="How this touchpoint is measured at all.")
    data: Data | None = Field(default=None, description="What is learnt here and what is known.")
    tone: ToneChoice | None = Field(default=None, description="The tone of voice: a tone id, or channel → tone.")
    frontstage: Texts | None = Field(default=None, description="What staff and screens visibly do.")
    backstage: Texts | None = Field(default=None, description="What is done unseen.")
    support: Texts | None = Field(default=None, description="Processes that support it.")
    systems: list[Id] = Field(default_factory=list, description="Systems it runs on.", examples=[["crm"]])
    complaints: Complaints | None = Field(default=None, description="Who complains when unhappy, who is won back.")
    kpis: list[Id] = Field(default_factory=list, description="KPIs it moves.")
    journey: Line | None = Field(
        default=None,
        description="Path of the map that details this touchpoint, relative to this file.",
        examples=["commissioning.journey.yaml"],
    )
    next: Next | None = Field(default=None)
    from_: Ids | None = Field(default=None, alias="from", description="Evidence for the whole touchpoint.")
