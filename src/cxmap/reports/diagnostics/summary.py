"""What was found, in a sentence or two."""

from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.plurals import plural

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report


def summarise(report: "Report") -> str:
    """What was found, as "Found 1 error and 2 warnings in 3 files.", and how much of it can be mended at once."""
    files = plural(report.files, "file")
    found = [plural(report.count(severity), severity.value) for severity in Severity if report.count(severity)]
    if not found:
        return f"Checked {files}: nothing to mend."
    counts = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
    return f"Found {counts} in {files}.{_offer(report)}"


def _offer(report: "Report") -> str:
    """How many findings `--fix` mends, as a sentence with a blank before it; nothing where it mends none."""
    fixes = [diagnostic.fix for diagnostic in report.diagnostics if diagnostic.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not fixes:
        return ""
    them = "It" if len(report.diagnostics) == 1 else f"{safe or unsafe:,} of them"
    more = f", {unsafe:,} more with `--unsafe`" if safe and unsafe else ""
    return f" {them} can be mended by `cxmap validate {'--fix' if safe else '--fix --unsafe'}`{more}."
