"""What is wrong with the data, said to the person who wrote it."""

import math
from typing import TYPE_CHECKING

from cxmap.language.amounts import repair_share
from cxmap.language.anatomy import Place, fields_of, locate
from cxmap.language.base import DATE_PATTERN, HIGHEST_NUMBER, ID_PATTERN, TEXT_PATTERN, Noun
from cxmap.language.contradictions import CONTRADICTIONS, tell_contradiction
from cxmap.language.corrections import correct, read_number
from cxmap.language.entries import find_blank, split_entry, split_tight, strip_blanks, tell_entry
from cxmap.language.problem import LanguageProblem
from cxmap.language.repairs import (
    EXPECTED,
    FORMATS,
    is_right,
    list_words,
    name_expected,
    repair_blank,
    repair_empty,
    repair_format,
    repair_id,
    repair_key,
    repair_missing,
    repair_type,
)
from cxmap.language.words import describe_value, nearest, shown, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic_core import ErrorDetails


_KINDS = {
    "unknown_key": "unknown-key",
    "literal_error": "unknown-word",
    "string_pattern_mismatch": "bad-format",
    "bad_date": "bad-format",
}


def explain(root: type[Noun], errors: "Iterable[ErrorDetails]") -> list[LanguageProblem]:
    """Turn pydantic's errors into problems in the author's terms, in pydantic's order."""
    placed = [(error, locate(root, error["loc"], unknown_key=error["type"] == "unknown_key")) for error in errors]
    empty = {place.path for error, place in placed if error["input"] is None and not place.on_key}
    entries = {place.path: entry for error, place in placed if (entry := _find_entry(error, place, empty))}
    meant = {(*path[:-1], key) for path, (key, _) in entries.items()}
    # A misspelt key is not missed besides.
    meant |= {
        (*place.path[:-1], near)
        for error, place in placed
        if error["type"] == "unknown_key" and (near := nearest(str(place.path[-1]), fields_of(place.noun or Noun)))
    }
    problems = []
    for error, place in placed:
        if place.path not in entries:
            if error["type"] != "missing" or place.path not in meant:
                tell = _TELLERS.get(error["type"], _tell_type)
                problems.append(correct(_tell_blank(error, place) or tell(error, place), error, place))
        elif place.on_key:
            kind = "unknown-key" if error["type"] == "unknown_key" else "bad-id"
            said = tell_entry(str(place.path[-1]), *entries[place.path])
            problems.append(LanguageProblem(kind, place.path, *said, on_key=True))
    return problems


def _find_entry(error: "ErrorDetails", place: Place, empty: set[tuple[str | int, ...]]) -> tuple[str, str] | None:
    """The entry that was meant by a key which holds its own value, such as `anxious:-2`, and has none besides."""
    if not place.on_key:
        return None
    if error["type"] == "unknown_key":
        return split_entry(str(place.path[-1]), place.noun or Noun)
    return split_tight(str(place.path[-1])) if place.path in empty else None


def _tell_blank(error: "ErrorDetails", place: Place) -> LanguageProblem | None:
    """Name a blank that cannot be seen, where the value or key would be right without it."""
    text = place.path[-1] if place.on_key and place.path else error["input"]
    blank = find_blank(text) if isinstance(text, str) else None
    if blank is None or not isinstance(text, str):
        return None
    bare = strip_blanks(text)
    context = error.get("ctx", {})
    indent = len(text) - len(text.lstrip())
    unknown = error["type"] == "unknown_key"
    if place.on_key and (indent > 1 or (indent and unknown and not is_right("unknown_key", bare, place, context))):
        message = f"{blank}, stands in the indentation of `{shown(bare)}`, where only spaces may"
        advice = (
            f"write {indent} plain space{'s' if indent > 1 else ''} in place of the {indent} before `{shown(bare)}`"
        )
        return LanguageProblem("unknown-key" if unknown else "bad-id", place.path, message, advice, on_key=True)
    if not is_right(error["type"], bare, place, context):
        return None
    kind = "bad-id" if context.get("pattern") == ID_PATTERN else _KINDS.get(error["type"], "wrong-type")
    message = f"{blank}, stands where `{bare}` alone belongs"
    help = f"delete it: write `{bare}`"
    instead = read_number(bare) if error["type"] in {"float_type", "int_type"} else bare
    return LanguageProblem(kind, place.path, message, help, place.on_key, instead, sure=True)


def _tell_unknown_key(_: "ErrorDetails", place: Place) -> LanguageProblem:
    key, noun = str(place.path[-1]), place.noun or Noun
    message = f"{noun.called} has no key `{shown(key)}`"
    return LanguageProblem("unknown-key", place.path, message, repair_key(noun, key), on_key=True)


def _tell_missing(_: "ErrorDetails", place: Place) -> LanguageProblem:
    key = str(place.path[-1])
    noun = place.noun or Noun
    message = f"{noun.called} needs `{key}`"
    return LanguageProblem("missing-key", place.path[:-1], message, repair_missing(noun, key), on_key=True, lacks=key)


def _tell_pattern(error: "ErrorDetails", place: Place) -> LanguageProblem:
    value, pattern = str(error["input"]), error["ctx"]["pattern"]
    if pattern == TEXT_PATTERN or not (value.strip() or place.on_key):
        return LanguageProblem("out-of-bounds", place.path, f"{place.subject} is empty", repair_blank(place))
    if pattern != ID_PATTERN:
        return _bad_format(value, place, pattern)
    what = f"`{shown(value)}`" if value.strip() else "an empty text"
    return LanguageProblem("bad-id", place.path, f"{what} is not an id", repair_id(value), place.on_key)


def _bad_format(value: object, place: Place, pattern: str) -> LanguageProblem:
    message = f"`{shown(value)}` is not {FORMATS[pattern][0]}"
    return LanguageProblem("bad-format", place.path, message, repair_format(value, pattern))


def _tell_date(error: "ErrorDetails", place: Place) -> LanguageProblem:
    if not isinstance(error["input"], str):
        return _wrong_type(error["input"], place, "a date", FORMATS[DATE_PATTERN][1])
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
    words = list_words(error["ctx"])
    if place.path == ("cxmap",):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return _wrong_type(value, place, "the number 1", "write `cxmap: 1`")
        message = f"version {shown(value)} of the language is not known"
        return LanguageProblem("unknown-word", place.path, message, "write `cxmap: 1`")
    if not isinstance(value, str):
        return _wrong_type(value, place, "a word", suggest("", words))
    message = f"{place.subject} does not know the word `{shown(value)}`"
    return LanguageProblem("unknown-word", place.path, message, suggest(value, words))


def _tell_bound(error: "ErrorDetails", place: Place) -> LanguageProblem:
    limit = next(iter(error["ctx"].values()))
    above = error["type"] == "less_than_equal"
    if above and limit == 1 and error["input"] <= 100:
        message = f"{shown(error['input'])} is above 1: shares are from 0 to 1"
        return LanguageProblem("out-of-bounds", place.path, message, repair_share(error["input"]))
    return LanguageProblem(
        "out-of-bounds",
        place.path,
        f"{shown(error['input'])} is {'above the highest' if above else 'below the lowest'} value here, {limit:g}",
        f"write a number of {limit:g} or {'less' if above else 'more'}",
    )


def _tell_length(error: "ErrorDetails", place: Place) -> LanguageProblem:
    context = error["ctx"]
    if error["type"] == "too_long":
        message, advice = f"{place.subject} has more than {context['max_length']} entries", "shorten it"
    elif context["min_length"] == 1:
        message, advice = f"{place.subject} is empty", repair_blank(place)
    else:
        least = context["min_length"]
        message, advice = f"{place.subject} has fewer than {least} entries", f"give at least {least}"
    return LanguageProblem("out-of-bounds", place.path, message, advice)


def _tell_not_finite(error: "ErrorDetails", place: Place) -> LanguageProblem:
    return LanguageProblem(
        "out-of-bounds",
        place.path,
        f"`{shown(error['input'])}` is not a number to count with",
        "write a finite number, or leave the key out when nobody measured it",
    )


def _tell_type(error: "ErrorDetails", place: Place) -> LanguageProblem:
    kind, value = error["type"], error["input"]
    if kind in {"float_type", "int_type"} and isinstance(value, (int, float)) and not isinstance(value, bool):
        if isinstance(value, float) and not math.isfinite(value):
            return _tell_not_finite(error, place)
        if kind == "float_type":
            message = f"`{shown(value, 20)}` has more digits than can be counted with"
            return LanguageProblem("out-of-bounds", place.path, message, f"write at most {HIGHEST_NUMBER:g}")
    entry = split_entry(value, place.noun) if isinstance(value, str) and place.noun and kind not in EXPECTED else None
    if entry is not None and isinstance(value, str):
        return LanguageProblem("wrong-type", place.path, *tell_entry(value, *entry))
    if kind == "dict_type" and isinstance(value, list):
        message = f"{place.subject} is keyed by id, and takes no list"
        return LanguageProblem("wrong-type", place.path, message, repair_type(kind, value, place))
    return _wrong_type(value, place, name_expected(kind, place), repair_type(kind, value, place))


def _wrong_type(value: object, place: Place, expected: str, advice: str) -> LanguageProblem:
    if value is None:
        message = f"{place.subject} has no value; {expected} belongs here"
        return LanguageProblem("wrong-type", place.path, message, repair_empty(place), on_key=True)
    message = f"{place.subject} takes {expected}, not {describe_value(value)}"
    return LanguageProblem("wrong-type", place.path, message, advice)


_TELLERS: "dict[str, Callable[[ErrorDetails, Place], LanguageProblem]]" = {
    "unknown_key": _tell_unknown_key,
    "missing": _tell_missing,
    "string_pattern_mismatch": _tell_pattern,
    "bad_date": _tell_date,
    "reserved_id": _tell_reserved,
    "literal_error": _tell_word,
    "greater_than_equal": _tell_bound,
    "less_than_equal": _tell_bound,
    "too_short": _tell_length,
    "too_long": _tell_length,
    "finite_number": _tell_not_finite,
    **dict.fromkeys(CONTRADICTIONS, tell_contradiction),
}
