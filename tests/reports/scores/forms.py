"""The forms in which a paper of scores is kept whole."""

from collections.abc import Callable

from cxmap.journey.measures import Place
from cxmap.reports.papers.as_csv import render_csv
from cxmap.reports.papers.as_json import render_json
from cxmap.reports.papers.as_markdown import render_markdown
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper

FORMS: dict[str, Callable[[Paper], str]] = {
    "txt": lambda paper: render_table(paper, width=80),
    "wide.txt": lambda paper: render_table(paper, width=170),
    "json": render_json,
    "md": render_markdown,
    "csv": render_csv,
}


def line_of(at: Place) -> int:
    """A line for every place: ten for each step down, so that a test sees which place was asked for."""
    return 10 * len(at.path)
