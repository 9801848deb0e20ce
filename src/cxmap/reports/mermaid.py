"""A map in the text of Mermaid's `journey`, for pages that draw Mermaid by themselves."""

import re
from collections.abc import Iterator
from math import copysign, floor
from typing import TYPE_CHECKING, Final

from cxmap.errors import NothingToDraw

if TYPE_CHECKING:
    from cxmap.journey.model import Journey, Touchpoint

# Mermaid writes a character as `#58;` where the character itself would mean something: a colon ends a name, a
# comma an actor, a semicolon a line, `#` begins a comment, and `<br>` is a line end. `ﬂ°` and `¶ß` are what Mermaid
# itself puts around such numbers before it reads a diagram.
_SPECIAL: Final = str.maketrans({char: f"#{ord(char)};" for char in "#:;,<ﬂ¶"})
_COMMENT: Final = "%%"
_GAPS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")
# A name that begins with a word of the language, or of the one Mermaid is written in, would be taken for it.
_KEYWORD: Final = re.compile(r"(?:journey|title|section|acctitle|accdescr|__proto__|%)", re.IGNORECASE)
_EVERYBODY: Final = "Customer"


def write_mermaid(journey: "Journey") -> str:
    """Write a map as Mermaid's `journey`.

    Mermaid knows one whole number from 1 to 5 for each task: an emotion from −2 to 2, rounded to the next step, plus
    3. Personas that feel alike share a line, others have lines of their own. A touchpoint whose emotion nobody wrote
    has no place in such a diagram; it stands there as a comment.

    Args:
        journey: The map, or a part of it.

    Returns:
        The diagram, ending in a line end.

    Raises:
        NothingToDraw: No emotion is written in the map.

    Source:
        Mermaid's documentation of user journey diagrams and its grammar of them.
    """
    if not any(_score_people(touchpoint, journey) for stage in journey.stages for touchpoint in stage.touchpoints):
        raise NothingToDraw(
            f"no emotion is written in `{journey.file}`, and Mermaid's journeys show nothing else",
            "write what people feel, e.g. `feels: -1` at a touchpoint, or choose another form",
        )
    lines = ["journey", f"    title {_escape(journey.title)}"]
    for stage in journey.stages:
        lines.append(f"    section {_escape(stage.name)}")
        for touchpoint in stage.touchpoints:
            lines += _write_tasks(touchpoint, journey)
    return "\n".join(lines) + "\n"


def _write_tasks(touchpoint: "Touchpoint", journey: "Journey") -> Iterator[str]:
    scores = _score_people(touchpoint, journey)
    name = _escape(touchpoint.name)
    if not scores:
        yield f"      %% {name}: no emotion is written"
    for score, people in scores.items():
        yield f"      {name}: {score}: {', '.join(map(_escape, people))}"


def _score_people(touchpoint: "Touchpoint", journey: "Journey") -> dict[int, list[str]]:
    """The names of those who feel alike, by what Mermaid calls a score."""
    scores: dict[int, list[str]] = {}
    people = {entry.id: entry.name for entry in journey.personas.values()} or {"": _EVERYBODY}
    for id, name in people.items():
        feeling = touchpoint.feeling_of(id)
        if feeling is not None:
            scores.setdefault(_find_score(feeling), []).append(name)
    return scores


def _find_score(feeling: float) -> int:
    """The step of Mermaid's scale; halves go away from the middle, as the markers of the map do."""
    return 3 + int(copysign(floor(abs(feeling) + 0.5), feeling))


def _escape(text: str) -> str:
    """A text on one line that Mermaid reads as a name and shows as it was written."""
    escaped = _GAPS.sub(" ", text).strip().translate(_SPECIAL).replace(_COMMENT, "#37;#37;") or "#160;"
    return f"#{ord(escaped[0])};{escaped[1:]}" if _KEYWORD.match(escaped) else escaped
