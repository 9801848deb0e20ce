"""Corrections: the key or value itself that would put a problem right, where its help names exactly one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.language.amounts import find_amount
from cxmap.language.anatomy import Place, fields_of, keys_of, nouns_in
from cxmap.language.base import DURATION_PATTERN, ID_PATTERN, Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.problem import LanguageProblem, Value
from cxmap.language.repairs import TRUTH, list_words
from cxmap.language.slips import find_slip
from cxmap.language.words import divide_by_hundred, find_duration, kebab, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def correct(problem: LanguageProblem, error: "ErrorDetails", place: Place) -> LanguageProblem:
    """A problem with what is to be written instead, where its help names one thing and that can be told."""
    if problem.instead is not None:
        return problem
    kind, value = error["type"], error["input"]
    if problem.kind == "unknown-key":
        return _correct_word(problem, str(place.path[-1]), _list_meant_keys(place.noun or Noun, str(place.path[-1])))
    if kind == "literal_error" and isinstance(value, str) and place.path != ("cxmap",):
        return _correct_word(problem, value, list_words(error["ctx"]))
    instead = _find_instead(kind, value, place, error.get("ctx", {}))
    return problem if instead is None else replace(problem, instead=instead)


def _correct_word(problem: LanguageProblem, word: str, choices: list[str]) -> LanguageProblem:
    """Put the word in that was meant; where only one is near, there is no doubt, because there are no others."""
    near = nearest(word, choices)
    return replace(problem, instead=near, sure=near is not None and near == find_slip(word, choices))


def _list_meant_keys(noun: type[Noun], key: str) -> list[str]:
    """The keys that a misspelt one may stand for: none where it is right, but belongs elsewhere."""
    elsewhere = noun is Catalogue and key in fields_of(JourneyMap)
    deeper = any(key in fields_of(inner) for _, inner in nouns_in(noun))
    return [] if elsewhere or deeper or key.isdecimal() else keys_of(noun)


def _find_instead(kind: str, value: object, place: Place, context: Mapping[str, object]) -> Value | None:
    """The value that is meant by one of another sort, form or size."""
    instead: Value | None = None
    match kind, value:
        case "less_than_equal", int() | float() if context.get("le") == 1 and 2 <= value <= 100:
            instead = read_number(divide_by_hundred(repr(value)))
        case "list_type", str() if value.strip() and not set(value) & set(",[]{}\n"):
            instead = (value,)
        case (("float_type" | "int_type"), str()):
            number = find_amount(value, place, whole=kind == "int_type")
            instead = None if number is None else read_number(number)
        case "int_type", float() if value.is_integer():
            instead = int(value)
        case "bool_type", str() if value.lower() in TRUTH:
            instead = TRUTH[value.lower()] == "true"
        case "string_pattern_mismatch", str() if context.get("pattern") == DURATION_PATTERN:
            instead = find_duration(value)
        case "string_pattern_mismatch", str() if context.get("pattern") == ID_PATTERN:
            instead = kebab(value) or None
    return instead


def read_number(number: str) -> int | float:
    """The number that a text of digits means.

    Args:
        number: Digits, with a point before those behind it.
    """
    return float(number) if "." in number else int(number)
