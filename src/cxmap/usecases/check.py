"""Check maps and catalogues: everything `cxmap validate` does before it prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxmap.diagnostics.diagnostic import Diagnostic, Label
from cxmap.diagnostics.report import Report, build_report
from cxmap.errors import FileProblem
from cxmap.rules.registry import check
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, Document, Span, find_maps, read_document
from cxmap.usecases.library import Library


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found.

    Attributes:
        report: The findings.
        documents: The files that findings are about, by name, for those who show their lines.
        unreadable: Files that could not be read; the others were checked all the same.
    """

    report: Report
    documents: Mapping[str, Document]
    unreadable: tuple[FileProblem, ...]


def check_paths(paths: Sequence[Path]) -> Checked:
    """Check files and folders; every catalogue that a map uses is checked too, once.

    Raises:
        FileProblem: A path does not exist. Name an existing file or folder.
    """
    files = find_maps(paths, (MAP_SUFFIX, CATALOGUE_SUFFIX))
    if not files:
        named = ", ".join(f"`{path}`" for path in paths)
        raise FileProblem(
            f"no map found in {named}", f"name a file, or a folder that holds files ending in `{MAP_SUFFIX}`"
        )
    unreadable: list[FileProblem] = []
    return _check(_read_all(files, unreadable), unreadable)


def check_documents(documents: Iterable[Document]) -> Checked:
    """Check documents that were read already, e.g. from standard input."""
    return _check(documents, [])


def _read_all(files: Iterable[Path], unreadable: list[FileProblem]) -> Iterator[Document]:
    for path in files:
        try:
            yield read_document(path)
        except FileProblem as problem:
            unreadable.append(problem)


def _check(documents: Iterable[Document], unreadable: list[FileProblem]) -> Checked:
    checker = Checker()
    for document in documents:
        checker.examine(document)
    return checker.finish(unreadable)


class Checker:
    """Holds files to the rules, one after the other, and remembers what it found."""

    def __init__(self) -> None:
        self._library = Library()
        self._diagnostics: list[Diagnostic] = []
        self._kept: dict[str, Document] = {}
        self._count = 0

    def examine(self, document: Document) -> Subject:
        """Check one map or catalogue and say what became of it."""
        if document.path is not None and document.name.endswith(CATALOGUE_SUFFIX):
            self._library.mark_examined(document.path)
            subject = self._library.examine_catalogue(document)
        else:
            subject = self._library.examine_map(document)
        self._diagnose(subject, document)
        return subject

    def finish(self, unreadable: Iterable[FileProblem] = ()) -> Checked:
        """Check the catalogues that maps named but nobody asked for, and sum up."""
        for document in self._library.new_catalogues():
            self._diagnose(self._library.examine_catalogue(document), document)
        report = build_report(self._count, self._diagnostics)
        return Checked(report, self._kept, tuple(unreadable))

    def catalogues(self) -> Iterator[Document]:
        """The catalogues that maps named, for those who look up places in them."""
        return self._library.documents()

    def _diagnose(self, subject: Subject, document: Document) -> None:
        self._count += 1
        documents: dict[str, Document] = {}
        for rule, finding in check(subject):
            if not documents:
                documents = {known.name: known for known in (*self._library.documents(), document)}
                # A document is as large as its file: only those with findings are kept.
                self._kept |= documents
            self._diagnostics.append(_place(rule, finding, documents))


def _place(rule: Rule, finding: Finding, documents: Mapping[str, Document]) -> Diagnostic:
    """Turn the named place of a finding into the text at that place."""
    spot = finding.spot
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=finding.message,
        file=spot.place.file,
        span=_span(spot, documents),
        path=spot.place.path,
        help=finding.help,
        related=tuple(
            Label(message, related.place.file, _span(related, documents)) for message, related in finding.related
        ),
    )


def _span(spot: Spot, documents: Mapping[str, Document]) -> Span:
    if spot.span is not None:
        return spot.span
    document = documents[spot.place.file]
    return document.key_span(spot.place.path) if spot.on_key else document.span(spot.place.path)
