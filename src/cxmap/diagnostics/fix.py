"""The repair of a finding as changes to the text, so that nobody has to type it."""

from dataclasses import dataclass

from cxmap.source.edit import Edit

__all__ = ["Edit", "Fix"]


@dataclass(frozen=True, slots=True)
class Fix:
    """Changes that belong together: all of them are made, or none.

    Attributes:
        title: What they do, in the imperative.
        safe: Whether the map means afterwards what its author meant, so that nobody need look.
        edits: The changes, in the file of the finding, in the order of the text, not overlapping.
        form_only: Whether only the form changes, so that the file says the same as before, word for word.
    """

    title: str
    safe: bool
    edits: tuple[Edit, ...]
    form_only: bool = False
