"""By what a finding is known again in the next run, though lines above it came or went."""

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from cxmap.reports.diagnostics.place import seen_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxmap.diagnostics.diagnostic import Diagnostic
    from cxmap.diagnostics.lined import Lined

NAME = "cxmapFinding/v1"
"""The name says how it was made; another way gets another name, and both can stand side by side."""


class Fingerprints:
    """Gives every finding of a run a fingerprint of its own.

    It is made of the code, the file, the keys that lead to the place, and the words that are underlined. Left out is
    what changes although the finding does not: lines, positions in lists, and the message, which may be better worded
    in the next version of cxmap. Of words on several lines only those on the first count, because what is underlined
    can be a whole stage. Findings that are alike in all this are numbered.

    Args:
        documents: The files that findings are about, by name.
        folder: The working directory as seen from the root of the repository, so that it does not matter where cxmap
            was started.
    """

    def __init__(self, documents: "Mapping[str, Lined]", folder: str) -> None:
        self._documents = documents
        self._folder = folder
        self._seen: Counter[tuple[str, ...]] = Counter()

    def take(self, diagnostic: "Diagnostic") -> dict[str, str]:
        """The fingerprint of the next finding of the run."""
        keys = (key for key in diagnostic.path if isinstance(key, str))
        file = seen_from(diagnostic.file, self._folder)
        alike = (diagnostic.code, file, self._read_words(diagnostic), *keys)
        self._seen[alike] += 1
        parts = "\0".join((*alike, str(self._seen[alike])))
        return {NAME: sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:32]}

    def _read_words(self, diagnostic: "Diagnostic") -> str:
        document, span = self._documents.get(diagnostic.file), diagnostic.span
        if document is None:
            return ""
        end = span.end_column - 1 if span.end_line == span.line else None
        return document.line(span.line)[span.column - 1 : end]
