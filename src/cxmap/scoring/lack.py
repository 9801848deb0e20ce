"""What a map does not tell, where it would stand, and what to write there."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Touchpoint
    from cxmap.language.organisation import Role


class Lack(NamedTuple):
    """Something that is not known.

    Attributes:
        what: What it is, as the beginning of the sentence "… is not known".
        add: What to do, in the imperative.
        at: Where.
        of: What it belongs to; None where that goes without saying.
        key: The key to add; empty where adding a key is not all there is to do.
    """

    what: str
    add: str
    at: "Place"
    of: "Touchpoint | Entry[Role] | None" = None
    key: str = ""


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
        if refused is None:
            return None
        return Lack(f"{what} ({refused.plain})", f"mend {metric}, {refused.plain}", measure.at, touchpoint)
    if touchpoint.noun.metrics is not None:
        add = f"add `{metric}: NUMBER` to the `metrics` of `{touchpoint.id}`"
        return Lack(what, add, touchpoint.at.below("metrics"), touchpoint, metric)
    return Lack(what, f"add `metrics: {{{metric}: NUMBER}}` to `{touchpoint.id}`", touchpoint.at, touchpoint, metric)
