"""What an edit is aimed at: an entry or item with its offsets, where changing it changes nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cxmap.source.places import trim

if TYPE_CHECKING:
    from cxmap.source.document import Document
    from cxmap.source.places import DataPath

_ANCHOR = re.compile(r"(?:![^\s]*\s+)?&([^\s,\[\]{}]+)")
_ANY_ANCHOR = re.compile(r"(?<![^\s,\[{:])&([^\s,\[\]{}]+)")
_ANY_ALIAS = re.compile(r"(?<![^\s,\[{:])\*([^\s,\[\]{}]+)")


class Target(NamedTuple):
    """An entry of a mapping or an item of a list; of an item, the key is the item itself.

    Attributes:
        key_start: Where the key begins, with its anchor and tag.
        key_end: Where it ends.
        start: Where the value begins, with its anchor and tag.
        end: Where it ends.
        container: The mapping or list that holds it.
        flow: Whether that is written with brackets or braces.
        inline: Whether brackets or braces are around it at any distance.
    """

    key_start: int
    key_end: int
    start: int
    end: int
    container: dict[str, object] | list[object]
    flow: bool
    inline: bool


def is_editable(document: Document) -> bool:
    """Say whether a file can be changed at all: it was read to its end, and writing it again gives the same bytes.

    Args:
        document: The file.
    """
    return document.usable and document.decoded.exact and all(fault.kind != "merge-key" for fault in document.faults)


def find_target(document: Document, path: DataPath) -> Target | None:
    """Return the entry or item at the end of a path; None where there is none, or where it stands for several.

    Args:
        document: The file.
        path: Keys and positions; all of them must exist.
    """
    if not path or not is_editable(document):
        return None
    node = document.data
    start, end = document.places.root
    inline = False
    for number, part in enumerate(path):
        entry = document.places.find(node, part)
        if entry is None or is_alias(document, start) or is_shared(document, start):
            return None
        flow = is_flow(document, start, end)
        inline = inline or flow
        if number == len(path) - 1 and isinstance(node, (dict, list)):
            return Target(*entry, node, flow, inline)
        node = node[part]  # type: ignore[index]  # found just now
        start, end = entry[2:]
    return None


def is_repeated(document: Document, target: Target) -> bool:
    """Say whether the key of an entry stands in its mapping again; without the entry, the other one would count.

    Args:
        document: The file.
        target: The entry.
    """
    firsts = (fault.related[0][1] for fault in document.faults if fault.kind == "duplicate-key")
    return document.decoded.lines.get_span(target.key_start, target.key_end) in firsts


def is_flow(document: Document, start: int, end: int) -> bool:
    """Say whether a mapping or list is written with brackets or braces.

    Args:
        document: The file.
        start: Where it begins, with its anchor and tag.
        end: Where it ends.
    """
    bare, _ = trim(document.text, start, end)
    return document.text[bare : bare + 1] in ("[", "{")


def is_alias(document: Document, start: int) -> bool:
    """Say whether an alias stands in the place of a node.

    Args:
        document: The file.
        start: Where the node begins.
    """
    return document.text.startswith("*", start)


def is_shared(document: Document, start: int) -> bool:
    """Say whether aliases may stand for a node elsewhere.

    Args:
        document: The file.
        start: Where the node begins, with its anchor and tag.
    """
    match = _ANCHOR.match(document.text, start)
    return match is not None and _is_named(document.text, match[1])


def holds_shared(document: Document, start: int, end: int) -> bool:
    """Say whether aliases may stand for a node that lies in a piece of the text.

    Args:
        document: The file.
        start: Where the piece begins.
        end: Where it ends.
    """
    return any(_is_named(document.text, match[1]) for match in _ANY_ANCHOR.finditer(document.text, start, end))


def _is_named(text: str, anchor: str) -> bool:
    return anchor.partition(":")[0] in _list_aliases(text)


@lru_cache(maxsize=1)
def _list_aliases(text: str) -> frozenset[str]:
    """What could be an alias in a text, without what follows a colon, which may be a part of its name or not.

    It is listed once: whoever looked for each of many ampersands by itself would read the text as often.
    """
    return frozenset(match[1].partition(":")[0] for match in _ANY_ALIAS.finditer(text))
