"""Check maps and catalogues: everything `cxmap validate` does before it prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.diagnostics.report import Report
from cxmap.errors import FileProblem
from cxmap.limits import Limits
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, real_path
from cxmap.usecases.given import find_given
from cxmap.usecases.inspection import Inspection, Means
from cxmap.usecases.pages import Pages
from cxmap.usecases.wishes import Wishes, make_report

if TYPE_CHECKING:
    from cxmap.source import Document

SUFFIXES = (MAP_SUFFIX, CATALOGUE_SUFFIX)


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found.

    Attributes:
        report: The findings.
        documents: The files that findings are about, by name, for those who show their lines.
        unreadable: Files that could not be read; the others were checked all the same.
        remarks: What there is to say of how the run went, for those who ask.
    """

    report: Report
    documents: Pages
    unreadable: tuple[FileProblem, ...]
    remarks: tuple[str, ...] = ()


def check_paths(
    paths: Sequence[Path],
    documents: "Sequence[Document]" = (),
    wishes: Wishes | None = None,
    means: Means | None = None,
) -> Checked:
    """Check files and folders; every catalogue that a map uses is checked too, once.

    Args:
        paths: Files, and folders to search.
        documents: What was read already, e.g. from standard input.
        wishes: How to check them; without any, only that they are sound.
        means: What the run may use to be fast; without any, one process and nothing kept.

    Raises:
        FileProblem: There is nothing to check in these folders. Name a file, or another folder.
        WorkerLost: A process that helped was ended from outside.
    """
    unreadable: list[FileProblem] = []
    wishes, means = wishes or Wishes(), means or Means()
    files = find_files(paths, unreadable, wishes.limits)
    if not files and not documents and not unreadable:
        raise nothing_found(paths)
    inspection = Inspection(wishes.demands, files, means, wishes.limits)
    inspection.run(documents)
    report = make_report(inspection.examined, wishes)
    pages = Pages(inspection.examined, documents)
    return Checked(report, pages, (*unreadable, *inspection.unreadable), tuple(_tell(inspection, means)))


def _tell(inspection: Inspection, means: Means) -> Iterator[str]:
    """What there is to say of the cache, after what is new was written to it."""
    if means.store is None:
        return
    count = len(inspection.examined)
    yield f"{inspection.recalled:,} of {count:,} {'file' if count == 1 else 'files'} from the cache"
    reason = means.store.save()
    if reason:
        yield f"the cache could not be written: {reason}"


def nothing_found(paths: Sequence[Path]) -> FileProblem:
    """The problem that folders hold no map."""
    named = ", ".join("this folder" if path == Path() else f"`{path}`" for path in paths)
    return FileProblem(
        f"there is no map in {named}",
        f"name a file, or a folder with files that end in `{MAP_SUFFIX}`, or start a map: `cxmap init`",
    )


def find_files(paths: Sequence[Path], unreadable: list[FileProblem], limits: Limits) -> list[Path]:
    """The files behind paths; those that lead nowhere are noted, the others are followed all the same.

    Args:
        paths: Files and folders.
        unreadable: Where paths that lead nowhere are noted.
        limits: How many there may be.

    Raises:
        TooManyMaps: There are more. Name folders that hold fewer.
    """
    try:
        return find_given(paths, SUFFIXES, limits)
    except FileProblem:
        found: list[Path] = []
        for path in paths:
            try:
                found += find_given([path], SUFFIXES, limits)
            except FileProblem as problem:
                unreadable.append(problem)
        each_once = {real_path(file): file for file in reversed(found)}
        return sorted(each_once.values(), key=lambda file: file.parts)
