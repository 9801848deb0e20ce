"""What is left of data when everything that is not in the language is taken out.

A misspelt key must not hide a misspelt reference: the rest of the file is still read, so that all errors
are reported at once. What was taken out is remembered, because nothing may be said about it.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.parse import Reading

T = TypeVar("T", JourneyMap, Catalogue)
Path = tuple[str | int, ...]

MOST_ROUNDS = 8
"""Taking a part out can leave its parent without a needed key; no map is nested deeper than this."""


@dataclass(frozen=True, slots=True)
class Remainder(Generic[T]):
    """A map or catalogue made of the sound parts of its file.

    Attributes:
        value: What could be read; None where too little was left.
        taken: Ids and words that stood in the parts taken out.
        sections: Top-level sections that were taken out whole.
    """

    value: T | None
    taken: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()


def read_remainder(data: object, reading: Reading[T], read: Callable[[object], Reading[T]]) -> Remainder[T]:
    """Read again without the parts that the first reading found at fault.

    Args:
        data: The data of the file; it is not changed.
        reading: What the first reading said about it.
        read: The function that reads such data.
    """
    if reading.value is not None:
        return Remainder(reading.value)
    if not isinstance(data, dict):
        return Remainder(None)
    rest, taken, sections = copy.deepcopy(data), set[str](), set[str]()
    for _ in range(MOST_ROUNDS):
        for path in sorted({problem.path for problem in reading.problems}, key=_last_first):
            if not path:
                _complete(rest)
                continue
            removed = _take_out(rest, path)
            _collect_words(removed, taken)
            taken.add(str(path[-1]))
            if len(path) == 1:
                sections.add(str(path[0]))
        reading = read(rest)
        if reading.value is not None:
            return Remainder(reading.value, frozenset(taken), frozenset(sections))
    return Remainder(None)


def _last_first(path: Path) -> tuple[tuple[int, str], ...]:
    """Later list items first, so that taking one out does not move another that is still to be taken out."""
    return tuple((-part, "") if isinstance(part, int) else (0, part) for part in path)


def _complete(rest: dict[str, Any]) -> None:
    """Give a file that lacks what every file needs something in its place, to read the rest of it."""
    rest.setdefault("cxmap", 1)
    rest.setdefault("title", "…")
    rest.setdefault("stages", {"unnamed": {}})


def _take_out(rest: Any, path: Path) -> object:  # noqa: ANN401  (data of any shape)
    *parents, last = path
    for part in parents:
        try:
            rest = rest[part]
        except (KeyError, IndexError, TypeError):
            return None  # a part above it was taken out already
    try:
        return rest.pop(last)
    except (KeyError, IndexError, TypeError, AttributeError):
        return None


def _collect_words(removed: object, words: set[str]) -> None:
    """Every key and every text in a part that was taken out."""
    match removed:
        case dict():
            for key, value in removed.items():
                words.add(str(key))
                _collect_words(value, words)
        case list():
            for value in removed:
                _collect_words(value, words)
        case str():
            words.add(removed)
