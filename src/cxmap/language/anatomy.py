"""Where a place in the data belongs in the language: which model, which key, which type."""

import types
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Tag
from pydantic.fields import FieldInfo

from cxmap.language.base import Noun

KEY_MARK = "[key]"
"""What pydantic appends to a place when the key of a mapping is at fault, not its value."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that pydantic named, without the parts that are not in the data.

    Attributes:
        path: Keys and list positions as the author wrote them.
        on_key: Whether the key is meant and not its value.
        noun: The innermost model around the place.
    """

    path: tuple[str | int, ...]
    on_key: bool
    noun: type[Noun] | None


def fields_of(noun: type[Noun]) -> dict[str, FieldInfo]:
    """The keys an author may write, in their order, with what is known of each."""
    return {field.alias or name: field for name, field in noun.model_fields.items()}


def locate(root: type[Noun], location: Sequence[str | int]) -> Place:
    """Translate a pydantic location, which also names branches of unions, into a place in the data."""
    annotation: Any = root
    path: list[str | int] = []
    noun: type[Noun] | None = None
    on_key = False
    for part in location:
        annotation = _unwrap(annotation)
        branches = _branches(annotation)
        if branches:
            annotation = branches.get(str(part))
            continue
        if part == KEY_MARK:
            on_key = True
            continue
        path.append(part)
        if _is_noun(annotation):
            noun = annotation
            field = fields_of(annotation).get(str(part))
            annotation = field.annotation if field else None
        else:
            annotation = get_args(annotation)[-1] if get_origin(annotation) in {dict, list} else None
    annotation = _unwrap(annotation)
    if _is_noun(annotation):
        noun = annotation
    return Place(tuple(path), on_key, noun)


def _is_noun(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Noun)


def _unwrap(annotation: Any) -> Any:  # noqa: ANN401  (a type annotation can be any object)
    """Take `Annotated[…]` and `… | None` off."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        if get_origin(annotation) in {Union, types.UnionType}:
            rest = [arm for arm in get_args(annotation) if arm is not type(None)]
            if len(rest) == 1:
                annotation = rest[0]
                continue
        return annotation


def _branches(annotation: object) -> dict[str, object]:
    """The arms of a tagged union by their tags; empty for anything else."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return {}
    arms: dict[str, object] = {}
    for arm in get_args(annotation):
        tag = next((extra.tag for extra in getattr(arm, "__metadata__", ()) if isinstance(extra, Tag)), None)
        if tag is not None:
            arms[tag] = arm
    return arms
