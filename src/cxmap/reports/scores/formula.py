"""A formula with the numbers put in, so that it can be redone by hand, and numbers with the marks that they bear."""

import re
from typing import TYPE_CHECKING

from cxmap.reports.figures import figure
from cxmap.reports.scores.survey import ASSUMED, FEW, explain_few
from cxmap.scoring.figures.intervals import rests_on_few
from cxmap.scoring.method import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxmap.scoring.method import Method, Numbers, Part

CAPPED, FROM_MEAN = "+", "*"
"""Marks behind a number: met more than once in a journey; a share of dissatisfied that was taken from the mean."""


def put_in(formula: str, parts: "Sequence[Part]") -> str:
    """The formula with the number of each part in the place of its name."""
    numbers = {part.name: figure(part.value) for part in parts}
    names = "|".join(map(re.escape, numbers))
    return re.sub(rf"\b(?:{names})\b", lambda name: numbers[name.group()], formula)


def digits_of(part: str, method: "Method") -> int:
    """How many decimals of a part a table shows: a share gets three, a figure out of ten two, a mere rank none."""
    if not method.drawn:
        return 0
    return 3 if method.ranges[part][1] <= 1 else 2


def is_assumed(part: "Part", numbers: "Numbers") -> bool:
    """Whether a number that a part was made from is an assumption; a rank that a table gives always is."""
    if not part.metrics:
        return part.basis is Basis.ASSUMED
    return any(numbers.measures[metric].assumed for metric in part.metrics)


def find_few(part: "Part", numbers: "Numbers") -> tuple[str, ...]:
    """The metrics of a part that few people answered; of an assumption nobody says that it rests on answers."""
    measures = ((metric, numbers.measures[metric]) for metric in part.metrics)
    return tuple(
        metric for metric, measure in measures if not measure.assumed and rests_on_few(measure, numbers.scales[metric])
    )


def say_few(found: "Iterable[tuple[Part, Numbers]]") -> list[str]:
    """The sentence that explains the mark of few answers, where one of these parts bears it."""
    few = {numbers.scales[metric].method for part, numbers in found for metric in find_few(part, numbers)}
    return explain_few(bool(few), net="net" in few)


def mark(parts: "Iterable[Part]", numbers: "Numbers") -> str:
    """What stands behind a number in a table that these parts make."""
    parts = tuple(parts)
    marks = (
        (CAPPED, any(part.capped for part in parts)),
        (FROM_MEAN, any(part.basis is Basis.FROM_MEAN for part in parts)),
        (ASSUMED, any(is_assumed(part, numbers) for part in parts)),
        (FEW, any(find_few(part, numbers) for part in parts)),
    )
    return "".join(sign for sign, borne in marks if borne)
