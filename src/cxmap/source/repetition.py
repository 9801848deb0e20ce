"""Keys that stand twice in a mapping: what is read keeps only the first, so the second is looked up in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cxmap.source.edit import get_stretches
from cxmap.source.parser import open_events
from cxmap.source.removal import remove_target
from cxmap.source.targets import Target, is_editable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.source.document import Document
    from cxmap.source.editing import Edits
    from cxmap.source.places import Span


# In a text it is none; to ask somebody to look once too often is better than to lose what was written.
_COMMENT = re.compile(r"(?<!\S)#")


class _Node(NamedTuple):
    """A node of the text: where it stands and what it says (None where that is open), a mapping's entries in pairs."""

    start: int
    end: int
    says: object
    text: str = ""
    children: tuple[_Node, ...] = ()
    flow: bool = False
    is_map: bool = False


class _Repetition(NamedTuple):
    """An entry whose key stood before, its neighbours, and whether it says the same as the first one."""

    target: Target
    before: tuple[int, int]
    behind: int | None
    same: bool


def remove_repetition(document: Document, key: Span) -> tuple[Edits | None, bool]:
    """Take out an entry whose key stood in its mapping before.

    Args:
        document: The file.
        key: Where the key stands again.

    Returns:
        The edits, None where the entry cannot be taken out by itself; and whether nothing is lost with it, because both
        entries say the same and no comment goes.
    """
    if not is_editable(document):
        return None, False
    found = _find_repetitions(document.decoded.feed).get(document.decoded.lines.get_offset(key.line, key.column))
    if found is None:
        return None, False
    target, before, behind, same = found
    edits = remove_target(document, target, before, behind)
    if edits is None:
        return None, False
    gone = (document.text[start:end] for start, end, _ in get_stretches(document, edits))
    return edits, same and not any(map(_COMMENT.search, gone))


@lru_cache(maxsize=1)
def _find_repetitions(text: str) -> dict[int, _Repetition]:
    """All entries whose keys stood in their mapping before, by the offset of the key."""
    found: dict[int, _Repetition] = {}
    waiting = [(_compose(text), False)]
    while waiting:
        node, inline = waiting.pop()
        inline = inline or node.flow
        waiting += [(child, inline) for child in node.children]
        if node.is_map:
            found |= _list_repetitions(node, inline=inline)
    return found


def _list_repetitions(node: _Node, *, inline: bool) -> Iterator[tuple[int, _Repetition]]:
    firsts: dict[str, _Node] = {}
    pairs = list(zip(node.children[::2], node.children[1::2], strict=True))
    for number, (name, value) in enumerate(pairs):
        first = firsts.setdefault(name.text, value)
        if first is not value:
            target = Target(name.start, name.end, value.start, value.end, {}, node.flow, inline)
            before = (pairs[number - 1][0].start, pairs[number - 1][1].end)
            behind = pairs[number + 1][0].start if number + 1 < len(pairs) else None
            same = first.says is not None and first.says == value.says
            yield name.start, _Repetition(target, before, behind, same)


def _compose(text: str) -> _Node:
    from yaml import DocumentStartEvent, StreamStartEvent

    events = open_events(text)
    try:
        stream = _list_events(events)
        event = next(stream)
        while type(event) in (StreamStartEvent, DocumentStartEvent):
            event = next(stream)
        return _read(event, stream, 0)
    finally:
        events.dispose()


def _list_events(events: Any) -> Iterator[Any]:  # noqa: ANN401  (the library has no types for its own parsers)
    while True:
        yield events.get_event()


def _read(event: Any, stream: Iterator[Any], before: int) -> _Node:  # noqa: ANN401  (as above)
    """Read a node that begins with an event; what an alias says is left open."""
    from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

    kind, start = type(event), event.start_mark.index
    if kind is AliasEvent:
        return _Node(start, event.end_mark.index, None)
    if kind is ScalarEvent:
        empty = start == event.end_mark.index  # the parser places nothing where the next thing begins
        end = before if empty else event.end_mark.index
        return _Node(before if empty else start, end, (event.value, bool(event.style), event.tag), event.value)
    children: list[_Node] = []
    end = start
    while (inner := type(closing := next(stream))) is not MappingEndEvent and inner is not SequenceEndEvent:
        children.append(_read(closing, stream, end))
        end = children[-1].end
    if event.flow_style:
        end = closing.end_mark.index
    whole = event.anchor is None and all(child.says is not None for child in children)
    content = (kind, event.tag, tuple(child.says for child in children)) if whole else None
    return _Node(start, end, content, "", tuple(children), bool(event.flow_style), kind is MappingStartEvent)
