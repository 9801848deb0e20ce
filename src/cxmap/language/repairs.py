"""Repairs: the exact text that would put a value of the wrong type right."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxmap.language.anatomy import Place, fields_of, keys_of, nouns_in
from cxmap.language.base import Noun
from cxmap.language.words import shown, suggest

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

EXPECTED: Mapping[str, str] = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping",
}
"""What belongs at a place, by pydantic's type of error; anything else is a noun."""

_TRUTH = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
_NAMING_KEYS = ("name", "title", "job")
_PLAIN = re.compile(r"[^\W\d_][\w’ ]*")
_RESERVED = frozenset({"true", "false", "null"})


def repair_type(kind: str, value: object, place: Place) -> str:
    """What to write instead of a value of the wrong type, as exact as the value allows."""
    exact = _find_exact(kind, value)
    if exact is not None:
        return exact
    expected = EXPECTED.get(kind)
    if expected or place.noun is None:
        return f"write {expected or 'a mapping'}"
    fields = fields_of(place.noun)
    first = next((name for name, field in fields.items() if field.is_required()), next(iter(fields)))
    if isinstance(value, str) and first in _NAMING_KEYS:
        return f"write `{{{first}: {_in_flow(value)}}}`"
    return f"write its keys below it, indented, beginning with `{sample(first, fields[first])}`"


def _find_exact(kind: str, value: object) -> str | None:
    """The same value in the right type, where it has one."""
    match kind, value:
        case "string_type", bool() | int() | float():
            return f'put it in quotes: `"{shown(value)}"`'
        case "list_type", str() | int() | float():
            return f"put it in brackets: `[{shown(value)}]`"
        case (("float_type" | "int_type"), str()) if _is_number(value):
            return f"remove the quotes: `{value.strip()}`"
        case "bool_type", str() if value.lower() in _TRUTH:
            return f"write `{_TRUTH[value.lower()]}`"
        case "int_type", float() if value.is_integer():
            return f"write `{value:.0f}`"
    return None


def repair_empty(place: Place) -> str:
    """What to do about a key without a value."""
    if not place.path:
        return "begin with `cxmap: 1`, `title:` and `stages:`"
    if isinstance(place.path[-1], int):
        return "write the entry or remove it"
    if place.path[-2:-1] == ("next",):
        return "write its share, e.g. `0.4`, or `{}` when nothing more is known"
    if place.field is not None and place.field.is_required():
        return f"give it a value, e.g. `{sample(str(place.path[-1]), place.field)}`"
    return "give it a value or remove the key"


def repair_blank(place: Place) -> str:
    """What to do about a text, list or mapping with nothing in it."""
    if isinstance(place.path[-1], int):
        return "write something or remove the entry"
    if place.field is not None and place.field.is_required():
        return f"write something, e.g. `{sample(str(place.path[-1]), place.field)}`"
    return "write something or remove the key"


def repair_key(noun: type[Noun], key: str) -> str:
    """What to write instead of a key that a noun does not have: where it belongs, the nearest one, or all."""
    for name, inner in nouns_in(noun):
        if key in fields_of(inner):
            return f"write it below `{name}`: `{name}: {{{key}: …}}`"
    return suggest(key, keys_of(noun), "write one of {}")


def sample(key: str, field: "FieldInfo | None") -> str:
    """A line the author could write for a key."""
    example = shown(field.examples[0], 100) if field and field.examples else "…"
    return f"{key}: {example}"


def _in_flow(text: str) -> str:
    """Text as it can stand inside braces: bare where YAML takes it so, else in quotes."""
    line = shown(text)
    if _PLAIN.fullmatch(line) and line.lower() not in _RESERVED:
        return line
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[-+]?[0-9]+(\.[0-9]+)?\s*", text) is not None
