"""Words for two maps of one journey: what is believed, meant or to come, beside what is."""

from typing import TYPE_CHECKING, NamedTuple

from cxmap.reports.figures import share
from cxmap.reports.scores.survey import compact
from cxmap.scoring.comparison.against import CURRENT
from cxmap.views.overlays import find_sides

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.comparison.differences import Difference

_SUBTITLES = {
    "believed": "what people inside believe, beside what customers live through. The largest belief gaps come first.",
    "intended": "what was designed or promised, beside what happens. The longest ways still to go come first.",
    "future": "what is to happen after the changes, beside what happens now. The longest ways still to go come first.",
}
_GAPS = {"believed": "Belief gap", "intended": "Way to go", "future": "Way to go"}
"""What the distance to what happens is called, by the state of the other map."""


class Headings(NamedTuple):
    """What two numbers and their difference are called."""

    here: str
    there: str
    gap: str


def find_headings(here: "Journey", there: "Journey") -> Headings:
    """What the numbers of two maps are called, and the distance between them."""
    sides = find_sides(here, there)
    if sides == (here.id, there.id):
        return Headings(*sides, "Gap")
    gap = _GAPS[there.noun.state] if _is_overlay(here, there) else "Gap"
    return Headings(sides[0].capitalize(), sides[1].capitalize(), gap)


def find_subtitle(here: "Journey", there: "Journey") -> str:
    """What the two maps show beside each other, in a sentence or two."""
    if _is_overlay(here, there):
        return _SUBTITLES[there.noun.state]
    return "two maps of the same journey. The largest differences come first."


def say_difference(one: "Difference", here: "Journey", there: "Journey") -> str:
    """A difference in words, without full stop."""
    first, second, gap = (_write(one, number) for number in (one.here, one.there, abs(one.gap)))
    if not _is_overlay(here, there):
        return f"{first} in {here.id}, {second} in {there.id}"
    if there.noun.state == "believed":
        voice = "customers say" if one.metric == "satisfaction" else "it is"
        return f"they believe {second}, {voice} {first}"
    if one.gap == 0:
        return f"{first}, as it is meant to be"
    return f"{first} now and {second} {there.noun.state}, so {gap} {'more' if one.gap > 0 else 'less'}"


def _is_overlay(here: "Journey", there: "Journey") -> bool:
    return here.noun.state == CURRENT != there.noun.state


def _write(one: "Difference", number: float) -> str:
    return share(number) if one.metric == "frequency" else compact(number, 3)
