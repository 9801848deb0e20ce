"""At risk: of 100 journeys, how many put loyalty at risk at this touchpoint."""

from collections.abc import Mapping

from cxmap.journey.measures import Measure, Scale
from cxmap.journey.scales import spell
from cxmap.scoring.method import Basis, Part
from cxmap.scoring.precision import trim


class AtRisk:
    """How many come here, how many of them leave dissatisfied, and how much that weighs on loyalty.

    Source:
        The problem-experience × loyalty-drop arithmetic of TARP and John Goodman: of 80,000 customers 30 % have a
        problem, which lowers loyalty from 55 % to 26 %, so 80,000 × 0.30 × (0.55 − 0.26) = 6,960 are lost.
    """

    name: str = "at-risk"
    formula: str = "100 · frequency · dissatisfied · loyalty/10"
    meaning: str = "of 100 journeys, how many put loyalty at risk here"
    source: str = "the problem-experience × loyalty-drop arithmetic of TARP and John Goodman"
    required: tuple[str, ...] = ("frequency", "satisfaction", "loyalty")
    ranges: Mapping[str, tuple[float, float]] = {"frequency": (0, 1), "dissatisfied": (0, 1), "loyalty": (0, 10)}

    def find_parts(self, measures: Mapping[str, Measure], scales: Mapping[str, Scale]) -> tuple[Part, ...]:
        """Make frequency, dissatisfied and loyalty from the measures that can be used."""
        made = {"frequency": _frequency, "satisfaction": _dissatisfied, "loyalty": _loyalty}
        parts = []
        for metric, make in made.items():
            measure = measures.get(metric)
            if measure is not None and measure.scaled is not None:
                parts.append(make(measure, measure.scaled, scales[metric]))
        return tuple(parts)

    def combine(self, numbers: Mapping[str, float]) -> float:
        """Multiply the parts."""
        return 100 * numbers["frequency"] * numbers["dissatisfied"] * numbers["loyalty"] / 10


AT_RISK = AtRisk()


def _basis(measure: Measure) -> Basis:
    return Basis.ASSUMED if measure.assumed else Basis.MEASURED


def _frequency(measure: Measure, scaled: float, scale: Scale) -> Part:
    capped = scale.method == "count" and (measure.value or 0) > 1
    how = f"met {spell(measure.value or 0)} times in a journey, which counts as once" if capped else ""
    return Part("frequency", "frequency", trim(scaled), _basis(measure), how, capped)


def _dissatisfied(measure: Measure, scaled: float, scale: Scale) -> Part:
    if measure.dissatisfied is None:
        how = f"(10 − {spell(trim(scaled))})/10, assumed from the mean"
        return Part("dissatisfied", "satisfaction", trim((10 - scaled) / 10), Basis.FROM_MEAN, how)
    total = sum(measure.answers)
    how = f"{round(measure.dissatisfied * total)} of {total} answered {_unhappy(measure, scale)}"
    return Part("dissatisfied", "satisfaction", trim(measure.dissatisfied), _basis(measure), how)


def _loyalty(measure: Measure, scaled: float, _scale: Scale) -> Part:
    return Part("loyalty", "loyalty", trim(scaled), _basis(measure))


def _unhappy(measure: Measure, scale: Scale) -> str:
    """Which answers are the dissatisfied ones, as they were given."""
    if scale.method == "share":
        return "no" if scale.better == "high" else "yes"
    if scale.better == "high":
        return f"below {spell(scale.cut)}"
    # The cut is meant on the turned scale; on the scale that people saw it lies as far from the other end.
    return f"above {spell(2 * scale.first + len(measure.answers) - 1 - scale.cut)}"
