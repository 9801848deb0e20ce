"""Mending one file: the fixes of its findings made together, and only where all the rest stays what it was."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxmap.diagnostics.diagnostic import Diagnostic, Severity
from cxmap.diagnostics.fix import Edit, Fix
from cxmap.source import CATALOGUE_SUFFIX, Document, parse_document
from cxmap.source.edit import apply_edits
from cxmap.source.sameness import is_same, is_same_elsewhere
from cxmap.usecases.examination import Examiner

MOST_ATTEMPTS = 300
"""Where fixes break something together, the guilty are looked for; after so many attempts, the rest is left out."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a file.

    Attributes:
        document: The file with the fixes made.
        made: The findings whose fixes were made.
        refused: Those whose fixes would have changed more than they say, or brought up new errors.
    """

    document: Document
    made: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]


class Mender:
    """Makes the fixes of one file.

    Args:
        document: The file.
        catalogues: Catalogues that were changed and not written yet.
        unsafe: Whether fixes are made too after which somebody should look.
    """

    def __init__(self, document: Document, catalogues: Sequence[Document], *, unsafe: bool) -> None:
        self._document = document
        self._catalogues = [catalogue for catalogue in catalogues if catalogue.name != document.name]
        self._unsafe = unsafe
        self._attempts = 0
        self._refused: set[int] = set()

    def mend(self, found: Sequence[Diagnostic]) -> Step:
        """Make as many fixes as fit together.

        Those that change only the form of the text go first and by themselves: after them the file must say the same.
        Those of errors come next, so that nothing they mend makes up for what the rest would break.

        Args:
            found: Findings with fixes, in the order of the text.
        """
        chosen = (
            _choose(one for one in found if one.fix and one.fix.form_only)
            or _choose(one for one in found if one.severity is Severity.ERROR)
            or _choose(found)
        )
        made = self._find_sound([], chosen)
        refused = tuple(one for one in chosen if id(one) in self._refused)
        mended = self._attempt(made) if made else None
        return Step(mended or self._document, tuple(made), refused)

    def _find_sound(self, made: list[Diagnostic], found: list[Diagnostic]) -> list[Diagnostic]:
        """Those of some findings whose fixes can be made together with others that can."""
        if not found:
            return made
        if self._attempts < MOST_ATTEMPTS:
            self._attempts += 1
            if self._attempt([*made, *found]):
                return [*made, *found]
            if len(found) > 1:
                half = len(found) // 2
                return self._find_sound(self._find_sound(made, found[:half]), found[half:])
            if made and self._attempt(found):
                return made  # it is right by itself, and gets its turn when the others are made
        self._refused |= set(map(id, found))
        return made

    def _attempt(self, found: Sequence[Diagnostic]) -> Document | None:
        """The file with some fixes made; None where it would say something else, or be read worse."""
        document = self._document
        fixes = [one.fix for one in found if one.fix]
        edits = tuple(dict.fromkeys(edit for fix in fixes for edit in fix.edits))
        mended = parse_document(apply_edits(document, edits), document.name, document.path, limits=document.limits)
        if not mended.usable or len(mended.faults) > len(document.faults):
            return None
        if all(fix.form_only for fix in fixes):
            return mended if is_same(document.data, mended.data) else None
        if not is_same_elsewhere(document, mended, edits):
            return None
        return mended if self._is_read_as_well(mended) else None

    def _is_read_as_well(self, mended: Document) -> bool:
        """Whether a file has no more errors than before, but for those that can be mended too.

        Below a misspelt key nothing is read: once it is right, the slips below it come to light.
        """
        before, after = self._list_errors(self._document), self._list_errors(mended)
        return len(after) <= len(before) or self._count_lasting(after) <= self._count_lasting(before)

    def _list_errors(self, document: Document) -> list[Diagnostic]:
        """What keeps a file from being sound: in its text, its language, its references."""
        examiner = Examiner(limits=document.limits)
        for catalogue in self._catalogues:
            examiner.examine(catalogue)
        examiner.examine(document)
        return [one for one in examiner.examined[-1].diagnostics if one.severity is Severity.ERROR]

    def _count_lasting(self, errors: Iterable[Diagnostic]) -> int:
        return sum(not (one.fix and (one.fix.safe or self._unsafe)) for one in errors)


class _Claims:
    """The pieces of a text that fixes want."""

    def __init__(self) -> None:
        self._taken: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._known: set[tuple[Edit, ...]] = set()

    def claim(self, fix: Fix) -> bool:
        """Take what a fix wants, and say whether it was free, or wanted by the very same fix."""
        if fix.edits in self._known:
            return True
        wanted = [
            ((edit.span.line, edit.span.column), (edit.span.end_line, edit.span.end_column)) for edit in fix.edits
        ]
        if any(map(self._is_taken, wanted)):
            return False
        self._known.add(fix.edits)
        for stretch in wanted:
            insort(self._taken, stretch)
        return True

    def _is_taken(self, stretch: tuple[tuple[int, int], tuple[int, int]]) -> bool:
        at = bisect_left(self._taken, stretch)
        before = at > 0 and self._taken[at - 1][1] > stretch[0]
        behind = at < len(self._taken) and (stretch[1] > self._taken[at][0] or stretch == self._taken[at])
        return before or behind


def _choose(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings whose fixes do not want the same text; of two that do, the first."""
    claims = _Claims()
    return [one for one in found if one.fix and claims.claim(one.fix)]


def is_catalogue(document: Document) -> bool:
    """Whether other files may build on a file."""
    return document.path is not None and document.name.endswith(CATALOGUE_SUFFIX)
