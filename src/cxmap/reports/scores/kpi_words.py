"""What papers say about KPIs: the verdict as a sentence, and what to write so that there is one."""

from typing import TYPE_CHECKING

from cxmap.journey.key_figures import PERCENT
from cxmap.journey.yardsticks import is_percent, is_share_of_one
from cxmap.reports.figures import share
from cxmap.reports.scores.lacks import Advice, Unknown
from cxmap.reports.scores.survey import advise_interval, compact, show_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxmap.scoring.figures.kpis import AssessedKpi, KpiReport

JUDGED = frozenset({"reached", "on the way", "moving away", "short of target"})
"""Verdicts that can be sure."""

HOW_TO_MEASURE = "An actual figure is written as `actual: {value: NUMBER, n: COUNT, date: DAY, from: SOURCE}`."

_ADVICE = {
    "better": "add `better: higher` or `better: lower`",
    "target": "add `target:` with the value to reach",
    "actual": "add `actual: {value: NUMBER, n: COUNT, date: DAY, from: SOURCE}`",
}


def find_writer(of_one: bool, unit: str | None) -> "Callable[[float], str]":  # noqa: FBT001  (a fact of a row)
    """How the figures of a KPI are written: shares in percent, everything else to as many digits as tell something."""
    if of_one:
        return share
    return (lambda figure: f"{compact(figure, 3)} %") if is_percent(unit) else (lambda figure: compact(figure, 3))


def say_verdict(kpi: "AssessedKpi") -> str:
    """The verdict on a KPI in one sentence, without its full stop."""
    verdict, progress, sure, reason, sure_if_exact = kpi.judgement
    figure, interval = kpi.figure, kpi.interval
    said: str = verdict
    if progress is not None and verdict in {"on the way", "moving away"}:
        said += f", {share(abs(progress))} of the way {'done' if progress > 0 else 'lost'}"
    if (sure is None and not sure_if_exact) or interval is None or figure.target is None or figure.target.value is None:
        doubt = "how surely is not known, because " if verdict in JUDGED else ""
        return f"{said}: {doubt}{reason}" if reason else said
    write = find_writer(is_share_of_one(figure.scale), figure.entry.noun.unit)
    ends = f"the interval {show_interval({'low': interval.low, 'high': interval.high}, write)}"
    if verdict in {"reached", "short of target"}:
        side = (
            "and that is sure: {} lies wholly on this side of"
            if sure
            else "but that is not sure: {} lies on both sides of"
        )
        return f"{said}, {side.format(ends)} the target of {write(figure.target.value)}"
    start = figure.baseline.value if figure.baseline is not None else None
    line = f"the baseline of {'' if start is None else write(start)}"
    held = f"; {ends} holds the target" if interval.holds(figure.target.value) else ""
    if sure_if_exact:
        return (
            f"{said}, and that is sure if {line} is exact: {ends} does not hold it{held and ', but holds the target'}"
        )
    if not sure:
        exact = ", even if that is exact" if sure_if_exact is False else ""
        return f"{said}, but that is not sure: the distance to {line} can be chance{exact}"
    return f"{said}, and that is sure: the interval of the distance to {line} leaves out 0{held}"


def list_unknown(report: "KpiReport") -> list[Unknown]:
    """The KPIs that cannot be judged, or not surely, with what to write."""
    found = [(kpi, tuple(_find_advice(kpi))) for kpi in report.kpis]
    return [
        Unknown(kpi.journeys[0], kpi.figure.entry.id, kpi.figure.entry.name, kpi.owner, advice)
        for kpi, advice in found
        if advice
    ]


def _find_advice(kpi: "AssessedKpi") -> "Iterator[Advice]":
    judgement, figure, at = kpi.judgement, kpi.figure, kpi.figure.entry.at
    for key in kpi.missing:
        yield Advice(f"its `{key}`", _ADVICE[key], at, key)
    if judgement.verdict == "cannot tell" and "better" not in kpi.missing:
        yield Advice(f"where it stands, because {judgement.reason}", f"mend what does not fit: {judgement.reason}", at)
    unsure = judgement.sure is None and judgement.sure_if_exact is None
    if judgement.verdict in JUDGED and unsure and figure.actual is not None:
        advice = advise_interval(figure.actual, figure.scale)
        if figure.scale is PERCENT:
            advice = "add `n:`, how many were counted, if it is a share of them; else add `low:` and `high:`"
        yield Advice(f"how sure that is, because {judgement.reason}", advice, figure.actual.at)
