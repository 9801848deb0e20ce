"""All scoring methods, by name."""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from cxmap.errors import UsageError
from cxmap.journey.scales import UNDECLARED, spell
from cxmap.language.words import enumerate_words, nearest, suggest
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.ipa import IPA, Ipa
from cxmap.scoring.methods.need import NEED, Need
from cxmap.scoring.methods.opportunity import OPPORTUNITY, Opportunity
from cxmap.scoring.methods.rpn import RPN
from cxmap.scoring.quadrant import DEFAULT_WEIGHTS

if TYPE_CHECKING:
    from cxmap.scoring.method import Method
    from cxmap.scoring.profile import Profile

Weights = Mapping[str, float]


MAKERS: "Mapping[str, Callable[[Weights], Method]]" = {
    AT_RISK.name: lambda _: AT_RISK,
    NEED.name: lambda weights: Need(weights) if weights else NEED,
    OPPORTUNITY.name: lambda weights: Opportunity(weights) if weights else OPPORTUNITY,
    IPA.name: lambda weights: Ipa(weights) if weights else IPA,
    RPN.name: lambda _: RPN,
}
"""What makes each method from weights, in the order in which they are shown. No weights: the method's own."""

WEIGHTS = (1e-15, 1e15)
"""Between which a weight lies that is not 0. Ours: far beyond what anybody means, and nothing is lost in sums."""

METHODS: "Mapping[str, Method]" = {name: make({}) for name, make in MAKERS.items()}
"""Every method with its own weights."""

IMPORTANCE = tuple(DEFAULT_WEIGHTS)
"""The metrics that can make a touchpoint important."""


def make_method(profile: "Profile") -> "Method":
    """The method of a profile, with its weights.

    Raises:
        UsageError: There is no such method, or it cannot weigh like that. The help names what is near.
    """
    maker = MAKERS.get(profile.method)
    if maker is None:
        raise UsageError(f"no scoring method `{profile.method}`", suggest(profile.method, list(MAKERS)))
    _check_weights(profile)
    return maker(profile.weights)


def weigh_importance(profile: "Profile") -> Weights:
    """What makes a touchpoint important, for the quadrants: the profile's weights where they say something of it."""
    weights = {metric: profile.weights.get(metric, 0) for metric in IMPORTANCE}
    return weights if any(weights.values()) else DEFAULT_WEIGHTS


def _check_weights(profile: "Profile") -> None:
    known = tuple(UNDECLARED) if profile.method == NEED.name else IMPORTANCE
    for metric, weight in profile.weights.items():
        if metric not in known:
            what = "no metric" if metric not in UNDECLARED else f"nothing that `{profile.method}` weighs"
            near = nearest(metric, known)
            advice = f"did you mean `{near}`?" if near else f"give weights to {enumerate_words(known)}"
            raise UsageError(f"`{metric}` is {what}", advice)
        if not math.isfinite(weight) or weight < 0:
            raise UsageError(
                f"the weight `{spell(weight)}` of `{metric}` is no number from 0 upwards", "give 0 or more"
            )
        if weight and not WEIGHTS[0] <= weight <= WEIGHTS[1]:
            raise UsageError(
                f"the weight `{spell(weight)}` of `{metric}` is too {'large' if weight > 1 else 'small'} to count with",
                "give 0, or a number such as 1 or 2.5: only how weights compare matters",
            )
    if profile.weights and not any(profile.weights.values()):
        raise UsageError("no weight is above 0", f"give weights to {enumerate_words(known)}, such as `{known[-2]}=1`")
