"""Load maps for those who work with what they mean: only sound maps come through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.language.words import enumerate_words
from cxmap.rules.registry import ON_SOUNDNESS
from cxmap.source import MAP_SUFFIX, Document, read_document
from cxmap.usecases.check import Checked, nothing_found
from cxmap.usecases.examination import Examiner
from cxmap.usecases.given import find_given
from cxmap.usecases.pages import Pages
from cxmap.usecases.wishes import Wishes, make_report

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey
    from cxmap.usecases.examined import Examined


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading found.

    Attributes:
        journeys: What the maps mean; empty where any of them has an error.
        documents: Their files and the catalogues they use, by name.
        checked: The findings that keep maps from being used, and others about text, language and references.
        judged: All findings, as those wish who asked for them; None where nobody did.
        examined: What there is to say about each file, and what that rests on.
    """

    journeys: "tuple[Journey, ...]"
    documents: Mapping[str, Document]
    checked: Checked
    judged: "Report | None" = None
    examined: "tuple[Examined, ...]" = ()

    def line_of(self, place: "Place") -> int:
        """The line on which something was written, from 1; for the value of a key, the line of the key."""
        return self.documents[place.file].key_span(place.path).line


def load_maps(paths: Sequence[Path], documents: Sequence[Document] = (), wishes: Wishes | None = None) -> Loaded:
    """Load maps from files and folders, and from documents that were read already.

    Args:
        paths: Files and folders.
        documents: What was read already.
        wishes: How to judge maps that can be used; None, or wishes without demands, ask only that they are sound.

    Raises:
        FileProblem: A path does not exist, cannot be read, or holds no map. Name an existing map.
    """
    wishes = wishes or Wishes()
    files = find_given(paths, (MAP_SUFFIX,), wishes.limits) if paths else []
    if paths and not files and not documents:
        raise nothing_found(paths)
    examiner = Examiner(wishes.demands, limits=wishes.limits)
    read = partial(read_document, limits=wishes.limits)
    subjects = [(document, examiner.examine(document)) for document in (*documents, *map(read, files))]
    examiner.examine_rest()
    pages = Pages(examiner.examined, examiner.documents.values())
    checked = Checked(make_report(map(_keep_soundness, examiner.examined), Wishes()), pages, ())
    found = {document.name: document for document in (*examiner.catalogues(), *(document for document, _ in subjects))}
    if checked.report.failed:
        return Loaded((), found, checked)
    journeys = tuple(subject.journey for _, subject in subjects if subject.journey is not None)
    if not journeys:
        # Without an error, only a catalogue has no journey.
        named = enumerate_words([document.name for document, _ in subjects])
        raise UsageError(f"a catalogue has no journey: {named}", "name a map that uses it")
    judged = make_report(examiner.examined, wishes) if wishes.demands else None
    return Loaded(journeys, found, checked, judged, tuple(examiner.examined))


def _keep_soundness(one: "Examined") -> "Examined":
    """What every reader of a map must hear, whatever comments ask for."""
    found = (each for each in one.diagnostics if any(first <= each.code <= last for first, last in ON_SOUNDNESS))
    return replace(one, diagnostics=tuple(found), suppressions=())
