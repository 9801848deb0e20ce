"""Parts that several methods use: how many come, how many leave dissatisfied, and figures out of ten."""

from typing import TYPE_CHECKING

from cxmap.journey.answers import count_best
from cxmap.journey.scales import spell
from cxmap.scoring.method import Basis, Numbers, Part, find_basis
from cxmap.scoring.precision import trim

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.scoring.spread import Spread

BEST_OF = 5
"""How many answer options there are where the share of the two best is meant."""


def tells_share(scale: "Scale") -> bool:
    """Whether a figure on this scale is itself a share of people: those who answered yes."""
    return scale.method == "share"


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
    """The share of dissatisfied answers: as counted, else assumed from the mean; or None.

    A share of people who answered yes, or no, needs no counted answers: it says how many are dissatisfied.
    """
    found = numbers.get("satisfaction")
    if found is None:
        return None
    measure, scaled = found
    scale = numbers.scales["satisfaction"]
    if measure.dissatisfied is None:
        exact = tells_share(scale)
        how = f"(10 − {spell(trim(scaled))})/10, {'as answers are no and yes' if exact else 'assumed from the mean'}"
        basis = find_basis(measure) if exact else Basis.FROM_MEAN
        return Part("dissatisfied", ("satisfaction",), trim((10 - scaled) / 10), basis, how)
    total = sum(measure.answers)
    unhappy = _say_unhappy(measure, scale)
    how = f"{round(measure.dissatisfied * total)} of {total} answered {unhappy}"
    return Part("dissatisfied", ("satisfaction",), trim(measure.dissatisfied), find_basis(measure), how)


def find_figure(numbers: Numbers, metric: str) -> Part | None:
    """A figure out of ten, or None."""
    found = numbers.get(metric)
    return Part(metric, (metric,), trim(found[1]), find_basis(found[0])) if found else None


def find_best_share(numbers: Numbers, metric: str) -> Part | None:
    """Ten times the share of people who chose one of the two best of five answers.

    Returns:
        None where that was not counted: a mean, a rating or answers on another number of options.
    """
    found, scale = numbers.get(metric), numbers.scales[metric]
    if found is None or scale.options != BEST_OF:
        return None
    measure, scaled = found
    if measure.answers:
        best, total = count_best(measure.answers, scale), sum(measure.answers)
        how = f"10 · {best}/{total}: {best} of {total} chose one of the two best"
        return Part(metric, (metric,), trim(10 * best / total), find_basis(measure), how)
    if scale.method != "top-box":
        return None
    how = f"10 · {spell(scale.to_share(measure.value or 0))}, the share that chose one of the two best"
    return Part(metric, (metric,), trim(scaled), find_basis(measure), how)


def find_spread(numbers: Numbers, metric: str) -> "Spread":
    """How sure the figure of a metric is: a share of journeys, else a figure out of ten.

    Raises:
        KeyError: There is no such figure. Only touchpoints that have every number are asked.
    """
    from cxmap.scoring.spread import find_figure_spread

    measure = numbers.measures[metric]
    return find_figure_spread(metric, measure, numbers.scales[metric])


def find_best_share_spread(numbers: Numbers, metric: str) -> "Spread | None":
    """How sure ten times the share of the two best of five answers is; None where it was not counted."""
    measure, scale = numbers.measures[metric], numbers.scales[metric]
    if find_best_share(numbers, metric) is None:
        return None
    if not measure.answers:
        return find_spread(numbers, metric)
    from cxmap.scoring.spread import find_best_share_spread

    return find_best_share_spread(measure, scale)


def find_dissatisfied_spread(numbers: Numbers) -> "Spread":
    """How sure the share of dissatisfied answers is.

    Raises:
        KeyError: There is no satisfaction. Only touchpoints that have every number are asked.
    """
    from cxmap.scoring.mean_share import find_mean_share_spread
    from cxmap.scoring.spread import find_share_spread

    measure = numbers.measures["satisfaction"]
    if measure.dissatisfied is not None:
        return find_share_spread(measure)
    return find_mean_share_spread(measure, numbers.scales["satisfaction"])


def _say_unhappy(measure: "Measure", scale: "Scale") -> str:
    """Which answers are the dissatisfied ones, as they were given."""
    if scale.method == "share":
        return "no" if scale.better == "high" else "yes"
    if scale.better == "high":
        return f"below {spell(scale.cut)}"
    # The cut is meant on the turned scale; on the scale that people saw it lies as far from the other end.
    return f"above {spell(2 * scale.first + len(measure.answers) - 1 - scale.cut)}"
