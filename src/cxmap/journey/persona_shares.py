"""Which share of all customers a persona stands for."""

from typing import TYPE_CHECKING

from cxmap.journey.scales import PRESETS, measure

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.persona import Persona


def find_share(persona: "Entry[Persona]") -> float | None:
    """The share of a persona, 0–1; None where none is written, or it contradicts itself."""
    written = persona.noun.share
    if written is None:
        return None
    return measure(written, "frequency", PRESETS["share"], persona.at, frozenset(), ()).value
