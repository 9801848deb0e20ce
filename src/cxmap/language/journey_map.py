"""The journey map: the whole file."""

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from cxmap.language.base import Date, Duration, Id, Line, Maybe
from cxmap.language.catalogue import Shared
from cxmap.language.initiative import Initiative
from cxmap.language.kpi import Kpi
from cxmap.language.level import Level
from cxmap.language.meanings import Meanings
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
        description="What the map is about, in a paragraph: who makes the journey, where it begins and ends.",
        examples=["From the first search to the first month online."],
    )
    scenario: Maybe[Line] = Field(
        default=None, description="The situation in which the journey begins.", examples=["A family moves house."]
    )
    state: Annotated[
        Literal["current", "future", "intended", "believed"],
        Meanings(
            {
                "current": "What happens to customers now",
                "future": "What will happen to them when the changes are made",
                "intended": "What was designed or promised to happen",
                "believed": "What people inside think happens, before anybody has looked",
            }
        ),
    ] = Field(default="current", description="Which journey the map shows.")
    level: Annotated[
        Level,
        Meanings(
            {
                "sketch": "Stages and touchpoints with their names",
                "mapped": "Owners, channels, emotions and flow as well",
                "measured": "Numbers as well, each with its evidence",
            }
        ),
    ] = Field(
        default="sketch", description="How much the map claims to hold; `cxmap validate` asks for that and no more."
    )
    reviewed: Maybe[Date] = Field(
        default=None,
        description="The day on which somebody last checked the map against reality.",
        examples=["2026-11-02"],
    )
    review_every: Maybe[Duration] = Field(
        default=None,
        description="How often the map is to be checked against reality: a number and d, w or y.",
        examples=["90d"],
    )
    journeys_per_year: Maybe[MeasuredAmount] = Field(
        default=None, description="How many times this journey is made in a year.", examples=[80000]
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
        default_factory=dict, description="Key figures of what customers do and what you do: id → KPI."
    )
    initiatives: dict[Id, Initiative] = Field(
        default_factory=dict,
        description="What you mean to do about it, from the action plan to the technology roadmap: id → initiative.",
    )
    playbooks: dict[Id, Playbook] = Field(
        default_factory=dict, description="Prescribed steps toward what you wish customers to do: id → playbook."
    )
    ancillary: dict[Id, Ancillary] = Field(
        default_factory=dict, description="Processes that run beside the journey: id → process."
    )
