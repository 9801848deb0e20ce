"""What papers say about seams: signs as letters, the formula redone, and what to do."""

from typing import TYPE_CHECKING

from cxmap.reports.scores.facts import say_source
from cxmap.reports.scores.figures import figure, interval, share
from cxmap.reports.scores.tasks import sort_tasks
from cxmap.scoring.seams import FORMULA
from cxmap.scoring.signs import WAITS, SignName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxmap.scoring.seams import RankedSeam, RankedSeams, Seam

LETTERS = {
    SignName.OWNER: "o",
    SignName.CHANNEL: "c",
    SignName.SYSTEM: "s",
    SignName.REPEATS: "r",
    SignName.WAIT: "w",
    SignName.EMOTION: "e",
}
"""A letter for each sign, so that six of them fit in a column."""

UNKNOWN, ABSENT = "?", "-"

LEGEND = (
    "Signs: O another owner, C no channel in common, S no system in common, R customers say everything again, W they "
    "wait, E their mood falls. A small letter is in part, - is not so, ? is not known."
)

OPEN_SIGNS = (
    "A sign that is not known counts 0 in the score and 1 in what it can be up to. The ranks it can have follow from "
    "these two, and hold only as far as the other numbers do."
)

LONG_WAIT = 0.5
"""A wait that counts more is worth a task of its own: more than a day."""

DEEP_DROP = 0.25
"""A drop of a whole step of emotion or more is worth one too."""


def write_signs(seam: "Seam") -> str:
    """The six signs as six letters: large where it is as bad as can be, small where it is so in part."""
    return "".join(_write_sign(sign.name, sign.value) for sign in seam.signs)


def _write_sign(name: SignName, value: float | None) -> str:
    if value is None:
        return UNKNOWN
    if not value:
        return ABSENT
    return LETTERS[name].upper() if value == 1 else LETTERS[name]


def say_origin(result: "RankedSeams") -> str:
    """Where the seams come from, and what a score says."""
    what = "of 100 journeys, how many cross a hand-off, weighted by how much of what can go wrong there does."
    return f"{say_source(result.journeys)} {what}"


def say_notes(result: "RankedSeams", shown: "Sequence[RankedSeam]") -> tuple[str, ...]:
    """How to read the ranking, with the first row redone by hand."""
    if not shown:
        return ()
    first = shown[0]
    numbers = " + ".join("?" if sign.value is None else figure(sign.value) for sign in first.seam.signs)
    redone = f"100 · {figure(first.seam.crossing or 0)} · ({numbers})/6 = {figure(first.score)}"
    steps = "; ".join(f"up to {most} {figure(weight)}" for most, _, weight in WAITS)
    notes = [
        f"Showing {len(shown)} of {len(result.ranked)} ranked hand-offs.",
        f"Score = {FORMULA}",
        f"First row: {redone}{', where ? counts 0' if first.seam.unknown else ''}",
        LEGEND,
        OPEN_SIGNS,
        f"A wait counts by its length: {steps}; longer 1. A fall of mood counts a quarter for each step.",
    ]
    if any(entry.seam.assumed for entry in shown):
        notes.append("~ an assumption: no evidence stands behind how many cross.")
    return tuple(notes if len(shown) < len(result.ranked) else notes[1:])


def list_tasks(result: "RankedSeams", shown: "Sequence[RankedSeam]") -> "Mapping[str, tuple[str, ...]]":
    """What to do about the seams that cost most, by the team that takes over: it is who asks again."""
    red = [entry for entry in shown if entry.rank <= result.red and entry.score > 0]
    return sort_tasks((entry.seam.target, _say_task(entry)) for entry in red)


def _say_task(entry: "RankedSeam") -> str:
    seam = entry.seam
    ranks = interval(entry.rank_low, entry.rank_high)
    crossing = share(seam.crossing or 0)
    what = "; ".join(_say_remedies(seam)) or "find out what goes wrong"
    return f"{seam.source.name} → {seam.target.name} (rank {entry.rank}, can be {ranks}; {crossing} cross): {what}."


def _say_remedies(seam: "Seam") -> "Iterator[str]":
    values = {sign.name: sign.value for sign in seam.signs}
    giver = seam.handoff.giver.name if seam.handoff.giver else "whoever owns it"
    if values[SignName.REPEATS]:
        yield f"take over from {giver} what customers now say again"
    elif not seam.handoff.carries:
        yield f"agree with {giver} what goes along"
    if (values[SignName.WAIT] or 0) > LONG_WAIT:
        yield f"shorten the wait of {seam.handoff.wait}"
    if (values[SignName.EMOTION] or 0) >= DEEP_DROP:
        yield "ask customers why their mood falls here"
    if seam.unknown:
        yield "write down what is not known yet"
