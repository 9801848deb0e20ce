"""What a journey depends on as a paper: every system, team, role and channel by what is lost with it."""

import shlex
from typing import TYPE_CHECKING

from cxmap.language.words import enumerate_plainly
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.printable import printable
from cxmap.reports.scores.figures import LineOf, plural, share
from cxmap.reports.scores.lacks import build_lacks
from cxmap.reports.scores.ranges import ENDS, OPEN_NUMBERS, lay_out_range, write_share
from cxmap.reports.scores.roles import build_roles
from cxmap.reports.scores.survey import locate
from cxmap.scoring.dependence import MOST_JOURNEYS
from cxmap.scoring.stake import FORMULA, list_lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.scoring.dependence import Dependence, Dependences

FORM = "cxmap-dependence/1"

COLUMNS = (
    "At stake: the part of the loyalty at stake in a journey that lies at the touchpoints that are lost. Stops: the "
    "share of journeys that come to one of them. Goal: the share that still reaches the goal; cut off where no way is "
    "left. Lost and weak: touchpoints that cannot take place, or are only harder. KPIs: those that can move no more."
)


def build_paper(result: "Dependences", line_of: LineOf) -> Paper:
    """Everything that a map depends on.

    Args:
        result: The dependences of the map.
        line_of: Finds the line on which something was written.
    """
    journey = result.journey
    lacks = [*list_lacks(journey.touchpoints.values()), *(lack for weight in result.roles for lack in weight.lacks)]
    return Paper(
        FORM,
        {"map": journey.id, "formula": FORMULA, "done": lay_out_range(result.done)},
        f"{journey.title}: what it depends on",
        f"{journey.file}: what is lost without each system, team, role and channel, the greatest loss first.",
        (
            _build_entries(result, line_of),
            build_roles(result.roles, line_of),
            build_lacks(lacks, line_of, "Measure first", "Without these numbers some losses are only known in part."),
        ),
        tuple(_lead_on(result)),
    )


def _lead_on(result: "Dependences") -> "Iterator[tuple[str, str]]":
    for first in result.entries[:1]:
        command = f"cxmap score {write_path(result.journey.file)} --without {first.kind}:{first.entry.id}"
        yield "What is lost without the first of them, touchpoint by touchpoint:", command


def _build_entries(result: "Dependences", line_of: LineOf) -> Sheet:
    columns = (
        Column("rank", "#", "whole"),
        Column("name", "Without", most=26),
        Column("kind", "Kind", "id"),
        Column("part", "At stake", "share", 0, show=lambda row: write_share(row["part"], 0), parts=ENDS),
        Column("stopped", "Stops", "share", 0, show=lambda row: write_share(row["stopped"], 0), parts=ENDS),
        Column("done", "Goal", "share", 0, show=_show_done, parts=ENDS),
        Column("lost", "Lost", "whole", show=lambda row: str(len(row["lost"]))),
        Column("weakened", "Weak", "whole", show=lambda row: str(len(row["weakened"]))),
        Column("kpis", "KPIs", "whole", show=lambda row: str(len(row["kpis"]))),
        Column("people", "People", "number", 1, roomy=True),
        Column("stake", parts=ENDS),
        *(Column(key) for key in ("id", "cuts_off", "single_point", "at")),
    )
    rows = tuple(_build_row(entry, line_of) for entry in result.entries)
    return Sheet("dependences", "", columns, rows, notes=_say_notes(result), empty="No touchpoint depends on anything.")


def _build_row(entry: "Dependence", line_of: LineOf) -> Row:
    return {
        "rank": entry.rank,
        "kind": str(entry.kind),
        "id": entry.entry.id,
        "name": entry.entry.name,
        "part": lay_out_range(entry.part),
        "stake": lay_out_range(entry.stake),
        "stopped": lay_out_range(entry.stopped),
        "done": lay_out_range(entry.done),
        "cuts_off": entry.cuts_off,
        "single_point": entry.single_point,
        "lost": [effect.touchpoint.id for effect in entry.lost],
        "weakened": [effect.touchpoint.id for effect in entry.weakened],
        "kpis": [kpi.id for kpi in entry.kpis],
        "people": entry.people,
        "at": locate(entry.entry.at, line_of),
    }


def write_path(file: str) -> str:
    """A file as a command names it."""
    return "-" if file.startswith("<") else shlex.quote(printable(file))


def _show_done(row: Row) -> str:
    return "cut off" if row["cuts_off"] else write_share(row["done"], 0)


def _say_notes(result: "Dependences") -> tuple[str, ...]:
    single = [entry for entry in result.entries if entry.single_point]
    alone = [entry.entry.name for entry in result.entries if entry.people is not None and entry.people <= 1]
    idle = [entry.name for _, entry in result.idle]
    notes = [COLUMNS, f"Today {write_share(lay_out_range(result.done))} of journeys reach the goal."]
    notes.append(
        f"{plural(len(single), 'single point')} of failure: more than {share(MOST_JOURNEYS)} of journeys stop without "
        "it, or no way is left to the goal."
    )
    if alone:
        notes.append(f"Filled by one person or less: {enumerate_plainly(alone)}.")
    if any(not entry.part.known or not entry.stopped.known for entry in result.entries):
        notes.append(OPEN_NUMBERS)
    if idle:
        notes.append(f"No touchpoint depends on {enumerate_plainly(idle)}.")
    return tuple(notes)
