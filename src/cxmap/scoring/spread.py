"""How sure a number is: the distribution that stands for it, as plain data."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["fixed", "beta", "t", "normal", "band"]


@dataclass(frozen=True, slots=True)
class Spread:
    """The distribution of a number, in the unit of the part it belongs to.

    Attributes:
        shape: `fixed` at `centre`; `beta` with `a` and `b`, stretched from 0–1 to `floor`–`ceiling` and turned where
            `turned`; Student's `t` around `centre` with the standard error `scale` and `df` degrees of freedom;
            `normal` around `centre` with the standard deviation `scale`; `band`: every number of `low` to `high` is
            as likely.
        reason: Where it comes from, as the end of the sentence "It is drawn from …".
        floor: The lowest number that can be; draws below it are put on it.
        ceiling: The highest number that can be.
    """

    shape: Shape
    reason: str
    floor: float
    ceiling: float
    centre: float = 0
    scale: float = 0
    df: float = 0
    a: float = 0
    b: float = 0
    turned: bool = False
    low: float = 0
    high: float = 0
