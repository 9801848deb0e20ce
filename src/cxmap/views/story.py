"""A journey told in words, for people who cannot see its picture."""

from typing import TYPE_CHECKING

from cxmap.language.words import enumerate_plainly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxmap.journey.model import Journey, Stage, Touchpoint

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIMES = {1: "once", 2: "twice"}
_FEELINGS = ((-1.5, "angry"), (-0.5, "unhappy"), (0.5, "neutral"), (1.5, "content"))


def count_words(count: int, word: str) -> str:
    """A count with its word: "two stages", "24 touchpoints"."""
    return f"{spell_count(count)} {word}{'' if count == 1 else 's'}"


def spell_count(count: int) -> str:
    """A count as a word up to twelve, in digits beyond."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def describe_feeling(feeling: float) -> str:
    """The word for an emotion from −2 to +2."""
    return next((word for limit, word in _FEELINGS if feeling < limit), "delighted")


def tell_journey(
    journey: "Journey", tell_more: "Callable[[Touchpoint], Iterable[str]]" = lambda _: (), *, how: str = ""
) -> str:
    """The journey as sentences: who makes it, what happens in each stage, how they feel, where hand-offs lie.

    Args:
        journey: What is told.
        tell_more: What is told of a touchpoint besides.
        how: How the picture shows it, e.g. "touchpoint by touchpoint".
    """
    names = [entry.name for entry in journey.personas.values()]
    sentences = [f"{journey.title}: a journey of {count_words(len(journey.stages), 'stage')}"]
    if how:
        sentences[0] += f", {how}"
    if names:
        sentences[0] += f"{',' if how else ''} made by {enumerate_plainly(names)}"
    sentences += [_tell_stage(stage, journey, tell_more) for stage in journey.stages]
    handoffs = len(journey.handoffs())
    if handoffs:
        sentences.append(f"The customer is handed over {_TIMES.get(handoffs) or count_words(handoffs, 'time')}")
    return ". ".join(sentences) + "."


def _tell_stage(stage: "Stage", journey: "Journey", tell_more: "Callable[[Touchpoint], Iterable[str]]") -> str:
    if not stage.touchpoints:
        return f"{stage.name}: no touchpoints"
    told = (
        " — ".join([_tell_touchpoint(point, journey), *([", ".join(more)] if (more := [*tell_more(point)]) else [])])
        for point in stage.touchpoints
    )
    return f"{stage.name}: {'; '.join(told)}"


def _tell_touchpoint(touchpoint: "Touchpoint", journey: "Journey") -> str:
    told = f"{touchpoint.number} {touchpoint.name}"
    details = [entry.name for entry in touchpoint.channels]
    if touchpoint.noun.moment_of_truth:
        details.append("moment of truth")
    for entry in journey.personas.values():
        feeling = touchpoint.feeling_of(entry.id)
        if feeling is not None:
            details.append(f"{entry.name} {describe_feeling(feeling)}")
    if not journey.personas and (feeling := touchpoint.feeling_of("")) is not None:
        details.append(describe_feeling(feeling))
    return f"{told} ({', '.join(details)})" if details else told
