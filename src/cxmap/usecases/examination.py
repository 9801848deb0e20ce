"""Examine maps and catalogues: everything there is to say about each file, before anybody's wishes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Diagnostic, Label
from cxmap.diagnostics.suppression import Selector, Suppression, read_suppressions
from cxmap.language.level import asks
from cxmap.limits import USUAL, Limits
from cxmap.rules.index import are_binding, find_codes, get_rule
from cxmap.rules.registry import ON_REFERENCES, check_sense, check_soundness, check_suppressions
from cxmap.rules.rule import Clock, Finding, Rule, Spot, Subject, Terms
from cxmap.source import CATALOGUE_SUFFIX, Document, Span, read_document
from cxmap.usecases.examined import Demands, Examined, Grounds
from cxmap.usecases.library import Library
from cxmap.usecases.modeline import has_modeline, write_modeline

if TYPE_CHECKING:
    from cxmap.diagnostics.fix import Fix
    from cxmap.language.level import Level
    from cxmap.rules.repair import Repair


class Examiner:
    """Holds files to the rules, one after the other, and remembers what it found.

    Args:
        demands: What maps are held to; None asks only that they are sound: text, language and references.
        names: What people are to see as the names of catalogues that were asked for, by the file itself.
        limits: How much each file may ask for.
    """

    def __init__(
        self, demands: Demands | None = None, names: Mapping[Path, str] | None = None, limits: Limits = USUAL
    ) -> None:
        self._library = Library(names, limits)
        self._demands = demands
        self._limits = limits
        self.examined: list[Examined] = []
        self.documents: dict[str, Document] = {}

    def examine(self, document: Document) -> Subject:
        """Examine one map or catalogue and say what became of it."""
        if document.path is not None and document.name.endswith(CATALOGUE_SUFFIX):
            self._library.mark_examined(document.path)
            subject, grounds = self._library.examine_catalogue(document)
        else:
            subject, grounds = self._library.examine_map(document)
        self._judge(subject, document, grounds)
        return subject

    def examine_file(self, path: Path, real: Path, name: str) -> Examined:
        """Examine one map or catalogue, say what was found, and remember nothing of it but the catalogues it uses.

        Args:
            path: The file.
            real: The file itself, behind links.
            name: What people see.

        Raises:
            FileProblem: It cannot be read.
        """
        self.examine(self._library.find_catalogue(real) or self._read(path, name))
        self.documents.clear()
        return self.examined.pop()

    def _read(self, path: Path, name: str) -> Document:
        return read_document(path, name=name, limits=self._limits)

    def examine_rest(self) -> None:
        """Examine the catalogues that maps named but nobody asked for."""
        for document in self._library.new_catalogues():
            subject, grounds = self._library.examine_catalogue(document)
            self._judge(subject, document, grounds)

    def catalogues(self) -> Iterator[Document]:
        """The catalogues that maps named, for those who look up places in them."""
        return self._library.documents()

    def _judge(self, subject: Subject, document: Document, grounds: Grounds) -> None:
        placer = _Placer(document, self._library)
        diagnostics = [placer.place(*found) for found in check_soundness(subject)]
        clock: Clock | None = None
        suppressions: tuple[Suppression, ...] = ()
        if self._demands is not None:
            suppressions = tuple(read_suppressions(document.comments()))
            clock = Clock(self._demands.today)
            terms = Terms(_choose_level(subject, self._demands), clock, self._demands.ages or {})
            subject = replace(subject, terms=terms, suppressions=suppressions)
            whole = not any(found.binding for found in diagnostics)
            # Where part of a file could not be read, what seems to be missing may stand in that part.
            if whole:
                subject, grounds = self._look_around(subject, document, grounds)
                diagnostics += [placer.place(*found) for found in check_sense(subject)]
            if suppressions:
                claim = _find_claim(subject, self._demands)
                idle = tuple(_find_idle(subject, diagnostics, claim)) if whole else ()
                found = check_suppressions(replace(subject, idle=idle))
                diagnostics += [placer.place(*one) for one in found]
        if diagnostics or suppressions:
            # A document is as large as its file: only those that are shown are kept.
            self.documents |= placer.documents
        dated = clock is not None and clock.asked
        self.examined.append(Examined(grounds, tuple(diagnostics), suppressions, dated))

    def _look_around(self, subject: Subject, document: Document, grounds: Grounds) -> tuple[Subject, Grounds]:
        """Add what rules about the form of a map ask, and what the answer rests on."""
        subject = replace(subject, data=document.data)
        if not asks(subject.terms.level, "mapped") or document.path is None or has_modeline(document.text):
            return subject, grounds
        lookouts = self._library.look_for_schema(document)
        schema = next((place for place, there in lookouts if there), None)
        modeline = write_modeline(document.path, schema) if schema else ""
        return replace(subject, modeline=modeline), replace(grounds, lookouts=lookouts)


def _choose_level(subject: Subject, demands: Demands) -> "Level":
    """The level a map is held to: what the run asks, else what the map says, else what is usual."""
    return demands.level or _find_claim(subject, demands)


def _find_claim(subject: Subject, demands: Demands) -> "Level":
    """The level a map says it has, else the usual one."""
    if subject.journey is None or "level" not in subject.journey.noun.model_fields_set:
        return demands.usual
    return subject.journey.noun.level


def _find_idle(
    subject: Subject, diagnostics: Iterable[Diagnostic], claim: "Level"
) -> Iterator[tuple[Suppression, Selector]]:
    """The wishes for silence that nothing needs, neither in this run nor at the level that the map claims."""
    said = {(found.span.line, found.code) for found in diagnostics if found.file == subject.file}
    # What a catalogue lacks for a map is found with that map, which may not be in this run.
    foreign = subject.journey is None
    for suppression in subject.suppressions:
        for selector in suppression.selectors:
            codes = find_codes(selector.text)
            needed = any((suppression.line, code) in said for code in codes)
            elsewhere = foreign and any(code > ON_REFERENCES[1] for code in codes)
            if codes and not (needed or elsewhere or are_binding(codes) or _are_unasked(codes, subject, claim)):
                yield suppression, selector


def _are_unasked(codes: Iterable[str], subject: Subject, claim: "Level") -> bool:
    """Whether one of some rules speaks at the level that the map claims, and this run asks for less."""
    held = subject.terms.level
    if asks(held, claim):
        return False
    levels = [get_rule(code).level for code in codes]
    return any(asks(claim, level) and not asks(held, level) for level in levels)


class _Placer:
    """Turns the named places of findings into the text at those places."""

    def __init__(self, document: Document, library: Library) -> None:
        self._document = document
        self._library = library
        self._documents: dict[str, Document] = {}

    @property
    def documents(self) -> dict[str, Document]:
        """The documents that findings may be about, by name."""
        if not self._documents:
            self._documents = {known.name: known for known in (*self._library.documents(), self._document)}
        return self._documents

    def place(self, rule: Rule, finding: Finding) -> Diagnostic:
        """A finding with its places."""
        spot = finding.spot
        related = (Label(message, other.place.file, self._span(other)) for message, other in finding.related)
        return Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=finding.message,
            file=spot.place.file,
            span=self._span(spot),
            path=spot.place.path,
            help=finding.help,
            related=tuple(related),
            heuristic=rule.heuristic,
            fix=self._write_out(finding.fix, spot.place.file) if finding.fix else None,
        )

    def _write_out(self, repair: "Repair", file: str) -> "Fix | None":
        # Few files have something to mend, and to them alone this matters.
        from cxmap.usecases.repairs import resolve

        return resolve(repair, self.documents[file])

    def _span(self, spot: Spot) -> Span:
        if spot.span is not None:
            return spot.span
        document = self.documents[spot.place.file]
        return document.key_span(spot.place.path) if spot.on_key else document.span(spot.place.path)
