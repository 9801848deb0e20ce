"""What to write instead of a number that cannot be used, told alike by everything that refuses it."""

from typing import TYPE_CHECKING

from cxmap.journey.answers import takes_answers
from cxmap.journey.scales import PRESETS, UNDECLARED, spell
from cxmap.language.words import divide_by_hundred

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale

MEND_COUNT = "remove `n`, which the answers say already, or correct the counts"
MEND_INTERVAL = "correct the figure, or the `low` and `high` beside it"
LEAVE_OUT = "leave the number out until somebody has answered"


def is_declared(scale: "Scale", metric: str) -> bool:
    """Whether somebody declared the scale of a metric."""
    return scale.directed or scale.name != UNDECLARED[metric]


def advise(measure: "Measure", metric: str, scale: "Scale") -> str:
    """How to mend a number of a metric that cannot be used; empty where it can.

    Args:
        measure: The number.
        metric: What it measures.
        scale: The scale of the metric.
    """
    refused = measure.refused
    if refused is None:
        return ""
    if refused.figure is not None:
        return advise_scale(refused.figure, metric, scale)
    return {
        "mixed-scales": advise_method(metric),
        "wrong-options": advise_options(len(measure.answers), metric, scale),
        "n-contradicts-answers": MEND_COUNT,
        "impossible-interval": MEND_INTERVAL,
        "nobody-answered": LEAVE_OUT,
    }[refused.kind]


def advise_scale(figure: float, metric: str, scale: "Scale") -> str:
    """What to write instead of a figure that lies outside its scale."""
    bounds = f"a number from {spell(scale.min)} to {spell(scale.max)}"
    if scale.method in {"share", "top-box"} and scale.max == 1 and 2 <= figure <= 100:
        share = f"write `{divide_by_hundred(spell(figure))}`"
        if scale.method == "top-box":
            return share
        return f"{share}, or declare `{metric}: percent` under `scales` where all its numbers are percentages"
    if is_declared(scale, metric):
        return f"write {bounds}, or declare another scale of `{metric}` under `scales` and bring all its numbers to it"
    example = f", e.g. `{metric}: percent`" if scale.max < figure <= 100 else ""
    return f"write {bounds}, or declare the scale of `{metric}` under `scales`{example}"


def advise_method(metric: str) -> str:
    """What to do with a number that was made in another way than its scale says; `metric` is empty for shares."""
    if not metric:
        return "write it as a share of the customers at this place, or correct `method`"
    return (
        f"bring the number to the scale of `{metric}`, or, where all numbers of `{metric}` were made so, declare that "
        "scale"
    )


def advise_options(counts: int, metric: str, scale: "Scale") -> str:
    """What to write instead of counts that do not fit the answers of their scale.

    Nobody is told to fill the gaps with zeros where people may have been asked on another scale.

    Args:
        counts: How many there are.
        metric: What they measure; empty where the language gives the scale.
        scale: Their scale.
    """
    if scale.options is None or not takes_answers(scale):
        return "give the figure as `value` instead of `answers`"
    if scale.method == "share":
        return "write two counts, those who said no and those who said yes, or give the figure as `value`"
    last = spell(scale.first + scale.options - 1)
    preset = _find_preset(counts) if metric and counts != scale.options else None
    if preset is None:
        each = f"one for each answer from {spell(scale.first)} to {last}, the lowest first"
        return f"write {scale.options} counts, {each}, and 0 where nobody chose it"
    figure = f"the {'mean' if scale.method == 'mean' else 'figure'} on this scale"
    return f"declare `{metric}: {preset}` under `scales` if all were asked so, or else write {figure} as `value`"


def _find_preset(options: int) -> str | None:
    """The scale of means that has so many answers."""
    found = (name for name, preset in PRESETS.items() if preset.method == "mean" and preset.options == options)
    return next(found, None)
