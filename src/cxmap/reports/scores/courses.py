"""Where journeys go, in sentences and as the facts of a paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import interval, share
from cxmap.reports.scores.survey import ASSUMED
from cxmap.scoring.flow.goal import MOST_DRAWN

if TYPE_CHECKING:
    from cxmap.scoring.flow.paths import FollowedCourse, FollowedJourney, FollowedPath

ARROW = " → "

MOST_NAMED = 4
"""More touchpoints at which an assumption decides are counted; JSON has them all."""


def say_ends(followed: "FollowedJourney") -> str:
    """How the journeys of a map end, in one sentence that begins small."""
    if not followed.courses:
        return "the map has no touchpoints, so there are no journeys to follow."
    if len(followed.courses) > 1:
        ids = [begin for one in followed.courses for begin in one.course.starts]
        more = [plural(len(followed.unfollowed), "more touchpoint")] if followed.unfollowed else []
        told = f"journeys begin at {enumerate_plainly([*ids, *more])}, and nobody knows how many at each"
        only = f" Only those that begin at the first {len(ids)} are followed." if more else ""
        return f"{told}: every share is one of the journeys that begin at the same touchpoint.{only}"
    return f"of all journeys {_say_shares(followed.courses[0])}."


def say_course(followed: "FollowedJourney", one: "FollowedCourse") -> Iterator[str]:
    """What a course is like, in sentences."""
    if len(followed.courses) > 1:
        yield f"Of the journeys that begin at {', '.join(one.course.starts)}, {_say_shares(one)}."
    if not any(way.written for way in followed.journey.transitions):
        yield (
            "No touchpoint has `next`, so every journey is taken to go through all of them in the order of the file."
        )
    yield from _say_certainty(one)
    if told := list(_say_changes(one)):
        yield f"On average a journey {enumerate_plainly(told)}."
    least = "at least " if one.unknown or one.endless else ""
    if one.multichannel:
        silent = one.multikind is None or (bool(least) and share(one.multikind) == share(0))
        kinds = (
            "" if silent or one.multikind is None else f", and {least}{share(one.multikind)} more than one kind of them"
        )
        if one.choice:
            yield (
                f"Whichever channels customers choose, {share(one.multichannel)} of journeys need more than one"
                f"{kinds.replace(least, '')}{'; more may use several' if one.multichannel < 1 else ''}."
            )
        else:
            yield f"{least.capitalize()}{share(one.multichannel)} of journeys use more than one channel{kinds}."
    if one.endless:
        yield f"{share(one.endless)} come to touchpoints that never lead to an end."


def list_facts(one: "FollowedCourse") -> dict[str, Any]:
    """The numbers of a course, as JSON has them."""
    return {
        "starts": dict(one.course.starts),
        "done": one.done,
        "leaves": one.leaves,
        "unknown": one.unknown,
        "endless": one.endless,
        "goal": None if one.goal is None else one.goal._asdict(),
        "assumed": one.guessed,
        "assumed_at": list(one.guessed_at),
        "listed": len(one.paths),
        "covered": one.covered,
        "more_paths": one.course.more,
        "changes": one.changes._asdict(),
        "multichannel": one.multichannel,
        "multikind": one.multikind,
        "multichannel_is": "the least" if one.choice or one.unknown or one.endless else "exact",
        "ways_back": one.loops,
    }


def shorten(one: "FollowedPath", course: "FollowedCourse") -> str:
    """A path by where it leaves the ways that most customers take; the touchpoints between are counted in brackets.

    Its beginning, its last touchpoint and its end always stand there.
    """
    ids = (*one.path.touchpoints, one.path.end)
    kept = {0, len(ids) - 2, len(ids) - 1}
    for place, id in enumerate(ids[:-1]):
        ways = course.course.chain.get(id, {})
        # Of ways that as many take, the first in the file counts as the usual one.
        if not ways or ids[place + 1] != max(ways, key=lambda target: ways[target]):
            kept |= {place, place + 1}
    words: list[str] = []
    before = -1
    for place in sorted(kept):
        if place > before + 1:
            # One takes no more room by its name.
            words.append(ids[before + 1] if place == before + 2 else f"({place - before - 1})")
        words.append(ids[place])
        before = place
    return ARROW.join(words)


def spell_days(days: float) -> str:
    """A length of time in its two largest units: `2 d 4 h`."""
    minutes = round(days * 1440)
    if not minutes:
        return f"{round(days * 86_400)} s"
    parts = []
    for size, unit in ((1440, "d"), (60, "h"), (1, "min")):
        count, minutes = divmod(minutes, size)
        if count:
            parts.append(f"{count:,} {unit}")
    return " ".join(parts[:2])


def _say_certainty(one: "FollowedCourse") -> Iterator[str]:
    """How sure it is who reaches the goal, and how many journeys an assumption leads."""
    if one.goal is not None:
        ends = interval(one.goal.low, one.goal.high, share)
        yield (
            f"The shares of the ways were drawn {one.goal.draws} times from what they might as well be: in nine of ten "
            f"draws {ends} reach the goal."
        )
    elif one.unknown or one.endless:
        yield "How sure these shares are is not drawn, because not every journey can be followed to its end."
    elif len(one.course.chain) > MOST_DRAWN:
        yield f"How sure these shares are is not drawn for more than {MOST_DRAWN} touchpoints."
    if one.guessed:
        ids = one.guessed_at
        where = enumerate_plainly(ids, "or") if len(ids) <= MOST_NAMED else f"one of {plural(len(ids), 'touchpoint')}"
        who = "All journeys come" if one.guessed == 1 else f"{share(one.guessed)} of journeys come"
        told = f"{who} to {where}, where only an assumption tells how many go which way"
        yield f"{told}; {ASSUMED} marks what rests on that."


def _say_changes(one: "FollowedCourse") -> Iterator[str]:
    """What changes in a journey on average; what nobody knows anything about is left out."""
    changes = one.changes
    lost = one.unknown or one.endless
    for noun, count, missing in (
        ("channel", changes.channels, changes.channels_open),
        ("team", changes.owners, changes.owners_open),
    ):
        # That it changes at least never says nothing.
        if missing < changes.moves and (round(count, 1) or not (lost or missing)):
            yield f"changes {noun} {'at least ' if lost or missing else ''}{count:.1f} times"
    if changes.days:
        yield f"takes {'at least ' if lost or changes.untimed else ''}{spell_days(changes.days)} at its touchpoints"


def _say_shares(one: "FollowedCourse") -> str:
    least = "at least " if one.unknown else ""
    told = [
        f"{least}{share(part)} {what}"
        for part, what in ((one.done, "reach the goal"), (one.leaves, "leave on the way"))
        # That at least nobody does says nothing.
        if not (least and share(part) == share(0))
    ]
    if one.unknown:
        told.append(f"{share(one.unknown)} go where the map does not tell")
    if one.endless:
        told.append(f"{share(one.endless)} never end")
    return enumerate_plainly(told)
