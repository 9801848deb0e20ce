"""One file after one parse: its text, its data, and where each piece of the data was written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from cxmap.limits import FILE_SIZE, USUAL, Limits
from cxmap.source.comments import Comment, find_comments
from cxmap.source.directives import find_too_many
from cxmap.source.encoding import Decoded, decode
from cxmap.source.faults import Fault
from cxmap.source.limits import MAX_FAULTS
from cxmap.source.loader import SPLIT, Loader
from cxmap.source.parser import open_events
from cxmap.source.places import DataPath, Places, Span, trim
from cxmap.source.words import code

if TYPE_CHECKING:
    from pathlib import Path

    from cxmap.source.parser import ParserName
    from cxmap.source.tree import Tree


class Document:
    """A file that was read.

    Attributes:
        name: What people see: the path relative to the working directory where possible, or `<stdin>`.
        path: The file; None for standard input.
        text: The text without a byte order mark, line ends as in the file.
        data: Mappings, lists, texts, numbers, truth values and None, as the core schema of YAML 1.2 says; mapping
            keys are always text. It belongs to the document: changing it makes the places wrong.
        faults: What is wrong with the text, in the order of the file.
        usable: Whether the data can go on to the language; false after a syntax error, a limit, or for an empty file.
        limits: How much it was allowed to ask for.
    """

    __slots__ = ("_decoded", "_digest", "_places", "data", "faults", "limits", "name", "path", "text", "usable")

    def __init__(
        self,
        name: str,
        path: Path | None,
        decoded: Decoded,
        *,
        tree: Tree | None = None,
        faults: tuple[Fault, ...] = (),
        usable: bool = False,
        digest: str | None = None,
        limits: Limits = USUAL,
    ) -> None:
        self.name = name
        self.path = path
        self.text = decoded.text
        self.data = tree.data if tree else None
        self.faults = faults
        self.usable = usable
        self.limits = limits
        self._decoded = decoded
        self._places = tree.places if tree else Places()
        self._digest = digest

    def __repr__(self) -> str:
        return f"Document({self.name!r}, faults={len(self.faults)}, usable={self.usable})"

    def __reduce__(self) -> NoReturn:
        # Places know a container by its identity, which does not survive a copy.
        raise TypeError("a Document cannot be copied or pickled: parse the bytes again")

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes of the file, in hexadecimal; empty where the file was too large to be read."""
        if self._digest is None:
            self._digest = _get_digest(self.content)
        return self._digest

    @property
    def content(self) -> bytes:
        """The bytes of the file, where its text was read exactly; else the same text as UTF-8."""
        return self._decoded.mark + self.text.encode() if self._decoded.exact else self.text.encode()

    @property
    def decoded(self) -> Decoded:
        """The text as it was decoded, for those who change it."""
        return self._decoded

    @property
    def places(self) -> Places:
        """Where everything stands, for those who change it."""
        return self._places

    def span(self, path: DataPath) -> Span:
        """Return the place of the value at the end of a path, or of the deepest node that the path reaches.

        The place of an empty value has no width. The place of an alias is the alias; what lies in it has its place
        at the anchor.

        Args:
            path: Keys and positions; parts that lead nowhere, such as the name of a missing key, are passed over.
        """
        _, _, start, end = self._find(path)
        return self._get_span(start, end)

    def key_span(self, path: DataPath) -> Span:
        """Return the place of the key at the end of a path; of the item in a list; of the first character at the root.

        Args:
            path: Keys and positions; parts that lead nowhere are passed over.
        """
        start, end, _, _ = self._find(path)
        return self._get_span(start, end)

    def resolve(self, path: DataPath) -> DataPath:
        """Return the part of a path that exists in the data.

        Args:
            path: Keys and positions; parts that lead nowhere are left out.
        """
        node = self.data
        found: list[str | int] = []
        for part in path:
            if self._places.find(node, part) is not None:
                node = node[part]  # type: ignore[index]  # found just now
                found.append(part)
        return tuple(found)

    def comments(self) -> tuple[Comment, ...]:
        """Return the comments that speak to the program (`# cxmap: …`), in the order of the file."""
        return find_comments(self._decoded) if self.usable else ()

    def line(self, number: int) -> str:
        """Return a line without its end; empty where the file has no such line.

        Args:
            number: The line, from 1.
        """
        return self._decoded.lines.get_line(number)

    def _find(self, path: DataPath) -> tuple[int, int, int, int]:
        node = self.data
        start, end = self._places.root
        entry = (start, min(start + 1, end), start, end)
        for part in path:
            inner = self._places.find(node, part)
            if inner is not None:
                entry = inner
                node = node[part]  # type: ignore[index]  # found just now
        return entry

    def _get_span(self, start: int, end: int) -> Span:
        return self._decoded.lines.get_span(*trim(self.text, start, end))


def parse_document(
    content: bytes,
    name: str,
    path: Path | None = None,
    *,
    parser: ParserName | None = None,
    limits: Limits = USUAL,
) -> Document:
    """Read the bytes of a file as YAML; whatever they are, the result is a document.

    Args:
        content: The whole file.
        name: What people are to see as its name.
        path: Where it lies; absent for standard input.
        parser: The parser to use; the fastest there is when absent.
        limits: How much the file may ask for.
    """
    if len(content) > limits.file_bytes:
        return make_oversized_document(name, path, limits)
    decoded = decode(content)
    if not decoded.readable:
        return Document(name, path, decoded, faults=decoded.faults, digest=_get_digest(content), limits=limits)
    loader = Loader(decoded, limits)
    error = _load(loader, decoded, parser)
    faults = [*decoded.faults, *loader.faults, *_describe_duplicates(loader, decoded)]
    for fault in error:
        # An unknown alias that turns out to be the start of a text is one fault, not two.
        faults = [other for other in faults if other.kind != "unknown-alias" or not _starts_alike(other, fault)]
        faults.append(fault)
    empty = not error and _is_empty(loader)
    if empty:
        faults.append(_describe_empty(decoded))
    faults.sort(key=lambda fault: (fault.span, fault.kind))
    if loader.total >= MAX_FAULTS:
        faults[-1] = replace(faults[-1], message=f"{faults[-1].message} (reading stopped after {MAX_FAULTS:,} faults)")
    return Document(
        name,
        path,
        decoded,
        tree=loader.tree,
        faults=tuple(faults),
        usable=loader.whole and not error and not empty,
        digest=None if decoded.exact else _get_digest(content),
        limits=limits,
    )


def _load(loader: Loader, decoded: Decoded, parser: ParserName | None) -> list[Fault]:
    """Read everything; return the one fault that the parser itself may find."""
    from yaml import YAMLError

    too_many = find_too_many(decoded)
    if too_many is not None:
        return [too_many]
    events = open_events(decoded.feed, parser)
    try:
        loader.load(events)
    except YAMLError as error:
        from cxmap.source.syntax import explain

        return [explain(error, decoded, loader.last)]
    finally:
        events.dispose()
    return []


def make_oversized_document(name: str, path: Path | None, limits: Limits) -> Document:
    """Return the document that stands for a file beyond the limit, whose text is not kept.

    Args:
        name: What people are to see as its name.
        path: Where it lies.
        limits: What it was held to.
    """
    message = f"the file is larger than {limits.file_size} MiB"
    help = f"{SPLIT}{FILE_SIZE.offer(limits.file_size)}"
    fault = Fault("too-large", message, help, Span(1, 1, 1, 1))
    return Document(name, path, decode(b""), faults=(fault,), digest="", limits=limits)


def _describe_duplicates(loader: Loader, decoded: Decoded) -> list[Fault]:
    faults = []
    help = "remove this key or give it another name; until then only the first one counts"
    for mapping, key, start, end in loader.duplicates:
        first = decoded.lines.get_span(*loader.tree.places.get_key(mapping, key))
        related = (f"{code(key)} stands here first", first)
        span = decoded.lines.get_span(start, end)
        faults.append(Fault("duplicate-key", f"the key {code(key)} is here twice", help, span, (related,)))
    return faults


def _starts_alike(one: Fault, other: Fault) -> bool:
    return (one.span.line, one.span.column) == (other.span.line, other.span.column)


def _is_empty(loader: Loader) -> bool:
    start, end = loader.tree.places.root
    return not loader.found or (loader.whole and loader.tree.data is None and start == end)


def _describe_empty(decoded: Decoded) -> Fault:
    message = "the file holds nothing that could be a map" if decoded.text.strip() else "the file is empty"
    help = "write the map: `cxmap: 1`, a `title` and `stages`"
    return Fault("empty-file", message, help, Span(1, 1, 1, 1))


def _get_digest(content: bytes) -> str:
    from hashlib import sha256

    return sha256(content).hexdigest()
