"""RPN: severity, occurrence and detection as ranks, multiplied as in a failure mode and effects analysis."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cxmap.journey.scales import spell
from cxmap.scoring.method import Basis, Part, find_basis
from cxmap.scoring.parts import find_dissatisfied, find_frequency
from cxmap.scoring.precision import settle, trim

if TYPE_CHECKING:
    from cxmap.scoring.method import Numbers
    from cxmap.scoring.spread import Spread

OCCURRENCES: Mapping[int, int] = {
    2: 10, 3: 9, 8: 8, 20: 7, 80: 6, 400: 5, 2_000: 4, 15_000: 3, 150_000: 2,
}  # fmt: skip
"""The rank of a failure that meets at least 1 in so many; what is rarer still has rank 1.

Source:
    The occurrence table of the Automotive Industry Action Group, Potential Failure Mode and Effects Analysis, 2nd
    edition, 1995. Its failure rates are of parts; that journeys with a dissatisfied customer are ranked by it is ours.
"""

SILENT = 10
"""Rank of detection where nobody listens."""

RECORDED = 7
"""Where an event or a system records that customers come. Ours: a record tells who was there, not how they fared."""

TOLD = 5
"""Where `what` says what is measured. Ours: somebody asks or counts, but not every failure leaves a record."""

HEARD = 4
"""Where what is measured is said, and an event or a system records it. Ours: each failure can be found afterwards."""


class Rpn:
    """It is the risk priority number of a failure mode and effects analysis, made from what a map says.

    Severity is loyalty out of ten, rounded up, and 1 at least.

    Occurrence is the rank of the share of journeys in which somebody leaves dissatisfied here, frequency times the
    dissatisfied share, in a table of failure rates: at least 1 in 2 has rank 10, 1 in 20 rank 7, 1 in 400 rank 5.

    Detection is how silent a failure is: 10 where nobody listens, 7 where an event or a system records that customers
    come, 5 where words say what is measured, 4 with both. Where a share c of the unhappy complains, it is 10 · (1 − c),
    rounded up, if that is lower.

    Ranks can be put in an order and nothing else. A rank of 8 is not twice a rank of 4, so a product of ranks is no
    measurement: the same number can come from very different failures, and the order changes with the tables. Read
    it with its three parts, where a procedure asks for it. Its ranks get no intervals.

    Source:
        The practice of failure mode and effects analysis; occurrence by the table of the Automotive Industry Action
        Group, 2nd edition, 1995. What is severity, and the ranks of detection, are ours.
    """

    name: str = "rpn"
    formula: str = "severity · occurrence · detection"
    meaning: str = (
        "a product of three ranks, from 1 to 1,000, which is no measurement: twice the number is not twice the risk"
    )
    source: str = "the practice of failure mode and effects analysis, with the occurrence table of AIAG, 1995"
    required: tuple[str, ...] = ("frequency", "satisfaction", "loyalty")
    ranges: Mapping[str, tuple[float, float]] = {"severity": (1, 10), "occurrence": (1, 10), "detection": (1, 10)}
    weights: Mapping[str, float] = {}
    weighed: tuple[str, ...] = ()
    digits: int = 0
    drawn: bool = False
    counts_journeys: bool = False

    def find_parts(self, numbers: "Numbers") -> "tuple[Part, ...]":
        """Rank severity and occurrence where they can be, and detection, which can always be."""
        found = (_find_severity(numbers), _find_occurrence(numbers), _find_detection(numbers))
        return tuple(part for part in found if part is not None)

    def find_spreads(self, _numbers: "Numbers") -> "Mapping[str, Spread]":
        """Nothing: what is no measurement is not drawn."""
        return {}

    def combine(self, numbers: Mapping[str, Any], _weights: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  (a number, or an array of them)
        """Multiply the ranks; there is nothing to weigh."""
        return numbers["severity"] * numbers["occurrence"] * numbers["detection"]


RPN = Rpn()


def rank_occurrence(share: float) -> int:
    """The rank of the share of journeys that a failure meets."""
    return next((rank for one_in, rank in OCCURRENCES.items() if settle(share) >= settle(1 / one_in)), 1)


def _rank_up(number: float) -> int:
    """A number of ten as a rank: rounded up, and 1 at least."""
    return max(1, math.ceil(settle(number)))


def _find_severity(numbers: "Numbers") -> Part | None:
    """How bad a failure is: what the touchpoint weighs on loyalty.

    Not the severity of its worst barrier: that is written for some touchpoints only, so two of them would be compared
    by different things.
    """
    found = numbers.get("loyalty")
    if found is None:
        return None
    measure, loyalty = found
    how = f"loyalty {spell(trim(loyalty))}, rounded up, and 1 at least"
    return Part("severity", ("loyalty",), _rank_up(loyalty), find_basis(measure), how)


def _find_occurrence(numbers: "Numbers") -> Part | None:
    frequency, dissatisfied = find_frequency(numbers), find_dissatisfied(numbers)
    if frequency is None or dissatisfied is None:
        return None
    share = trim(frequency.value * dissatisfied.value)
    rank = rank_occurrence(share)
    one_in = next((many for many, least in OCCURRENCES.items() if least == rank), None)
    least = f"at least 1 in {one_in:,}" if one_in else f"less than 1 in {max(OCCURRENCES):,}"
    product = f"{spell(frequency.value)} · {spell(dissatisfied.value)} = {spell(share)}"
    basis = Basis.ASSUMED if frequency.basis is Basis.ASSUMED else dissatisfied.basis
    how = f"frequency · dissatisfied = {product}, {least}"
    return Part("occurrence", (*frequency.metrics, *dissatisfied.metrics), rank, basis, how, frequency.capped)


def _find_detection(numbers: "Numbers") -> Part:
    """How silent a failure is: by who complains, or by how the organisation listens, whichever hears more."""
    rank, how = _rank_listening(numbers)
    rate = numbers.touchpoint.complaints.get("rate")
    if rate is None or rate.value is None:
        return Part("detection", (), rank, Basis.ASSUMED, how)
    loudness = _rank_up(10 * (1 - rate.value))
    if loudness > rank:
        return Part("detection", (), rank, Basis.ASSUMED, how)
    how = f"10 · (1 − {spell(trim(rate.value))}), rounded up: that share of the unhappy complains"
    return Part("detection", (), loudness, find_basis(rate), how)


def _rank_listening(numbers: "Numbers") -> tuple[int, str]:
    post = numbers.touchpoint.noun.measured_by
    records = post is not None and (post.event is not None or post.system is not None)
    words = post is not None and post.what is not None
    if records and words:
        return HEARD, "what is measured is said, and it is recorded"
    if words:
        return TOLD, "what is measured is said, but not where it is recorded"
    return (RECORDED, "it is recorded that customers come") if records else (SILENT, "nobody listens here")
