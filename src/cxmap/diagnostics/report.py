"""All findings of a run: sorted, counted, and the verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.diagnostics.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found.

    Attributes:
        files: How many files were checked.
        diagnostics: The findings by file, then place, then code; each once.
    """

    files: int
    diagnostics: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    @property
    def failed(self) -> bool:
        """Whether any finding is an error."""
        return self.count(Severity.ERROR) > 0


def build_report(files: int, diagnostics: Iterable[Diagnostic]) -> Report:
    """Sort findings by file, place and code, and drop repetitions.

    A catalogue that several maps use is one file: what is wrong in it is said once.
    """
    unique = dict.fromkeys(diagnostics)
    return Report(files, tuple(sorted(unique, key=_order)))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    span = diagnostic.span
    return diagnostic.file, span.line, span.column, diagnostic.code, diagnostic.message
