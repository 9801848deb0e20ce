"""What a page about maps that cannot be used tells: plain data, without any form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.reports.diagnostics.pretty import show_places
from cxmap.reports.diagnostics.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.diagnostics.lined import Lined
    from cxmap.diagnostics.report import Report
    from cxmap.reports.diagnostics.ink import Line


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a map.

    Attributes:
        severity: How much it weighs.
        code: Its rule's code.
        name: Its rule's name.
        message: One sentence that names the value.
        help: The repair; empty where there is none.
        frame: The lines it is about, as `cxmap validate` prints them.
    """

    severity: str
    code: str
    name: str
    message: str
    help: str
    frame: "tuple[Line, ...]"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no report.

    Attributes:
        headline: It in one sentence.
        help: What to do about it; empty where the findings tell.
        findings: What is wrong, in the order of files and lines.
    """

    headline: str
    help: str = ""
    findings: tuple[Finding, ...] = ()


def tell_findings(report: "Report", documents: "Mapping[str, Lined]") -> Trouble:
    """The trouble with maps that are not sound.

    Args:
        report: What was found.
        documents: The files that findings are about, by name.
    """
    return Trouble(summarise(report), findings=tuple(_tell(found, documents) for found in report.diagnostics))


def tell_problem(message: str, help: str) -> Trouble:
    """The trouble with what no map is to blame for, such as a folder that is gone.

    Args:
        message: One sentence that names the value at fault.
        help: What to do about it; may be empty.
    """
    return Trouble(f"Error: {message}", help)


def _tell(found: "Diagnostic", documents: "Mapping[str, Lined]") -> Finding:
    return Finding(
        found.severity.value, found.code, found.name, found.message, found.help, tuple(show_places(found, documents))
    )
