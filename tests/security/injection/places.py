"""Where a person may write what they like: found by a walk over the models, so that a new key is found by itself."""

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

FREE = "a 'b' <c> \"d\" `e` =f; %g {h}\n\x1b[i"
"""A type that takes this takes anything."""

KEY = "{key}"
"""Stands in a path for the key of a mapping."""

ITEM = "[]"
"""Stands in a path for an item of a list."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place of the language that holds one value.

    Attributes:
        path: The keys down to it as authors write them; an arm of a union is named too, such as `<text>`.
        hint: Its type, with everything that is annotated on the way.
        pattern: What a text must match; empty for what takes any text, None for what is no text.
    """

    path: Path
    hint: Any
    pattern: str | None

    @property
    def free(self) -> bool:
        """Whether somebody may write what they like."""
        return self.pattern is not None and re.search(self.pattern, FREE) is not None


def walk(model: type[BaseModel], above: Path = ()) -> Iterator[Leaf]:
    """Every place that a model has, with all arms of all unions; no model holds itself."""
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        yield from walk_type(hints[name], (*above, field.alias or name))


def walk_type(hint: Any, path: Path, notes: tuple[object, ...] = ()) -> Iterator[Leaf]:
    """Every place below a type."""
    inner, marks = strip(hint)
    notes = (*notes, *marks)
    origin, parts = get_origin(inner), get_args(inner)
    if is_model(inner):
        yield from walk(inner, path)
    elif origin in {Union, types.UnionType}:
        for name, arm in list_arms(inner).items():
            yield from walk_type(arm, (*path, name) if name else path, notes)
    elif origin is dict:
        yield from walk_type(parts[0], (*path, KEY))
        yield from walk_type(parts[1], (*path, ITEM))
    elif origin is list:
        yield from walk_type(parts[0], (*path, ITEM))
    else:
        yield Leaf(path, inner, find_pattern(notes) if inner is str else None)


def list_arms(union: Any) -> dict[str, Any]:
    """What a union can be, by the names of its branches; what may be left out is no branch."""
    arms = [arm for arm in get_args(union) if arm is not type(None)]
    if len(arms) == 1:
        return {"": arms[0]}
    return {f"<{find_tag(arm) or place}>": arm for place, arm in enumerate(arms)}


def find_tag(arm: Any) -> str | None:
    return next((mark.tag for mark in getattr(arm, "__metadata__", ()) if isinstance(mark, Tag)), None)


def strip(hint: Any) -> tuple[Any, tuple[object, ...]]:
    """A type without what is annotated, and that."""
    if get_origin(hint) is Annotated:
        return get_args(hint)[0], hint.__metadata__
    return hint, ()


def is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)


def find_pattern(notes: tuple[object, ...]) -> str:
    """What a text must match, from all that is annotated."""
    marks = [part for note in notes for part in (note.metadata if isinstance(note, FieldInfo) else (note,))]
    patterns = [getattr(mark, "pattern", None) for mark in marks]
    return next((pattern for pattern in patterns if isinstance(pattern, str)), "")


def find_bounds(notes: tuple[object, ...]) -> tuple[float, float]:
    """The least and the greatest number that fits, from all that is annotated."""
    marks = [part for note in notes for part in (note.metadata if isinstance(note, FieldInfo) else (note,))]
    lowest = max((mark.ge for mark in marks if hasattr(mark, "ge")), default=float("-inf"))
    highest = min((mark.le for mark in marks if hasattr(mark, "le")), default=float("inf"))
    return lowest, highest
