"""What papers say about seams: signs as letters, the formula redone, and what to do."""

from collections import Counter
from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import figure, interval
from cxmap.reports.scores.dependence import write_path
from cxmap.reports.scores.facts import say_source
from cxmap.reports.scores.lacks import Advice
from cxmap.reports.scores.tasks import sort_tasks
from cxmap.scoring.flow.seam import FORMULA
from cxmap.scoring.flow.seam_signs import WAITS, SignName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxmap.scoring.flow.seam import CrossingFrom, RankedSeam, RankedSeams, Seam

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

UNSAID = {
    SignName.OWNER: "whose they are",
    SignName.CHANNEL: "in which channels they lie",
    SignName.SYSTEM: "which systems are at work",
    SignName.REPEATS: "whether customers say everything again",
    SignName.WAIT: "how long customers wait",
    SignName.EMOTION: "how the mood of customers changes",
}
"""What is not said where a sign is not known, as the end of the sentence "12 hand-offs do not say …"."""

COUNTED_ONCE = "*"

BY_WAYS = "Per 100: how often 100 journeys cross, every time counted."

BY_FREQUENCY = (
    "Per 100: how many of 100 journeys cross, by the frequency of the touchpoint before, because the map does not tell "
    "all ways that lead there."
)

BY_BOTH = (
    f"Per 100: how often 100 journeys cross, every time counted; where a {COUNTED_ONCE} stands, how many, by the "
    "frequency of the touchpoint before: the map does not tell all ways that lead there."
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
    what = "how often 100 journeys cross a hand-off, weighted by how much of what can go wrong there does."
    return f"{say_source(result.journeys)} {what}"


def say_silence(result: "RankedSeams") -> tuple[str, ...]:
    """How much of the order is that the map is silent: what is not known counts nothing."""
    counts = Counter(sign.name for entry in result.ranked for sign in entry.seam.unknown)
    if not counts:
        return ()
    # Equal counts stay in the order of the signs.
    found = sorted((name for name in SignName if counts[name]), key=lambda name: -counts[name])
    do = "does" if counts[found[0]] == 1 else "do"
    told = [f"{counts[name]:,} {f'{do} not say ' if name is found[0] else ''}{UNSAID[name]}" for name in found]
    of = f"Of {plural(len(result.ranked), 'hand-off')} {enumerate_plainly(told)}"
    return (f"{of}; what is not said counts 0, so these may belong higher.",)


def advise(seam: "Seam") -> "list[Advice]":
    """What to do so that it is known how many cross; of ways it does not go without saying why."""
    return [
        Advice(lack.what, lack.add if lack.of else f"{lack.add} ({lack.what})", lack.at, lack.key)
        for lack in seam.lacks
    ]


def say_contradictions(result: "RankedSeams") -> tuple[str, ...]:
    """At how many touchpoints the frequency and the ways cannot both be true, and where to read which."""
    count, files = sum(result.contradicted.values()), list(result.contradicted)
    if not count:
        return ()
    at = f"{plural(count, 'touchpoint')}{f' of {len(files)} maps' if len(files) > 1 else ''}"
    which = "them" if len(files) == 1 else "those of the first map"
    return (
        f"Frequencies contradict the ways at {at}: `cxmap score {write_path(files[0])} --show paths` lists {which}.",
    )


def find_origins(shown: "Sequence[RankedSeam]") -> "set[CrossingFrom]":
    """What tells how often the seams are crossed."""
    return {entry.seam.crossing_from for entry in shown if entry.seam.crossing_from}


def _say_origins(origins: "set[CrossingFrom]") -> str:
    if len(origins) > 1:
        return BY_BOTH
    return BY_WAYS if "ways" in origins else BY_FREQUENCY


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
        _say_origins(find_origins(shown)),
        LEGEND,
        OPEN_SIGNS,
        f"A wait counts by its length: {steps}; longer 1. A fall of mood counts a quarter for each step.",
    ]
    if any(entry.seam.assumed for entry in shown):
        notes.append("~ rests at least in part on an assumption of how many come there or go this way.")
    return tuple(notes if len(shown) < len(result.ranked) else notes[1:])


def list_tasks(result: "RankedSeams", shown: "Sequence[RankedSeam]") -> "Mapping[str, tuple[str, ...]]":
    """What to do about the seams that cost most, by the team that takes over: it is who asks again."""
    red = [entry for entry in shown if entry.rank <= result.red and entry.score > 0]
    return sort_tasks((entry.seam.target, _say_task(entry)) for entry in red)


def _say_task(entry: "RankedSeam") -> str:
    seam = entry.seam
    ranks = interval(entry.rank_low, entry.rank_high)
    crossing = f"{100 * (seam.crossing or 0):.1f} times in 100 journeys"
    what = "; ".join(_say_remedies(seam)) or "find out what goes wrong"
    return f"{seam.source.name} → {seam.target.name} (rank {entry.rank}, can be {ranks}; crossed {crossing}): {what}."


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
