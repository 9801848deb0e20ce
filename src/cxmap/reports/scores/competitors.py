"""Gaps to competitors as a paper: the widest first, each competitor in one line, and what cannot be compared."""

from typing import TYPE_CHECKING

from cxmap.reports.papers.cells import write_place
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.figures import figure, plural
from cxmap.reports.scores.survey import (
    MARKS,
    PARTS,
    lay_out_interval,
    lay_out_measure,
    locate,
    say_scale,
    show_interval,
    show_measure,
)
from cxmap.scoring.competitors import METRIC

if TYPE_CHECKING:
    from cxmap.reports.scores.figures import LineOf
    from cxmap.scoring.competitors import CompetitorGaps, Gap

FORM = "cxmap-competitors/1"

NOBODY = "Nobody yet"
"""Heads the tasks of touchpoints without owner."""

FAR_APART = 365
"""Days between two figures from which they are marked: customers and competitors have moved since."""

OLD = "†"
"""Mark behind days that far apart."""

_GAP = (
    "`gap` is yours − theirs on 0–10, where more is better for the customer; the interval holds the true gap with a "
    "certainty of 95 %. `ahead` and `behind`: the whole interval lies on that side. `cannot tell`: it holds no gap at "
    "all, or there is no interval."
)
_NOTES = (
    _GAP,
    "Of 100 comparisons without any true gap, about 5 look like one.",
    MARKS,
    f"`{OLD}` more than a year lies between the two.",
)

_SHAPE = (
    "Under `benchmarks:` stand competitors, each with `{value: NUMBER, n: COUNT, sd: NUMBER, date: DAY, from: SOURCE}` "
    "and asked about as you ask about yourselves."
)


def build_paper(gaps: "CompetitorGaps", line_of: "LineOf") -> Paper:
    """Gaps to competitors as a paper.

    Args:
        gaps: The touchpoints beside their competitors.
        line_of: Finds the line on which something was written.
    """
    titles = [journey.title for journey in gaps.journeys]
    scales = dict.fromkeys(say_scale(journey.scales[METRIC]) for journey in gaps.journeys)
    return Paper(
        form=FORM,
        facts={"maps": [journey.id for journey in gaps.journeys], "level": 0.95, "scales": list(scales)},
        title=f"{titles[0] if len(titles) == 1 else plural(len(titles), 'map')}, beside competitors",
        subtitle=f"Satisfaction was asked on {', '.join(scales)}. The touchpoints farthest behind come first.",
        sheets=(_build_gaps(gaps, line_of), _build_competitors(gaps), _build_uncompared(gaps, line_of)),
    )


def _build_gaps(gaps: "CompetitorGaps", line_of: "LineOf") -> Sheet:
    several = len(gaps.journeys) > 1
    columns = (
        Column("map", "map" if several else "", "id"),
        Column("id"),
        Column("name", "touchpoint"),
        Column("competitor", "competitor", "id"),
        Column("ours", "you", parts=PARTS, show=lambda row: show_measure(row["ours"], 3)),
        Column("theirs", "they", parts=PARTS, show=lambda row: show_measure(row["theirs"], 3)),
        Column("gap_of_ten", "gap", "number"),
        Column("low", "95 % interval", show=_show_interval),
        Column("standing", "standing"),
        Column("gap", "gap in its unit", "number", digits=2, roomy=True),
        Column("loyalty", "loyalty", "number", roomy=True),
        Column("days_apart", "days apart", show=_show_days, roomy=True),
        Column("owner", "owner", roomy=True),
        *(Column(key) for key in ("high", "interval", "no_interval", "at")),
    )
    rows = tuple(_lay_out(gap, line_of) for gap in gaps.gaps)
    notes = _NOTES if any(row["days_apart"] is not None for row in rows) else _NOTES[:-1]
    lacking = [f"No interval for {row['name']} and {row['competitor']}: {row['no_interval']}." for row in rows
               if row["no_interval"]]  # fmt: skip
    empty = "No touchpoint has both a satisfaction of your own and a benchmark."
    return Sheet("gaps", "", columns, rows, notes=(*notes, *lacking), empty=empty)


def _lay_out(gap: "Gap", line_of: "LineOf") -> Row:
    journey, touchpoint = gap.journey, gap.touchpoint
    scale, loyalty = journey.scales[METRIC], touchpoint.metrics.get("loyalty")
    return {
        "map": journey.id,
        "id": touchpoint.id,
        "name": touchpoint.name,
        "competitor": gap.competitor,
        "ours": lay_out_measure(gap.ours, scale, journey.evidence, line_of),
        "theirs": lay_out_measure(gap.theirs, scale, journey.evidence, line_of),
        "gap": gap.gap,
        "gap_of_ten": gap.ten,
        **lay_out_interval(gap.interval),
        "no_interval": gap.lack or None,
        "standing": gap.standing,
        "loyalty": loyalty.scaled if loyalty is not None else None,
        "days_apart": gap.days,
        "owner": touchpoint.owner.name if touchpoint.owner else None,
        "at": locate(touchpoint.at, line_of),
    }


def _show_interval(row: Row) -> str:
    # Plus zero: what is rounded to nothing has no sign.
    return show_interval(row, lambda end: f"{round(end, 1) + 0.0:.1f}")


def _show_days(row: Row) -> str:
    days = row["days_apart"]
    return "" if days is None else f"{figure(abs(days))}{OLD if abs(days) > FAR_APART else ''}"


def _build_competitors(gaps: "CompetitorGaps") -> Sheet:
    """How often each competitor is ahead: counted, because touchpoints are not to be averaged."""
    standings: dict[str, list[str]] = {}
    for gap in gaps.gaps:
        standings.setdefault(gap.competitor, []).append(gap.standing)
    rows = tuple(
        {
            "competitor": competitor,
            "compared": len(found),
            "behind": found.count("behind"),
            "ahead": found.count("ahead"),
            "cannot_tell": found.count("cannot tell"),
        }
        for competitor, found in standings.items()
    )
    columns = (
        Column("competitor", "competitor", "id"),
        Column("compared", "touchpoints compared", "whole"),
        Column("behind", "you are behind", "whole"),
        Column("ahead", "you are ahead", "whole"),
        Column("cannot_tell", "cannot tell", "whole"),
    )
    return Sheet("competitors", "Competitor by competitor", columns, rows)


def _build_uncompared(gaps: "CompetitorGaps", line_of: "LineOf") -> Sheet:
    rows: list[Row] = []
    tasks: dict[str, list[str]] = {}
    for lacking in gaps.uncompared:
        at, touchpoint = locate(lacking.at, line_of), lacking.touchpoint
        rows.append(
            {
                "map": lacking.journey.id,
                "id": touchpoint.id,
                "competitor": lacking.competitor or None,
                "lacks": lacking.reason,
                "add": lacking.advice,
                "at": at,
            }
        )
        task = f"{touchpoint.name}: {lacking.advice} ({write_place(at)})"
        tasks.setdefault(touchpoint.owner.name if touchpoint.owner else NOBODY, []).append(task)
    columns = (
        Column("at", "at", "id"),
        Column("lacks", "what is lacking, and what to do", show=_show_lack),
        *(Column(key) for key in ("map", "id", "competitor", "add")),
    )
    told = {owner: tuple(listed) for owner, listed in tasks.items()}
    lead = (_SHAPE,) if any(not row["competitor"] for row in rows) else ()
    return Sheet("uncompared", "What cannot be compared", columns, tuple(rows), lead=lead, tasks=told)


def _show_lack(row: Row) -> str:
    whom = f" and {row['competitor']}" if row["competitor"] else ""
    return f"{row['id']}{whom}: {row['lacks']}; {row['add']}"
