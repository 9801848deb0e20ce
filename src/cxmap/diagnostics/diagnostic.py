"""One finding about a map, with its place, its reason and its repair."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.diagnostics.fix import Fix
    from cxmap.source import Span


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return _RANKS[self]


_RANKS = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def is_binding(code: str, severity: Severity) -> bool:
    """Whether findings of a rule say that part of a file could not be read: errors of text and language, CX0 and CX1.

    Args:
        code: The code of the rule.
        severity: How much its findings weigh by themselves.
    """
    return severity is Severity.ERROR and code < "CX2"


@dataclass(frozen=True, slots=True)
class Label:
    """A related place with what it has to do with the finding."""

    message: str
    file: str
    span: "Span"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding that can be shown in any form.

    Attributes:
        code: Its rule's code, e.g. `CX201`.
        name: Its rule's name, e.g. `unknown-channel`.
        severity: How much it weighs.
        message: One sentence that names the value.
        file: Name of the file, as shown to people.
        span: The text it is about.
        path: Keys and list positions of that text; empty where the file as a whole is meant.
        help: The repair, in the imperative; empty where there is none.
        related: Other places that explain it.
        fix: The repair as changes to the text; None where it takes a person.
        heuristic: Whether its rule can only guess.
    """

    code: str
    name: str
    severity: Severity
    message: str
    file: str
    span: "Span"
    path: tuple[str | int, ...]
    help: str = ""
    related: tuple[Label, ...] = ()
    fix: "Fix | None" = None
    heuristic: bool = False

    @property
    def binding(self) -> bool:
        """Whether it says that part of a file could not be read, which nobody can wish away."""
        return is_binding(self.code, self.severity)
