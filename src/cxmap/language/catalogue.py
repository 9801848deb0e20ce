"""Catalogues: what many maps share."""

from typing import ClassVar, Literal

from pydantic import ConfigDict, Field

from cxmap.language.base import Id, Line, Noun
from cxmap.language.evidence import Evidence
from cxmap.language.organisation import Channel, Role, Team
from cxmap.language.persona import Persona
from cxmap.language.scale import Scales
from cxmap.language.system import System
from cxmap.language.voice import Voice


class Shared(Noun):
    """The sections that a catalogue and a map have in common."""

    cxmap: Literal[1] = Field(description="Version of the language. Today always 1.", examples=[1])
    owner: Id | None = Field(default=None, description="The team that keeps this file true.", examples=["cx-team"])
    uses: list[Line] = Field(
        default_factory=list,
        description="Catalogues this file builds on, as paths relative to it.",
        examples=[["company.catalogue.yaml"]],
    )
    scales: Scales | None = Field(default=None, description="What the numbers of each metric mean.")
    personas: dict[Id, Persona] = Field(default_factory=dict, description="Who makes the journey: id → persona.")
    teams: dict[Id, Team] = Field(default_factory=dict, description="Who must act: id → team.")
    roles: dict[Id, Role] = Field(default_factory=dict, description="Roles the journey depends on: id → role.")
    channels: dict[Id, Channel] = Field(default_factory=dict, description="Where customers meet you: id → channel.")
    systems: dict[Id, System] = Field(default_factory=dict, description="The technology behind it: id → system.")
    evidence: dict[Id, Evidence] = Field(default_factory=dict, description="Where numbers come from: id → source.")
    voice: Voice | None = Field(default=None, description="One voice, with its tones.")


class Catalogue(Shared):
    """A catalogue that many maps use."""

    called: ClassVar[str] = "a catalogue"
    model_config = ConfigDict(title="cxmap catalogue", defer_build=False)

    title: Line | None = Field(default=None, description="What the catalogue is called.")
    summary: str | None = Field(default=None, description="What it holds and who uses it.")
