"""Gaps to competitors as a paper: the widest first, each competitor in one line, and what cannot be compared."""

from typing import TYPE_CHECKING

from cxmap.journey.scales import spell
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import figure, share
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import name_maps, say_source, say_subject
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.lacks import Advice, Unknown, build_lacks
from cxmap.reports.scores.spots import write_spot
from cxmap.reports.scores.survey import (
    LEVEL,
    PARTS,
    SAY_CHANCE,
    explain_marks,
    lay_out_interval,
    lay_out_measure,
    say_scale,
    show_interval,
    show_measure,
)
from cxmap.scoring.comparison.competitors import METRIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.measures import Place
    from cxmap.journey.model import Journey
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.comparison.competitors import CompetitorGaps, Gap

FORM = "cxmap-competitors/1"

SHOWN = 10
"""Touchpoints to be measured that people get without asking."""

FAR_APART = 365
"""Days between two figures from which they are marked: customers and competitors have moved since."""

OLD = "†"
"""Mark behind days that far apart."""

_GAP = (
    f"Gap: yours − theirs, on 0–10, where more is better for the customer. {share(LEVEL)}: where the true gap lies, "
    f"also on 0–10, with a certainty of about {share(LEVEL)}. Ahead and behind: the whole interval lies on that side. "
    "Cannot tell: it holds no gap at all, or there is no interval."
)
_SHAPE = (
    "A benchmark stands under `benchmarks` as `COMPETITOR: {value: NUMBER, n: COUNT, sd: NUMBER, date: DAY, from: "
    "SOURCE}`, asked as you ask about yourselves."
)


def build_paper(gaps: "CompetitorGaps", line_of: "LineOf", top: int | None = None) -> Paper:
    """Gaps to competitors as a paper.

    Args:
        gaps: The touchpoints beside their competitors.
        line_of: Finds the line on which something was written.
        top: How many to name of what cannot be compared; None names all.
    """
    compared = dict.fromkeys(gap.journey.file for gap in gaps.gaps)
    # A scale on which nothing is compared is no help to the reader.
    journeys = [one for one in gaps.journeys if one.file in compared] or gaps.journeys
    scales = dict.fromkeys(say_scale(journey.scales[METRIC]) for journey in journeys)
    return Paper(
        form=FORM,
        facts={**name_maps(gaps.journeys), "level": LEVEL, "scales": list(scales)},
        title=say_subject(gaps.journeys, "competitors"),
        subtitle=f"{say_source(gaps.journeys)} satisfaction beside that of competitors, asked on "
        f"{enumerate_plainly(list(scales))}. The touchpoints farthest behind come first.",
        sheets=(
            _build_gaps(gaps, line_of, "" if len(scales) > 1 else _say_range(journeys[0])),
            _build_competitors(gaps),
            _build_uncompared(gaps, line_of, top),
        ),
    )


def _say_range(journey: "Journey") -> str:
    """The ends of the scale of satisfaction: ` 1–5`, to stand in a heading."""
    scale = journey.scales[METRIC]
    return f" {spell(scale.min)}–{spell(scale.max)}"


def _build_gaps(gaps: "CompetitorGaps", line_of: "LineOf", unit: str) -> Sheet:
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if len(gaps.journeys) > 1 else "", most=14),
        Column("competitor", "Competitor", "id"),
        Column("ours", f"You{unit}", "number", parts=PARTS, show=lambda row: show_measure(row["ours"], _write)),
        Column("theirs", f"They{unit}", "number", parts=PARTS, show=lambda row: show_measure(row["theirs"], _write)),
        Column("scale", "" if unit else "Scale", "id", parts=("name", "min", "max"), show=_show_scale),
        Column("gap", "Gap 0–10", "number", show=_show_gap),
        Column("gap_low", share(LEVEL), "id", show=_show_interval),
        Column("standing", "Standing", "id"),
        Column("gap_on_scale", f"Gap{unit or ' on scale'}", "number", digits=2, roomy=True),
        Column("loyalty", "Loyalty", "number", roomy=True),
        Column("days_apart", "Days apart", show=_show_days, roomy=True),
        Column("owner_name", "Owner", roomy=True, most=18),
        *(Column(key) for key in ("gap_high", "interval", "no_interval", "stage", "owner", "at")),
    )
    rows = tuple(_lay_out(gap, gaps.journeys, line_of) for gap in gaps.gaps)
    notes = [_GAP, SAY_CHANCE, *explain_marks(row[key] for row in rows for key in ("ours", "theirs"))]
    if any(abs(row["days_apart"] or 0) > FAR_APART for row in rows):
        notes.append(f"{OLD} more than a year lies between the two.")
    notes += [f"No interval for {row['name']} and {row['competitor']}: {row['no_interval']}." for row in rows
              if row["no_interval"]]  # fmt: skip
    empty = "No touchpoint has both a satisfaction of your own and a benchmark."
    return Sheet("gaps", "", columns, rows, notes=tuple(notes), empty=empty)


def _write(figure: float) -> str:
    # As many decimals in every row keep the digits under each other.
    return f"{figure:.2f}"


def _show_scale(row: Row) -> str:
    return f"{spell(row['scale']['min'])}–{spell(row['scale']['max'])}"


def _lay_out(gap: "Gap", journeys: "Sequence[Journey]", line_of: "LineOf") -> Row:
    journey, touchpoint = gap.journey, gap.touchpoint
    scale, loyalty = journey.scales[METRIC], touchpoint.metrics.get("loyalty")
    return {
        **identify(touchpoint, journey, journeys),
        "competitor": gap.competitor,
        "scale": {"name": scale.name, "min": scale.min, "max": scale.max},
        "ours": lay_out_measure(gap.ours, scale, journey.evidence, line_of),
        "theirs": lay_out_measure(gap.theirs, scale, journey.evidence, line_of),
        "gap": gap.ten,
        **lay_out_interval(gap.interval, "gap_"),
        "gap_on_scale": gap.gap,
        "no_interval": gap.lack or None,
        "standing": gap.standing,
        "loyalty": loyalty.scaled if loyalty is not None else None,
        "days_apart": gap.days,
        "at": write_spot(touchpoint.at, line_of),
    }


def _show_interval(row: Row) -> str:
    # Plus zero: what is rounded to nothing has no sign.
    ends = {"low": row["gap_low"], "high": row["gap_high"]}
    return show_interval(ends, lambda end: f"{round(end, 1) + 0.0:.1f}")


def _show_gap(row: Row) -> str:
    return f"{round(row['gap'], 1) + 0.0:.1f}{OLD if abs(row['days_apart'] or 0) > FAR_APART else ''}"


def _show_days(row: Row) -> str:
    return "" if row["days_apart"] is None else figure(abs(row["days_apart"]))


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
        Column("competitor", "Competitor", "id"),
        Column("compared", "Touchpoints", "whole"),
        Column("behind", "You are behind", "whole"),
        Column("ahead", "You are ahead", "whole"),
        Column("cannot_tell", "Cannot tell", "whole"),
    )
    return Sheet("competitors", "Competitor by competitor", columns, rows)


def _build_uncompared(gaps: "CompetitorGaps", line_of: "LineOf", top: int | None) -> Sheet:
    """What has to be measured: what is there and cannot be used, then the touchpoints that loyalty hangs on most."""
    found: dict[Place, tuple[Unknown, list[Advice]]] = {}
    for one in gaps.uncompared:
        touchpoint = one.touchpoint
        whom = f" ({one.competitor})" if one.competitor else ""
        do = one.advice if one.key else f"{one.advice}{whom}: {one.reason}"
        advice: list[Advice] = []
        unknown = Unknown(one.journey, touchpoint.id, touchpoint.name, touchpoint.owner, advice)
        found.setdefault(touchpoint.at, (unknown, advice))[1].append(Advice(one.reason, do, one.at, one.key))
    ordered = sorted((unknown for unknown, _ in found.values()), key=_find_urgency)
    bare = any(advice.key == "benchmarks" for unknown in ordered for advice in unknown.advice)
    lead = "These have no gap, because a number is missing or refused."
    told = any("loyalty" in one.touchpoint.metrics for one in gaps.uncompared)
    return build_lacks(
        ordered,
        line_of,
        f"{lead} Those that matter most for loyalty come first." if told else lead,
        journeys=gaps.journeys,
        top=top,
        notes=(_SHAPE,) if bare else (),
    )


def _find_urgency(unknown: Unknown) -> tuple[bool, float]:
    loyalty = unknown.journey.touchpoints[unknown.id].metrics.get("loyalty")
    return all(advice.key for advice in unknown.advice), -((loyalty.scaled if loyalty else None) or 0.0)
