"""What can be wrong with a file before its content is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from cxmap.source.places import Span

FaultKind = Literal[
    "alias-expansion",
    "byte-order-mark",
    "complex-key",
    "control-character",
    "crlf-line-ends",
    "duplicate-key",
    "empty-file",
    "merge-key",
    "not-utf8",
    "number-too-long",
    "recursive-alias",
    "several-documents",
    "tag-refused",
    "too-deep",
    "too-large",
    "unknown-alias",
    "yaml-syntax",
]
"""Every kind of fault that reading a file can find."""

FAULT_KINDS: tuple[str, ...] = get_args(FaultKind)
"""The kinds of fault, in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the text of a file.

    Attributes:
        kind: What sort of fault it is.
        message: One sentence that names what stands in the file.
        help: The repair, in the imperative.
        span: The place the author must change.
        related: Other places that explain it, each with what stands there.
    """

    kind: FaultKind
    message: str
    help: str
    span: Span
    related: tuple[tuple[str, Span], ...] = ()
