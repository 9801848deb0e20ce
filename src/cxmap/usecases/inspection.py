"""One run over many files: what earlier runs found is taken from the cache, the rest is spread over the cores."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxmap.diagnostics.plain import take, take_list
from cxmap.errors import FileProblem
from cxmap.limits import USUAL, Limits
from cxmap.source import CATALOGUE_SUFFIX, get_shown_name, real_path
from cxmap.usecases.record import read_examined, write_examined

if TYPE_CHECKING:
    from cxmap.cache.store import Store
    from cxmap.source import Document
    from cxmap.usecases.examination import Examiner
    from cxmap.usecases.examined import Demands, Examined
    from cxmap.usecases.results import Results

LEAST_BYTES = 300_000
"""Fewer than this, some thirty maps, are checked by one process before another is of any help.

Units: bytes.
Source: Measured: a second process costs 20 to 50 ms, because both must copy what they were born with as they change it.
"""


@dataclass(frozen=True, slots=True)
class Means:
    """What a run may use to be fast.

    Attributes:
        jobs: How many processes may work; None for one on each core.
        store: Where results are kept from run to run; None where nothing is kept.
    """

    jobs: int | None = 1
    store: "Store | None" = None


class Target(NamedTuple):
    """A file that is to be examined.

    Attributes:
        path: The file, as it was named or found.
        real: The file itself, behind links.
        name: What people see.
    """

    path: Path
    real: Path
    name: str


class Inspection:
    """Examines files; what is found does not depend on the cache, nor on how many processes work.

    Attributes:
        examined: What there is to say, in the order of the files; then the catalogues that they use and nobody named.
        unreadable: Files that could not be read.
        recalled: How many files an earlier run had examined.

    Args:
        demands: What maps are held to; None asks only that they are sound.
        files: The files.
        means: What may be used to be fast.
        limits: How much each file may ask for.
    """

    def __init__(self, demands: "Demands | None", files: Iterable[Path], means: Means, limits: Limits = USUAL) -> None:
        self.examined: list[Examined] = []
        self.unreadable: list[FileProblem] = []
        self.recalled = 0
        self._demands = demands
        self._limits = limits
        self._jobs = means.jobs
        self._targets = list(aim(files))
        self._names = {target.real: target.name for target in self._targets if _is_catalogue(target)}
        self._results = self._open_results(means.store)
        self._examiner: Examiner | None = None

    def run(self, documents: "Sequence[Document]") -> None:
        """Examine everything.

        Args:
            documents: What was read already, e.g. from standard input; it is examined first, and not remembered.
        """
        if any(document.path for document in documents):
            self._results = None  # which knows files as they lie on the disk
        for document in documents:
            self._get_examiner().examine(document)
            self.examined.append(self._get_examiner().examined.pop())
        self._examine(self._targets)
        known = {target.real for target in self._targets}
        used = {origin.path: origin for one in self.examined for origin in one.grounds.catalogues if origin.path}
        self._examine([Target(path, path, used[path].name) for path in sorted(used.keys() - known)])

    def _open_results(self, store: "Store | None") -> "Results | None":
        if store is None:
            return None
        from cxmap.usecases.results import Results

        return Results(store, self._demands, self._names, self._limits)

    def _examine(self, targets: Sequence[Target]) -> None:
        found = [self._results.find(target) if self._results else None for target in targets]
        new = [target for target, known in zip(targets, found, strict=True) if known is None]
        self.recalled += len(targets) - len(new)
        fresh = iter(self._examine_new(new))
        for known in found:
            examined = known or next(fresh)
            if isinstance(examined, FileProblem):
                self.unreadable.append(examined)
                continue
            self.examined.append(examined)
            if known is None and self._results:
                self._results.keep(examined)

    def _examine_new(self, targets: Sequence[Target]) -> "list[Examined | FileProblem]":
        if not targets:
            return []
        from cxmap.usecases.crowd import count_cores, spread

        sizes = [_measure(target.real) for target in targets]
        # What all processes share is made before they part.
        self._get_examiner()
        jobs = (self._jobs or count_cores()) if sum(sizes) >= LEAST_BYTES else 1
        return [_read(plain) for plain in spread(lambda number: self._work(targets[number]), sizes, jobs)]

    def _work(self, target: Target) -> object:
        """Examine a file and say as plain data what came of it."""
        try:
            examined = self._get_examiner().examine_file(target.path, target.real, target.name)
        except FileProblem as problem:
            return [problem.message, problem.help]
        return write_examined(examined)

    def _get_examiner(self) -> "Examiner":
        if self._examiner is None:
            from cxmap.usecases.examination import Examiner

            self._examiner = Examiner(self._demands, self._names, self._limits)
        return self._examiner


def aim(files: Iterable[Path]) -> Iterator[Target]:
    """Name files, and follow the links to them; what holds for a folder is found out once."""
    folders: dict[Path, tuple[Path, str]] = {}
    for file in files:
        folder = file.parent
        if folder not in folders:
            folders[folder] = real_path(folder), get_shown_name(folder / "x").removesuffix("x")
        real, shown = folders[folder]
        yield Target(file, real_path(file) if file.is_symlink() else real / file.name, f"{shown}{file.name}")


def _is_catalogue(target: Target) -> bool:
    return target.name.endswith(CATALOGUE_SUFFIX)


def _measure(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # which is told when it is read
        return 0


def _read(plain: object) -> "Examined | FileProblem":
    items = take_list(plain)
    if len(items) == 2:
        message, help = items
        return FileProblem(take(message, str), take(help, str))
    return read_examined(plain)
