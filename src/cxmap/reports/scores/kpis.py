"""KPIs as a paper: where each stands and how surely, customers and organisation side by side, and what is lacking."""

from typing import TYPE_CHECKING, Any

from cxmap.journey.key_figures import UNBOUNDED
from cxmap.journey.yardsticks import is_percent
from cxmap.language.words import enumerate_words
from cxmap.reports.papers.cells import write_place
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.figures import plural, share
from cxmap.reports.scores.survey import (
    MARKS,
    PARTS,
    advise_interval,
    compact,
    lay_out_measure,
    locate,
    say_interval,
    show_interval,
    show_measure,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.journey.measures import Measure
    from cxmap.reports.scores.figures import LineOf
    from cxmap.scoring.kpis import AssessedKpi, KpiReport

FORM = "cxmap-kpis/1"

_DONE = (
    "`done` is how much of the way from the first figure to the target is behind you. `surely`: the interval leaves "
    "nothing else. `not surely`: it still allows the opposite. Neither word: there is no interval."
)

_SURELY = {True: ", surely", False: ", not surely", None: ""}

_JUDGED = frozenset({"reached", "on the way", "moving away", "short of target"})
"""Verdicts that can be sure."""

NOBODY = "Nobody yet"
"""Heads the tasks of KPIs without owner."""


def build_paper(report: "KpiReport", line_of: "LineOf") -> Paper:
    """KPIs as a paper.

    Args:
        report: The KPIs with their verdicts.
        line_of: Finds the line on which something was written.
    """
    rows = tuple(_lay_out(kpi, line_of) for kpi in report.kpis)
    titles = [journey.title for journey in report.journeys]
    return Paper(
        form=FORM,
        facts={"maps": [journey.id for journey in report.journeys], "level": 0.95, "differing": list(report.differing)},
        title=f"KPIs of {titles[0] if len(titles) == 1 else plural(len(titles), 'map')}",
        subtitle="Every figure has the interval in which it lies with a certainty of 95 %, as far as its answers tell.",
        sheets=(_build_main(report, rows), _build_sides(report, rows), _build_gaps(report, line_of)),
    )


def say_verdict(kpi: "AssessedKpi") -> str:
    """The verdict on a KPI in one sentence, without its full stop."""
    verdict, progress, sure, reason, given = kpi.judgement
    figure, interval = kpi.figure, kpi.interval
    said: str = verdict
    if progress is not None and verdict in {"on the way", "moving away"}:
        said += f", {share(abs(progress))} of the way {'done' if progress > 0 else 'lost'}"
    if sure is None or interval is None or figure.target is None or figure.target.value is None:
        doubt = "how surely is not known, because " if verdict in _JUDGED else ""
        return f"{said}: {doubt}{reason}" if reason else said
    ends = f"the interval {say_interval(interval)}"
    if verdict in {"reached", "short of target"}:
        side = "surely: {} lies wholly on this side of" if sure else "but not surely: {} lies on both sides of"
        return f"{said}, {side.format(ends)} the target of {_write(figure.target)}"
    line = f"the baseline of {_write(figure.baseline)}{' as it is written' if given else ''}"
    if not sure:
        return f"{said}, but not surely: the distance to {line} can be chance"
    held = f"; {ends} holds the target" if interval.holds(figure.target.value) else ""
    return f"{said}, surely away from {line}{held}"


def _write(measure: "Measure | None") -> str:
    return "" if measure is None or measure.value is None else compact(measure.value)


def _lay_out(kpi: "AssessedKpi", line_of: "LineOf") -> Row:
    entry, figure, first = kpi.figure.entry, kpi.figure, kpi.journeys[0]
    verdict, progress, sure, _, _ = kpi.judgement
    figures = {
        key: lay_out_measure(getattr(figure, key), figure.scale, first.evidence, line_of)
        for key in ("baseline", "target", "actual")
    }
    return {
        "id": entry.id,
        "name": entry.name,
        "maps": [journey.id for journey in kpi.journeys],
        "behaviour": entry.noun.behaviour,
        "belongs_to": kpi.at or None,
        **figures,
        "better": kpi.better,
        "verdict": verdict,
        "sure": sure,
        "progress": progress,
        "says": say_verdict(kpi),
        "unit": entry.noun.unit,
        "method": entry.noun.method,
        "scale": figure.scale.name if figure.scale.directed or figure.implied else None,
        "owner": kpi.owner.name if kpi.owner else None,
        "at": locate(entry.at, line_of),
    }


def _show_verdict(row: Row) -> str:
    return f"{row['verdict']}{_SURELY[row['sure']]}"


def _build_main(report: "KpiReport", rows: tuple[Row, ...]) -> Sheet:
    columns = (
        Column("id"),
        Column("name", "KPI"),
        Column("maps", "map" if len(report.journeys) > 1 else ""),
        Column("behaviour", "whose"),
        Column("belongs_to", "where", "id", roomy=True),
        Column("baseline", "from", roomy=True, parts=PARTS, show=lambda row: show_measure(row["baseline"])),
        Column("actual", "now", parts=PARTS, show=lambda row: show_measure(row["actual"])),
        Column("actual.low", "95 % interval", show=lambda row: show_interval(row["actual"])),
        # A target is meant, so there is nothing to have been measured.
        Column("target", "target", parts=PARTS, show=lambda row: show_measure({**row["target"], "assumed": False})),
        Column("unit", "unit", roomy=True),
        Column("verdict", "verdict", show=_show_verdict),
        Column("progress", "done", "share", digits=0, roomy=True),
        Column("owner", "owner", roomy=True),
        *(Column(key) for key in ("sure", "says", "better", "method", "scale", "at")),
    )
    notes = [_DONE, MARKS]
    given = sum(kpi.judgement.given for kpi in report.kpis)
    if given:
        notes.append(
            f"{plural(given, 'baseline')} without an interval {'is' if given == 1 else 'are'} taken as written."
        )
    if report.differing:
        many = "is not the same KPI" if len(report.differing) == 1 else "are not the same KPIs"
        notes.append(
            f"{enumerate_words(report.differing)} {many} in every map, so each map keeps its own figures: "
            "nothing is averaged."
        )
    said = [f"{row['name']}: {row['says']}." for row in rows if row["sure"] is False or row["verdict"] == "cannot tell"]
    return Sheet("kpis", "", columns, rows, notes=(*notes, *said), empty="No map has KPIs.")


def _build_sides(report: "KpiReport", rows: tuple[Row, ...]) -> Sheet:
    """What customers do beside what the organisation does, place by place."""
    places: dict[tuple[str, str | None], dict[str | None, list[str]]] = {}
    for row in rows:
        told = places.setdefault((row["maps"][0], row["belongs_to"]), {})
        now = show_measure(row["actual"])
        words = f"{row['name']}{f' {now}' if now else ''}: {_show_verdict(row)}"
        told.setdefault(row["behaviour"], []).append(words)
    sides: tuple[Row, ...] = tuple(
        {
            "map": map,
            "belongs_to": place,
            "customer": told.get("customer", []),
            "organisation": told.get("organisation", []),
            "unsaid": told.get(None, []),
        }
        for (map, place), told in places.items()
    )
    show = {key: _join(key) for key in ("customer", "organisation", "unsaid")}
    unsaid = any(row["unsaid"] for row in sides)
    columns = (
        Column("map", "map" if len(report.journeys) > 1 else ""),
        Column("belongs_to", "where", show=lambda row: row["belongs_to"] or "the whole journey"),
        Column("customer", "customers", show=show["customer"]),
        Column("organisation", "you", show=show["organisation"]),
        Column("unsaid", "nobody says whose" if unsaid else "", show=show["unsaid"]),
    )
    return Sheet("places", "What customers do, and what you do for it", columns, sides)


def _join(key: str) -> Any:  # noqa: ANN401  (what a column shows its cells with)
    return lambda row: "; ".join(row[key])


def _build_gaps(report: "KpiReport", line_of: "LineOf") -> Sheet:
    """What has to be written before a KPI can be judged."""
    rows: list[Row] = []
    tasks: dict[str, list[str]] = {}
    for kpi in report.kpis:
        entry, at = kpi.figure.entry, locate(kpi.figure.entry.at, line_of)
        for lack, advice in _find_lacks(kpi):
            rows.append({"id": entry.id, "lacks": lack, "add": advice, "at": at})
            task = f"{entry.name}: {advice} ({write_place(at)})"
            tasks.setdefault(kpi.owner.name if kpi.owner else NOBODY, []).append(task)
    columns = (
        Column("at", "at", "id"),
        Column(
            "lacks", "what is lacking, and what to do", show=lambda row: f"{row['id']}: {row['lacks']}; {row['add']}"
        ),
        Column("id"),
        Column("add"),
    )
    return Sheet(
        "gaps",
        "What has to be written before these can be judged, or judged surely",
        columns,
        tuple(rows),
        tasks={owner: tuple(told) for owner, told in tasks.items()},
    )


def _show_lack(row: Row) -> str:
    return f"{row['id']}: {row['lacks']}; {row['add']}"


def _find_lacks(kpi: "AssessedKpi") -> "Iterator[tuple[str, str]]":
    """What a KPI lacks, each with what to do about it."""
    judgement, figure = kpi.judgement, kpi.figure
    for key in kpi.missing:
        yield f"no `{key}`", _ADVICE[key]
    if judgement.verdict == "cannot tell" and "better" not in kpi.missing:
        yield judgement.reason, "mend the number or the method that is wrong"
    if judgement.verdict in _JUDGED and judgement.sure is None:
        advice = advise_interval(figure.scale)
        if figure.scale is UNBOUNDED and is_percent(figure.entry.noun.unit):
            advice = f"add `method: percent` and `n:` if it is a share; otherwise {advice}"
        yield f"`actual` has no interval, because {judgement.reason}", advice


_ADVICE = {
    "better": "add `better: higher` or `better: lower`",
    "target": "add `target:` with the value to reach",
    "actual": "add `actual: {value: NUMBER, n: COUNT, date: DAY, from: SOURCE}`",
}
