"""Words for messages: values as the author wrote them, the nearest name, an id from a text."""

import datetime as dt
import difflib
import json
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from cxmap.language.slips import bare_letters, find_slip

_PLAIN = re.compile(r"[^\W\d_][\w’-]*( [\w’-]+)*")
_RESERVED = frozenset({"true", "false", "null"})
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-", "\uff0d": "-"})
_GROUPS = re.compile(r"(?<=\d)[\s'’_](?=\d{3}(?!\d))")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?|[-+]?[1-9]\d{0,2}(\.\d{3})+,\d+")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}([.,][0-9]{1,15})?")
_LENGTH = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*([a-z]+)(?:\s*,?\s*(?:and\s+)?)")
_CAMEL = re.compile(r"[a-z]{2,}([A-Z][a-z0-9]+)+")
_HUMP = re.compile(r"(?=[A-Z])")
_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "m"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "w"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "y"),
}
_PARTS_OF_DAY = re.compile(r"(\d{1,4})([-./ ])\s*(\d{1,2})\2\s*(\d{1,4})")
MOST_CHOICES = 8
"""How many of its own ids a map is told in one message. Ours: a longer list helps nobody."""

_RHYTHMS = {"daily": "1d", "weekly": "1w", "monthly": "30d", "quarterly": "90d", "yearly": "1y", "annually": "1y"}


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a person most likely meant, or None when none is near."""
    choices = list(choices)
    slip = find_slip(word[:100], choices)
    if slip is not None:
        return slip
    by_letters = {bare_letters(choice): choice for choice in choices}
    letters = bare_letters(word[:100])
    begun = next((choice for known, choice in by_letters.items() if known.startswith(letters)), None)
    if begun is not None and len(letters) >= 3:
        return begun
    near = difflib.get_close_matches(letters, list(by_letters), n=1, cutoff=0.65)
    return by_letters[near[0]] if near else None


def shown(value: object, limit: int = 60) -> str:
    """A value as the author would write it in one line, cut when longer than `limit` characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf"
    text = " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def describe_value(value: object) -> str:
    """A value as a message names what stands where something else belongs."""
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f"the text `{shown(value, 40)}`"
        case int() | float():
            return f"the number {shown(value, 40)}"
        case list():
            return "a list"
        case _:
            return "a mapping"


def flow(value: object) -> str:
    """A value as the author would write it in one line of YAML, with quotes only where they are needed."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
            return value
    return json.dumps(value, ensure_ascii=False)


def kebab(text: str) -> str:
    """The id nearest to a text: small letters, digits and single hyphens; empty when nothing is left.

    Accents are taken off and joined letters are written out, so that a name stays the name it is. A word written as
    programmers do, such as `payBill`, is two.
    """
    text = _HUMP.sub("-", text) if _CAMEL.fullmatch(text) else text
    parts = unicodedata.normalize("NFKD", text.lower()).lower().translate(_LETTERS)
    bare = (letter for letter in parts if not unicodedata.combining(letter))
    letters = (letter if letter.isascii() and letter.isalnum() else "-" for letter in bare)
    return "-".join(part for part in "".join(letters).split("-") if part)


def enumerate_words(words: Sequence[str], last: str = "and") -> str:
    """Words in code marks, as one would list them in a sentence."""
    return enumerate_plainly([f"`{word}`" for word in words], last)


def enumerate_plainly(words: Sequence[str], last: str = "and") -> str:
    """Words as one would list them in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def suggest(word: str, choices: Sequence[str], otherwise: str = "choose {}") -> str:
    """The repair for a word that is not among the choices: the nearest, those that it is a part of, or all of them."""
    near = nearest(word, choices)
    kinds = [choice for choice in choices if word in choice.split("-")]
    return f"did you mean `{near}`?" if near else otherwise.format(enumerate_words(kinds or choices, last="or"))


def suggest_id(id: str, known: Sequence[str]) -> str:
    """The repair for an id that maps do not have: the nearest, all of a few, or some of many."""
    if nearest(id, known) is None and len(known) > MOST_CHOICES:
        return f"choose one of {len(known)}, such as {enumerate_words(known[:3], last='or')}"
    return suggest(id, known)


def name_files(files: Sequence[str]) -> str:
    """Maps as a message names them: a single one by its file, several by their number."""
    return f"`{files[0]}`" if len(files) == 1 else f"these {len(files)} maps"


def find_number(text: str, highest: float = math.inf) -> tuple[str, bool] | None:
    """The number that a text means in one country or another, and whether it is a percentage.

    `1,000` is a thousand unless nothing that large may stand there; `3,5` is three and a half.

    Args:
        text: What the author wrote, such as `3,5`, `35 %`, `1 000` or a number with a typographic minus.
        highest: The largest number that may stand there.
    """
    bare = text.strip().translate(_MINUS)
    percent = bare.endswith("%")
    bare = _GROUPS.sub("", bare.removesuffix("%").strip())
    if _THOUSANDS.fullmatch(bare):
        comma_last = bare.rfind(",") > bare.rfind(".")
        if "." in bare:
            bare = bare.replace(".", "") if comma_last else bare.replace(",", "")
        elif Decimal(bare.replace(",", "")) <= highest:
            bare = bare.replace(",", "")
    if not _NUMBER.fullmatch(bare):
        return None
    return bare.replace(",", ".").removeprefix("+"), percent


def divide_by_hundred(number: str) -> str:
    """A percentage as a share, to the last digit."""
    share = format(Decimal(number) / 100, "f")
    return share.rstrip("0").rstrip(".") if "." in share else share


def find_day(text: str) -> str | None:
    """The day that a text of numbers means, year first; None where day and month could be exchanged.

    Between points the day stands first everywhere; between slashes that depends on the country.
    """
    match = _PARTS_OF_DAY.fullmatch(text.strip())
    if match is None:
        return None
    first, between, middle, last = match.groups()
    year, month, day = (first, middle, last) if len(first) == 4 else (last, middle, first)
    if len(year) != 4 or len(day) > 2:
        return None
    if len(first) < 4 and between != ".":
        if int(month) > 12:
            month, day = day, month
        elif int(day) <= 12 and day != month:
            return None
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None  # the calendar has no such day


def find_duration(text: str) -> str | None:
    """The length of time that a text of English words means, in the units of the language."""
    words = text.strip().lower()
    if words in _RHYTHMS:
        return _RHYTHMS[words]
    parts = list(_LENGTH.finditer(words))
    if not parts or "".join(part.group() for part in parts) != words:
        return None
    units = [_UNITS.get(part.group(2)) for part in parts]
    numbers = [part.group(1).replace(",", ".") for part in parts]
    return None if None in units else "".join(f"{number}{unit}" for number, unit in zip(numbers, units, strict=True))
