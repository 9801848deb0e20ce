"""What is wrong with the data, said to the person who wrote it."""

import difflib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.language.anatomy import Place, fields_of, locate
from cxmap.language.base import DATE_PATTERN, DURATION_PATTERN, ID_PATTERN, URL_PATTERN, Noun

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class LanguageProblem:
    """One way in which the data is not in the language.

    Attributes:
        kind: What sort of problem it is: `unknown-key`, `missing-key`, `wrong-type`, `unknown-word`, `out-of-bounds`,
            `bad-id`, `bad-format` or `contradiction`.
        path: Where in the data; for a missing key, the mapping that lacks it.
        on_key: Whether the key at the path is meant and not its value.
        message: One sentence that names the value.
        help: The repair, in the imperative.
    """

    kind: str
    path: tuple[str | int, ...]
    on_key: bool
    message: str
    help: str


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a person most likely meant, or None when none is near."""
    near = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return near[0] if near else None


def shown(value: object, limit: int = 60) -> str:
    """A value as the author would write it in one line, cut when long."""
    if isinstance(value, str):
        text = " ".join(value.split())
    else:
        text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def kebab(text: str) -> str:
    """The id nearest to a text: small letters, digits and single hyphens."""
    letters = (letter.lower() if letter.isascii() and letter.isalnum() else "-" for letter in text)
    return "-".join(part for part in "".join(letters).split("-") if part)


def explain(root: type[Noun], errors: "Iterable[ErrorDetails]") -> list[LanguageProblem]:
    """Turn pydantic's errors into problems in the author's terms, in pydantic's order."""
    problems: list[LanguageProblem] = []
    for error in errors:
        place = locate(root, error["loc"])
        tell = _TELLERS.get(error["type"], _tell_type)
        problems.append(tell(error, place))
    return problems


def _tell_unknown_key(error: "ErrorDetails", place: Place) -> LanguageProblem:
    key = str(place.path[-1])
    noun = place.noun or Noun
    known = [name for name in fields_of(noun)]
    near = nearest(key, known)
    help = f"did you mean `{near}`?" if near else f"{_sentence(noun.called)} knows {_enumerate(known)}"
    return LanguageProblem("unknown-key", place.path, True, f"{noun.called} has no key `{shown(key)}`", help)


def _tell_missing(error: "ErrorDetails", place: Place) -> LanguageProblem:
    key = str(place.path[-1])
    noun = place.noun
    # The missing key is not in the data, so the innermost model around it is the one that lacks it.
    field = fields_of(noun).get(key) if noun else None
    called = noun.called if noun else "the mapping"
    examples = field.examples if field and field.examples else None
    sample = f"{key}: {shown(examples[0])}" if examples else f"{key}: …"
    return LanguageProblem(
        "missing-key", place.path[:-1], True, f"{called} needs `{key}`", f"add `{sample}`"
    )


def _tell_pattern(error: "ErrorDetails", place: Place) -> LanguageProblem:
    value = str(error["input"])
    pattern = error["ctx"]["pattern"]
    if pattern == ID_PATTERN:
        repair = kebab(value)
        help = "use small letters and digits, joined by single hyphens"
        if repair:
            help += f": `{repair}`"
        return LanguageProblem("bad-id", place.path, place.on_key, f"`{shown(value)}` is not an id", help)
    what, help = _FORMATS[pattern]
    return LanguageProblem("bad-format", place.path, place.on_key, f"`{shown(value)}` is not {what}", help)


_FORMATS = {
    DURATION_PATTERN: ("a length of time", "write a number and a unit: s, m, h, d, w or y, e.g. `5m` or `90d`"),
    URL_PATTERN: ("an address", "write an https address, a mail address (`mailto:…`) or a path inside the project"),
    DATE_PATTERN: ("a date", "write year, month and day: `2026-11-02`"),
}


def _tell_date(error: "ErrorDetails", place: Place) -> LanguageProblem:
    what, help = _FORMATS[DATE_PATTERN]
    return LanguageProblem("bad-format", place.path, place.on_key, f"`{shown(error['input'])}` is not {what}", help)


def _tell_reserved(error: "ErrorDetails", place: Place) -> LanguageProblem:
    word = place.path[-1]
    return LanguageProblem(
        "bad-id",
        place.path,
        True,
        f"`{word}` is no id for a touchpoint: in `next` it means that the journey ends",
        f"choose another id, e.g. `is-{word}`" if word == "done" else "choose another id, e.g. `says-goodbye`",
    )


def _tell_word(error: "ErrorDetails", place: Place) -> LanguageProblem:
    value = error["input"]
    expected = error["ctx"]["expected"].replace(" or ", ", ").split(", ")
    words = [word.strip("'") for word in expected]
    if place.path == ("cxmap",):
        return LanguageProblem(
            "unknown-word", place.path, False, f"version {shown(value)} of the language is not known", "write `cxmap: 1`"
        )
    near = nearest(value, words) if isinstance(value, str) else None
    help = f"did you mean `{near}`?" if near else f"choose {_enumerate(words, last='or')}"
    key = next((part for part in reversed(place.path) if isinstance(part, str)), "here")
    return LanguageProblem(
        "unknown-word", place.path, place.on_key, f"`{shown(value)}` is not a word for `{key}`", help
    )


def _bound(comparison: str, repair: str) -> "Callable[[ErrorDetails, Place], LanguageProblem]":
    def tell(error: "ErrorDetails", place: Place) -> LanguageProblem:
        limit = next(iter(error["ctx"].values()))
        return LanguageProblem(
            "out-of-bounds",
            place.path,
            place.on_key,
            f"{shown(error['input'])} is {comparison} {limit:g}",
            f"write a number {repair.format(limit=f'{limit:g}')}",
        )

    return tell


def _tell_length(error: "ErrorDetails", place: Place) -> LanguageProblem:
    key = place.path[-1] if place.path else "the file"
    context = error["ctx"]
    if "min_length" in context:
        least = context["min_length"]
        message = f"`{key}` is empty" if least == 1 else f"`{key}` has fewer than {least} entries"
        help = "write something or remove the key" if least == 1 else f"give at least {least}"
    else:
        message, help = f"`{key}` has more than {context['max_length']} entries", "shorten it"
    return LanguageProblem("out-of-bounds", place.path, place.on_key, message, help)


def _tell_not_finite(error: "ErrorDetails", place: Place) -> LanguageProblem:
    return LanguageProblem(
        "out-of-bounds", place.path, place.on_key, f"{error['input']} is not a number to count with",
        "write a finite number, or leave the key out when nobody measured it",
    )


_CONTRADICTIONS = {
    "value_or_answers": ("a measured value needs either `value` or `answers`", "write exactly one of the two"),
    "below_or_above": ("a trigger needs either `below` or `above`", "write exactly one of the two"),
    "stage_and_touchpoint": ("a KPI belongs to a stage or to a touchpoint, not to both", "remove one of the two"),
    "low_above_high": ("`low` ({low:g}) is above `high` ({high:g})", "exchange the two numbers"),
    "empty_scale": ("`min` ({min:g}) is not below `max` ({max:g})", "give the lowest answer as `min`, the highest as `max`"),
}


def _tell_contradiction(error: "ErrorDetails", place: Place) -> LanguageProblem:
    message, help = _CONTRADICTIONS[error["type"]]
    return LanguageProblem("contradiction", place.path, True, message.format(**error.get("ctx", {})), help)


_EXPECTED = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping",
    "none_required": "nothing",
}


def _tell_type(error: "ErrorDetails", place: Place) -> LanguageProblem:
    value: Any = error["input"]
    expected = _EXPECTED.get(error["type"])
    if expected is None:
        called = place.noun.called if place.noun else "a mapping"
        expected = called if called == "a mapping" else f"{called} (a mapping)"
    key = next((part for part in reversed(place.path) if isinstance(part, str)), None)
    subject = f"`{key}`" if key else "the file"
    if value is None:
        help = "give it a value or remove the key" if key else "begin with `cxmap: 1`, `title:` and `stages:`"
        return LanguageProblem("wrong-type", place.path, True, f"{subject} has no value; {expected} belongs here", help)
    return LanguageProblem(
        "wrong-type",
        place.path,
        place.on_key,
        f"{subject} takes {expected}, not {_described(value)}",
        _repair_type(error["type"], value, expected),
    )


def _described(value: object) -> str:
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


def _repair_type(kind: str, value: object, expected: str) -> str:
    match kind, value:
        case "string_type", bool() | int() | float():
            return f'put it in quotes: `"{shown(value)}"`'
        case "list_type", str() | int() | float():
            return f"put it in brackets: `[{shown(value)}]`"
        case ("float_type" | "int_type"), str() if _is_number(value):
            return f"remove the quotes: `{value.strip()}`"
        case "bool_type", str() if value.lower() in {"yes", "on", "y", "no", "off", "n"}:
            return f"write `{'true' if value.lower() in {'yes', 'on', 'y'} else 'false'}`"
        case "int_from_float", float():
            return f"write `{round(value)}`"
    return f"write {expected}"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _enumerate(words: list[str], last: str = "and") -> str:
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def _sentence(text: str) -> str:
    return text


_TELLERS: "dict[str, Callable[[ErrorDetails, Place], LanguageProblem]]" = {
    "unknown_key": _tell_unknown_key,
    "missing": _tell_missing,
    "string_pattern_mismatch": _tell_pattern,
    "bad_date": _tell_date,
    "reserved_id": _tell_reserved,
    "literal_error": _tell_word,
    "greater_than_equal": _bound("below the lowest value here,", "of {limit} or more"),
    "less_than_equal": _bound("above the highest value here,", "of {limit} or less"),
    "string_too_short": _tell_length,
    "too_short": _tell_length,
    "too_long": _tell_length,
    "finite_number": _tell_not_finite,
    **dict.fromkeys(_CONTRADICTIONS, _tell_contradiction),
}
