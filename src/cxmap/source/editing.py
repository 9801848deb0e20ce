"""Small edits at places of a document; each is refused where it is not certain that it changes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cxmap.source.edit import NO_MARK, Edit, Stretch, make_edits
from cxmap.source.places import Span, trim
from cxmap.source.targets import find_target, is_editable, is_repeated, is_shared
from cxmap.source.writing import Scalar, write_scalar, write_value

if TYPE_CHECKING:
    from cxmap.source.document import Document
    from cxmap.source.places import DataPath

Edits: TypeAlias = tuple[Edit, ...]

_QUOTES = ('"', "'")
_NO_SCALAR = ("", "|", ">", "*", "&", "!", "{", "[")


def rewrite(document: Document, path: DataPath, value: Scalar | tuple[str, ...]) -> Edits | None:
    """Put another value in the place of a text, number or truth value, in the quotes that stand there.

    Args:
        document: The file.
        path: The way to the value.
        value: What stands there instead; several texts become a list in brackets.

    Returns:
        The edits; None where nothing stands there, or a block of lines, or an anchor or alias is in play.
    """
    target = find_target(document, path)
    if target is None or is_shared(document, target.start):
        return None
    start, end = trim(document.text, target.start, target.end)
    first = document.text[start:end][:1]
    if first in _NO_SCALAR or _has_tag(document, target.start, start):
        return None
    quotes = first if first in _QUOTES else ""
    return make_edits(document, [Stretch(start, end, write_value(value, quotes, flow=target.inline))])


def rename_key(document: Document, path: DataPath, key: str) -> Edits | None:
    """Give a key another name, in the quotes that stand there.

    Args:
        document: The file.
        path: The way to the entry.
        key: The new name.

    Returns:
        The edits; None where the mapping has that key already, or an anchor or alias is in play.
    """
    target = find_target(document, path)
    if target is None or not isinstance(target.container, dict) or key in target.container:
        return None
    if is_repeated(document, target):
        return None
    start, end = target.key_start, target.key_end
    first = document.text[start:end][:1]
    if first in (*_NO_SCALAR, "?") or document.text[:start].endswith(("? ", "?\t")):
        return None
    quotes = first if first in _QUOTES else ""
    return make_edits(document, [Stretch(start, end, write_scalar(key, quotes, flow=target.inline, key=True))])


def insert_line(document: Document, line: int, text: str) -> Edits | None:
    """Add a line.

    Args:
        document: The file.
        line: The line before which it is put, from 1.
        text: What it holds, without a line end.

    Returns:
        The edits; None where the file cannot be edited.
    """
    if not is_editable(document):
        return None
    return (Edit(Span(line, 1, line, 1), text + find_line_end(document)),)


def remove_text(document: Document, span: Span) -> Edits | None:
    """Take out a piece of text as it stands.

    Args:
        document: The file.
        span: The text.

    Returns:
        The edits; None where the file cannot be edited.
    """
    return (Edit(span, ""),) if is_editable(document) else None


def remove_comment(document: Document, span: Span) -> Edits | None:
    """Take out a comment with the white space before it; a line that holds nothing else goes with it.

    Args:
        document: The file.
        span: The comment, from its `#`.

    Returns:
        The edits; None where the file cannot be edited.
    """
    if not is_editable(document):
        return None
    lines = document.decoded.lines
    line_start, line_end = lines.get_range(span.line)
    before = document.text[line_start : lines.get_offset(span.line, span.column)].rstrip(" \t")
    if not before:
        return make_edits(document, [Stretch(line_start, line_end, "")])
    content_end = line_start + len(document.text[line_start:line_end].rstrip("\r\n"))
    return make_edits(document, [Stretch(line_start + len(before), content_end, "")])


def unify_line_ends(document: Document) -> Edits | None:
    """End every line with LF: one edit of the whole text, because every line changes.

    Args:
        document: The file.

    Returns:
        The edits; None where the file cannot be edited.
    """
    if not is_editable(document):
        return None
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    return make_edits(document, [Stretch(0, len(document.text), text)])


def remove_mark(document: Document) -> Edits | None:
    """Take away the byte order mark.

    Args:
        document: The file.

    Returns:
        The edits; None where the file cannot be edited.
    """
    return (NO_MARK,) if is_editable(document) else None


def find_line_end(document: Document) -> str:
    """Return how the first line ends; LF where there is no line end.

    Args:
        document: The file.
    """
    start, end = document.decoded.lines.get_range(1)
    line = document.text[start:end]
    return line[len(line.rstrip("\r\n")) :] or "\n"


def _has_tag(document: Document, start: int, bare: int) -> bool:
    """Whether a tag, which says what the text means, stands before it."""
    return "!" in document.text[start:bare]
