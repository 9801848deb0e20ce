"""Check maps and catalogues: everything `cxmap validate` does before it prints."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxmap.diagnostics.diagnostic import Diagnostic, Label
from cxmap.diagnostics.report import Report, build_report
from cxmap.errors import FileProblem
from cxmap.rules.registry import check
from cxmap.rules.rule import Finding, Rule, Spot, Subject
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, Document, Span, find_maps, read_document, real_path
from cxmap.usecases.library import Library

SUFFIXES = (MAP_SUFFIX, CATALOGUE_SUFFIX)


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


def check_paths(paths: Sequence[Path], documents: Sequence[Document] = ()) -> Checked:
    """Check files and folders; every catalogue that a map uses is checked too, once.

    Args:
        paths: Files, and folders to search.
        documents: What was read already, e.g. from standard input.

    Raises:
        FileProblem: There is nothing to check in these folders. Name a file, or another folder.
    """
    unreadable: list[FileProblem] = []
    files = _find(paths, unreadable)
    if not files and not documents and not unreadable:
        raise nothing_found(paths)
    checker = Checker()
    for document in documents:
        checker.examine(document)
    for file in files:
        try:
            document = read_document(file)
        except FileProblem as problem:
            unreadable.append(problem)
            continue
        checker.examine(document)
    return checker.finish(unreadable)


def nothing_found(paths: Sequence[Path]) -> FileProblem:
    """The problem that folders hold no map."""
    named = ", ".join("this folder" if path == Path() else f"`{path}`" for path in paths)
    return FileProblem(
        f"there is no map in {named}",
        f"name a file, or a folder with files that end in `{MAP_SUFFIX}`, or start a map: `cxmap init`",
    )


def _find(paths: Sequence[Path], unreadable: list[FileProblem]) -> list[Path]:
    """The files behind paths; those that lead nowhere are noted, the others are followed all the same."""
    try:
        return find_maps(paths, SUFFIXES)
    except FileProblem:
        found: list[Path] = []
        for path in paths:
            try:
                found += find_maps([path], SUFFIXES)
            except FileProblem as problem:
                unreadable.append(problem)
        each_once = {real_path(file): file for file in reversed(found)}
        return sorted(each_once.values(), key=lambda file: file.parts)


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
