"""What a journey depends on as a paper: every system, team, role and channel by what is lost with it."""

import shlex
from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.printable import printable
from cxmap.reports.scores.lacks import build_lacks, gather_lacks
from cxmap.reports.scores.ranges import ENDS, OPEN_NUMBERS, lay_out_range, write_share
from cxmap.reports.scores.roles import build_roles
from cxmap.reports.scores.sole_channels import build_sole_channels
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.scoring.dependence.loyalty_at_stake import FORMULA, list_lacks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.scoring.dependence.dependences import Dependence, Dependences

FORM = "cxmap-dependence/1"

SHOWN = 15
"""Rows that people get without asking: what follows holds little."""

MOST_NAMES = 6
"""More names than this are counted."""

COLUMNS = (
    "At stake: the part of the loyalty at stake in a journey that lies at the touchpoints that are lost. Stops: the "
    "share of journeys that come to one of them. Goal: the share that still reaches the goal; cut off where no way is "
    "left. Lost and Weak: touchpoints that cannot take place, or are only harder. KPIs: those that can move no more."
)


def build_paper(result: "Dependences", line_of: LineOf, top: int | None = None) -> Paper:
    """Everything that a map depends on.

    Args:
        result: The dependences of the map.
        line_of: Finds the line on which something was written.
        top: The last rank to show; None shows all.
    """
    journey = result.journey
    lacks = [*list_lacks(journey.touchpoints.values()), *(lack for weight in result.roles for lack in weight.lacks)]
    # Where nothing is lost nothing has to be measured.
    unknown = gather_lacks(journey, lacks) if result.entries else []
    people = any(weight.role.noun.people is None for weight in result.roles)
    return Paper(
        FORM,
        {"map": journey.id, "formula": FORMULA, "done": lay_out_range(result.done)},
        f"{journey.title}: dependence",
        f"{journey.file}: what is lost without each system, team, role and channel, the greatest loss first.",
        (
            _build_entries(result, line_of, top),
            build_sole_channels(result, line_of, top),
            build_roles(result.roles, journey.id, line_of),
            build_lacks(
                unknown,
                line_of,
                "Without these numbers some losses are only known in part.",
                noun="Touchpoint or role" if people else "Touchpoint",
                top=top,
            ),
        ),
        tuple(_lead_on(result)),
    )


def _lead_on(result: "Dependences") -> "Iterator[tuple[str, str]]":
    for first in result.entries[:1]:
        command = f"cxmap score {write_path(result.journey.file)} --without {first.kind}:{first.entry.id}"
        yield "What is lost without the first of them, touchpoint by touchpoint:", command


def _build_entries(result: "Dependences", line_of: LineOf, top: int | None) -> Sheet:
    columns = (
        Column("rank", "#", "whole"),
        Column("name", "Without", most=26),
        Column("id", "Id", "id", roomy=True),
        Column("kind", "Kind", "id"),
        Column("part", "At stake", "share", 0, show=lambda row: write_share(row["part"], 0), parts=ENDS),
        Column("stopped", "Stops", "share", 0, show=lambda row: write_share(row["stopped"], 0), parts=ENDS),
        Column("done", "Goal", "share", 0, show=_show_done, parts=ENDS),
        Column("lost", "Lost", "whole", show=lambda row: str(len(row["lost"]))),
        Column("weakened", "Weak", "whole", show=lambda row: str(len(row["weakened"]))),
        Column("kpis", "KPIs", "whole", show=lambda row: str(len(row["kpis"]))),
        Column("people", "People", "number", 1, roomy=True),
        Column("stake", parts=ENDS),
        *(Column(key) for key in ("map", "cuts_off", "single_point", "at")),
    )
    shown = [entry for entry in result.entries if top is None or entry.rank <= top]
    rows = tuple(_build_row(entry, line_of) for entry in shown)
    notes = _say_notes(result, len(shown))
    empty = "No touchpoint depends on a system, team, role or channel."
    return Sheet("dependences", "", columns, rows, notes=notes, empty=empty)


def _build_row(entry: "Dependence", line_of: LineOf) -> Row:
    return {
        "rank": entry.rank,
        "kind": str(entry.kind),
        "id": entry.entry.id,
        "name": entry.entry.name,
        "map": entry.journey.id,
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
        "at": write_spot(entry.entry.at, line_of),
    }


def write_path(file: str) -> str:
    """A file as a command names it."""
    return "-" if file.startswith("<") else shlex.quote(printable(file))


def _show_done(row: Row) -> str:
    return "cut off" if row["cuts_off"] else write_share(row["done"], 0)


def _say_notes(result: "Dependences", shown: int) -> tuple[str, ...]:
    alone = [entry.entry.name for entry in result.entries if entry.people is not None and entry.people <= 1]
    notes = [] if shown == len(result.entries) else [f"Showing {shown} of {len(result.entries)}."]
    notes += [COLUMNS, f"Today {write_share(lay_out_range(result.done))} of journeys reach the goal."]
    notes += _say_ways_round(result)
    if alone:
        notes.append(f"Filled by one person or less: {enumerate_plainly(alone)}.")
    if any(not entry.part.known or not entry.stopped.known for entry in result.entries):
        notes.append(OPEN_NUMBERS)
    if result.idle:
        notes.append(f"No touchpoint depends on {_name([entry.name for entry in result.idle], 'more')}.")
    return tuple(notes)


def _say_ways_round(result: "Dependences") -> "Iterator[str]":
    """Which losses the journey survives: in most maps these are the few."""
    lost = [entry for entry in result.entries if entry.lost]
    round_it = [entry.entry.name for entry in lost if not entry.cuts_off]
    harmless = [entry.entry.name for entry in result.entries if not entry.lost]
    if round_it and result.done.high > 0:
        losses = f"{len(lost) - len(round_it)} of {plural(len(lost), 'loss', 'losses')}"
        yield f"{losses} cut the goal off. There is a way round {_name(round_it, 'others')}."
    elif lost and not round_it:
        # Only what takes touchpoints away can cut anything off.
        which = lost[0].entry.name if len(lost) == 1 else f"{len(lost)} of them" if harmless else "any of them"
        yield f"There is no way round {which}: {'its' if len(lost) == 1 else 'each'} loss cuts the goal off."
    if harmless:
        yield f"Without {_name(harmless, 'others', 'or')} every touchpoint can still take place."


def _name(names: "Sequence[str]", more: str, last: str = "and") -> str:
    """Names in a sentence, the last of many counted."""
    if len(names) <= MOST_NAMES:
        return enumerate_plainly(names, last)
    return enumerate_plainly([*names[:MOST_NAMES], f"{len(names) - MOST_NAMES} {more}"], last)
