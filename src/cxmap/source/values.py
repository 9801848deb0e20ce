"""What a scalar of a file means, and what is said where it means nothing that can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.source import tags
from cxmap.source.faults import Fault, FaultKind
from cxmap.source.limits import MAX_DIGITS, MAX_FAULTS
from cxmap.source.scalars import NumberTooLong, TagMismatch, resolve_plain, resolve_tagged
from cxmap.source.words import code

if TYPE_CHECKING:
    from cxmap.source.encoding import Decoded


class Stop(Exception):  # noqa: N818  # nothing failed
    """There is no more to read, or the rest is left alone."""


class Values:
    """Resolves the scalars of one file and collects what is wrong with them.

    Attributes:
        faults: What was found so far.
        total: How many faults there are, those that are kept elsewhere included.
    """

    __slots__ = ("_decoded", "faults", "total")

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self.faults: list[Fault] = []
        self.total = 0

    def note(self, kind: FaultKind, said: tuple[str, str], start: int, end: int) -> None:
        """Add a fault.

        Args:
            kind: What sort of fault it is.
            said: The message and the repair.
            start: Where the place begins. Units: code points from the start of the text.
            end: Where it ends, exclusive.

        Raises:
            Stop: There are too many faults.
        """
        self.faults.append(Fault(kind, *said, self._decoded.lines.get_span(start, end)))
        self.count()

    def count(self) -> None:
        """Count one fault.

        Raises:
            Stop: There are too many of them.
        """
        self.total += 1
        if self.total == MAX_FAULTS:
            raise Stop

    def resolve_plain(self, text: str, start: int, end: int) -> object:
        """Return what a scalar without quotes means; a number that cannot be used stays text.

        Args:
            text: The scalar.
            start: Where it begins, with its anchor and tag.
            end: Where it ends.
        """
        try:
            return resolve_plain(text)
        except NumberTooLong:
            self._note_long_number(text, start, end)
            return text

    def _note_long_number(self, text: str, start: int, end: int) -> None:
        if len(text) > MAX_DIGITS:
            message = f"the number {code(text, 20)} has {len(text)} digits, more than {MAX_DIGITS}"
        else:
            message = f"the number {code(text, 20)} is larger than any that can be calculated with"
        help = "write a shorter number, or put it in quotes if it is meant as text"
        self.note("number-too-long", (message, help), start, end)

    def resolve_tagged(self, tag: str, text: str, start: int, end: int, *, style: str | None) -> object:
        """Return what a scalar with a tag means; where the tag is refused, what it means without.

        Args:
            tag: The tag, written out.
            text: The scalar.
            start: Where it begins, with its anchor and tag.
            end: Where it ends.
            style: The quote or the sign of a block scalar, nothing without quotes, `key` for a key.
        """
        kind = "str" if tag == "!" else tags.find_scalar_kind(tag)
        written, tag_start, tag_end = tags.find_tag(self._decoded.text, start, end)
        if kind is None:
            rest = "" if style else tags.get_rest_of_line(self._decoded.text, tag_end, text)
            self.note("tag-refused", tags.describe_refusal(tag, written, rest), tag_start, tag_end)
            return text if style else self.resolve_plain(text, start, end)
        if style == "key":
            return text  # keys are always text
        try:
            return resolve_tagged(kind, text)
        except TagMismatch as mismatch:
            said = tags.describe_mismatch(written, text, mismatch.expected)
            self.note("tag-refused", said, tag_start, tag_end)
        except NumberTooLong:
            self._note_long_number(text, start, end)
        return text
