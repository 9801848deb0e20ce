"""The files that findings are about, read again when somebody asks for a line."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from cxmap.errors import FileProblem
from cxmap.limits import FILE_SIZE, Limits

if TYPE_CHECKING:
    from cxmap.diagnostics.lined import Lined
    from cxmap.source import Document
    from cxmap.source.encoding import Decoded
    from cxmap.usecases.examined import Examined, Origin

_MOST = 8
"""So many files are kept at a time: findings come file by file, and few have places in others."""

_AS_THEN = Limits(file_size=FILE_SIZE.most)
"""What was small enough when it was checked is small enough to be read again."""


class Text:
    """The lines of a file."""

    def __init__(self, decoded: "Decoded") -> None:
        self._lines = decoded.lines

    def line(self, number: int) -> str:
        """Return a line without its end; empty where the file has no such line.

        Args:
            number: The line, from 1.
        """
        return self._lines.get_line(number)


class Pages(Mapping[str, "Lined"]):
    """Files by name, as they were when they were checked: one that has changed since is not there.

    Args:
        examined: What there is to say about files; those without findings are left out.
        documents: Files that cannot be read again, such as standard input.
    """

    def __init__(self, examined: "Iterable[Examined]" = (), documents: "Iterable[Document]" = ()) -> None:
        self._documents = {document.name: document for document in documents}
        self._origins: dict[str, Origin] = {}
        self._texts: dict[str, Text] = {}
        for one in examined:
            if one.diagnostics or one.suppressions:
                self._origins |= {origin.name: origin for origin in (one.grounds.file, *one.grounds.catalogues)}

    def __getitem__(self, name: str) -> "Lined":
        origin = self._origins[name]
        if name in self._documents:
            return self._documents[name]
        text = self._texts.pop(name, None) or self._read(origin)
        if len(self._texts) == _MOST:
            del self._texts[next(iter(self._texts))]
        self._texts[name] = text
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._origins)

    def __len__(self) -> int:
        return len(self._origins)

    def _read(self, origin: "Origin") -> Text:
        from cxmap.source.encoding import decode

        # Of a file that was too large to be read, no line is shown.
        return Text(decode(self._read_bytes(origin) if origin.digest else b""))

    def _read_bytes(self, origin: "Origin") -> bytes:
        """The bytes of a file, which must be what they were."""
        from cxmap.source.files import read_bytes

        try:
            content = None if origin.path is None else read_bytes(origin.path, origin.name, _AS_THEN)
        except FileProblem:
            content = None
        if content is None or sha256(content).hexdigest() != origin.digest:
            raise KeyError(origin.name)
        return content
