"""Directives: lines for a parser, which stand before a map, and of which a map needs none."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from cxmap.source.faults import Fault
from cxmap.source.limits import MAX_DIRECTIVES

if TYPE_CHECKING:
    from cxmap.source.encoding import Decoded

_NAME = "%TAG"
_DIRECTIVE = re.compile(rf"(?:^|(?<=[\r\n])){_NAME}[^\r\n]*")


def find_too_many(decoded: Decoded) -> Fault | None:
    """Return the fault that a file has too many directives, each of which a parser compares with all before it.

    Args:
        decoded: The text.
    """
    if _NAME not in decoded.feed:
        return None
    match = next(islice(_DIRECTIVE.finditer(decoded.feed), MAX_DIRECTIVES, None), None)
    if match is None:
        return None
    message = f"more than {MAX_DIRECTIVES} lines of the file are directives `{_NAME}`"
    return Fault("yaml-syntax", message, "delete them: a map needs none", decoded.lines.get_span(*match.span()))
