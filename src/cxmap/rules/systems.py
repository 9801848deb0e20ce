"""What rules say of the touchpoints that depend on a system."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.landscape import Use


def spell_dependents(uses: "Sequence[Use]") -> str:
    """Who depends, as the beginning of a sentence: "`pay` and 2 more depend"."""
    first, *others = dict.fromkeys(use.touchpoint for use in uses)
    return f"`{first}` and {len(others)} more depend" if others else f"`{first}` depends"
