"""How often each rule speaks, for those who bring order into many maps."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.reports.diagnostics.as_json import summarise_counts, write_json
from cxmap.reports.diagnostics.ink import SEVERITIES, draw
from cxmap.reports.diagnostics.summary import summarise

if TYPE_CHECKING:
    from cxmap.diagnostics.report import Report

FORM = "cxmap-statistics/1"


@dataclass(frozen=True, slots=True)
class Share:
    """What one rule found.

    Attributes:
        count: How many findings there are.
        code: The code of the rule.
        name: The name of the rule.
        severity: How much its findings weigh.
    """

    count: int
    code: str
    name: str
    severity: Severity


def count_rules(report: "Report") -> list[Share]:
    """What each rule found, the most first; rules that found equally much by code."""
    counts = Counter((found.code, found.name, found.severity) for found in report.diagnostics)
    shares = (Share(count, code, name, severity) for (code, name, severity), count in counts.items())
    return sorted(shares, key=lambda share: (-share.count, share.code, share.severity))


def render_statistics(report: "Report", *, colour: bool = False) -> str:
    """A line a rule, then the summary.

    Args:
        report: What was found.
        colour: Whether to mark it up with ANSI colours.
    """
    shares = count_rules(report)
    digits = max((len(f"{share.count:,}") for share in shares), default=0)
    letters = max((len(share.name) for share in shares), default=0)
    lines = [
        draw(
            (
                (f"{share.count:>{digits},}", "bold"),
                (f"  {share.code}  {share.name:<{letters}}  ", ""),
                (share.severity.value, SEVERITIES[share.severity]),
            ),
            colour=colour,
        )
        for share in shares
    ]
    return "\n".join([*lines, *([""] if lines else []), summarise(report), ""])


def render_statistics_json(report: "Report") -> str:
    """The same as one JSON document with a final newline, form `cxmap-statistics/1`."""
    document = {
        "form": FORM,
        "files": report.files,
        "summary": summarise_counts(report),
        "rules": [
            {"code": share.code, "name": share.name, "severity": share.severity.value, "count": share.count}
            for share in count_rules(report)
        ],
    }
    return write_json(document)
