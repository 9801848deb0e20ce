"""Names of files as those who read a form look for them."""

import posixpath
from typing import TYPE_CHECKING

from cxmap.reports.printable import printable
from cxmap.source import STANDARD_INPUT_NAME

if TYPE_CHECKING:
    from cxmap.source import Span


def seen_from(file: str, folder: str) -> str:
    """The path of a file as seen from the root of the repository.

    Args:
        file: The name that people see: a path from the working directory, or an absolute one.
        folder: The working directory as seen from the root; empty where that is the root itself.
    """
    if not folder or file == STANDARD_INPUT_NAME:
        return file
    return posixpath.normpath(posixpath.join(folder, file))


def write_place(file: str, span: "Span") -> str:
    """`file:line:column`, as editors find it in a log; a build server must not take a name for a command of its own."""
    name = printable(file)
    # GitHub skips white space, and obeys a line that then begins with two colons.
    return f"{'./' if name.lstrip().startswith('::') else ''}{name}:{span.line}:{span.column}"
