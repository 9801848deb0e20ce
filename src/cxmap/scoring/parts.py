"""Parts that several methods use: how many come, how many leave dissatisfied, and figures out of ten."""

from typing import TYPE_CHECKING

from cxmap.journey.scales import spell
from cxmap.scoring.method import Basis, Numbers, Part, find_basis
from cxmap.scoring.precision import trim

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.scoring.spread import Spread


def find_frequency(numbers: Numbers) -> Part | None:
    """The share of journeys that reach the touchpoint, or None."""
    found = numbers.get("frequency")
    if found is None:
        return None
    measure, scaled = found
    capped = numbers.scales["frequency"].method == "count" and (measure.value or 0) > 1
    how = f"met {spell(measure.value or 0)} times in a journey, which counts as once" if capped else ""
    return Part("frequency", ("frequency",), trim(scaled), find_basis(measure), how, capped)


def find_dissatisfied(numbers: Numbers) -> Part | None:
    """The share of dissatisfied answers: as counted, else assumed from the mean; or None."""
    found = numbers.get("satisfaction")
    if found is None:
        return None
    measure, scaled = found
    if measure.dissatisfied is None:
        how = f"(10 − {spell(trim(scaled))})/10, assumed from the mean"
        return Part("dissatisfied", ("satisfaction",), trim((10 - scaled) / 10), Basis.FROM_MEAN, how)
    total = sum(measure.answers)
    unhappy = _say_unhappy(measure, numbers.scales["satisfaction"])
    how = f"{round(measure.dissatisfied * total)} of {total} answered {unhappy}"
    return Part("dissatisfied", ("satisfaction",), trim(measure.dissatisfied), find_basis(measure), how)


def find_figure(numbers: Numbers, metric: str) -> Part | None:
    """A figure out of ten, or None."""
    found = numbers.get(metric)
    return Part(metric, (metric,), trim(found[1]), find_basis(found[0])) if found else None


def find_spread(numbers: Numbers, metric: str) -> "Spread":
    """How sure the figure of a metric is: a share of journeys, else a figure out of ten.

    Raises:
        KeyError: There is no such figure. Only touchpoints that have every number are asked.
    """
    from cxmap.scoring.spread import find_figure_spread

    measure = numbers.measures[metric]
    return find_figure_spread(metric, measure, numbers.scales[metric], numbers.find_size(measure))


def find_dissatisfied_spread(numbers: Numbers) -> "Spread":
    """How sure the share of dissatisfied answers is.

    Raises:
        KeyError: There is no satisfaction. Only touchpoints that have every number are asked.
    """
    from cxmap.scoring.spread import find_share_spread

    measure = numbers.measures["satisfaction"]
    return find_share_spread(measure, numbers.scales["satisfaction"], numbers.find_size(measure))


def _say_unhappy(measure: "Measure", scale: "Scale") -> str:
    """Which answers are the dissatisfied ones, as they were given."""
    if scale.method == "share":
        return "no" if scale.better == "high" else "yes"
    if scale.better == "high":
        return f"below {spell(scale.cut)}"
    # The cut is meant on the turned scale; on the scale that people saw it lies as far from the other end.
    return f"above {spell(2 * scale.first + len(measure.answers) - 1 - scale.cut)}"
