"""Repairs: the exact text that would put a value of the wrong type right."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from cxmap.language.amounts import list_metadata, repair_number, tell_range
from cxmap.language.anatomy import Place, fields_of, keys_of, nouns_in
from cxmap.language.base import DATE_PATTERN, DURATION_PATTERN, ID_PATTERN, TEXT_PATTERN, URL_PATTERN, Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.entries import repair_list
from cxmap.language.journey_map import JourneyMap
from cxmap.language.touchpoint import Touchpoint
from cxmap.language.words import find_day, find_duration, find_number, flow, kebab, nearest, shown, suggest

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

FORMATS: Mapping[str, tuple[str, str]] = {
    DURATION_PATTERN: ("a length of time", "write a number and a unit: s, m, h, d, w or y, e.g. `5m` or `90d`"),
    URL_PATTERN: ("an address", "write an https address, a mail address (`mailto:…`) or a path inside the project"),
    DATE_PATTERN: ("a date", "write year, month and day: `2026-11-02`"),
}
"""What a text of a certain form is called, and how to write one."""

TRUTH = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
"""Words that people write for truth values."""
_NAMING_KEYS = ("name", "title", "job")


_DECIMAL_COMMA = "write the number before it with a point, as in `3.5`: a comma in braces begins a new key"


def name_expected(kind: str, place: Place) -> str:
    """What belongs at a place, in the words of a message."""
    if kind == "string_type" and place.pattern == ID_PATTERN:
        return "an id"
    if kind == "string_type" and place.pattern is not None and place.pattern in FORMATS:
        return FORMATS[place.pattern][0]
    if kind in EXPECTED:
        return EXPECTED[kind]
    called = place.noun.called if place.noun else Noun.called
    return "a mapping" if called.startswith("`") else f"{called} (a mapping)"


def repair_type(kind: str, value: object, place: Place) -> str:
    """What to write instead of a value of the wrong type, as exact as the value allows."""
    if kind == "string_type":
        return _repair_text(value, place)
    if kind == "dict_type":
        return repair_list(value, place)
    exact = _find_exact(kind, value, place)
    if exact is not None:
        return exact
    if kind in {"float_type", "int_type"}:
        return f"write {name_expected(kind, place)}{tell_range(place)}"
    if kind in EXPECTED or place.noun is None:
        return f"write {name_expected(kind, place)}"
    return _repair_noun(value, place.noun)


def _repair_noun(value: object, noun: type[Noun]) -> str:
    fields = fields_of(noun)
    first = next((name for name, field in fields.items() if field.is_required()), next(iter(fields)))
    if isinstance(value, str) and first in _NAMING_KEYS:
        return f"write `{{{first}: {flow(shown(value))}}}`"
    return f"write its keys below it, indented, beginning with `{sample(first, fields[first])}`"


def _repair_text(value: object, place: Place) -> str:
    """What to write where a text of some form belongs."""
    if place.pattern is not None and place.pattern in FORMATS:
        return repair_format(value, place.pattern)
    alone = _find_alone(value)
    if isinstance(alone, str) and (place.pattern != ID_PATTERN or re.match(ID_PATTERN, alone)):
        return f"write `{flow(shown(alone))}`"
    if not isinstance(value, (bool, int, float)):
        return f"write {name_expected('string_type', place)}"
    text = shown(value)
    fits = place.pattern != ID_PATTERN or kebab(text) == text
    return f'put it in quotes: `"{text}"`' if fits else repair_id(text)


def _find_alone(value: object) -> object:
    """The one thing in brackets or braces; the texts of a list as one text; None for everything else."""
    match value:
        case [one]:
            return one
        case dict() if len(value) == 1 and None in value.values():
            return next(iter(value))
        case [str(), *_] if all(isinstance(part, str) for part in value):
            return ", ".join(map(str, value))
    return None


def is_right(kind: str, bare: str, place: Place, context: Mapping[str, Any]) -> bool:
    """Whether a text that was refused would be right without blanks that cannot be seen."""
    match kind:
        case "unknown_key":
            return bare in keys_of(place.noun or Noun)
        case "bad_date":
            return re.match(DATE_PATTERN, bare) is not None
        case "literal_error":
            return bare in list_words(context)
        case "float_type" | "int_type":
            return find_number(bare) == (bare, False)
    pattern = context.get("pattern", TEXT_PATTERN)
    return pattern != TEXT_PATTERN and re.match(pattern, bare) is not None


def list_words(context: Mapping[str, Any]) -> list[str]:
    """The words that may stand at a place, from what pydantic says of them."""
    return [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]


def repair_format(value: object, pattern: str) -> str:
    """What to write instead of a value that has not the form that belongs there."""
    advice = FORMATS[pattern][1]
    if pattern == DATE_PATTERN and isinstance(value, str):
        day = find_day(value)
        return f"write year, month and day: `{day}`" if day else advice
    if pattern != DURATION_PATTERN:
        return advice
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6:
        return f"write it with its unit, s, m, h, d, w or y: `{value}m` for minutes, `{value}d` for days"
    length = find_duration(value) if isinstance(value, str) else None
    return f"write `{length}`" if length else advice


def _find_exact(kind: str, value: object, place: Place) -> str | None:
    """The same value in the right type, where it has one."""
    match kind, value:
        case "list_type", str() | int() | float():
            return f"put it in brackets: `[{shown(value)}]`"
        case (("float_type" | "int_type"), [int() | float() | str()]):
            found = repair_number(shown(value[0]), place, whole=kind == "int_type")
            return found and found.replace("remove the quotes", "remove the brackets")
        case (("float_type" | "int_type"), str()):
            return repair_number(value, place, whole=kind == "int_type")
        case "bool_type", str() if value.lower() in TRUTH:
            return f"write `{TRUTH[value.lower()]}`"
        case "int_type", float() if value.is_integer():
            return f"write `{value:.0f}`"
    return None


def repair_id(text: str) -> str:
    """What to write instead of a text that is not an id."""
    near = kebab(text)
    return "use small letters and digits, joined by single hyphens" + (f": `{near}`" if near else "")


def repair_empty(place: Place) -> str:
    """What to do about a key without a value."""
    if not place.path:
        return "begin with `cxmap: 1`, `title:` and `stages:`"
    if isinstance(place.path[-1], int):
        return "write the entry or remove it"
    if place.path[-1].isdecimal():
        return _DECIMAL_COMMA
    if place.path[-2:-1] == ("next",):
        return "write its share, e.g. `0.4`, or `{}` when nothing more is known"
    if place.field is not None and place.field.is_required():
        return f"give it a value: `{sample(str(place.path[-1]), place.field)}`"
    return "give it a value or remove the key"


def repair_blank(place: Place) -> str:
    """What to do about a text, list or mapping with nothing in it."""
    if isinstance(place.path[-1], int):
        return "write something or remove the entry"
    if place.field is not None and place.field.is_required():
        return f"write something: `{sample(str(place.path[-1]), place.field)}`"
    return "write something or remove the key"


def repair_key(noun: type[Noun], key: str) -> str:
    """What to write instead of a key that a noun does not have: where it belongs, the nearest one, or all."""
    if noun is Catalogue and key in fields_of(JourneyMap):
        return "write it in a journey map: a catalogue holds only what many maps share"
    for name, inner in nouns_in(noun):
        if key in fields_of(inner):
            return f"write it below `{name}`: `{name}: {{{key}: …}}`"
    if key.isdecimal():
        return _DECIMAL_COMMA
    if " " in key.strip() and nearest(key, keys_of(noun)) is None:
        return "put the text before it in quotes if this belongs to it: a comma in braces begins a new key"
    return suggest(key, keys_of(noun), "write one of {}")


def repair_missing(noun: type[Noun], key: str) -> str:
    """The line to add for a key that must be there."""
    field = fields_of(noun).get(key)
    line = f"add `{sample(key, field)}`"
    if noun is Touchpoint and key == "name":
        return f"{line}, in the customer's words"
    if field is None or not _is_own_words(field) or not field.description:
        return line
    about = field.description.removesuffix(".").partition(": ")[0]
    return f"{line}: {about[0].lower()}{about[1:]}"


def sample(key: str, field: "FieldInfo | None") -> str:
    """A line the author could write for a key; words of another map are no help, so `…` stands for those."""
    example = flow(field.examples[0]) if field and field.examples and not _is_own_words(field) else "…"
    return f"{key}: {example}"


def _is_own_words(field: "FieldInfo") -> bool:
    """Say whether a value is the author's own: a text, an id or an address, no number, date or word of the language."""
    if not field.examples or not isinstance(field.examples[0], str):
        return False
    patterns = {getattr(part, "pattern", None) for part in (*field.metadata, *list_metadata(field.annotation))}
    words = any(get_origin(part) is Literal for part in _list_types(field.annotation))
    return not words and not patterns & {DATE_PATTERN, DURATION_PATTERN}


def _list_types(annotation: object) -> list[object]:
    return [annotation, *(inner for part in get_args(annotation) for inner in _list_types(part))]
