"""`cxmap validate --fix` and `--diff`: mend maps, or show what would be mended."""

import sys
from typing import TYPE_CHECKING

from cxmap.cli.checking import Task
from cxmap.cli.streams import STANDARD, deliver, goes_to_terminal, remark, wants_colour
from cxmap.errors import FileProblem
from cxmap.language.plurals import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.limits import Limits
    from cxmap.source import Document
    from cxmap.usecases.fix import Mended, Mending
    from cxmap.usecases.inspection import Means
    from cxmap.usecases.wishes import Wishes

_NOT_READ = frozenset({"not-utf8", "too-large"})


def fix(task: Task, *, unsafe: bool) -> int:
    """Mend files, tell what is left, and return the exit code; what came from standard input goes to standard output.

    Raises:
        CxmapError: It could not be done. The message says why.
    """
    from cxmap.usecases.check import check_paths
    from cxmap.usecases.fix import write_files

    paths, wishes, means = task.configure()
    mending, documents, files = _mend(paths, wishes, means, unsafe=unsafe)
    written, problems = write_files(mending.files)
    after = {file.before.name: file.after for file in written}
    for document in documents:
        deliver(after.get(document.name, document).content, None)
    checked = mending.checked
    if written or mending.outdated:
        checked = check_paths(files, [after.get(document.name, document) for document in documents], wishes, means)
    if written:
        remark(f"Fixed {_count(written)}.")
    _explain(mending.refused)
    task.tell(checked, aside=bool(documents))
    return task.end(checked.report.failed, (*checked.unreadable, *problems))


def show(task: Task, *, unsafe: bool) -> int:
    """Print what `--fix` would change, and return the exit code: 1 where it would change anything.

    Raises:
        CxmapError: It could not be done. The message says why.
    """
    from cxmap.reports.diff import render_diff, show_diff

    mending, _, _ = _mend(*task.configure(), unsafe=unsafe)
    changes = [(file.before, file.after) for file in mending.files]
    output = task.printing.output
    if goes_to_terminal(output):
        deliver(show_diff(changes, colour=wants_colour(sys.stdout)), output)
    else:
        deliver(render_diff(changes), output)
    remark(f"Would fix {_count(mending.files)}." if changes else "Nothing would be fixed.")
    _explain(mending.refused)
    return task.end(bool(changes), mending.checked.unreadable)


def _mend(
    paths: "Sequence[Path]", wishes: "Wishes", means: "Means", *, unsafe: bool
) -> "tuple[Mending, list[Document], list[Path]]":
    """Mend files and standard input in memory."""
    from cxmap.usecases.fix import find_fixes

    documents = [_read_standard_input(wishes.limits)] if STANDARD in paths else []
    files = [path for path in paths if path != STANDARD]
    return find_fixes(files, documents, wishes, means, unsafe=unsafe), documents, files


def _read_standard_input(limits: "Limits") -> "Document":
    from cxmap.source import read_standard_input

    document = read_standard_input(limits)
    for fault in document.faults:
        if fault.kind in _NOT_READ:
            # What was read is not all there was, and it would be taken for that.
            raise FileProblem(f"standard input cannot be mended: {fault.message}", fault.help)
    return document


def _count(files: "Iterable[Mended]") -> str:
    """How much was mended, in words."""
    files = list(files)
    count = sum(file.count for file in files)
    return f"{plural(count, 'finding')} in {plural(len(files), 'file')}"


def _explain(refused: "Iterable[Diagnostic]") -> None:
    """Say what was left alone although it has a fix."""
    for one in refused:
        place = f"{one.file}:{one.span.line}:{one.span.column}"
        remark(f"{place}: {one.code} was not fixed: that would change something else, or bring up new errors")
