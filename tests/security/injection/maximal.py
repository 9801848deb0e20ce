"""A sound file with something in every place that its model has, and a text of one's own wherever any may stand."""

import re
import types
from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from tests.security.injection.places import (
    FREE,
    ITEM,
    Path,
    find_bounds,
    find_pattern,
    is_model,
    list_arms,
    strip,
    walk_type,
)

Data = dict[str, Any]
Write = Callable[[Path], str]

IDS = ("a", "b", "c")
"""Whatever has an id has one of these, so that whatever refers to something finds it."""

ADDRESS = "https://example.org/"

# Words that fit a pattern, where no text of one's own does.
_FITTING = ("5d", ADDRESS)

# What a type does not tell: what excludes something else, and what must fit together.
_LEFT_OUT = re.compile(r"answers|above|kpis\.\[]\.touchpoint|.*\.was|.*\.needs|.*\.replaced_by")
_FIXED = {"scales.min": 0, "scales.max": 10, "scales.dissatisfied_below": 5, "level": "sketch", "state": "current"}


def make_maximal(model: type[BaseModel], write: Write, ids: tuple[str, ...] = IDS) -> tuple[Data, set[Path]]:
    """The content of a file, and the places of the texts in it.

    Args:
        model: What the file holds.
        write: The text for a place; each call may give another.
        ids: What is declared in it.
    """
    author = _Author(write, ids)
    return author.write_model(model, ()), author.reached


class _Author:
    """Fills the places of a model one after another; of a union each visit takes the next arm."""

    def __init__(self, write: Write, ids: tuple[str, ...]) -> None:
        self.write = write
        self.ids = ids
        self.reached: set[Path] = set()
        self.visits: Counter[Path] = Counter()

    def write_model(self, model: type[BaseModel], path: Path) -> Data:
        hints = get_type_hints(model, include_extras=True)
        data: Data = {}
        for name, field in model.model_fields.items():
            key = field.alias or name
            below = (*path, key)
            if _is_left_out(below):
                continue
            fixed = _FIXED.get(f"{path[0]}.{key}" if path else key)
            data[key] = self.write_value(hints[name], below) if fixed is None else fixed
        return data

    def write_value(self, hint: Any, path: Path, notes: tuple[object, ...] = ()) -> Any:
        inner, marks = strip(hint)
        notes = (*notes, *marks)
        origin, parts = get_origin(inner), get_args(inner)
        if is_model(inner):
            return self.write_model(inner, path)
        if origin in {Union, types.UnionType}:
            name, arm = self._take_turn(path, _sort_arms(inner))
            return self.write_value(arm, (*path, name) if name else path, notes)
        if origin is dict:
            return self._write_mapping(parts, path)
        if origin is list:
            item = strip(parts[0])[0]
            count = len(list_arms(item)) if get_origin(item) in {Union, types.UnionType} else 1
            return [self.write_value(parts[0], (*path, ITEM)) for _ in range(count)]
        if origin is Literal:
            return self._take_turn(path, parts)
        return self._write_scalar(inner, path, notes)

    def _write_mapping(self, parts: tuple[Any, ...], path: Path) -> Data:
        ids = self._take_turn(path, (self.ids, ("d",), ("e",))) if path[-1] == "touchpoints" else self.ids
        data = {id: self.write_value(parts[1], (*path, ITEM)) for id in ids}
        # The shares of all ways on make up the whole.
        return {**data, "leaves": 0.25} if path[-1] == "next" else data

    def _write_scalar(self, kind: Any, path: Path, notes: tuple[object, ...]) -> Any:
        if kind is str:
            return self._write_text(path, find_pattern(notes))
        if kind is bool:
            return True
        if kind in {int, float}:
            lowest, highest = find_bounds(notes)
            # Personas of a map and its catalogue are all customers together.
            small = 0.125 if path[0] == "personas" else 0.25
            return 3 if kind is int else small if lowest <= small <= highest else 1
        assert kind.__name__ == "date", f"nobody knows what to write at {path}: {kind}"
        return "2026-01-02"

    def _write_text(self, path: Path, pattern: str) -> str:
        if re.search(pattern, FREE):
            self.reached.add(path)
            return self.write(path)
        words = [word for word in self.ids if re.search(pattern, word) and path[-1] != "url"] or [
            word for word in _FITTING if re.search(pattern, word)
        ]
        assert words, f"nobody knows what to write at {path}: {pattern}"
        return str(self._take_turn(path, words))

    def _take_turn(self, path: Path, choices: Any) -> Any:
        if len(choices) == 1:
            return choices[0]  # of what may be left out too: its own union stands at the same place
        number = self.visits[path]
        self.visits[path] += 1
        return choices[number % len(choices)]


def _is_left_out(path: Path) -> bool:
    return any(_LEFT_OUT.fullmatch(".".join(path[start:])) for start in range(len(path)))


def _sort_arms(union: Any) -> list[tuple[str, Any]]:
    """The arms of a union, the one that holds most texts first; of equal ones a mapping, which holds most."""
    arms = list_arms(union).items()
    return sorted(arms, key=lambda arm: (-sum(leaf.free for leaf in walk_type(arm[1], ())), arm[0] != "<mapping>"))
