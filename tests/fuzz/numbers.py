"""Numbers that a map may hold: on every scale, of every kind, at and near the ends."""

import math
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from cxmap.journey.answers import FEWEST_OPTIONS
from cxmap.journey.measures import Scale
from cxmap.journey.scales import PRESETS, UNDECLARED, own_scale
from cxmap.language.scale import Scale as WrittenScale

HUGE = 10**15
DAYS = (0, 0.5, 0.1, 0.25, 1, 3, 10, 30, 1e-9, 1e15, 2**0.5)
_ODD = (-1e15, -1.0, -5e-324, 0, 5e-324, 1e-9, 0.5, 1, 2, 3.5, 11, 1e9)
_OWN = (
    *({"min": 1, "max": 6, "better": "low"}, {"min": -3, "max": 3, "better": "high"}, {"min": 0, "max": 1e-9}),
    *({"min": 0, "max": 1e15}, {"min": -1e15, "max": 1e15, "better": "low"}, {"min": 1, "max": 7, "method": "net"}),
    *({"min": 1, "max": 5, "method": "top-box", "better": "low"}, {"min": 0, "max": 1000, "method": "share"}),
    *({"min": 0, "max": 100, "method": "count"}, {"min": 0, "max": 10, "dissatisfied_below": 10}),
    *({"min": 0.5, "max": 2.25}, {"min": 1, "max": 2, "method": "net"}, {"min": 0, "max": 1, "better": "low"}),
    *({"min": 0, "max": 5e-324}, {"min": 1e15 - 0.125, "max": 1e15}, {"min": 0, "max": 100, "better": "low"}),
)


def write_scales(dice: Random) -> dict[str, Any]:
    """Scales for some of the metrics: presets and others."""
    scales = {}
    for metric in UNDECLARED:
        if dice.random() < 0.5:
            scales[metric] = dice.choice((*PRESETS, *_OWN))
    if dice.random() < 0.7:
        scales.pop("frequency", None)
    return scales


class Numbers:
    """Writes numbers.

    Args:
        dice: What decides.
        scales: The scales of the map, as they are written.
        evidence: Ids of the evidence it has.
    """

    def __init__(self, dice: Random, scales: Mapping[str, Any], evidence: Sequence[str]) -> None:
        self._dice = dice
        self._evidence = evidence
        self._scales = {metric: _read_scale(scales.get(metric, preset)) for metric, preset in UNDECLARED.items()}
        self._certain = dice.choice((0.0, 0.5, 0.9))
        self._wild = dice.choice((0.0, 0.0, 0.1, 0.6))

    def write(self, metric: str) -> object:
        """A number of a metric, on its scale."""
        scale = self._scales[metric]
        if self._dice.random() < self._wild:
            return self._stray(-HUGE, HUGE, scale.options or 3)
        if scale.options and self._dice.random() < 0.25 and _can_count(scale):
            return self._source({"answers": self._answers(scale.options)})
        return self._measure(scale.min, scale.max, sd=scale.method == "mean")

    def write_share(self) -> object:
        """A share from 0 to 1."""
        return self._measure(0, 1, sd=False)

    def write_amount(self) -> object:
        """A quantity from 0 on."""
        return self._measure(0, self._dice.choice((10, 80000, HUGE)), sd=False)

    def write_figure(self) -> object:
        """Any number."""
        return self._measure(*self._dice.choice(((-100, 100), (1, 5), (-HUGE, HUGE))), sd=True)

    def write_shares(self, count: int) -> list[object]:
        """Shares of ways on, as people write them: most leave none of the customers out, and some are not known."""
        if self._dice.random() < self._wild:
            return [self.write_share() for _ in range(count)]
        shares: list[object] = [*self.split(count)]
        if self._dice.random() < 0.3:
            shares[self._dice.randrange(count)] = None
        return shares

    def split(self, count: int) -> list[float]:
        """Shares that add up to 1, but for what is lost in writing them."""
        cuts = sorted(self._dice.choice((0.0, 1.0, 0.5, self._dice.random())) for _ in range(count - 1))
        digits = self._dice.choice((2, 15))
        return (
            [round(high - low, digits) for low, high in zip([0.0, *cuts], [*cuts, 1.0], strict=True)] if count else []
        )

    def _measure(self, low: float, high: float, *, sd: bool) -> object:
        if self._dice.random() < self._wild:
            return self._stray(low, high, 2)
        value = self._between(low, high)
        if self._dice.random() > self._certain:
            return value
        measured: dict[str, Any] = {"value": value}
        if self._dice.random() < 0.7:
            measured["n"] = self._dice.choice((1, 2, 5, 30, 400, 10**9, HUGE))
        if sd and measured.get("n") != 1 and self._dice.random() < 0.5:
            # The most that answers with this mean can deviate.
            most = math.sqrt((value - low) * (high - value))
            measured["sd"] = self._dice.choice((0, most * 0.3, most * 0.9))
        if self._dice.random() < 0.3:
            measured["low"] = self._dice.choice((value, self._between(low, value)))
        if self._dice.random() < 0.3:
            measured["high"] = self._dice.choice((value, self._between(value, high)))
        return self._source(measured)

    def _stray(self, low: float, high: float, options: int) -> object:
        """A number that the language takes and that cannot be true, or hardly."""
        number = self._dice.choice((low, high, *(one for one in _ODD if low <= one <= high)))
        if self._dice.random() < 0.4:
            return number
        written: dict[str, Any] = {"value": number}
        if self._dice.random() < 0.4:
            counts = self._dice.choice(((0,), (HUGE,), (0, 1, 9)))
            length = max(2, options + self._dice.choice((0, 0, 0, -1, 1)))
            written = {"answers": [self._dice.choice(counts) for _ in range(min(length, 101))]}
        extras = {
            "n": (0, 1, 2, 3, HUGE), "sd": (0, 5e-324, 1e-9, 1e15), "low": (low, number), "high": (high, number),
            "method": ("mean", "nps", "share", "count", "by hand"), "date": ("2999-12-31", "0001-01-01"),
        }  # fmt: skip
        written |= {key: self._dice.choice(values) for key, values in extras.items() if self._dice.random() < 0.3}
        return self._source(written)

    def _between(self, low: float, high: float) -> float:
        ends = (low, high, low + (high - low) / 2)
        value = self._dice.choice((*ends, *(self._dice.uniform(low, high) for _ in range(4))))
        rounded = round(value, self._dice.choice((0, 1, 2, 15)))
        return rounded if low <= rounded <= high else value

    def _answers(self, options: int) -> list[int]:
        sizes = self._dice.choice(((0, 1), (0, 3, 50), (10**12,), (0, 0, 0, 7)))
        answers = [self._dice.choice(sizes) for _ in range(options)]
        answers[self._dice.randrange(options)] += 1
        return answers

    def _source(self, measured: dict[str, Any]) -> dict[str, Any]:
        if self._evidence and self._dice.random() < 0.7:
            measured["from"] = self._dice.choice(self._evidence)
        return measured


def _read_scale(written: str | Mapping[str, Any]) -> Scale:
    return PRESETS[written] if isinstance(written, str) else own_scale(WrittenScale.model_validate(written))


def _can_count(scale: Scale) -> bool:
    options = scale.options or 0
    return options <= 101 and (options >= FEWEST_OPTIONS or scale.method not in {"top-box", "net"})


def change_numbers(data: Any, dice: Random, likely: float) -> Any:
    """The same data with some of its numbers changed: to odd ones, or to another one nearby."""
    match data:
        case bool():
            return data
        case int() | float() if dice.random() < likely:
            return dice.choice((*_ODD, data * 2, -data, data / 10, data + 1))
        case Mapping():
            # The version of the language stands for itself.
            return {
                key: value if key == "cxmap" else change_numbers(value, dice, likely) for key, value in data.items()
            }
        case list():
            return [change_numbers(item, dice, likely) for item in data]
    return data
