"""From what a rule would change to the text that would change: the document knows how it is written."""

from typing import TYPE_CHECKING

from cxmap.diagnostics.fix import Edit, Fix
from cxmap.rules.repair import (
    Change,
    InsertComment,
    Remove,
    RemoveComment,
    RemoveMark,
    RemoveRepetition,
    RenameKey,
    Reorder,
    Repair,
    Rewrite,
    ShortenComment,
    UnifyLineEnds,
)
from cxmap.source import editing
from cxmap.source.edit import overlap
from cxmap.source.order import reorder
from cxmap.source.removal import remove
from cxmap.source.repetition import remove_repetition

if TYPE_CHECKING:
    from cxmap.source import Document

FORM_ONLY = (InsertComment, RemoveComment, RemoveMark, RemoveRepetition, Reorder, ShortenComment, UnifyLineEnds)
"""Changes after which a file says the same as before; of a key that stands twice, only the first was ever read."""


def resolve(repair: Repair, document: "Document") -> Fix | None:
    """The changes to the text of a file that a repair asks for.

    Args:
        repair: What a rule would change.
        document: The file that it found fault with.

    Returns:
        The changes; None where it is not certain that they would change nothing else.
    """
    edits: list[Edit] = []
    safe = repair.safe
    for change in repair.changes:
        made, says_the_same = _edit(document, change)
        if not made:
            return None
        safe = safe or says_the_same
        edits += made
    if overlap(edits):
        return None
    form_only = all(isinstance(change, FORM_ONLY) for change in repair.changes)
    return Fix(repair.title, safe, tuple(sorted(edits, key=lambda edit: edit.span)), form_only)


def _edit(document: "Document", change: Change) -> tuple[editing.Edits | None, bool]:
    """The edits of a change, and whether they take out only what stands in the file a second time."""
    if isinstance(change, RemoveRepetition):
        return remove_repetition(document, change.key)
    return (_edit_form(document, change) or _edit_content(document, change)), False


def _edit_content(document: "Document", change: Change) -> editing.Edits | None:
    edits: editing.Edits | None = None
    match change:
        case Rewrite(path, value):
            edits = editing.rewrite(document, path, value)
        case RenameKey(path, key):
            edits = editing.rename_key(document, path, key)
        case Remove(path):
            edits = remove(document, path)
    return edits


def _edit_form(document: "Document", change: Change) -> editing.Edits | None:
    edits: editing.Edits | None = None
    match change:
        case Reorder(path, keys):
            edits = reorder(document, path, keys)
        case InsertComment(line, text):
            edits = editing.insert_line(document, line, text)
        case RemoveComment(span):
            edits = editing.remove_comment(document, span)
        case ShortenComment(span):
            edits = editing.remove_text(document, span)
        case UnifyLineEnds():
            edits = editing.unify_line_ends(document)
        case RemoveMark():
            edits = editing.remove_mark(document)
    return edits
