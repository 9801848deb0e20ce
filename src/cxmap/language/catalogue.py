"""Catalogues: what many maps share."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cxmap.language.base import Id, Line, Maybe, Noun
from cxmap.language.evidence import Evidence
from cxmap.language.organisation import Channel, Role, Team
from cxmap.language.persona import Persona
from cxmap.language.scale import Scales
from cxmap.language.system import System
from cxmap.language.voice import Voice


def _refuse_truth(value: object) -> object:
    # In Python `True == 1`, in the language a truth value is no version.
    if isinstance(value, bool):
        raise PydanticCustomError("literal_error", "not a version", {"expected": "1"})
    return value


Version = Annotated[Literal[1], BeforeValidator(_refuse_truth)]


class Shared(Noun):
    """The sections that a catalogue and a map have in common."""

    cxmap: Version = Field(description="Version of the language; today always 1.", examples=[1])
    owner: Maybe[Id] = Field(
        default=None, description="The team that keeps this file true: an id from `teams`.", examples=["cx-team"]
    )
    uses: list[Line] = Field(
        default_factory=list,
        description="Catalogues this file builds on, as paths relative to it; what they declare holds here too.",
        examples=[["company.catalogue.yaml"]],
    )
    scales: Maybe[Scales] = Field(
        default=None,
        description="What the numbers of each metric mean: metric → a preset, or a scale of your own.",
        examples=[{"satisfaction": "csat-5-mean"}],
    )
    personas: dict[Id, Persona] = Field(default_factory=dict, description="Who makes the journey: id → persona.")
    teams: dict[Id, Team] = Field(default_factory=dict, description="Who must act: id → team.")
    roles: dict[Id, Role] = Field(
        default_factory=dict, description="Roles that people fill and the journey depends on: id → role."
    )
    channels: dict[Id, Channel] = Field(default_factory=dict, description="Where customers meet you: id → channel.")
    systems: dict[Id, System] = Field(
        default_factory=dict, description="The technology behind the journey: id → system."
    )
    evidence: dict[Id, Evidence] = Field(
        default_factory=dict, description="Where numbers and claims come from: id → source."
    )
    voice: Maybe[Voice] = Field(default=None, description="How you speak to customers: one voice, with its tones.")


class Catalogue(Shared):
    """A catalogue that many maps use."""

    called: ClassVar[str] = "a catalogue"
    model_config = ConfigDict(title="cxmap catalogue")

    title: Maybe[Line] = Field(
        default=None, description="What the catalogue is called.", examples=["What our maps share"]
    )
    summary: Maybe[Line] = Field(
        default=None, description="What it holds and who uses it.", examples=["Teams and systems of the whole company."]
    )
