"""All findings of a run: sorted, counted, and the verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.diagnostics.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found.

    Attributes:
        names: The files that were checked, sorted.
        diagnostics: The findings by file, then place, then code; each once.
        fail_on: The least that makes the run fail.
    """

    names: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    fail_on: Severity = Severity.ERROR

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.names)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def blocks(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding makes the run fail; a guess that is only a note never does."""
        guess = diagnostic.heuristic and diagnostic.severity is Severity.NOTE
        return diagnostic.severity.rank >= self.fail_on.rank and not guess

    @property
    def failed(self) -> bool:
        """Whether any finding makes the run fail."""
        return any(map(self.blocks, self.diagnostics))


def build_report(names: Iterable[str], diagnostics: Iterable[Diagnostic], fail_on: Severity = Severity.ERROR) -> Report:
    """Sort findings by file, place and code, and drop repetitions.

    A catalogue that several maps use is one file: what is wrong in it is said once.
    """
    unique = dict.fromkeys(diagnostics)
    return Report(tuple(sorted(set(names))), tuple(sorted(unique, key=_order)), fail_on)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    span = diagnostic.span
    return diagnostic.file, span.line, span.column, diagnostic.code, diagnostic.message
