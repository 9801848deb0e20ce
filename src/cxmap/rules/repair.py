"""What a rule would change, said by name: the document knows how to write it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cxmap.source import DataPath, Span

Scalar: TypeAlias = "str | int | float | bool"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Put another value in the place of a text, number or truth value.

    Attributes:
        path: The way to it.
        value: What stands there instead; a list of texts is written in brackets.
    """

    path: "DataPath"
    value: "Scalar | tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Give a key another name; its value stays as it is.

    Attributes:
        path: The way to the entry.
        key: The new name; where the mapping has it already, nothing is changed.
    """

    path: "DataPath"
    key: str


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out an entry or item with the comments that belong to it; a mapping or list left empty goes with it.

    Attributes:
        path: The way to it.
    """

    path: "DataPath"


@dataclass(frozen=True, slots=True)
class RemoveRepetition:
    """Take out an entry whose key stood in the mapping before; safe only where both say the same.

    Attributes:
        key: Where the key stands again.
    """

    key: "Span"


@dataclass(frozen=True, slots=True)
class Reorder:
    """Bring the entries of a mapping into another order, each with the comments that belong to it.

    Attributes:
        path: The way to the mapping.
        keys: All its keys, in the new order.
    """

    path: "DataPath"
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InsertComment:
    """Add a line that is a comment.

    Attributes:
        line: The line it is put before, from 1.
        text: What it says, with its `#`.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveComment:
    """Take out a comment; a line that holds nothing else goes with it.

    Attributes:
        span: The comment, from its `#`.
    """

    span: "Span"


@dataclass(frozen=True, slots=True)
class ShortenComment:
    """Take out a piece of a comment.

    Attributes:
        span: The piece.
    """

    span: "Span"


@dataclass(frozen=True, slots=True)
class UnifyLineEnds:
    """End every line with LF."""


@dataclass(frozen=True, slots=True)
class RemoveMark:
    """Take away the byte order mark."""


Change: TypeAlias = (
    Rewrite
    | RenameKey
    | Remove
    | RemoveRepetition
    | Reorder
    | InsertComment
    | RemoveComment
    | ShortenComment
    | UnifyLineEnds
    | RemoveMark
)


@dataclass(frozen=True, slots=True)
class Repair:
    """Changes to the file of a finding that put it right together.

    Attributes:
        title: What they do, in the imperative.
        changes: The changes.
        safe: Whether the map means afterwards what its author meant, so that nobody need look.
    """

    title: str
    changes: tuple[Change, ...]
    safe: bool = False
