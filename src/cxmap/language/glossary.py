"""What may be written, in the words of authors: every mapping and every key, told by the models themselves."""

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import Tag
from pydantic.fields import FieldInfo

from cxmap.language import base, flow, measure
from cxmap.language.anatomy import fields_of
from cxmap.language.base import Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.scale import AnyScale, Scale

_KINDS: tuple[tuple[str, Any, type[Noun] | None], ...] = (
    ("id", base.Id, None),
    ("text", base.Line, None),
    ("duration, as `5m` or `2d`", base.Duration, None),
    ("address", base.Url, None),
    ("date, as `2026-11-02`", base.Date, None),
    ("number", base.Number, None),
    ("number, 0 or more", base.Amount, None),
    ("number, 0 to 1", base.Share, None),
    ("number, −2 to +2", base.Emotion, None),
    ("number, 0 to 10", base.TenPoints, None),
    ("whole number", base.Count, None),
    ("id, or list of ids", base.Ids, None),
    ("text, or list of texts", base.Texts, None),
    ("number, or {}", measure.Measure, measure.MeasuredValue),
    ("number from 0 to 1, or {}", measure.MeasuredShare, measure.MeasuredShareValue),
    ("number from 0, or {}", measure.MeasuredAmount, measure.MeasuredAmountValue),
    ("number from 0 to 10, or {}", measure.MeasuredRating, measure.MeasuredRatingValue),
    ("target → number from 0 to 1, or {}", flow.Next, flow.Edge),
    ("preset, or {}", AnyScale, Scale),
)
"""What authors call the types that many keys share, with the mapping that some of them may be."""

_PLURALS = {"id": "ids", "text": "texts", "whole number": "whole numbers"}
_PLAIN = {bool: "`true` or `false`", str: "text", float: "number", int: "whole number"}


@dataclass(frozen=True, slots=True)
class Key:
    """What there is to know about a key.

    Attributes:
        noun: The mapping that has it.
        name: The key as it is written.
        hint: The type of what it holds; `describe_type` says it in words.
        description: What it means.
        examples: Values it can have.
        required: Whether it must be there.
        default: The word that holds where it is absent; empty where there is none.
    """

    noun: type[Noun]
    name: str
    hint: Any
    description: str
    examples: tuple[object, ...]
    required: bool
    default: str

    @property
    def nouns(self) -> tuple[type[Noun], ...]:
        """The mappings that its value can be or hold."""
        return tuple(dict.fromkeys(_find_nouns(self.hint)))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that its value can be."""
        return tuple(dict.fromkeys(_find_words(self.hint)))


def name_of(noun: type[Noun]) -> str:
    """What a mapping is called, without an article: `touchpoint`, `measured value`, `by`."""
    return noun.called.removeprefix("an ").removeprefix("a ").strip("`")


@cache
def list_nouns() -> tuple[type[Noun], ...]:
    """Every mapping of the language, in the order in which a reader meets them, measures last."""
    found = dict.fromkeys((*_walk(JourneyMap, set()), *_walk(Catalogue, set())))
    return tuple(sorted(found, key=lambda noun: issubclass(noun, measure.MeasuredValue)))


@cache
def list_keys(noun: type[Noun]) -> tuple[Key, ...]:
    """The keys of a mapping, in their order."""
    hints = get_type_hints(noun, include_extras=True)
    written = zip(fields_of(noun).items(), (hints[name] for name in noun.model_fields), strict=True)
    return tuple(_make_key(noun, name, field, hint) for (name, field), hint in written)


def describe_type(hint: Any, link: Callable[[type[Noun]], str] = name_of) -> str:  # noqa: ANN401  (a type can be any object)
    """Say in the words of authors what a key holds.

    Args:
        hint: The type.
        link: How a mapping is named, where its value can be one.
    """
    known = _find_kind(hint, link)
    if known is not None:
        return known
    if get_origin(hint) is Annotated:
        return _describe_bounds(hint) or describe_type(get_args(hint)[0], link)
    if isinstance(hint, type) and issubclass(hint, Noun):
        return link(hint)
    return _describe_parts(get_origin(hint), get_args(hint), link) or _PLAIN[hint]


def _make_key(noun: type[Noun], name: str, field: FieldInfo, hint: Any) -> Key:  # noqa: ANN401  (ditto)
    told = next((info for info in (field, *_infos(hint)) if info.description), field)
    default = field.default if isinstance(field.default, str) else ""
    return Key(noun, name, hint, told.description or "", tuple(told.examples or ()), field.is_required(), default)


def _describe_parts(origin: object, parts: tuple[Any, ...], link: Callable[[type[Noun]], str]) -> str | None:
    """What is made of other types: choices, mappings of ids, lists; nothing for a plain type."""
    if origin in {Union, types.UnionType}:
        arms = [_strip_tag(arm) for arm in parts if arm is not type(None)]
        return ", or ".join(dict.fromkeys(describe_type(arm, link) for arm in arms))
    if origin is Literal:
        return " · ".join(f"`{part}`" for part in parts)
    if origin is dict:
        return " → ".join(describe_type(part, link) for part in parts)
    if origin is list:
        inner = describe_type(parts[0], link)
        return f"list of {_PLURALS[inner]}" if inner in _PLURALS else f"list, each entry: {inner}"
    return None


def _find_kind(hint: Any, link: Callable[[type[Noun]], str]) -> str | None:  # noqa: ANN401  (ditto)
    """The name of a shared type: it is told by the object that carries its bounds."""
    if get_origin(hint) is not Annotated:
        return None
    marks = {id(mark) for mark in hint.__metadata__}
    for words, kind, noun in _KINDS:
        if marks & {id(mark) for mark in kind.__metadata__}:
            return words.format(link(noun)) if noun else words
    return None


def _describe_bounds(hint: Any) -> str | None:  # noqa: ANN401  (ditto)
    """A number with bounds of its own."""
    own = [mark for mark in hint.__metadata__ if isinstance(mark, FieldInfo)]
    bounds = {type(mark).__name__: mark for info in own for mark in info.metadata}
    if {"Ge", "Le"} <= set(bounds):
        return f"number, {bounds['Ge'].ge:g} to {bounds['Le'].le:g}"
    return None


def _infos(hint: Any) -> Iterator[FieldInfo]:  # noqa: ANN401  (ditto)
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, FieldInfo):
            yield mark
    if get_origin(hint) in {Annotated, Union, types.UnionType}:
        for part in get_args(hint)[: 1 if get_origin(hint) is Annotated else None]:
            yield from _infos(part)


def _strip_tag(hint: Any) -> Any:  # noqa: ANN401  (ditto)
    """Take the name of a union's branch off."""
    if get_origin(hint) is not Annotated:
        return hint
    rest = tuple(mark for mark in hint.__metadata__ if not isinstance(mark, Tag))
    inner = get_args(hint)[0]
    return Annotated[(inner, *rest)] if rest else inner


def _walk(noun: type[Noun], seen: set[type[Noun]]) -> Iterator[type[Noun]]:
    seen.add(noun)
    yield noun
    for key in list_keys(noun):
        for inner in key.nouns:
            if inner not in seen:
                yield from _walk(inner, seen)


def _find_nouns(hint: Any) -> Iterator[type[Noun]]:  # noqa: ANN401  (ditto)
    if isinstance(hint, type) and issubclass(hint, Noun):
        yield hint
    for part in get_args(hint):
        yield from _find_nouns(part)


def _find_words(hint: Any) -> Iterator[str]:  # noqa: ANN401  (ditto)
    if get_origin(hint) is Literal:
        yield from (part for part in get_args(hint) if isinstance(part, str))
    else:
        for part in get_args(hint):
            yield from _find_words(part)
