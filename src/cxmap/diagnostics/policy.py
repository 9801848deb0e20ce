"""What people want to hear: which findings, how much they weigh, and which make a run fail."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cxmap.diagnostics.diagnostic import Diagnostic, Severity

Silences = Mapping[tuple[str, int], frozenset[str]]
"""The codes that a comment silences, by file and line."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is made of findings.

    Findings that say that a file could not be read stay as they are: behind them is what nobody looked at.

    Attributes:
        select: Codes of the only rules that are heard; None for all.
        ignore: Codes of rules that are not heard; it beats `select`.
        file_ignores: Codes that are not heard in a file, by its name.
        severities: How much the findings of a rule weigh, by code.
        fail_on: The least that makes a run fail.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    file_ignores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR

    def judge(self, diagnostics: Iterable[Diagnostic], silences: Silences) -> Iterator[Diagnostic]:
        """Give the findings that are to be heard, each with the weight it is to have.

        Args:
            diagnostics: Everything that was found.
            silences: What comments ask for.
        """
        for found in diagnostics:
            if found.binding:
                yield found
            elif self._wants(found) and found.code not in silences.get((found.file, found.span.line), ()):
                severity = self.severities.get(found.code, found.severity)
                yield found if severity is found.severity else replace(found, severity=severity)

    def _wants(self, found: Diagnostic) -> bool:
        if found.code in self.ignore or (self.select is not None and found.code not in self.select):
            return False
        return found.code not in self.file_ignores.get(found.file, ())
