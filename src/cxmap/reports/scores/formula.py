"""A formula with the numbers put in, so that it can be redone by hand, and numbers with the marks that they bear."""

import re
from typing import TYPE_CHECKING

from cxmap.reports.figures import figure
from cxmap.scoring.method import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.scoring.method import Method, Part

ASSUMED = "~"
CAPPED = "+"


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


def mark(basis: Basis, *, capped: bool) -> str:
    """What stands behind a number in a table: whether it was capped, and whether it is an assumption."""
    return (CAPPED if capped else "") + (ASSUMED if basis is not Basis.MEASURED else "")
