"""What would change in files, as a unified diff that `patch -p0` and `git apply -p0` take."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cxmap.reports.diagnostics.ink import draw
from cxmap.reports.printable import printable

if TYPE_CHECKING:
    from cxmap.source import Document

_LINE = re.compile(b"[^\n]*\n|[^\n]+")

# What would end a name, or the line that it stands on, and begin a file of its own.
_ODD_IN_NAME = re.compile(b'[\x00-\x1f\x7f"\\\\]')
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def render_diff(changes: "Iterable[tuple[Document, Document]]") -> bytes:
    """The changes as a program takes them, byte for byte.

    Args:
        changes: Files as they are and as they would be.
    """
    return b"".join(line for before, after in changes for line in _compare(before, after))


def show_diff(changes: "Iterable[tuple[Document, Document]]", *, colour: bool = False) -> str:
    """The changes as people see them on a terminal, characters that would command it spelled out.

    Args:
        changes: Files as they are and as they would be.
        colour: Whether to mark it up with ANSI colours.
    """
    lines = (line.decode(errors="replace").rstrip("\n") for pair in changes for line in _compare(*pair))
    return "".join(draw(((printable(line), _STYLES.get(line[:1], "")),), colour=colour) + "\n" for line in lines)


def _compare(before: "Document", after: "Document") -> Iterator[bytes]:
    """The lines of the diff of one file, each with its line end."""
    name = _quote(before.name.encode("utf-8", "surrogateescape"))
    old, new = (_LINE.findall(document.content) for document in (before, after))
    for line in difflib.diff_bytes(difflib.unified_diff, old, new, name, name, lineterm=b"\n"):
        yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _quote(name: bytes) -> bytes:
    """A name as `git apply` and `patch` read it: odd ones stand in quotes, with their odd bytes as in C."""
    quoted = _ODD_IN_NAME.sub(lambda found: b"\\%03o" % found[0][0], name)
    return name if quoted == name else b'"%s"' % quoted
