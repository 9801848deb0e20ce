"""Mend maps: make the changes that findings offer, again and again until none is left to make."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cxmap.diagnostics.diagnostic import Diagnostic
from cxmap.errors import FileProblem
from cxmap.source import Document, get_shown_name, read_document, real_path, write_whole
from cxmap.source.files import read_bytes
from cxmap.usecases.check import Checked, check_paths, find_files
from cxmap.usecases.examination import Examiner
from cxmap.usecases.inspection import Means
from cxmap.usecases.mending import Mender, is_catalogue
from cxmap.usecases.wishes import Wishes, make_report

MOST_ROUNDS = 20
"""One fix brings up another, and of two that want the same text one waits. More rounds than this would be a circle."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its fixes made, not written yet.

    Attributes:
        before: The file as it was read.
        after: The file as it shall be.
        count: How many findings were mended.
    """

    before: Document
    after: Document
    count: int


@dataclass(frozen=True, slots=True)
class Mending:
    """What can be mended.

    Attributes:
        checked: What was found before.
        files: The files that would change, by name.
        refused: Findings whose fix would have changed more than it says, or brought up new errors.
        outdated: Whether somebody mended a file meanwhile, so that what was found before is not there any more.
    """

    checked: Checked
    files: tuple[Mended, ...]
    refused: tuple[Diagnostic, ...]
    outdated: bool = False

    @property
    def count(self) -> int:
        """How many findings are mended."""
        return sum(file.count for file in self.files)


def find_fixes(
    paths: Sequence[Path],
    documents: Sequence[Document],
    wishes: Wishes,
    means: Means | None = None,
    *,
    unsafe: bool = False,
) -> Mending:
    """Mend files in memory: findings that are not heard are not mended, nor are catalogues that nobody named.

    Args:
        paths: Files, and folders to search.
        documents: What was read already, e.g. from standard input.
        wishes: How to check them.
        means: What the run may use to be fast.
        unsafe: Whether to make fixes too after which somebody should look.

    Raises:
        FileProblem: There is nothing to check in these folders. Name a file, or another folder.
    """
    checked = check_paths(paths, documents, wishes, means)
    run = _Run(checked, documents, find_files(paths, [], wishes.limits), wishes, unsafe=unsafe)
    run.mend()
    return run.sum_up()


def write_files(files: Iterable[Mended]) -> tuple[tuple[Mended, ...], tuple[FileProblem, ...]]:
    """Write mended files, each whole or not at all.

    Returns:
        The files that were written, and the problems of the others.
    """
    written: list[Mended] = []
    problems: list[FileProblem] = []
    for file in files:
        try:
            _write(file)
        except FileProblem as problem:
            problems.append(problem)
        else:
            written.append(file)
    return tuple(written), tuple(problems)


def _write(file: Mended) -> None:
    path, name = file.before.path, file.before.name
    if path is None:
        return

    def refuse_change() -> None:
        if read_bytes(path, name, file.before.limits) != file.before.content:
            raise FileProblem(f"`{name}` was changed while it was being mended", "run the command again")

    # Writing takes time in which somebody may save: what counts is what the file holds when it is replaced.
    write_whole(path, file.after.content, last_look=refuse_change)


class _Run:
    """Holds the files of a run while they are mended, round by round."""

    def __init__(
        self, checked: Checked, documents: Sequence[Document], files: Sequence[Path], wishes: Wishes, *, unsafe: bool
    ) -> None:
        self._checked = checked
        self._wishes = wishes
        self._unsafe = unsafe
        self._files = {get_shown_name(file): file for file in files}
        self._names = (*(document.name for document in documents), *self._files)
        self._before = {document.name: document for document in documents}
        self._now: dict[str, Document] = {}
        self._counts: Counter[str] = Counter()
        self._refused: dict[object, Diagnostic] = {}
        self._outdated = False

    def mend(self) -> None:
        """Mend until nothing is left to mend."""
        # Results may come from an earlier run: what is mended is checked as it is read now.
        changed = list(self._group(self._checked.report.diagnostics))
        for number in range(MOST_ROUNDS):
            if not changed:
                break
            found = self._group(self._check(changed))
            self._outdated |= number == 0 and not found.keys() >= set(changed)
            changed = [name for name, wanted in found.items() if self._mend_file(name, wanted)]

    def sum_up(self) -> Mending:
        """What came of it."""
        files = (Mended(self._before[name], self._now[name], self._counts[name]) for name in sorted(self._now))
        return Mending(self._checked, tuple(files), tuple(self._refused.values()), self._outdated)

    def _group(self, found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
        """The findings that can be mended, by file."""
        groups: dict[str, list[Diagnostic]] = {}
        for one in found:
            wanted = one.fix is not None and (one.fix.safe or self._unsafe) and _identify(one) not in self._refused
            if wanted and one.file in self._names:
                groups.setdefault(one.file, []).append(one)
        return groups

    def _mend_file(self, name: str, found: Sequence[Diagnostic]) -> bool:
        """Mend a file and say whether it changed."""
        document = self._now.get(name) or self._before[name]
        catalogues = [known for known in self._now.values() if is_catalogue(known)]
        step = Mender(document, catalogues, unsafe=self._unsafe).mend(found)
        self._refused |= {_identify(one): one for one in step.refused}
        if not step.made:
            return False
        self._now[name] = step.document
        self._counts[name] += len(step.made)
        return True

    def _check(self, names: Sequence[str]) -> tuple[Diagnostic, ...]:
        """Check files as they are by now; where others may build on one of them, all."""
        catalogues = [document for document in self._now.values() if is_catalogue(document)]
        if any(document.name in names for document in catalogues):
            names = self._names
        shown = {real_path(file): name for name, file in self._files.items()}
        examiner = Examiner(self._wishes.demands, shown, self._wishes.limits)
        # Catalogues first: a map is to see them as they will be.
        documents = (document for name in names if (document := self._find(name)) is not None)
        for document in dict.fromkeys((*catalogues, *documents)):
            examiner.examine(document)
        return make_report(examiner.examined, self._wishes).diagnostics

    def _find(self, name: str) -> Document | None:
        """A file as it is by now; None where it cannot be read, which was said before."""
        if name not in self._before:
            try:
                self._before[name] = read_document(self._files[name], limits=self._wishes.limits)
            except FileProblem:
                return None
        return self._now.get(name) or self._before[name]


def _identify(found: Diagnostic) -> object:
    """What tells a finding from others, wherever it has moved."""
    return found.file, found.code, found.path, found.message
