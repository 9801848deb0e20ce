"""Survey figures as reports of scores write them: with their interval, their answers and their day."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cxmap.journey.scales import spell
from cxmap.journey.sources import find_day
from cxmap.reports.figures import figure, interval
from cxmap.reports.scores.spots import write_spot
from cxmap.scoring.figures.intervals import FEW_ANSWERS, FEW_OF_A_KIND, Interval, find_interval, rests_on_few

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.journey.model import Entry
    from cxmap.language.evidence import Evidence
    from cxmap.reports.scores.spots import LineOf

LEVEL = 0.95
"""How sure the intervals of survey figures are."""

ASSUMED, FEW = "~", "°"
"""Marks behind a figure: nobody measured it; few answered."""

SAY_ASSUMED = f"{ASSUMED} an assumption: no evidence stands behind it, or only an opinion."
SAY_FEW = f"{FEW} few answers: fewer than {FEW_ANSWERS}."
SAY_FEW_OF_A_KIND = (
    f"{FEW} few answers: fewer than {FEW_ANSWERS}, or fewer than {FEW_OF_A_KIND} promoters or detractors. The interval "
    "of a net score is then too short more often than 5 times in 100."
)

SAY_CHANCE = "Of 100 comparisons without any true gap, about 5 look like one."
"""Stands wherever several comparisons are made at once."""

PARTS = ("value", "n", "low", "high", "interval", "few_answers", "date", "assumed", "at")
"""The keys of a measure in a row."""


def compact(number: float, digits: int = 4) -> str:
    """A number that was computed, to a few digits: 0.7843; from a thousand on in whole ones."""
    return f"{number:,.0f}" if abs(number) >= 1000 else figure(float(f"{number:.{digits}g}"))


def lay_out_measure(
    measure: "Measure | None", scale: "Scale", evidence: "Mapping[str, Entry[Evidence]]", line_of: "LineOf"
) -> dict[str, Any]:
    """A measure as rows hold it, with its interval; all parts are None where there is no measure."""
    if measure is None:
        return dict.fromkeys(PARTS)
    found = find_interval(measure, scale)
    return {
        "value": measure.value,
        "n": measure.n,
        **lay_out_interval(found),
        "few_answers": rests_on_few(measure, scale),
        "date": find_day(measure, evidence) or None,
        "assumed": measure.assumed,
        "at": write_spot(measure.at, line_of),
    }


def lay_out_interval(found: Interval | None, of: str = "") -> dict[str, Any]:
    """The ends of an interval and how it was found, as rows hold them.

    Args:
        found: The interval.
        of: What stands before the names of its ends, so that nobody takes them for those of another number.
    """
    ends = (None, None) if found is None else (found.low, found.high)
    return {f"{of}low": ends[0], f"{of}high": ends[1], "interval": None if found is None else found.kind}


def show_measure(measure: Mapping[str, Any], write: Callable[[float], str] = compact) -> str:
    """The figure of a measure laid out, with its marks."""
    if measure["value"] is None:
        return ""
    marks = ASSUMED if measure["assumed"] else ""
    return f"{write(measure['value'])}{marks}{FEW if measure['few_answers'] else ''}"


def explain_marks(measures: Iterable[Mapping[str, Any]]) -> list[str]:
    """The sentences that explain the marks that measures laid out bear."""
    known = [measure for measure in measures if measure["value"] is not None]
    few = [measure for measure in known if measure["few_answers"]]
    notes = [SAY_ASSUMED] if any(measure["assumed"] for measure in known) else []
    return notes + explain_few(bool(few), net=any(measure["interval"] == "net" for measure in few))


def explain_few(few: bool, *, net: bool) -> list[str]:  # noqa: FBT001  (whether there is a mark at all)
    """The sentence that explains the mark of few answers, if it is there.

    Args:
        few: Whether it is.
        net: Whether one of the marked is a net score.
    """
    return [SAY_FEW_OF_A_KIND if net else SAY_FEW] if few else []


def show_interval(measure: Mapping[str, Any], write: Callable[[float], str] = compact) -> str:
    """The interval of a measure laid out."""
    return "" if measure["low"] is None else interval(measure["low"], measure["high"], write)


def say_scale(scale: "Scale") -> str:
    """A scale in a sentence, with its ends."""
    return f"{scale.name} ({spell(scale.min)} to {spell(scale.max)})"


def advise_interval(measure: "Measure", scale: "Scale") -> str:
    """What to add to a figure so that it has an interval: what is there already is not asked for."""
    if scale.method in {"share", "top-box"}:
        return "add `n:`, how many were asked or counted"
    ends = _list_missing(measure, "low", "high")
    spread = _list_missing(measure, "n", "sd")
    if measure.answers or not spread or (measure.n is not None and measure.n < 2):
        return f"ask more people, or add {ends}"
    counted = f"write `answers:` with {scale.options} counts instead of `value:`"
    if scale.method == "net":
        return counted if scale.options is not None else f"add {ends}"
    advice = f"add {spread}, or {ends}"
    return advice if scale.options is None else f"{advice}; or, better, {counted}"


def _list_missing(measure: "Measure", *keys: str) -> str:
    return " and ".join(f"`{key}:`" for key in keys if getattr(measure, key) is None)
