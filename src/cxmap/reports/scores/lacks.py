"""What a map does not tell, as rows: what is not known, what to write, and where."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.papers.paper import Column, Sheet
from cxmap.reports.scores.survey import locate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxmap.reports.scores.figures import LineOf
    from cxmap.scoring.lack import Lack


def lay_out_lacks(lacks: "Iterable[Lack]", line_of: "LineOf") -> list[dict[str, Any]]:
    """What is not known, as rows hold it."""
    return [{"what": lack.what, "add": lack.add, "at": locate(lack.at, line_of)} for lack in lacks]


def build_lacks(lacks: "Iterable[Lack]", line_of: "LineOf", title: str, *lead: str) -> Sheet:
    """A sheet of what is not known, each once; it is left out where nothing is.

    Args:
        lacks: What is not known.
        line_of: Finds the line on which something would be written.
        title: What follows from it.
        lead: Sentences before it.
    """
    columns = (Column("what", "Not known"), Column("add", "What to write"), Column("at", "At", "id"))
    return Sheet("lacking", title, columns, tuple(lay_out_lacks(dict.fromkeys(lacks), line_of)), lead)
