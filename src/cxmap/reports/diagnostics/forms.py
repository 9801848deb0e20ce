"""Which forms findings come in; each is imported only when it is asked for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.diagnostics.lined import Lined
    from cxmap.diagnostics.report import Report

Form = Literal["pretty", "concise", "json", "sarif", "github", "junit"]
FORMS: tuple[Form, ...] = get_args(Form)
FOR_PROGRAMS: frozenset[Form] = frozenset({"json", "sarif", "github", "junit"})
"""Forms that are UTF-8 whatever a terminal speaks, carry no colours, and come also when nothing was checked."""

COUNTED: frozenset[Form] = frozenset({"pretty", "concise", "json"})
"""Forms in which rules can be counted."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where the text will be read.

    Attributes:
        colour: Whether it may carry colours.
        width: Columns at which sentences are wrapped; None wraps nothing.
        folder: The working directory as seen from the root of the repository; empty where it is the root.
    """

    colour: bool = False
    width: int | None = None
    folder: str = ""


def render(form: Form, report: "Report", documents: "Mapping[str, Lined]", look: Look) -> str:
    """The whole report in a form.

    Args:
        form: The form.
        report: What was found.
        documents: The files that findings are about, by name.
        look: Where it will be read.
    """
    match form:
        case "pretty":
            return _render_pretty(report, documents, look)
        case "concise":
            from cxmap.reports.diagnostics.concise import render_concise

            return render_concise(report, colour=look.colour)
        case "json":
            from cxmap.reports.diagnostics.as_json import render_json

            return render_json(report)
        case "sarif":
            from cxmap.reports.diagnostics.as_sarif import render_sarif

            return render_sarif(report, documents, folder=look.folder)
        case "github":
            from cxmap.reports.diagnostics.as_github import render_github

            return render_github(report, folder=look.folder)
        case "junit":
            from cxmap.reports.diagnostics.as_junit import render_junit

            return render_junit(report, folder=look.folder)


def _render_pretty(report: "Report", documents: "Mapping[str, Lined]", look: Look) -> str:
    if not report.diagnostics:
        # The common case, for which nothing need know how wide characters are.
        from cxmap.reports.diagnostics.summary import summarise

        return f"{summarise(report)}\n"
    from cxmap.reports.diagnostics.pretty import render_pretty

    return render_pretty(report, documents, colour=look.colour, width=look.width)


def render_counts(form: Form, report: "Report", look: Look) -> str:
    """How often each rule speaks, as JSON for `json`, else as text.

    Args:
        form: One of the forms in which rules can be counted.
        report: What was found.
        look: Where it will be read.
    """
    from cxmap.reports.diagnostics.statistics import render_statistics, render_statistics_json

    return render_statistics_json(report) if form == "json" else render_statistics(report, colour=look.colour)
