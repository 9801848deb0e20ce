"""Entries that were not written as `key: value`, and how to write them."""

import json
import re
import unicodedata
from typing import Any, get_args, get_origin

from cxmap.language.anatomy import Place, fields_of, keys_of
from cxmap.language.base import ID_PATTERN, OWN_KEY_PREFIX, Noun
from cxmap.language.words import flow, kebab, shown

_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u2060-\u2064"
_BLANK = re.compile(f"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_ZERO_WIDTH}]")
_TIGHT = re.compile(rf"\s*([\w-]+):(?![ \t/])[\s{_ZERO_WIDTH}]*(\S.*)", re.DOTALL)
_APART = re.compile(r"\s*([\w-]+)\s+(\S.*)", re.DOTALL)
_NEEDS_QUOTES = re.compile(r"[@`%&*!|>?\[{\]}\"',#-](?!\d)|.*(?::(?:\s|$)|\s#)")
_NAMING_KEYS = ("name", "title", "job")
_LONGEST = 70


def find_blank(text: str) -> str | None:
    """The first blank of a text that is no space, by its name and number; None where there is none."""
    match = _BLANK.search(text)
    if match is None:
        return None
    name = unicodedata.name(match.group()).lower().replace("zero width", "zero-width")
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}, U+{ord(match.group()):04X}"


def strip_blanks(text: str) -> str:
    """A text without blanks that cannot be seen, and without any blanks around it."""
    return re.sub(f"[{_ZERO_WIDTH}]", "", text).strip()


def split_tight(text: str) -> tuple[str, str] | None:
    """The key and the value of a text with no space behind its colon, such as `anxious:-2`."""
    match = _TIGHT.fullmatch(text)
    return (match.group(1), " ".join(match.group(2).split())) if match else None


def split_entry(text: str, noun: type[Noun]) -> tuple[str, str] | None:
    """The key and the value of a text that begins with a key of a noun, the colon or its space forgotten."""
    for pattern in (_TIGHT, _APART):
        match = pattern.fullmatch(text)
        if match and (match.group(1) in keys_of(noun) or match.group(1).startswith(OWN_KEY_PREFIX)):
            return match.group(1), " ".join(match.group(2).split())
    return None


def tell_entry(text: str, key: str, value: str) -> tuple[str, str]:
    """Message and repair for a text that was meant as an entry with a certain key and value."""
    help = f"write `{write_entry(key, value)}`"
    behind = text.partition(":")[2]
    blank = find_blank(behind[: len(behind) - len(behind.lstrip())] or behind[:1])
    if blank is not None:
        return f"{blank}, stands behind the colon of `{key}`, where only a space may", f"{help} with a plain space"
    if text.strip().startswith(f"{key}:"):
        return f"there is no space behind the colon of `{shown(text)}`", help
    return f"`{shown(text)}` has no colon behind `{key}`", help


def write_entry(key: str, value: str) -> str:
    """An entry in one line of YAML, with quotes only where the value needs them."""
    return f"{key}: {json.dumps(value, ensure_ascii=False) if _NEEDS_QUOTES.match(value) else value}"


def repair_list(value: object, place: Place) -> str:
    """What to write instead of a list, or a text, where entries stand under their ids."""
    if place.path[-1:] == ("next",):
        return _repair_next(value)
    noun = _find_values(place.field.annotation if place.field else None)
    entry = next(iter(value), None) if isinstance(value, list) else value
    written = _write_under_id(entry, noun) if noun else None
    if written is None:
        return "write each entry under its id: `id: …`"
    dashes = ", without `-`, beginning with" if isinstance(value, list) else ":"
    return f"write each entry under its id{dashes} `{written}`"


def _repair_next(value: object) -> str:
    parts = value if isinstance(value, list) else re.split(r"[\s,]+", value) if isinstance(value, str) else []
    ways: dict[str, Any] = {}
    for part in parts:
        if isinstance(part, dict):
            ways.update({key: {} if way is None else way for key, way in part.items()})
        elif isinstance(part, str) and kebab(part):
            ways[kebab(part)] = {}
    written = f"next: {flow(ways)}"
    if not ways or len(written) > _LONGEST * 2:
        return "write each touchpoint that follows with a colon: `next: {done: {}}`"
    return f"write `{written}`"


def _find_values(annotation: object) -> type[Noun] | None:
    """The noun that a mapping by id holds."""
    if get_origin(annotation) is dict:
        values = get_args(annotation)[1]
        return values if isinstance(values, type) and issubclass(values, Noun) else None
    return next((noun for part in get_args(annotation) if (noun := _find_values(part))), None)


def _write_under_id(entry: object, noun: type[Noun]) -> str | None:
    fields = fields_of(noun)
    if isinstance(entry, str):
        naming = next((key for key in _NAMING_KEYS if key in fields), None)
        entry = {naming: entry} if naming else {}
    if not isinstance(entry, dict):
        return None
    first = next(iter(entry), "")
    if first and first not in fields and first != "id" and (entry[first] is None or isinstance(entry[first], dict)):
        name, inner = first, {**(entry[first] or {}), **{key: entry[key] for key in entry if key != first}}
    else:
        name = next((entry[key] for key in ("id", *_NAMING_KEYS) if isinstance(entry.get(key), str)), "")
        inner = {key: part for key, part in entry.items() if key != "id"}
    entry_id = kebab(name)
    if not re.match(ID_PATTERN, entry_id):
        return None
    written = f"{entry_id}: {flow(inner)}"
    if len(written) <= _LONGEST:
        return written
    key, part = next(iter(inner.items()))
    short = flow(part)
    return f"{entry_id}: {{{key}: {short}, …}}" if len(short) <= _LONGEST else f"{entry_id}: {{{key}: …}}"
