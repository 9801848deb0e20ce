"""What is not said, because it is merely the consequence of something else that is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.register import SECTION_PATHS, SHARED_KINDS
from cxmap.usecases.indents import tell_indent
from cxmap.usecases.names import propose_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.journey.lapses import LooseEnd
    from cxmap.language.catalogue import Catalogue
    from cxmap.language.journey_map import JourneyMap
    from cxmap.language.problem import LanguageProblem
    from cxmap.rules.rule import NamedFileProblem
    from cxmap.source import Document
    from cxmap.usecases.examined import Origin, Question
    from cxmap.usecases.remainder import Remainder

_ABOUT_VALUES = frozenset({"wrong-type", "unknown-word", "out-of-bounds", "bad-format", "bad-id"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogues that a file builds on, directly or through another.

    Attributes:
        catalogues: File name and content, those that others build on first.
        problems: Entries of `uses` that lead to no catalogue.
        complete: Whether every catalogue could be read whole; where not, an unknown id may well be declared.
        origins: The files of the catalogues.
        questions: Every path that the file or one of the catalogues uses.
    """

    catalogues: "tuple[tuple[str, Catalogue], ...]" = ()
    problems: "tuple[NamedFileProblem, ...]" = ()
    complete: bool = True
    origins: "tuple[Origin, ...]" = ()
    questions: "tuple[Question, ...]" = ()


def find_believable(
    loose_ends: "tuple[LooseEnd, ...]", rest: "Remainder[JourneyMap] | Remainder[Catalogue]", shelf: Shelf
) -> "Iterator[LooseEnd]":
    """Loose ends that are not merely the consequence of something that was left unread."""
    foreign_unread = not shelf.complete or any(part[0] == "uses" for part in rest.gone)
    for end in loose_ends:
        unread = rest.says_nothing_of(end.id, SECTION_PATHS[end.wanted])
        if not unread and not (foreign_unread and end.wanted in SHARED_KINDS):
            yield end


def find_sayable(problems: "tuple[LanguageProblem, ...]", document: "Document") -> "tuple[LanguageProblem, ...]":
    """Problems that are not merely the consequence of a fault in the text at the same place."""
    spans = {fault.span for fault in document.faults}
    return tuple(
        propose_named(tell_indent(problem, document), document.data)
        for problem in problems
        if problem.kind not in _ABOUT_VALUES or document.span(problem.path) not in spans
    )
