"""The repair of a finding as changes to the text, so that nobody has to type it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of text that becomes another.

    Attributes:
        span: The text that goes; empty where text is only added.
        text: What stands there instead.
    """

    span: "Span"
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Changes that belong together: all of them are made, or none.

    Attributes:
        title: What they do, in the imperative.
        safe: Whether the map means afterwards what its author meant, so that nobody need look.
        edits: The changes, in the file of the finding, in the order of the text, not overlapping.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...]
