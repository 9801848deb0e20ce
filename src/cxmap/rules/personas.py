"""What rules about personas have in common: those that nothing names, and those that a map can be asked about."""

from typing import TYPE_CHECKING

from cxmap.rules.references import find_unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.journey.model import Entry
    from cxmap.language.persona import Persona
    from cxmap.rules.rule import Spot, Subject


def find_unnamed(subject: "Subject") -> "Iterator[tuple[str, Spot]]":
    """Personas of this file that nothing names, in a map of which every touchpoint says whom it is for."""
    touchpoints = subject.journey.touchpoints.values() if subject.journey else ()
    if touchpoints and all(touchpoint.noun.personas for touchpoint in touchpoints):
        yield from find_unused(subject, "persona")


def list_own(subject: "Subject") -> "list[Entry[Persona]]":
    """Personas of this file, but for those that nothing names: of them no more is asked before they have a place.

    A catalogue does not say how much is asked of it, so its personas are left alone.
    """
    if subject.journey is None:
        return []
    unnamed = {id for id, _ in find_unnamed(subject)}
    personas = subject.journey.personas.values()
    return [entry for entry in personas if entry.at.file == subject.file and entry.id not in unnamed]
