"""Markers of emotions: how far apart they stand, and which stand side by side."""

from collections.abc import Iterable

from cxmap.drawing.layouts.shared.sizes import MARKER
from cxmap.views.map import Card

UNIT = 30.5
"""The height of a step of emotion.

Units:
    px.
"""

TOLD = 22.0
"""The size of a marker that tells its value.

Units:
    px.
"""

# A figure near the base of a triangle keeps clear of the diamond beneath.
TOLD_APART = 25.0
"""How far above each other two markers that tell their values must stand.

Units:
    px.
"""


def group_near(values: list[tuple[int, float]], apart: float = MARKER) -> list[list[int]]:
    """Personas whose markers would touch at one touchpoint, together; groups and members in order of persona.

    Args:
        values: The emotion of each persona.
        apart: How far above each other two markers must stand.

    Shape:
        values: pairs of persona and emotion.

    Units:
        apart: px.
    """
    groups: list[list[int]] = []
    before: float | None = None
    for persona, value in sorted(values, key=lambda pair: pair[1]):
        if before is not None and (value - before) * UNIT < apart:
            groups[-1].append(persona)
        else:
            groups.append([persona])
        before = value
    return sorted(sorted(group) for group in groups)


def find_widest(cards: Iterable[Card], *, told: bool = False) -> float:
    """The width that the markers of a touchpoint take at most; none where nobody feels anything.

    Args:
        cards: The touchpoints.
        told: Whether markers tell their value.

    Units:
        px.
    """
    marker, apart = (TOLD, TOLD_APART) if told else (MARKER, MARKER)
    felt = [[(index, value) for index, value in enumerate(card.feels) if value is not None] for card in cards]
    return max((len(group) for values in felt for group in group_near(values, apart)), default=0) * marker
