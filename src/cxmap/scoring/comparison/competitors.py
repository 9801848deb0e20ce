"""How far satisfaction at a touchpoint is ahead of competitors, or behind them, and how sure that is."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from cxmap.journey.sources import find_day
from cxmap.scoring.figures.intervals import Interval, find_difference, find_interval, find_lack, to_ten
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxmap.journey.measures import Measure, Place
    from cxmap.journey.model import Journey, Touchpoint

Standing = Literal["ahead", "behind", "cannot tell"]
METRIC = "satisfaction"
"""What benchmarks are about."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A touchpoint beside one competitor.

    Attributes:
        journey: The map.
        touchpoint: The touchpoint.
        competitor: Id of the competitor.
        ours: Our satisfaction.
        theirs: The competitor's, on the same scale.
        gap: Ours − theirs, in the unit of the scale.
        ten: The same on 0–10, where more is always better.
        interval: Where `ten` lies, with a certainty of about 95 %; None where one of the two has no interval.
        lack: Why there is no interval; empty where there is one.
        days: How far apart the two were measured; None where a day is not known.

    Units:
        days: days, positive where ours is the newer one.
    """

    journey: "Journey"
    touchpoint: "Touchpoint"
    competitor: str
    ours: "Measure"
    theirs: "Measure"
    gap: float
    ten: float
    interval: Interval | None
    lack: str
    days: int | None

    @property
    def standing(self) -> Standing:
        """Ahead or behind where the whole interval says so."""
        if self.interval is None or self.interval.holds(0):
            return "cannot tell"
        return "ahead" if self.interval.low > 0 else "behind"


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A touchpoint that cannot be set beside a competitor.

    Attributes:
        journey: The map.
        touchpoint: The touchpoint.
        competitor: Id of the competitor; empty where there is none, or where ours is what is missing.
        reason: What is missing, or why it cannot be used.
        advice: What to do about it.
        at: Where to do it.
        key: The key to add; empty where something that is there has to be mended.
    """

    journey: "Journey"
    touchpoint: "Touchpoint"
    competitor: str
    reason: str
    advice: str
    at: "Place"
    key: str = ""


@dataclass(frozen=True, slots=True)
class CompetitorGaps:
    """Touchpoints of maps beside competitors.

    Attributes:
        journeys: The maps.
        gaps: The widest gap behind a competitor first; equal ones in the order of the files.
        uncompared: What could not be compared, in the order of the files.
    """

    journeys: "tuple[Journey, ...]"
    gaps: tuple[Gap, ...]
    uncompared: tuple[Uncompared, ...]


def find_gaps(journeys: "Sequence[Journey]") -> CompetitorGaps:
    """Set the satisfaction of every touchpoint beside that of each competitor it is benchmarked against."""
    gaps: list[Gap] = []
    uncompared: list[Uncompared] = []
    for journey in journeys:
        for touchpoint in journey.touchpoints.values():
            for found in _compare(journey, touchpoint):
                if isinstance(found, Gap):
                    gaps.append(found)
                else:
                    uncompared.append(found)
    # Sorting keeps the file order of equal gaps.
    return CompetitorGaps(tuple(journeys), tuple(sorted(gaps, key=lambda gap: gap.ten)), tuple(uncompared))


def _compare(journey: "Journey", touchpoint: "Touchpoint") -> "Iterator[Gap | Uncompared]":
    ours = touchpoint.metrics.get(METRIC)
    if ours is None:
        advice = f"add `{METRIC}:` under `metrics:`"
        yield Uncompared(journey, touchpoint, "", f"no `{METRIC}` of your own", advice, touchpoint.at, METRIC)
    elif ours.refused is not None:
        reason = f"your own `{METRIC}` cannot be used: {ours.refused.message}"
        yield Uncompared(journey, touchpoint, "", reason, "mend the number, or its scale", ours.at)
    if not touchpoint.benchmarks:
        yield Uncompared(journey, touchpoint, "", "no benchmark", "add `benchmarks:`", touchpoint.at, "benchmarks")
    for competitor, theirs in touchpoint.benchmarks.items():
        if theirs.refused is not None:
            advice = "ask them as you ask your own customers, or leave the benchmark out"
            if theirs.refused.kind != "mixed-scales":
                advice = "mend the number, or its scale"
            yield Uncompared(journey, touchpoint, competitor, theirs.refused.message, advice, theirs.at)
        elif ours is not None and ours.refused is None:
            yield _measure_gap(journey, touchpoint, competitor, ours, theirs)


def _measure_gap(
    journey: "Journey", touchpoint: "Touchpoint", competitor: str, ours: "Measure", theirs: "Measure"
) -> Gap:
    scale = journey.scales[METRIC]
    here, there = find_interval(ours, scale), find_interval(theirs, scale)
    interval, lack = None, ""
    if here is not None and there is not None:
        interval = find_difference(ours.scaled or 0.0, to_ten(here, scale), theirs.scaled or 0.0, to_ten(there, scale))
    else:
        lacking = [(ours, "yours")] if here is None else []
        lacking += [(theirs, "theirs")] if there is None else []
        lack = "; ".join(f"{whose}: {find_lack(measure, scale)}" for measure, whose in lacking)
    return Gap(
        journey=journey,
        touchpoint=touchpoint,
        competitor=competitor,
        ours=ours,
        theirs=theirs,
        gap=settle((ours.value or 0.0) - (theirs.value or 0.0)),
        ten=settle((ours.scaled or 0.0) - (theirs.scaled or 0.0)),
        interval=interval,
        lack=lack,
        days=_count_days(find_day(ours, journey.evidence), find_day(theirs, journey.evidence)),
    )


def _count_days(ours: str, theirs: str) -> int | None:
    return (date.fromisoformat(ours) - date.fromisoformat(theirs)).days if ours and theirs else None
