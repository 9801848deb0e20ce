"""Repairs of numbers: what an amount means that was not written as the language writes it."""

import math
from decimal import Decimal
from typing import get_args

from cxmap.language.anatomy import Place, fields_of
from cxmap.language.base import HIGHEST_NUMBER
from cxmap.language.words import divide_by_hundred, find_number


def find_amount(text: str, place: Place, *, whole: bool) -> str | None:
    """The number that a text means, as it is written; None where it means none that may stand here."""
    lowest, highest = _find_bounds(place)
    found = find_number(text, highest)
    if found is None or _is_share_or_percent(found, place):
        return None
    number, percent = found
    if highest == 1 and (percent or 1 < Decimal(number) <= 100):
        number = divide_by_hundred(number)
    fits = lowest <= Decimal(number) <= highest and not (whole and Decimal(number) % 1)
    return number if fits else None


def repair_number(text: str, place: Place, *, whole: bool) -> str | None:
    """What to write for the number that a text means, where one may stand here."""
    lowest, highest = _find_bounds(place)
    found = find_number(text, highest)
    if found is None:
        return None
    if _is_share_or_percent(found, place):
        return f"write `{divide_by_hundred(found[0])}`, or `{found[0]}` where its scale is `percent`"
    number = find_amount(text, place, whole=whole)
    if number is not None:
        return f"remove the quotes: `{number}`" if number == text.strip() else f"write `{number}`"
    return None if whole and Decimal(found[0]) % 1 else f"write a number from {lowest:g} to {highest:g}"


def tell_range(place: Place) -> str:
    """The numbers that may stand at a place, as the end of a sentence; empty where hardly any may not."""
    lowest, highest = _find_bounds(place)
    narrow = lowest > -HIGHEST_NUMBER and highest < HIGHEST_NUMBER
    return f" from {lowest:g} to {highest:g}" if narrow else ""


def _is_share_or_percent(found: tuple[str, bool], place: Place) -> bool:
    """Whether a percentage stands where its scale decides how it is to be written."""
    return found[1] and "frequency" in place.path[-2:]


def repair_share(value: float) -> str:
    """What to write instead of a share above 1: most likely it is a percentage."""
    share = divide_by_hundred(repr(value))
    return f"did you mean `{share}`?" if value >= 2 else f"write a number from 0 to 1, e.g. `{share}` for {value:g} %"


def _find_bounds(place: Place) -> tuple[float, float]:
    """The least and the greatest number that may stand at a place."""
    field = place.field
    if field is None and place.noun is not None:  # an entry of a list or mapping: what its key says of all entries
        names = [part for part in place.path[:-1] if isinstance(part, str)]
        field = fields_of(place.noun).get(names[-1]) if names else None
    lowest, highest = -math.inf, math.inf
    if field is not None:
        for part in (*field.metadata, *list_metadata(field.annotation)):
            lowest = getattr(part, "ge", lowest)
            highest = getattr(part, "le", highest)
    return lowest, highest


def list_metadata(annotation: object) -> list[object]:
    """Everything that a type annotation says beside its types, at any depth."""
    parts: list[object] = []
    for extra in getattr(annotation, "__metadata__", ()):
        parts += getattr(extra, "metadata", [extra])
    for inner in get_args(annotation):
        parts += list_metadata(inner)
    return parts
