"""What a map does not tell, where it would stand, and what to write there."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Touchpoint


class Lack(NamedTuple):
    """Something that is not known.

    Attributes:
        what: What it is, as the beginning of the sentence "… is not known".
        add: What to do, in the imperative.
        at: Where.
    """

    what: str
    add: str
    at: "Place"


def find_lack(touchpoint: "Touchpoint", metric: str, what: str) -> Lack | None:
    """What to write so that a metric of a touchpoint is known; None where it is.

    Args:
        touchpoint: The touchpoint.
        metric: The metric.
        what: What the metric says of the touchpoint, as the beginning of the sentence "… is not known".
    """
    measure = touchpoint.metrics.get(metric)
    if measure is not None:
        refused = measure.refused
        return Lack(f"{what} ({refused.plain})", "correct the number", measure.at) if refused else None
    if touchpoint.noun.metrics is not None:
        add = f"add `{metric}: NUMBER` to the `metrics` of `{touchpoint.id}`"
        return Lack(what, add, touchpoint.at.below("metrics"))
    return Lack(what, f"add `metrics: {{{metric}: NUMBER}}` to `{touchpoint.id}`", touchpoint.at)
