"""A report as text for a terminal or a pipe."""

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from cxmap.language.plurals import plural
from cxmap.reports.overview.emotions import STAGE, list_curves, list_stages, tell_signs
from cxmap.reports.overview.lists import list_notices
from cxmap.reports.overview.sheets import build_maps, build_ranking, build_teams
from cxmap.reports.page import Page
from cxmap.reports.papers.as_table import LONGEST, add_sentences, add_sheet
from cxmap.reports.papers.lines import break_lines, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.reports.overview.lists import NoticeList
    from cxmap.reports.overview.overview import MapOverview, Overview

ELSEWHERE: Final = "a wider terminal has"
"""Where the columns stand that have no room here."""

MOST_NAME: Final = 20
"""Cells of what stands before a line of facts or of feelings."""

INDENT: Final = 2


def render_terminal(
    overview: "Overview", *, width: int | None = None, colour: bool = False, encoding: str = "utf-8"
) -> str:
    """A report as text with a final newline.

    Args:
        overview: What to tell.
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """
    page = Page(width, colour=colour, encoding=encoding)
    if len(overview.maps) > 1:
        _add_title(page, plural(len(overview.maps), "map"))
        page.add()
        add_sheet(page, build_maps(overview.maps), ELSEWHERE)
    for number, one in enumerate(overview.maps):
        if number or len(overview.maps) > 1:
            page.add()
            page.add_whole("─" * page.width, 0)
        _add_map(page, one)
    return page.text()


def _add_map(page: Page, overview: "MapOverview") -> None:
    _add_title(page, overview.title)
    add_sentences(page, (overview.subtitle, overview.file))
    if overview.summary:
        page.add()
        add_sentences(page, (overview.summary,))
    _add_facts(page, overview)
    page.add()
    add_sheet(page, build_ranking(overview), ELSEWHERE)
    _add_feelings(page, overview)
    teams = build_teams(overview)
    if teams.rows:
        page.add()
        add_sheet(page, teams, ELSEWHERE)
    for notices in list_notices(overview):
        _add_notices(page, notices)


def _add_title(page: Page, title: str) -> None:
    page.add(Text(cut(page.clean(title), page.width), style="bold"))


def _add_facts(page: Page, overview: "MapOverview") -> None:
    if not overview.facts:
        return
    page.add()
    _add_title(page, "At a glance")
    lead = INDENT + max(cell_len(page.clean(fact.label)) for fact in overview.facts) + 2
    for fact in overview.facts:
        _add_hanging(page, Text(page.clean(fact.label), "cyan"), fact.value, lead)


def _add_feelings(page: Page, overview: "MapOverview") -> None:
    """The line of every persona, broken between stages, and where it is lowest."""
    curves = list(list_curves(overview))
    if not curves:
        return
    page.add()
    _add_title(page, "How it feels")
    add_sentences(page, (tell_signs(overview), list_stages(overview)))
    lead = INDENT + max(cell_len(cut(page.clean(curve.name), MOST_NAME)) for curve in curves) + 2
    for curve in curves:
        page.add()
        name = Text(cut(page.clean(curve.name), MOST_NAME), "cyan")
        for line in _join_stages(curve.stages, page.width - lead):
            _add_line(page, name, line, lead)
            name = Text()
        _add_hanging(page, name, curve.lowest, lead)


def _join_stages(stages: "Sequence[str]", width: int) -> list[str]:
    """The blocks of stages with marks between them, on as many lines as they need."""
    lines = [""]
    for stage in stages:
        marked = f"{STAGE}{stage}"
        if lines[-1] and len(lines[-1]) + len(marked) > width:
            lines.append("")
        while len(lines[-1]) + len(marked) > width:
            room = width - len(lines[-1])
            lines[-1:] = [lines[-1] + marked[:room], ""]
            marked = marked[room:]
        lines[-1] += marked
    return lines


def _add_notices(page: Page, found: "NoticeList") -> None:
    page.add()
    _add_title(page, found.title)
    lead = INDENT + len(str(len(found.notices))) + 2
    for number, notice in enumerate(found.notices, start=1):
        _add_hanging(page, Text(f"{number}."), notice.text, lead)
        _add_hanging(page, Text(), notice.help, lead)
        place = Text(page.clean(f"{notice.file}:{notice.line}"), "dim")
        page.add_whole(place, lead)
    _add_hanging(page, Text(), found.rest, lead)


def _add_hanging(page: Page, mark: Text, text: str, lead: int) -> None:
    """A paragraph beside what stands before its first line."""
    words = cut(page.clean(text), LONGEST)
    for line in break_lines(words, page.width - lead) if words else ():
        _add_line(page, mark, line, lead)
        mark = Text()


def _add_line(page: Page, mark: Text, line: str, lead: int) -> None:
    page.add_whole(Text.assemble(mark, " " * (lead - INDENT - cell_len(mark.plain)), line), INDENT)
