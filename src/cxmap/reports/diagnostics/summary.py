"""What was found, in one sentence."""

from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report


def summarise(report: "Report") -> str:
    """One sentence: "Found 1 error and 2 warnings in 3 files." or that nothing was found."""
    files = _plural(report.files, "file")
    found = [_plural(report.count(severity), severity.value) for severity in Severity if report.count(severity)]
    if not found:
        return f"Checked {files}: nothing to mend."
    counts = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
    return f"Found {counts} in {files}."


def _plural(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
