"""The journey map: the whole file."""

from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from cxmap.language.base import Date, Duration, Id, Line, Maybe
from cxmap.language.catalogue import Shared
from cxmap.language.initiative import Initiative
from cxmap.language.kpi import Kpi
from cxmap.language.level import Level
from cxmap.language.measure import MeasuredAmount
from cxmap.language.playbook import Ancillary, Playbook
from cxmap.language.stage import Stage
from cxmap.language.tier import Tier


class JourneyMap(Shared):
    """A customer journey map."""

    called: ClassVar[str] = "a journey map"
    model_config = ConfigDict(title="cxmap journey map")

    title: Line = Field(description="What the journey is called.", examples=["Switching to our home broadband"])
    summary: Maybe[Line] = Field(
        default=None,
        description="What the map is about, in a paragraph.",
        examples=["From the first search to the first month online."],
    )
    scenario: Maybe[Line] = Field(
        default=None, description="The situation in which the journey begins.", examples=["A family moves house."]
    )
    state: Literal["current", "future", "intended", "believed"] = Field(
        default="current",
        description="What the map shows: what happens now (`current`), what will happen (`future`), what is supposed "
        "to happen (`intended`) or what stakeholders think happens (`believed`).",
    )
    level: Level = Field(
        default="sketch",
        description="How much is asked of the map: names (`sketch`); owners, channels, emotions and flow (`mapped`); "
        "numbers with evidence (`measured`).",
    )
    reviewed: Maybe[Date] = Field(
        default=None, description="When somebody last checked the map against reality.", examples=["2026-11-02"]
    )
    review_every: Maybe[Duration] = Field(
        default=None, description="How often the map is to be checked against reality.", examples=["90d"]
    )
    journeys_per_year: Maybe[MeasuredAmount] = Field(
        default=None, description="How many customers make this journey in a year.", examples=[80000]
    )
    tiers: dict[Id, Tier] = Field(
        default_factory=dict, description="Levels of the relationship, lowest first: id → tier."
    )
    stages: dict[Id, Stage] = Field(
        min_length=1,
        description="The chapters of the journey, in order: id → stage.",
        examples=[{"purchase": {"touchpoints": {"take-drink": {"name": "I take my drink"}}}}],
    )
    kpis: dict[Id, Kpi] = Field(
        default_factory=dict, description="Key figures of customer and organisational behaviour: id → KPI."
    )
    initiatives: dict[Id, Initiative] = Field(
        default_factory=dict, description="The action plan and the technology roadmap: id → initiative."
    )
    playbooks: dict[Id, Playbook] = Field(
        default_factory=dict, description="Guidance toward a desired behaviour: id → playbook."
    )
    ancillary: dict[Id, Ancillary] = Field(
        default_factory=dict, description="Processes that run beside the journey: id → process."
    )
