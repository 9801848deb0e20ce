"""What is wrong with the data, said to the person who wrote it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxmap.language.anatomy import Place, fields_of, locate
from cxmap.language.base import DATE_PATTERN, DURATION_PATTERN, ID_PATTERN, URL_PATTERN, Noun
from cxmap.language.words import kebab, shown, suggest

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class LanguageProblem:
    """One way in which the data is not in the language.

    Attributes:
        kind: What sort of problem it is: `unknown-key`, `missing-key`, `wrong-type`, `unknown-word`,
            `out-of-bounds`, `bad-id`, `bad-format` or `contradiction`.
        path: Where in the data; for a missing key, the mapping that lacks it.
        message: One sentence that names the value.
        help: The repair, in the imperative.
        on_key: Whether the key at the path is meant and not its value.
    """

    kind: str
    path: tuple[str | int, ...]
    message: str
    help: str
    on_key: bool = False


def explain(root: type[Noun], errors: "Iterable[ErrorDetails]") -> list[LanguageProblem]:
    """Turn pydantic's errors into problems in the author's terms, in pydantic's order."""
    problems = []
    for error in errors:
        place = locate(root, error["loc"])
        tell = _TELLERS.get(error["type"], _tell_type)
        problems.append(tell(error, place))
    return problems


def _tell_unknown_key(_: "ErrorDetails", place: Place) -> LanguageProblem:
    key = str(place.path[-1])
    noun = place.noun or Noun
    return LanguageProblem(
        "unknown-key",
        place.path,
        f"{noun.called} has no key `{shown(key)}`",
        suggest(key, list(fields_of(noun)), "write one of {}"),
        on_key=True,
    )


def _tell_missing(_: "ErrorDetails", place: Place) -> LanguageProblem:
    key = str(place.path[-1])
    noun = place.noun or Noun
    return LanguageProblem(
        "missing-key",
        place.path[:-1],
        f"{noun.called} needs `{key}`",
        f"add `{_sample(key, fields_of(noun).get(key))}`",
        on_key=True,
    )


_FORMATS = {
    DURATION_PATTERN: ("a length of time", "write a number and a unit: s, m, h, d, w or y, e.g. `5m` or `90d`"),
    URL_PATTERN: ("an address", "write an https address, a mail address (`mailto:…`) or a path inside the project"),
    DATE_PATTERN: ("a date", "write year, month and day: `2026-11-02`"),
}


def _tell_pattern(error: "ErrorDetails", place: Place) -> LanguageProblem:
    value, pattern = str(error["input"]), error["ctx"]["pattern"]
    if pattern != ID_PATTERN:
        return _bad_format(value, place, pattern)
    repair = kebab(value)
    advice = "use small letters and digits, joined by single hyphens" + (f": `{repair}`" if repair else "")
    return LanguageProblem("bad-id", place.path, f"`{shown(value)}` is not an id", advice, place.on_key)


def _bad_format(value: object, place: Place, pattern: str) -> LanguageProblem:
    what, advice = _FORMATS[pattern]
    return LanguageProblem("bad-format", place.path, f"`{shown(value)}` is not {what}", advice, place.on_key)


def _tell_date(error: "ErrorDetails", place: Place) -> LanguageProblem:
    return _bad_format(error["input"], place, DATE_PATTERN)


def _tell_reserved(_: "ErrorDetails", place: Place) -> LanguageProblem:
    word = place.path[-1]
    return LanguageProblem(
        "bad-id",
        place.path,
        f"`{word}` is no id for a touchpoint: in `next` it means that the journey ends",
        f"choose an id that says what happens, e.g. `is-{word}`",
        on_key=True,
    )


def _tell_word(error: "ErrorDetails", place: Place) -> LanguageProblem:
    value = error["input"]
    if place.path == ("cxmap",):
        message = f"version {shown(value)} of the language is not known"
        return LanguageProblem("unknown-word", place.path, message, "write `cxmap: 1`")
    words = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    key = next((part for part in reversed(place.path) if isinstance(part, str)), "this place")
    message = f"`{key}` does not know the word `{shown(value)}`"
    if place.on_key:
        message = f"`{shown(value)}` is not a name that belongs here"
    return LanguageProblem("unknown-word", place.path, message, suggest(str(value), words), place.on_key)


def _tell_bound(error: "ErrorDetails", place: Place) -> LanguageProblem:
    limit = next(iter(error["ctx"].values()))
    above = error["type"] == "less_than_equal"
    return LanguageProblem(
        "out-of-bounds",
        place.path,
        f"{shown(error['input'])} is {'above the highest' if above else 'below the lowest'} value here, {limit:g}",
        f"write a number of {limit:g} or {'less' if above else 'more'}",
        place.on_key,
    )


def _tell_length(error: "ErrorDetails", place: Place) -> LanguageProblem:
    key, context = place.path[-1], error["ctx"]
    if "max_length" in context and error["type"] == "too_long":
        message, advice = f"`{key}` has more than {context['max_length']} entries", "shorten it"
    elif context["min_length"] == 1:
        message, advice = f"`{key}` is empty", "write something or remove the key"
    else:
        least = context["min_length"]
        message, advice = f"`{key}` has fewer than {least} entries", f"give at least {least}"
    return LanguageProblem("out-of-bounds", place.path, message, advice, place.on_key)


def _tell_not_finite(error: "ErrorDetails", place: Place) -> LanguageProblem:
    return LanguageProblem(
        "out-of-bounds",
        place.path,
        f"`{error['input']}` is not a number to count with",
        "write a finite number, or leave the key out when nobody measured it",
    )


_CONTRADICTIONS = {
    "value_or_answers": ("a measured value needs either `value` or `answers`", "write exactly one of the two"),
    "below_or_above": ("a trigger needs either `below` or `above`", "write exactly one of the two"),
    "stage_and_touchpoint": ("a KPI belongs to a stage or to a touchpoint, not to both", "remove one of the two"),
    "low_above_high": ("`low` ({low:g}) is above `high` ({high:g})", "exchange the two numbers"),
    "empty_scale": (
        "`min` ({min:g}) is not below `max` ({max:g})",
        "give the lowest answer as `min`, the highest as `max`",
    ),
}


def _tell_contradiction(error: "ErrorDetails", place: Place) -> LanguageProblem:
    message, advice = _CONTRADICTIONS[error["type"]]
    return LanguageProblem("contradiction", place.path, message.format(**error.get("ctx", {})), advice, on_key=True)


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
    called = place.noun.called if place.noun else "a mapping"
    expected = _EXPECTED.get(error["type"], f"{called} (a mapping)")
    key = next((part for part in reversed(place.path) if isinstance(part, str)), None)
    subject = f"`{key}`" if key else "the file"
    if value is None:
        advice = "give it a value or remove the key" if key else "begin with `cxmap: 1`, `title:` and `stages:`"
        message = f"{subject} has no value; {expected} belongs here"
        return LanguageProblem("wrong-type", place.path, message, advice, on_key=True)
    message = f"{subject} takes {expected}, not {_described(value)}"
    return LanguageProblem("wrong-type", place.path, message, _repair(error["type"], value, place), place.on_key)


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


def _repair(kind: str, value: object, place: Place) -> str:
    """The repair for a value of the wrong type, as exact as the value allows."""
    expected = _EXPECTED.get(kind)
    match kind, value:
        case "string_type", bool() | int() | float():
            return f'put it in quotes: `"{shown(value)}"`'
        case "list_type", str() | int() | float():
            return f"put it in brackets: `[{shown(value)}]`"
        case (("float_type" | "int_type"), str()) if _is_number(value):
            return f"remove the quotes: `{value.strip()}`"
        case "bool_type", str() if value.lower() in _TRUTH:
            return f"write `{_TRUTH[value.lower()]}`"
    if expected or place.noun is None:
        return f"write {expected or 'a mapping'}"
    fields = fields_of(place.noun)
    first = next((name for name, field in fields.items() if field.is_required()), next(iter(fields)))
    return f"write its keys below it, indented, beginning with `{_sample(first, fields[first])}`"


_TRUTH = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _sample(key: str, field: "FieldInfo | None") -> str:
    """A line the author could write for a key."""
    return f"{key}: {shown(field.examples[0])}" if field and field.examples else f"{key}: …"


_TELLERS: "dict[str, Callable[[ErrorDetails, Place], LanguageProblem]]" = {
    "unknown_key": _tell_unknown_key,
    "missing": _tell_missing,
    "string_pattern_mismatch": _tell_pattern,
    "bad_date": _tell_date,
    "reserved_id": _tell_reserved,
    "literal_error": _tell_word,
    "greater_than_equal": _tell_bound,
    "less_than_equal": _tell_bound,
    "string_too_short": _tell_length,
    "too_short": _tell_length,
    "too_long": _tell_length,
    "finite_number": _tell_not_finite,
    **dict.fromkeys(_CONTRADICTIONS, _tell_contradiction),
}
