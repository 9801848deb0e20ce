"""Comments that speak to the program: `# cxmap: …`, with the line that each is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.source.parser import open_events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.source.encoding import Decoded
    from cxmap.source.places import Span

# It begins with the sign itself, which is looked for many times faster than what may stand before it.
_CANDIDATE = re.compile(r"#(?<!\S#)[ \t]*cxmap:[ \t]*")
_BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that begins with `cxmap:`.

    Attributes:
        text: What stands behind it, without white space around it.
        span: The comment from its `#` to the end of the line.
        line: The line it is about: its own, or the next with content where it stands alone.
    """

    text: str
    span: Span
    line: int


def find_comments(decoded: Decoded) -> tuple[Comment, ...]:
    """Find the comments that speak to the program, in the order of the file.

    What only looks like one, inside a text, is none. After a syntax error nobody can tell, and none is found.

    Args:
        decoded: The text of the file.
    """
    if "cxmap:" not in decoded.text:
        return ()
    candidates = list(_CANDIDATE.finditer(decoded.text))
    if not candidates:
        return ()
    inside = _find_inside(decoded, [match.start() for match in candidates])
    comments: list[Comment] = []
    done, followed = 0, 0
    for match in candidates:
        # A comment reaches to the end of its line, whatever it says.
        if match.start() < done or match.start() in inside:
            continue
        line, column = decoded.lines.get_position(match.start())
        done = decoded.lines.get_range(line)[1]
        alone = not decoded.lines.get_line(line)[: column - 1].strip()
        if alone and followed <= line:
            # Of comments below each other, all are about the same line, which is looked for once.
            followed = _find_next(decoded, line)
        text = decoded.text[match.end() : done].rstrip()
        span = decoded.lines.get_span(match.start(), match.end() + len(text))
        comments.append(Comment(text, span, followed if alone and followed <= decoded.lines.count else line))
    return tuple(comments)


def _find_inside(decoded: Decoded, offsets: list[int]) -> set[int]:
    """Return those of the sorted offsets that lie in a text, not in a comment."""
    found: set[int] = set()
    pending = iter(offsets)
    offset = next(pending, None)
    for start, end in _read_scalars(decoded):
        while offset is not None and offset < end:
            if offset >= start:
                found.add(offset)
            offset = next(pending, None)
        if offset is None:
            break
    return found


def _read_scalars(decoded: Decoded) -> Iterator[tuple[int, int]]:
    """Where the texts of the file begin and end; all of what cannot be parsed counts as one."""
    from yaml import ScalarEvent, StreamEndEvent, YAMLError

    events: Any = open_events(decoded.feed)
    end = 0
    try:
        while (kind := type(event := events.get_event())) is not StreamEndEvent:
            if kind is ScalarEvent:
                start, end = event.start_mark.index, event.end_mark.index
                if event.style in _BLOCK_STYLES:
                    # Behind the sign of a block text, on its line, there may be a comment.
                    start = decoded.feed.find("\n", start, end)
                yield start, end
    except YAMLError:
        yield end, len(decoded.feed)
    finally:
        events.dispose()


def _find_next(decoded: Decoded, line: int) -> int:
    """The next line that holds more than a comment; one behind the last where there is none."""
    behind = decoded.lines.count + 1
    lines = ((number, decoded.lines.get_line(number).strip()) for number in range(line + 1, behind))
    return next((number for number, content in lines if content and not content.startswith("#")), behind)
