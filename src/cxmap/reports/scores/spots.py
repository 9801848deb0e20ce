"""Where something was written, as reports of scores tell it."""

from collections.abc import Callable
from typing import Any

from cxmap.journey.measures import Place

LineOf = Callable[[Place], int]
"""Finds the line on which something was written; only documents know lines."""


def write_spot(at: Place, line_of: LineOf) -> dict[str, Any]:
    """A place with its line, for programs."""
    return {"file": at.file, "line": line_of(at)}


def spell_spot(at: Place, line_of: LineOf) -> str:
    """A place with its line, as editors know it."""
    return f"{at.file}:{line_of(at)}"
