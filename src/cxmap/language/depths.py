"""Keys at the wrong depth: a known key that was read as an id, or an entry that was read as a key.

Whoever indents a line too little or too much has written something else than was meant. The problems that follow from
it say nothing about the line, so that one problem that does takes their place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from cxmap.language.anatomy import as_mapping, as_noun, fields_of, keys_of
from cxmap.language.base import ID_PATTERN, OWN_KEY_PREFIX, Noun
from cxmap.language.flow import ENDS
from cxmap.language.problem import LanguageProblem, Path
from cxmap.language.words import enumerate_words, nearest


@dataclass(frozen=True, slots=True)
class _Level:
    """A mapping of the data and what the language says of it.

    Attributes:
        path: Where it is.
        data: Its keys and values.
        noun: What it is; None where its keys are ids.
        entry: What stands under its ids, where its keys are ids; None too where these are no nouns.
    """

    path: Path
    data: Mapping[str, Any]
    noun: type[Noun] | None
    entry: type[Noun] | None

    @property
    def reads(self) -> str:
        """What a key is taken for here."""
        if self.noun is not None:
            return f"a key of {self.noun.called}"
        return (
            self.entry.called if self.entry and not self.entry.called.startswith("`") else f"a key of `{self.path[-1]}`"
        )


def tell_depths(root: type[Noun], data: object, problems: Sequence[LanguageProblem]) -> list[LanguageProblem]:
    """Put one problem about its depth in the place of all that follow from a key at the wrong depth.

    Args:
        root: The noun that the data was checked against.
        data: What was read.
        problems: Everything that is wrong with it.
    """
    erring: dict[Path, set[str | int]] = {}
    for problem in problems:
        for length, key in enumerate(problem.path):
            erring.setdefault(problem.path[:length], set()).add(key)
    told: dict[Path, LanguageProblem] = {}
    for path in sorted(erring, key=len):
        if not any(path[:length] in told for length in range(1, len(path) + 1)):
            level = _find_level(root, data, path)
            for problem in _tell_level(root, data, level, erring[path]) if level else ():
                told |= dict.fromkeys((problem.path, *problem.others), problem)
    return list(dict.fromkeys(_replace(problem, told, data) for problem in problems)) if told else list(problems)


def _replace(problem: LanguageProblem, told: Mapping[Path, LanguageProblem], data: object) -> LanguageProblem:
    """The problem that another follows from; the other itself where there is none."""
    for length in range(1, len(problem.path) + 1):
        if problem.path[:length] in told:
            return told[problem.path[:length]]
    for cause in told.values():
        empty = problem.path == cause.under and _follow(data, problem.path) is None
        if empty or (
            problem.path == cause.under and problem.lacks in {path[-1] for path in (cause.path, *cause.others)}
        ):
            return cause
    return problem


def _find_level(root: type[Noun], data: object, path: Path) -> _Level | None:
    """The mapping at a path; None where something else is there, or the language does not know it."""
    annotation: Any = root
    for key in path:
        noun = as_noun(annotation)
        if noun is not None:
            field = fields_of(noun).get(str(key))
            annotation = as_mapping(field.annotation) if field else None
        else:
            annotation = as_mapping(get_args(annotation)[-1]) if get_origin(annotation) in {dict, list} else None
    here = _follow(data, path)
    if not isinstance(here, dict):
        return None
    noun = as_noun(annotation)
    if noun is None and get_origin(annotation) is not dict:
        return None
    return _Level(path, here, noun, None if noun else as_noun(as_mapping(get_args(annotation)[-1])))


def _follow(data: object, path: Path) -> object:
    for key in path:
        data = data[key]  # type: ignore[index]
    return data


def _tell_level(root: type[Noun], data: object, level: _Level, erring: set[str | int]) -> Iterator[LanguageProblem]:
    """The problems of the keys of one mapping that belong into another, those for the same mapping as one."""
    outer = _find_level(root, data, level.path[:-1]) if level.path else None
    groups: dict[Path | None, list[str]] = {}
    before: str | None = None
    for key in level.data:
        if level.noun is None and _is_inner(level, key, before, erring):
            groups.setdefault((*level.path, before) if before is not None else None, []).append(key)
        elif key in erring and (under := _find_under(level, key, before)) is not None:
            groups.setdefault(under, []).append(key)
        elif key in erring and outer is not None and _is_outer(level, outer, key):
            groups.setdefault(outer.path, []).append(key)
        elif level.noun is None or not _is_unknown(level.noun, key):
            before = key
    for under, keys in groups.items():
        yield _tell(level, under, keys)


def _tell(level: _Level, under: Path | None, keys: list[str]) -> LanguageProblem:
    names, them = enumerate_words(keys), "them" if len(keys) > 1 else f"`{keys[0]}`"
    read = f"{names} {'are each' if len(keys) > 1 else 'is'} read as {level.reads}"
    paths = [(*level.path, key) for key in keys]
    if under is None:
        message = f"{read}, and no id stands above {'them' if len(keys) > 1 else 'it'}"
        help = f"write an id above {them}, such as `my-id:`, and indent {them} below it"
    else:
        where = f"under `{under[-1]}`" if under else "at the top of the map"
        message = f"{read}, but belong{'' if len(keys) > 1 else 's'} {where}"
        help = f"write {them} {where}"
    return LanguageProblem(
        "unknown-key", paths[0], message, help, on_key=True, strays=True, under=under, others=tuple(paths[1:])
    )


def _is_unknown(noun: type[Noun], key: str) -> bool:
    return key not in fields_of(noun) and not key.startswith(OWN_KEY_PREFIX)


def _is_inner(level: _Level, key: str, before: str | None, erring: set[str | int]) -> bool:
    """Whether what was read as an id is a key of the entry above."""
    if level.entry is None or key not in fields_of(level.entry) or _begins_entry(level.data[key], level.entry):
        return False
    above = level.data[before] if before is not None else {}
    return above is None or (key in erring and isinstance(above, dict) and key not in above)


def _is_outer(level: _Level, outer: _Level, key: str) -> bool:
    """Whether a key belongs to the mapping around its own."""
    value = level.data[key]
    if key in outer.data or (level.noun is not None and not _is_unknown(level.noun, key)):
        return False
    if outer.noun is not None:
        return key in fields_of(outer.noun) and not (level.entry and _is_entry(value, level.entry))
    return _could_stand(outer, key, value)


def _could_stand(level: _Level, key: str, value: object) -> bool:
    """Whether something looks like an entry of a mapping by id."""
    if not re.match(ID_PATTERN, key):
        return False
    if level.path[-1:] == ("next",) and key in ENDS:
        return True
    return bool(value) and level.entry is not None and _is_entry(value, level.entry)


def _is_entry(value: object, noun: type[Noun]) -> bool:
    """Whether something was written as a noun: with one of its keys, or with nothing in its braces."""
    return isinstance(value, dict) and (not value or not fields_of(noun).keys().isdisjoint(value))


def _begins_entry(value: object, noun: type[Noun]) -> bool:
    """Whether something begins as a noun does: what follows may be what was meant to stand beside it."""
    return isinstance(value, dict) and next(iter(value), "") in ("", *fields_of(noun))


def _find_under(level: _Level, key: str, before: str | None) -> Path | None:
    """The mapping below the key above that an unknown key belongs into."""
    if level.noun is None or before is None or not _is_unknown(level.noun, key):
        return None
    field, above = fields_of(level.noun).get(before), level.data[before]
    if field is None or not (above is None or isinstance(above, dict)) or key in (above or {}):
        return None
    path, held = (*level.path, before), as_mapping(field.annotation)
    inner = as_noun(held)
    if inner is not None:
        return path if key in fields_of(inner) else None
    if get_origin(held) is not dict:
        return None
    below = _Level(path, above or {}, None, as_noun(as_mapping(get_args(held)[-1])))
    return _find_among(below, level.noun, key, level.data[key])


def _find_among(below: _Level, noun: type[Noun], key: str, value: object) -> Path | None:
    """The mapping that a key of a noun belongs into: one by id above it, or its last entry."""
    if below.entry and below.data and key in fields_of(below.entry) and isinstance(value, (dict, list)):
        last = list(below.data)[-1]
        inside = below.data[last]
        return (*below.path, last) if isinstance(inside, dict) and key not in inside else None
    fits = _could_stand(below, key, value)
    if not below.data:
        fits |= re.match(ID_PATTERN, key) is not None and (value is None or below.entry is None)
    elif nearest(key, keys_of(noun)) is None and below.entry is None:
        fits |= re.match(ID_PATTERN, key) is not None and isinstance(value, (int, float))
    return below.path if fits else None
