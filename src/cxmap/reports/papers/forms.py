"""Which forms papers come in; each is imported only when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxmap.reports.papers.paper import Paper

Form = Literal["table", "json", "csv", "markdown"]
FOR_PROGRAMS: frozenset[Form] = frozenset({"json", "csv", "markdown"})
"""Forms that are UTF-8 whatever a terminal speaks, and carry no colours."""


@dataclass(frozen=True, slots=True)
class Style:
    """Where the text will be read; only tables ask.

    Attributes:
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether it may carry ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """

    width: int | None = None
    colour: bool = False
    encoding: str = "utf-8"


def _print_table(papers: "Sequence[Paper]", style: Style) -> str:
    from cxmap.reports.papers.as_table import render_table

    return render_table(papers, width=style.width, colour=style.colour, encoding=style.encoding)


def _print_json(papers: "Sequence[Paper]", _: Style) -> str:
    from cxmap.reports.papers.as_json import render_json

    return render_json(papers)


def _print_csv(papers: "Sequence[Paper]", _: Style) -> str:
    from cxmap.reports.papers.as_csv import render_csv

    return render_csv(papers)


def _print_markdown(papers: "Sequence[Paper]", _: Style) -> str:
    from cxmap.reports.papers.as_markdown import render_markdown

    return render_markdown(papers)


FORMS: "Mapping[str, Callable[[Sequence[Paper], Style], str]]" = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
    "markdown": _print_markdown,
}
"""The printer of each form."""


def render(papers: "Paper | Sequence[Paper]", form: str, style: Style | None = None) -> str:
    """Papers in a form.

    Args:
        papers: One paper, or one a map: of the same form, with the same columns.
        form: The name of the form.
        style: Where it will be read; None means a pipe.

    Raises:
        UsageError: There is no such form. Name one of `FORMS`.
    """
    printer = FORMS.get(form)
    if printer is None:
        raise UsageError(f"no form `{form}`", f"choose {', '.join(FORMS)}")
    return printer(papers if isinstance(papers, Sequence) else [papers], style or Style())
