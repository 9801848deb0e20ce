"""Scores as a table: the ranked touchpoints with the numbers behind them, then what to measure first."""

import shlex
from typing import TYPE_CHECKING

from rich.box import Box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxmap.language.words import enumerate_plainly
from cxmap.reports.page import Page
from cxmap.reports.printable import printable
from cxmap.reports.scores.figures import figure, plural
from cxmap.reports.scores.formula import digits_of, put_in
from cxmap.scoring.method import Basis

if TYPE_CHECKING:
    from cxmap.scoring.method import Method, Part
    from cxmap.scoring.result import RankedTouchpoint, ScoredMap, UnrankedTouchpoint

HEADINGS = {
    "frequency": "Freq.",
    "satisfaction": "Satisf.",
    "dissatisfied": "Dissat.",
    "loyalty": "Loyalty",
    "value": "Value",
}
"""Short names of parts, for narrow columns."""

LONGEST_NAME = 60
LONGEST_LABEL = 30
MANY_COLUMNS = 110
"""Cells from which a table has room for ids and quadrants."""

LABEL_PART = 6
"""A stage or an owner gets at most this part of a line."""

BESIDE = (0, 1, 0, 0)
"""One more cell between two columns of words; numbers need only the one that every column has."""

ASSUMED = "~"
CAPPED = "+"

_RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


def render_table(
    scored: "ScoredMap",
    *,
    top: int | None = None,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """One map's scores as text.

    Args:
        scored: The ranked map.
        top: The last rank to show, 1 or more, and how many touchpoints to name under "Measure first"; None shows all.
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """
    page = Page(width, colour=colour, encoding=encoding)
    journey, method = scored.journey, scored.method
    page.add(Text(page.cut(journey.title, page.width), style="bold"))
    page.add(Text(f"{printable(journey.file)}, method {method.name}: {method.meaning}"))
    page.add()
    shown = scored.up_to(top)
    if shown:
        page.add(_rank_table(page, scored, shown))
        _add_notes(page, scored, shown)
    else:
        page.add(Text(f"Nothing can be ranked yet: {_none_ranked(scored)}."))
    if scored.unranked:
        page.add()
        _add_unranked(page, scored, top)
    return page.text()


def _none_ranked(scored: "ScoredMap") -> str:
    if not scored.unranked:
        return "the map has no touchpoints"
    return f"no touchpoint has {enumerate_plainly(scored.method.required)}"


def _new_table() -> Table:
    return Table(box=_RULE, show_edge=False, padding=0, pad_edge=False, header_style="bold")


def _words(page: Page, text: str, cells: int) -> Padding:
    return Padding(Text(page.cut(text, cells)), BESIDE)


def _rank_table(page: Page, scored: "ScoredMap", shown: "tuple[RankedTouchpoint, ...]") -> Table:
    roomy = page.width >= MANY_COLUMNS
    stages = {stage.id: stage.name for stage in scored.journey.stages}
    table = _new_table()
    table.add_column("# ", justify="right", no_wrap=True)
    for heading in ("Touchpoint", *(["Id"] if roomy else [])):
        table.add_column(heading, overflow="fold")
    for heading in ("Stage", "Owner"):
        # Names of touchpoints tell more than these, so they get the room.
        table.add_column(heading, overflow="fold", max_width=page.width // LABEL_PART)
    if roomy:
        table.add_column("Quadrant", no_wrap=True)
    table.add_column("Score", justify="right", no_wrap=True)
    marks = [max(len(_mark(entry.parts[place])) for entry in shown) for place in range(len(shown[0].parts))]
    for part, mark in zip(shown[0].parts, marks, strict=True):
        table.add_column(HEADINGS.get(part.name, part.name) + " " * mark, justify="right", no_wrap=True)
    for entry in shown:
        touchpoint = entry.touchpoint
        table.add_row(
            Text(f"{entry.rank} ", style="bold"),
            _words(page, touchpoint.name, LONGEST_NAME),
            *([_words(page, touchpoint.id, LONGEST_NAME)] if roomy else []),
            _words(page, stages[touchpoint.stage], LONGEST_LABEL),
            _words(page, touchpoint.owner.name if touchpoint.owner else "-", LONGEST_LABEL),
            *([_words(page, entry.quadrant or "-", LONGEST_LABEL)] if roomy else []),
            Text(f"{entry.score:.1f}", style="bold"),
            *(_part_cell(part, scored.method, mark) for part, mark in zip(entry.parts, marks, strict=True)),
        )
    return table


def _mark(part: "Part") -> str:
    return (CAPPED if part.capped else "") + (ASSUMED if part.basis is not Basis.MEASURED else "")


def _part_cell(part: "Part", method: "Method", cells: int) -> Text:
    # The same room for the mark in every row keeps the numbers under each other.
    return Text(f"{part.value:.{digits_of(part.name, method)}f}").append(_mark(part).ljust(cells), style="yellow")


def _add_notes(page: Page, scored: "ScoredMap", shown: "tuple[RankedTouchpoint, ...]") -> None:
    first, method = shown[0], scored.method
    page.add()
    if len(shown) < len(scored.ranked):
        page.add(Text(f"Showing {len(shown)} of {plural(len(scored.ranked), 'ranked touchpoint')}."))
    page.add(Text(f"Score = {method.formula}"))
    page.add(Text(f"First row: {put_in(method.formula, first.parts)} = {figure(first.score)}"))
    parts = [part for entry in shown for part in entry.parts]
    if any(part.basis is Basis.ASSUMED for part in parts):
        page.add(Text(f"{ASSUMED} an assumption: no evidence stands behind the number."))
    if any(part.basis is Basis.FROM_MEAN for part in parts):
        page.add(
            Text(
                f"{ASSUMED} at {HEADINGS['dissatisfied']} also where no answers were counted: the share is then "
                "(10 − satisfaction)/10, assumed from the mean."
            )
        )
    if any(part.capped for part in parts):
        page.add(Text(f"{CAPPED} met more than once in a journey, which counts as once."))
    page.add(Text("Every input with its place and evidence:"))
    page.add_whole(_command(scored, first.touchpoint.id), 2)


def _command(scored: "ScoredMap", id: str) -> str:
    file = scored.journey.file
    path = "-" if file.startswith("<") else shlex.quote(printable(file))
    return f"cxmap score {path} --explain {id}"


def _add_unranked(page: Page, scored: "ScoredMap", top: int | None) -> None:
    # Those that may turn out to lie highest come first; Python keeps the file order of the others.
    entries = sorted(scored.unranked, key=lambda entry: entry.could_reach)[:top]
    left_out = f", showing {len(entries)}" if len(entries) < len(scored.unranked) else ""
    page.add(Text(f"Measure first ({len(scored.unranked)}{left_out})", style="bold"))
    page.add(Text("Not ranked, because a number is missing or refused. Nothing is put in its place."))
    page.add()
    page.add(_missing_table(page, scored, entries))


def _missing_table(page: Page, scored: "ScoredMap", entries: "list[UnrankedTouchpoint]") -> Table:
    table = _new_table()
    table.add_column("Touchpoint", overflow="fold")
    table.add_column("Owner", overflow="fold")
    table.add_column("Missing", overflow="fold", min_width=18)
    # Without anything ranked there is no rank to reach.
    if scored.ranked:
        table.add_column("At best", no_wrap=True)
    for entry in entries:
        owner = entry.touchpoint.owner
        table.add_row(
            _words(page, entry.touchpoint.name, LONGEST_NAME),
            _words(page, owner.name if owner else "-", LONGEST_LABEL),
            Padding(Text(_missing(page, entry)), BESIDE),
            *([Text(f"rank {entry.could_reach}")] if scored.ranked else []),
        )
    return table


def _missing(page: Page, entry: "UnrankedTouchpoint") -> str:
    reasons = (
        page.cut(f"{metric}: {entry.refused[metric]}", page.width) if metric in entry.refused else metric
        for metric in entry.missing
    )
    return ("\n" if entry.refused else ", ").join(reasons)
