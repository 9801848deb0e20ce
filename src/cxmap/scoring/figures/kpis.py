"""Where KPIs stand: reached, on the way or moving away, and how sure that is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxmap.journey.key_figures import KeyFigure, read_key_figure
from cxmap.journey.scales import find_opinions, spell
from cxmap.scoring.figures.intervals import Interval, find_difference, find_interval, find_lack
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.journey.measures import Measure
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.kpi import Kpi
    from cxmap.language.organisation import Team

Verdict = Literal[
    "reached",
    "on the way",
    "no progress",
    "moving away",
    "short of target",
    "not measured",
    "no target",
    "cannot tell",
]
Direction = Literal["higher", "lower"]

FARTHEST = 1e6
"""How many times the way from baseline to target a figure may lie off, to be compared with it. Ours: that far off, the
target is next to the baseline, and the share says nothing."""


class Judgement(NamedTuple):
    """What the numbers of a KPI say together.

    Attributes:
        verdict: Where it stands.
        progress: How much of the way from baseline to target is done, where both are known; below 0 on the way back.
        sure: Whether its interval lets nothing else be true; None where there is no interval, nothing to be sure of, or
            a baseline of which nobody knows how exact it is.
        reason: Why it cannot be told, or why nobody knows how sure it is, as the end of a sentence.
        sure_if_exact: Whether it would be sure if the baseline were exactly as it is written; None where the baseline
            has an interval of its own, or the verdict does not hang on it.
    """

    verdict: Verdict
    progress: float | None = None
    sure: bool | None = None
    reason: str = ""
    sure_if_exact: bool | None = None


@dataclass(frozen=True, slots=True)
class AssessedKpi:
    """A KPI with its verdict.

    Attributes:
        journeys: The maps that hold it, the same word for word.
        figure: Its numbers, read.
        owner: The team that answers for it; None where nobody does.
        better: Which direction is good; None where nothing tells.
        interval: Where its actual value lies, with a certainty of about 95 %; None where nothing tells.
        judgement: What its numbers say together.
        missing: The keys to add, in the order of the language.
    """

    journeys: "tuple[Journey, ...]"
    figure: KeyFigure
    owner: "Entry[Team] | None"
    better: Direction | None
    interval: Interval | None
    judgement: Judgement
    missing: tuple[str, ...]

    @property
    def at(self) -> str:
        """Id of the touchpoint or stage it belongs to; empty where it belongs to the whole journey."""
        noun = self.figure.entry.noun
        return noun.touchpoint or noun.stage or ""


@dataclass(frozen=True, slots=True)
class KpiReport:
    """The KPIs of maps.

    Attributes:
        journeys: The maps.
        kpis: Their KPIs in the order of the journey; those of one place customers first.
        differing: Ids that several maps give to KPIs that are not the same.
    """

    journeys: "tuple[Journey, ...]"
    kpis: tuple[AssessedKpi, ...]
    differing: tuple[str, ...]


def assess_kpis(journeys: "Sequence[Journey]") -> KpiReport:
    """Say of every KPI where it stands.

    A KPI that several maps hold word for word is one KPI. Where two differ under one id both are shown: no number is
    made from the numbers of several maps.
    """
    kpis: list[AssessedKpi] = []
    differing: list[str] = []
    places: dict[str, int] = {}
    for journey in journeys:
        opinions = find_opinions(journey.evidence)
        for entry in _order(journey):
            known = places.get(entry.id)
            if known is not None and kpis[known].figure.entry.noun == entry.noun:
                same = kpis[known]
                kpis[known] = _assess(same.figure, (*same.journeys, journey))
                continue
            if known is not None:
                differing.append(entry.id)
            places.setdefault(entry.id, len(kpis))
            kpis.append(_assess(read_key_figure(entry, opinions), (journey,)))
    return KpiReport(tuple(journeys), tuple(kpis), tuple(dict.fromkeys(differing)))


def judge(figure: KeyFigure, better: Direction | None) -> Judgement:
    """Say what the numbers of a KPI say together."""
    actual, target = figure.actual, figure.target
    if actual is None:
        return Judgement("not measured")
    if target is None:
        return Judgement("no target")
    reason = _find_refusal(figure, better)
    if actual.value is None or target.value is None or better is None or reason:
        return Judgement("cannot tell", reason=reason)
    sign = 1 if better == "higher" else -1
    if sign * (actual.value - target.value) >= 0:
        return _judge_against(figure, actual, target.value, sign, "reached")
    if figure.baseline is None or figure.baseline.value is None:
        return _judge_against(figure, actual, target.value, sign, "short of target")
    return _judge_progress(figure, actual, figure.baseline, target.value)


def _order(journey: "Journey") -> "Iterator[Entry[Kpi]]":
    """The KPIs of a map: those of the whole journey, then along it; of one place customers first."""
    stages = {stage.id: number for number, stage in enumerate(journey.stages, 1)}

    def find_place(entry: "Entry[Kpi]") -> tuple[int, int, bool]:
        touchpoint = journey.touchpoints.get(entry.noun.touchpoint or "")
        stage = stages.get(touchpoint.stage if touchpoint else entry.noun.stage or "", 0)
        return stage, touchpoint.number if touchpoint else 0, entry.noun.behaviour != "customer"

    yield from sorted(journey.kpis.values(), key=find_place)


def _assess(figure: KeyFigure, journeys: "tuple[Journey, ...]") -> AssessedKpi:
    noun = figure.entry.noun
    better = _find_direction(figure)
    missing = [key for key in ("target", "actual") if getattr(figure, key) is None]
    if better is None:
        missing.insert(0, "better")
    return AssessedKpi(
        journeys=journeys,
        figure=figure,
        owner=journeys[0].teams.get(noun.owner or ""),
        better=better,
        interval=find_interval(figure.actual, figure.scale) if figure.actual is not None else None,
        judgement=judge(figure, better),
        missing=tuple(missing),
    )


def _find_direction(figure: KeyFigure) -> Direction | None:
    """Which direction is good: as written, else as the scale says, else from where it started to where it is to go."""
    better: Direction | None = figure.entry.noun.better or figure.implied
    if better is not None or figure.baseline is None or figure.target is None:
        return better
    start, end = figure.baseline.value, figure.target.value
    if start is None or end is None or start == end:
        return None
    return "higher" if end > start else "lower"


def _find_refusal(figure: KeyFigure, better: Direction | None) -> str:
    """Why the numbers of a KPI cannot be judged; empty where they can."""
    if figure.mixed:
        return figure.mixed
    for key in ("actual", "target", "baseline"):
        measure: Measure | None = getattr(figure, key)
        if measure is not None and measure.refused is not None:
            return f"`{key}` cannot be used: {measure.refused.message}"
    return "nobody wrote which direction is good (`better`)" if better is None else _refuse_direction(figure, better)


def _refuse_direction(figure: KeyFigure, better: Direction) -> str:
    if figure.implied is not None and figure.implied != better:
        good = "high" if figure.implied == "higher" else "low"
        return f"`better` is `{better}`, but on {figure.scale.name} a {good} figure is the good one"
    if figure.baseline is None or figure.target is None:
        return ""
    start, end = figure.baseline.value or 0.0, figure.target.value or 0.0
    if (end < start) if better == "higher" else (end > start):
        return f"the target of {spell(end)} is worse than the baseline of {spell(start)}"
    return ""


def _judge_against(figure: KeyFigure, actual: "Measure", target: float, sign: int, verdict: Verdict) -> Judgement:
    """Judge by the target alone: the whole interval lies on the same side of it as the figure, or not."""
    baseline = figure.baseline.value if figure.baseline is not None else None
    progress = _find_progress(actual.value, baseline, target)
    interval = find_interval(actual, figure.scale)
    if interval is None:
        return Judgement(verdict, progress, reason=find_lack(actual, figure.scale))
    worst, best = (interval.low, interval.high) if sign > 0 else (interval.high, interval.low)
    sure = sign * (worst - target) >= 0 if verdict == "reached" else sign * (best - target) < 0
    return Judgement(verdict, progress, sure)


def _find_progress(value: float | None, start: float | None, target: float) -> float | None:
    """The part of the way to the target that is done; None where there is none, or next to none."""
    if value is None or start is None or start == target:
        return None
    progress = (value - start) / (target - start)
    return settle(progress) if abs(progress) < FARTHEST else None


def _judge_progress(figure: KeyFigure, actual: "Measure", baseline: "Measure", target: float) -> Judgement:
    """Judge by the way done: the interval of the change leaves out no change at all, or not."""
    value, start = actual.value or 0.0, baseline.value or 0.0
    change = value - start
    progress = _find_progress(value, start, target)
    if change == 0:
        return Judgement("no progress", progress)
    verdict: Verdict = "on the way" if target != start and (change > 0) is (target > start) else "moving away"
    here, there = find_interval(actual, figure.scale), find_interval(baseline, figure.scale)
    if here is None:
        return Judgement(verdict, progress, reason=find_lack(actual, figure.scale))
    if there is None:
        # What is not sure against an exact baseline is even less so against one that may be off itself.
        clear = not here.holds(start)
        return Judgement(verdict, progress, None if clear else False, sure_if_exact=clear)
    return Judgement(verdict, progress, not find_difference(value, here, start, there).holds(0))
