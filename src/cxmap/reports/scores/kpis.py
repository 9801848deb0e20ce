"""KPIs as a paper: where each stands and how sure that is, both sides of one moment, and what to measure first."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cxmap.journey.key_figures import PERCENT
from cxmap.journey.yardsticks import is_share_of_one
from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_words
from cxmap.reports.figures import share
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import name_maps, say_subject
from cxmap.reports.scores.kpi_words import HOW_TO_MEASURE, find_writer, list_unknown, say_verdict
from cxmap.reports.scores.lacks import build_lacks
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.spots import write_spot
from cxmap.reports.scores.survey import LEVEL, PARTS, explain_marks, lay_out_measure, show_interval, show_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.model import Journey
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.figures.kpis import AssessedKpi, KpiReport

FORM = "cxmap-kpis/1"

SIDES = {"customer": "customers", "organisation": "you"}
"""Who acts, by the behaviour that a KPI counts."""

SURE = {True: "yes", False: "no", None: ""}
IF_EXACT = "if exact"
"""What a verdict is that is sure unless the baseline is off itself."""

_PROGRAMS = ("belongs_to", "says", "better", "sure_if_baseline_exact", "method", "scale", "of_one", "owner", "at")
"""What only programs read of a KPI."""

_SURE = (
    f"{share(LEVEL)}: where the true figure lies with a certainty of about {share(LEVEL)}, as far as its answers tell. "
    "Sure: the verdict holds wherever in there it lies; no: the opposite is possible too; -: there is no interval."
)
_PERCENT = "Figures in % are taken as shares of their `n`, unless `method` says that they are means or medians."


def build_paper(report: "KpiReport", line_of: "LineOf") -> Paper:
    """KPIs as a paper.

    Args:
        report: The KPIs with their verdicts.
        line_of: Finds the line on which something was written.
    """
    rows = tuple(_lay_out(kpi, report.journeys, line_of) for kpi in report.kpis)
    what = "where every KPI stands between its baseline and its target, and how sure that is."
    only = report.journeys[0] if len(report.journeys) == 1 else None
    return Paper(
        form=FORM,
        facts={**name_maps(report.journeys), "level": LEVEL, "differing": list(report.differing)},
        title=say_subject(report.journeys, "KPIs"),
        subtitle=f"{only.file}: {what}" if only else f"{what[0].upper()}{what[1:]}",
        sheets=(
            _build_main(report, rows),
            _build_sides(report, rows),
            build_lacks(
                list_unknown(report),
                line_of,
                "Without these a KPI cannot be judged, or nobody knows how sure its verdict is.",
                noun="KPI",
                journeys=report.journeys,
                notes=(HOW_TO_MEASURE,) if any("actual" in kpi.missing for kpi in report.kpis) else (),
            ),
        ),
    )


def _lay_out(kpi: "AssessedKpi", journeys: "Sequence[Journey]", line_of: "LineOf") -> Row:
    entry, figure, first = kpi.figure.entry, kpi.figure, kpi.journeys[0]
    verdict, progress, sure, _, sure_if_exact = kpi.judgement
    figures = {
        key: lay_out_measure(getattr(figure, key), figure.scale, first.evidence, line_of)
        for key in ("baseline", "target", "actual")
    }
    return {
        "id": entry.id,
        "name": entry.name,
        "maps": [name_map(journey, journeys) for journey in kpi.journeys],
        "behaviour": entry.noun.behaviour,
        "belongs_to": kpi.at or None,
        "belongs_to_name": _find_place(first, kpi.at) if kpi.at else None,
        **figures,
        "better": kpi.better,
        "verdict": verdict,
        "sure": sure,
        "sure_if_baseline_exact": sure_if_exact,
        "progress": progress,
        "says": say_verdict(kpi),
        "unit": entry.noun.unit,
        "method": entry.noun.method,
        "scale": figure.scale.name if figure.scale.directed or figure.implied else None,
        "of_one": is_share_of_one(figure.scale),
        "owner": kpi.owner.id if kpi.owner else None,
        "owner_name": kpi.owner.name if kpi.owner else None,
        "at": write_spot(entry.at, line_of),
    }


def _find_place(journey: "Journey", id: str) -> str:
    """The name of the touchpoint or stage that a KPI belongs to."""
    if id in journey.touchpoints:
        return journey.touchpoints[id].name
    return next((stage.name for stage in journey.stages if stage.id == id), id)


def _make_show(key: str) -> Callable[[Row], str]:
    def show(row: Row) -> str:
        measure: dict[str, Any] = row[key]
        return show_measure(_set_marks(measure, key), find_writer(row["of_one"], row["unit"]))

    return show


def _set_marks(measure: dict[str, Any], key: str) -> dict[str, Any]:
    """A measure without the mark of an assumption where it is meant and not measured: a target, and where it began."""
    return {**measure, "assumed": measure["assumed"] and key == "actual"}


def _build_main(report: "KpiReport", rows: tuple[Row, ...]) -> Sheet:
    several = len(report.journeys) > 1
    columns = (
        Column("name", "KPI"),
        Column("id", "Id", "id", roomy=True),
        Column("maps", "Map" if several else "", most=14),
        Column("behaviour", "Who acts", roomy=several, show=lambda row: SIDES.get(row["behaviour"], "")),
        Column("belongs_to_name", "Where", roomy=True, most=24, show=_show_place),
        Column("baseline", "From", "number", roomy=True, parts=PARTS, show=_make_show("baseline")),
        Column("actual", "Now", "number", parts=PARTS, show=_make_show("actual")),
        Column(
            "actual.low",
            share(LEVEL),
            "id",
            show=lambda row: show_interval(row["actual"], find_writer(row["of_one"], row["unit"])),
        ),
        Column("target", "Target", "number", parts=PARTS, show=_make_show("target")),
        Column("unit", "Unit", roomy=True),
        Column("verdict", "Verdict", "id"),
        Column("sure", "Sure", "id", show=_show_sure),
        Column("progress", "Way done", "share", digits=0, roomy=True),
        Column("owner_name", "Owner", roomy=True, most=18),
        *(Column(key) for key in _PROGRAMS),
    )
    return Sheet("kpis", "", columns, rows, notes=_say_notes(report, rows), empty=_say_empty(report))


def _show_sure(row: Row) -> str:
    return IF_EXACT if row["sure"] is None and row["sure_if_baseline_exact"] else SURE[row["sure"]]


def _show_place(row: Row) -> str:
    return row["belongs_to_name"] or "the whole journey"


def _say_empty(report: "KpiReport") -> str:
    return "The map has no KPIs." if len(report.journeys) == 1 else "No map has KPIs."


def _say_notes(report: "KpiReport", rows: tuple[Row, ...]) -> tuple[str, ...]:
    exact = [row for row in rows if _show_sure(row) == IF_EXACT]
    notes = [_SURE] if exact or any(row["sure"] is not None for row in rows) else []
    notes += [_say_exact(len(exact))] if exact else []
    notes += [_PERCENT] if any(_is_taken_as_share(kpi) for kpi in report.kpis) else []
    notes += explain_marks(_set_marks(row[key], key) for row in rows for key in ("actual", "baseline"))
    if report.differing:
        many = "is not the same KPI" if len(report.differing) == 1 else "are not the same KPIs"
        notes.append(
            f"{enumerate_words(report.differing)} {many} in every map, so each map keeps its own figures: "
            "nothing is averaged."
        )
    said = [f"{row['name']}: {row['says']}." for row in rows if row["sure"] is False or row["verdict"] == "cannot tell"]
    return (*notes, *said)


def _say_exact(count: int) -> str:
    """What the short words of the table mean where baselines have no interval."""
    lack = f"{plural(count, 'baseline')} {'has' if count == 1 else 'have'} no interval"
    return (
        f"{IF_EXACT.capitalize()}: {lack}, and the verdict is sure only if what is written there is exact. Write how "
        "many were asked then: `baseline: {value: NUMBER, n: COUNT}`."
    )


def _is_taken_as_share(kpi: "AssessedKpi") -> bool:
    return kpi.figure.scale is PERCENT and kpi.interval is not None and kpi.interval.kind == "wilson"


def _build_sides(report: "KpiReport", rows: tuple[Row, ...]) -> Sheet:
    """What customers do beside what the organisation does, where a place has KPIs of both."""
    places: dict[tuple[str, str | None], list[Row]] = {}
    for row in rows:
        if row["behaviour"]:
            places.setdefault((row["maps"][0], row["belongs_to"]), []).append(row)
    both = {place: found for place, found in places.items() if len({row["behaviour"] for row in found}) > 1}
    columns = (
        Column("name", "Where", most=24, show=_show_name),
        Column("map", "Map" if len(report.journeys) > 1 else "", most=14),
        *(
            Column(side, heading, show=_join(side))
            for side, heading in (("customer", "Customers"), ("organisation", "You"))
        ),
        Column("id"),
    )
    sheet_rows = tuple(_lay_out_place(map, id, found) for (map, id), found in both.items())
    return Sheet(
        "places",
        "What customers do, and what you do for it",
        columns,
        sheet_rows,
        ("The places where both have a KPI.",),
        tuple(_say_one_sided(places)),
    )


def _lay_out_place(map: str, id: str | None, found: "Sequence[Row]") -> Row:
    sides = {side: [_say_figure(row) for row in found if row["behaviour"] == side] for side in SIDES}
    return {"map": map, "id": id, "name": found[0]["belongs_to_name"], **sides}


def _say_figure(row: Row) -> str:
    now = _make_show("actual")(row)
    return f"{row['name']}{f', {now}' if now else ''}: {row['verdict']}"


def _show_name(row: Row) -> str:
    return row["name"] or "the whole journey"


def _say_one_sided(places: "dict[tuple[str, str | None], list[Row]]") -> list[str]:
    """Where only one side is measured: nobody sees there whether what is done helps."""
    alone = [next(iter({row["behaviour"] for row in found})) for found in places.values()
             if len({row["behaviour"] for row in found}) == 1]  # fmt: skip
    yours, theirs = alone.count("organisation"), alone.count("customer")
    said = [f"{plural(yours, 'more place')} only what you do"] if yours else []
    said += [f"{plural(theirs, 'more place')} only what customers do"] if theirs else []
    return [f"At {' and at '.join(said)} has a KPI."] if said else []


def _join(key: str) -> Callable[[Row], str]:
    return lambda row: "; ".join(row[key])
