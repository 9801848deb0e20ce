"""Where a place in the data belongs in the language: which model, which key, which type."""

import types
from collections.abc import Iterator, Sequence
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
        field: The key of that model which the place is the value of; None for an entry of a list or a mapping.
        pattern: What a text at the place must match, where it must.
    """

    path: tuple[str | int, ...]
    on_key: bool
    noun: type[Noun] | None
    field: FieldInfo | None = None
    pattern: str | None = None

    @property
    def subject(self) -> str:
        """The place in the words of a message."""
        if not self.path:
            return "the file"
        key = next((part for part in reversed(self.path) if isinstance(part, str)), None)
        return f"`{key}`" if key == self.path[-1] else f"an entry of `{key}`"


def fields_of(noun: type[Noun]) -> dict[str, FieldInfo]:
    """The keys an author may write, in their order, with what is known of each."""
    return {field.alias or name: field for name, field in noun.model_fields.items()}


def keys_of(noun: type[Noun]) -> list[str]:
    """The keys an author may write, in their order."""
    return list(fields_of(noun))


def nouns_in(noun: type[Noun]) -> Iterator[tuple[str, type[Noun]]]:
    """The keys of a noun that hold one other noun, with that noun."""
    for name, field in fields_of(noun).items():
        annotation = _unwrap(field.annotation)
        if _is_noun(annotation):
            yield name, annotation


def as_noun(annotation: object) -> type[Noun] | None:
    """The noun that an annotation is; None for anything else."""
    return annotation if isinstance(annotation, type) and issubclass(annotation, Noun) else None


def as_mapping(annotation: Any) -> Any:  # noqa: ANN401  (a type annotation can be any object)
    """What an annotation says of a mapping in its place: a noun, a mapping by id, or itself where it takes none."""
    inner = _unwrap(annotation)
    branches = _branches(inner)
    return _unwrap(branches["mapping"]) if "mapping" in branches else inner


def locate(root: type[Noun], location: Sequence[str | int], *, unknown_key: bool = False) -> Place:
    """Translate a pydantic location, which also names branches of unions, into a place in the data.

    Args:
        root: The noun that the data was checked against.
        location: Pydantic's `loc`.
        unknown_key: Whether the last part is a key that its noun does not have. Only this tells a key that
            the author called `[key]` from pydantic's mark.
    """
    annotation: Any = root
    path: list[str | int] = []
    noun: type[Noun] | None = None
    field: FieldInfo | None = None
    in_mapping = False
    for position, part in enumerate(location):
        annotation = _unwrap(annotation)
        last = position == len(location) - 1
        if last and part == KEY_MARK and in_mapping and not unknown_key:
            return Place(tuple(path), on_key=True, noun=noun)
        branches = _branches(annotation)
        if branches:
            annotation = branches.get(str(part))
            in_mapping = False
            continue
        path.append(part)
        field = None
        in_mapping = get_origin(annotation) is dict
        if _is_noun(annotation):
            noun = annotation
            field = fields_of(annotation).get(str(part))
            annotation = field.annotation if field else None
        else:
            annotation = get_args(annotation)[-1] if get_origin(annotation) in {dict, list} else None
    pattern = _find_pattern(annotation, field.metadata if field else ())
    annotation = _unwrap(annotation)
    if _is_noun(annotation):
        noun = annotation
    return Place(tuple(path), unknown_key, noun, field, pattern)


def _is_noun(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Noun)


def _unwrap(annotation: Any) -> Any:  # noqa: ANN401  (a type annotation can be any object)
    """Take `Annotated[…]` and `… | None` off."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        inner = _unwrap_optional(annotation)
        if inner is annotation:
            return annotation
        annotation = inner


def _unwrap_optional(annotation: Any) -> Any:  # noqa: ANN401  (ditto)
    """Take `… | None` off."""
    if get_origin(annotation) in {Union, types.UnionType}:
        rest = [arm for arm in get_args(annotation) if arm is not type(None)]
        if len(rest) == 1:
            return rest[0]
    return annotation


def _find_pattern(annotation: Any, metadata: Sequence[object]) -> str | None:  # noqa: ANN401  (ditto)
    """The pattern of a text, from its annotation or, where pydantic has moved it there, from its field."""
    inner = _unwrap_optional(annotation)
    while get_origin(inner) is Annotated:
        metadata = [*metadata, *inner.__metadata__]
        inner = _unwrap_optional(get_args(inner)[0])
    for extra in metadata:
        for part in extra.metadata if isinstance(extra, FieldInfo) else (extra,):
            pattern = getattr(part, "pattern", None)
            if isinstance(pattern, str):
                return pattern
    return None


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
