"""Levels: how much is asked of a map."""

from typing import Literal

Level = Literal["sketch", "mapped", "measured"]

LEVELS: tuple[Level, ...] = ("sketch", "mapped", "measured")
"""From the least to the most that is asked: names; owners, channels, emotions and flow; numbers with evidence."""


def asks(level: Level, least: Level) -> bool:
    """Whether a map of a level is asked for what begins at another.

    Args:
        level: The level of the map.
        least: The lowest level that is asked.
    """
    return LEVELS.index(level) >= LEVELS.index(least)
