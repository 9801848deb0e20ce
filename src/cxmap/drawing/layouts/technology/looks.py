"""How each verdict looks, and what it means."""

from dataclasses import dataclass
from typing import Final

from cxmap.views.technology import Verdict


@dataclass(frozen=True, slots=True)
class Look:
    """The signs of a verdict.

    Attributes:
        before: What it is called beside a system of now.
        after: What it is called beside a system of the plan; empty where there is none.
        meaning: What the legend says.
        stroke: Colour role of borders and arrows.
        ground: Colour role inside the box.
        ink: Colour role of the letters.
        dashed: Whether the border is dashed.
        width: Width of borders and arrows.

    Units:
        width: px.
    """

    before: str
    after: str
    meaning: str
    stroke: str
    ground: str
    ink: str
    dashed: bool
    width: float


# Channels never stand in this picture, and their colours are tested for contrast and for colour-blind eyes.
LOOKS: Final[dict[Verdict, Look]] = {
    "keep": Look(
        "Keep", "Kept", "Keep", "channel-other-stroke", "channel-other-bg", "channel-other-ink", dashed=False, width=1.3
    ),
    "change": Look(
        "Change",
        "Changed",
        "Change: an initiative needs it",
        "channel-1-stroke",
        "channel-1-bg",
        "channel-1-ink",
        dashed=False,
        width=2.0,
    ),
    "replace": Look(
        "Replace",
        "",
        "Replace: another takes over",
        "channel-3-stroke",
        "channel-3-bg",
        "channel-3-ink",
        dashed=False,
        width=2.0,
    ),
    "retire": Look(
        "Retire",
        "",
        "Retire: nothing takes over",
        "channel-2-stroke",
        "channel-2-bg",
        "channel-2-ink",
        dashed=True,
        width=1.3,
    ),
    "new": Look("", "New", "New", "channel-4-stroke", "channel-4-bg", "channel-4-ink", dashed=False, width=2.0),
}
"""Every verdict in the order of the legend."""
