"""Which parser turns text into events: libyaml where it is there, else the pure Python one of the same library."""

from __future__ import annotations

from typing import Literal, Protocol, cast

ParserName = Literal["libyaml", "python"]
"""The parsers that can be chosen; both give the same events for the same text, libyaml more than ten times faster."""


class Mark(Protocol):
    """A place in the text.

    Attributes:
        index: The offset. Units: code points from the start of the text.
    """

    index: int


class Event(Protocol):
    """A piece of the document; what a kind of event does not carry is absent from it.

    Attributes:
        start_mark: Where it begins, its anchor and tag included.
        end_mark: Where it ends, exclusive; for a mapping or list without brackets, where the next piece begins.
        value: The text of a scalar, escapes resolved.
        style: The quote or the sign of a block scalar; empty or None without quotes.
        tag: The explicit tag, written out; None where there is none.
        anchor: The name of the anchor, or that of an alias; None where there is none.
        flow_style: Whether a mapping or list is written with brackets.
    """

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str | None
    tag: str | None
    anchor: str | None
    flow_style: bool


class Events(Protocol):
    """A stream of parsing events."""

    def get_event(self) -> Event:
        """Return the next event."""

    def dispose(self) -> None:
        """Let go of what the parser holds."""


def find_parser_name() -> ParserName:
    """Return the parser that is used when none is named."""
    import yaml

    return "libyaml" if yaml.__with_libyaml__ else "python"


def open_events(text: str, parser: ParserName | None = None) -> Events:
    """Start to parse a text.

    Args:
        text: The whole text, without a byte order mark.
        parser: The parser to use; the fastest there is when absent.
    """
    import yaml

    # The library's own types allow for events without places, which a parser never makes.
    if (parser or find_parser_name()) == "libyaml":
        return cast("Events", yaml.CBaseLoader(text))
    return cast("Events", yaml.BaseLoader(text))
