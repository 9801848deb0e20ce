"""Aliases: what each anchor stands for, and how much may come of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from cxmap.source.words import code, quote

if TYPE_CHECKING:
    from cxmap.source.tree import Frame

_AS_TEXT = re.compile(r"(?:[^\s,:\]}]|:(?!\s)|[ \t](?!#))+")


@dataclass(frozen=True, slots=True)
class Anchored:
    """What an alias stands for.

    Attributes:
        value: The data.
        text: The text of a scalar, to be used as a key; None for a mapping or list.
        nodes: How many nodes it holds when every alias in it is followed; long texts count as several.
        height: How many mappings and lists lie inside each other in it.
    """

    value: object
    text: str | None
    nodes: int
    height: int


NOTHING = Anchored(None, "", 1, 0)
"""What stands in for an alias that leads nowhere."""


class Anchors:
    """The anchors of a document so far; a later anchor of the same name replaces an earlier one."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[str, Anchored | Frame] = {}

    def open(self, name: str, frame: Frame) -> None:
        """Note the anchor of a mapping or list that is not complete yet."""
        self._known[name] = frame

    def close(self, frame: Frame, nodes: int) -> None:
        """Note that a mapping or list with an anchor is complete."""
        if frame.anchor is not None and self._known.get(frame.anchor) is frame:
            container = frame.items if frame.mapping is None else frame.mapping
            self._known[frame.anchor] = Anchored(container, None, nodes, frame.height)

    def add_scalar(self, name: str, value: object, text: str, nodes: int) -> None:
        """Note a scalar with an anchor."""
        self._known[name] = Anchored(value, text, nodes, 0)

    def find(self, name: str) -> Anchored | Frame | None:
        """Return what an alias stands for; a frame where it lies inside the very thing it names."""
        return self._known.get(name)

    def describe_unknown(self, name: str, text: str, start: int) -> tuple[str, str]:
        """Return what is said about an alias that nothing answers to, and the repair.

        Args:
            name: The name behind the asterisk.
            text: The text of the file.
            start: Where the alias begins.
        """
        match = _AS_TEXT.match(text, start)
        meant = (match.group() if match else f"*{name}").rstrip()
        message = f"the alias {code(f'*{name}')} names no anchor above it"
        help = f"put the text in quotes: {code(quote(meant))}"
        if self._known:
            # The first of them: to look at all for each fault would take as long as the two numbers multiplied.
            names = ", ".join(code(f"*{known}") for known in sorted(islice(self._known, 5)))
            help = f"write {names}" if len(self._known) == 1 else f"write one of {names}"
            help += f", or put the text in quotes: {code(quote(meant))}"
        return message, help
