"""Numbers on declared scales: every figure with its spread, its answers, its evidence and its place."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Better = Literal["high", "low"]
RefusalKind = Literal[
    "off-scale", "mixed-scales", "wrong-options", "n-contradicts-answers", "impossible-interval", "nobody-answered"
]


class Place(NamedTuple):
    """Where something was written.

    Attributes:
        file: Name of the file, as shown to people.
        path: Keys and list positions down to it.
    """

    file: str
    path: tuple[str | int, ...]

    def below(self, *parts: str | int) -> "Place":
        """The place that further keys and positions lead to."""
        return Place(self.file, self.path + parts)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a figure cannot be used.

    Attributes:
        kind: What is wrong with it.
        message: The reason, with what was written in code marks.
        key: The key of the measured value that speaks against the rest; empty where the figure is a bare number.
        figure: The figure, where it is what cannot be.
    """

    kind: RefusalKind
    message: str
    key: str = ""
    figure: float | None = field(default=None, compare=False)

    @property
    def plain(self) -> str:
        """The reason without marks."""
        return self.message.replace("`", "")


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers of a metric mean.

    Attributes:
        name: The preset's name, or the scale in words.
        min: The lowest value a figure can take.
        max: The highest value a figure can take.
        better: Which end of the answers is good for the customer.
        method: How answers become a figure: `mean`, `top-box`, `net`, `share` or `count`.
        first: Value of the lowest answer option.
        options: How many answer options there are; None where any number of whole steps would do.
        cut: Answers below it are dissatisfied answers, on the scale turned so that high is good.
        directed: Whether somebody said which end is good, and it is not only taken to be the high one.

    Source:
        Presets and cuts: docs/scoring.md, section Scales.
    """

    name: str
    min: float
    max: float
    better: Better
    method: str
    first: float
    options: int | None
    cut: float
    directed: bool = field(default=True, compare=False)

    @property
    def mirrored(self) -> bool:
        """Whether a low figure is a good one.

        A top-box share and a net score count the answers at the good end, so that more is always better.
        """
        return self.better == "low" and self.method not in {"top-box", "net"}

    def to_share(self, value: float) -> float:
        """Bring a figure to 0–1: `(x−min)/(max−min)`, whichever end is good."""
        return (value - self.min) / (self.max - self.min)

    def to_ten(self, value: float) -> float:
        """Bring a figure to 0–10 with 10 the good end: `10·(x−min)/(max−min)`, or `10·(max−x)/(max−min)`."""
        way = self.max - value if self.mirrored else value - self.min
        # Multiplied first: on a 0–10 scale a figure then stays what it is.
        return 10 * way / (self.max - self.min)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with everything that tells how far to trust it.

    Attributes:
        at: Where it was written.
        value: The figure on its own scale; None where it was refused.
        scaled: The same on 0–10 with 10 the good end (frequency: a share of journeys, 0–1); None where refused.
        dissatisfied: Share of answers below the scale's cut, where answers were counted.
        answers: How many people chose each option, lowest first; empty where only a figure is known.
        n: How many answers it rests on.
        sd: Standard deviation, in the unit of `value`.
        low: Lower end of a given 95 % interval.
        high: Upper end of a given 95 % interval.
        date: When it was measured, as written.
        evidence: Ids of the sources it comes from.
        assumed: Whether nothing but an opinion stands behind it.
        refused: Why the figure cannot be used on its scale; None where it can.

    Units:
        value: the unit of its scale; scaled: 0–10, or 0–1 for frequency.
    """

    at: Place
    value: float | None = None
    scaled: float | None = None
    dissatisfied: float | None = None
    answers: tuple[int, ...] = ()
    n: int | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    date: str = ""
    evidence: tuple[str, ...] = ()
    assumed: bool = True
    refused: Refusal | None = None
