"""Things to do as a terminal and Markdown list them: not more than people read, and nothing said twice in a row."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cxmap.reports.overview.sheets import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.reports.overview.overview import MapOverview, Notice


class NoticeList(NamedTuple):
    """Things to do under a title.

    Attributes:
        title: What they are.
        notices: Those that are shown.
        rest: How many more there are, in a sentence; empty where there are none.
    """

    title: str
    notices: "tuple[Notice, ...]"
    rest: str


def list_notices(overview: "MapOverview") -> "Iterator[NoticeList]":
    """What is overdue and what to do next, as far as there is anything."""
    for title, notices in (("What is overdue", overview.stale), ("What to do next", overview.next_steps)):
        if notices:
            shown, more = notices[:SHOWN], len(notices) - SHOWN
            rest = f"{more:,} more: `cxmap validate` lists them all." if more > 0 else ""
            yield NoticeList(title, tuple(_say_once(shown)), rest)


def _say_once(notices: "Sequence[Notice]") -> "Iterator[Notice]":
    """Leave out the advice that stood with the notice before."""
    before = ""
    for notice in notices:
        yield replace(notice, help="") if notice.help == before else notice
        before = notice.help
