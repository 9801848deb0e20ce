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
from cxmap.language.parse import Reading, read_catalogue
from cxmap.language.problem import Path

T = TypeVar("T", JourneyMap, Catalogue)

MOST_ROUNDS = 8
"""Taking a part out can leave its parent without a needed key; no map is nested deeper than this."""


@dataclass(frozen=True, slots=True)
class Remainder(Generic[T]):
    """A map or catalogue made of the sound parts of its file.

    Attributes:
        value: What could be read; None where too little was left.
        taken: Ids that the parts taken out may have declared.
        gone: Paths of these parts, in the data as it was left by then.
    """

    value: T | None
    taken: frozenset[str] = frozenset()
    gone: frozenset[Path] = frozenset()

    def says_nothing_of(self, id: str, section: Path) -> bool:
        """Whether an id may well be declared in what was taken out.

        Args:
            id: The id.
            section: Where such ids are declared; `*` stands for any key.
        """
        return id in self.taken or any(_is_within(section, part) for part in self.gone)


def read_remainder(data: object, reading: Reading[T], read: Callable[[object], Reading[T]]) -> Remainder[T]:
    """Read again without the parts that the first reading found at fault.

    Args:
        data: The data of the file; it is not changed.
        reading: What the first reading said about it.
        read: The function that reads such data.
    """
    if reading.value is not None:
        return Remainder(reading.value)
    # Of so many problems, those that were not told would still be in what is left.
    if reading.cut or not isinstance(data, dict):
        return Remainder(None)
    rest, taken, gone = copy.deepcopy(data), set[str](), set[Path]()
    bare = {"cxmap": 1} if read is read_catalogue else {"cxmap": 1, "title": "…", "stages": {"unnamed": {}}}
    for _ in range(MOST_ROUNDS):
        now: set[Path] = set()
        strays, faulty = _find_faulty(reading)
        for path in sorted(faulty, key=_last_first):
            if _complete(rest, path, bare) or any(path[:length] in now for length in range(1, len(path))):
                continue
            if path not in strays and _blank(rest, path):
                continue
            now.add(path)
            removed = _take_out(rest, path)
            _collect_ids(removed, taken, listed=len(path) == 1)
            taken.add(str(path[-1]))
        gone |= now
        reading = read(rest)
        if reading.value is not None:
            return Remainder(reading.value, frozenset(taken), frozenset(gone))
    return Remainder(None)


def _find_faulty(reading: Reading[T]) -> tuple[set[Path], set[Path]]:
    """The places of keys at the wrong depth, and of everything that is at fault."""
    strayed = [problem for problem in reading.problems if problem.strays]
    strays = {path for problem in strayed for path in problem.others} | {problem.path for problem in strayed}
    return strays, strays | {problem.path for problem in reading.problems}


def _is_within(section: Path, part: Path) -> bool:
    """Whether a section, with `*` for any key, lies in a part or is it."""
    return len(part) <= len(section) and all(wanted in ("*", step) for wanted, step in zip(section, part, strict=False))


def _last_first(path: Path) -> tuple[tuple[int, str], ...]:
    """Later list items first, so that taking one out does not move another that is still to be taken out."""
    return tuple((-part, "") if isinstance(part, int) else (0, part) for part in path)


def _complete(rest: dict[str, Any], path: Path, bare: dict[str, Any]) -> bool:
    """Give a mapping that lacks what it needs something in its place, so that the rest of it is read.

    Returns:
        Whether that was all it takes; otherwise the part at the path has to go.
    """
    part: Any = _follow(rest, path)
    wanted = _needs(path) if path else bare
    if not isinstance(part, dict) or not wanted.keys() - part.keys():
        return not path
    for key, value in wanted.items():
        part.setdefault(key, value)
    return True


def _needs(path: Path) -> dict[str, Any]:
    """What the mapping at a path cannot be without, with values that claim nothing."""
    match path:
        case ("stages", _, "touchpoints", _):
            return {"name": "…"}
        case ("evidence", _):
            return {"kind": "assumption"}
        case (("initiatives" | "playbooks"), _):
            return {"title": "…"}
    return {}


def _follow(rest: object, path: Path) -> object:
    """The part of the data at a path, or None where there is none (any more)."""
    part: Any = rest
    for step in path:
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            return None
    return part


def _take_out(rest: object, path: Path) -> object:
    """Remove the part at a path and return it; None where it is gone already."""
    parent: Any = _follow(rest, path[:-1])
    try:
        return parent.pop(path[-1])
    except (KeyError, IndexError, TypeError, AttributeError):
        return None


_BLANKS: dict[str, Any] = {"feels": 0, "next": {}, "by_persona": {}, "by_channel": {}, "sets": {}, "to": {}}
"""Mappings whose keys are references, with a value that claims nothing."""


def _blank(rest: object, path: Path) -> bool:
    """Put a blank in the place of a faulty value whose key is a reference, so that the reference is still followed.

    Returns:
        Whether the path is such a value, and was not blank already.
    """
    match path:
        case (*_, str(mapping), str(key)) if mapping in _BLANKS:
            parent = _follow(rest, path[:-1])
            blank = copy.copy(_BLANKS[mapping])
            if isinstance(parent, dict) and key in parent and parent[key] != blank:
                parent[key] = blank
                return True
    return False


def _collect_ids(removed: object, ids: set[str], *, listed: bool) -> None:
    """What a part that was taken out may have declared: every key in it and, in a whole section, what is listed."""
    match removed:
        case dict():
            for key, value in removed.items():
                ids.add(str(key))
                _collect_ids(value, ids, listed=False)
        case list():
            for value in removed:
                if listed and isinstance(value, str):
                    ids.add(value)
                _collect_ids(value, ids, listed=False)
