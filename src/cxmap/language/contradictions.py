"""Keys that stand side by side and exclude each other, said to the person who wrote them."""

from typing import TYPE_CHECKING

from cxmap.language.base import Noun
from cxmap.language.problem import LanguageProblem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from cxmap.language.anatomy import Place

CONTRADICTIONS = {
    "value_or_answers": ("{called} needs either `value` or `answers`", "write exactly one of the two"),
    "below_or_above": ("{called} needs either `below` or `above`", "write exactly one of the two"),
    "stage_and_touchpoint": ("{called} belongs to a stage or to a touchpoint, not to both", "remove one of the two"),
    "low_above_high": ("`low` ({low:g}) is above `high` ({high:g})", "exchange the two numbers"),
    "negative_count": ("a count cannot be {min:g}", "write `min: 0`"),
    "cut_off_scale": (
        "`dissatisfied_below` ({cut:g}) is not on the scale from {min:g} to {max:g}",
        "write an answer above `min` and not above `max`, or leave it out",
    ),
    "empty_scale": (
        "`min` ({min:g}) is not below `max` ({max:g})",
        "give the lowest answer as `min`, the highest as `max`",
    ),
}
"""By the type of the error that a noun raises: what is wrong, and the repair. `called` is the noun in a sentence."""


def tell_contradiction(error: "ErrorDetails", place: "Place") -> LanguageProblem:
    """Say which of the contradictions an error is, with its values."""
    message, advice = CONTRADICTIONS[error["type"]]
    called = (place.noun or Noun).called
    said = message.format(called=called, **error.get("ctx", {}))
    return LanguageProblem("contradiction", place.path, said, advice, on_key=True)
