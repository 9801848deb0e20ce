"""Data in, journey map or catalogue out, or a list of what keeps it from being one."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from cxmap.language.catalogue import Catalogue
from cxmap.language.depths import tell_depths
from cxmap.language.journey_map import JourneyMap
from cxmap.language.problem import LanguageProblem
from cxmap.language.problems import explain

T = TypeVar("T", JourneyMap, Catalogue)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What data says in the language.

    Attributes:
        value: The map or catalogue; None where the data is not one.
        problems: Everything that is wrong, empty when there is a value.
    """

    value: T | None
    problems: tuple[LanguageProblem, ...]


def read_map(data: object) -> Reading[JourneyMap]:
    """Check data against the language of journey maps; report everything that is wrong, not the first."""
    return _read(JourneyMap, data)


def read_catalogue(data: object) -> Reading[Catalogue]:
    """Check data against the language of catalogues; report everything that is wrong, not the first."""
    return _read(Catalogue, data)


def _read(noun: type[T], data: object) -> Reading[T]:
    try:
        return Reading(noun.model_validate(data), ())
    except ValidationError as error:
        problems = explain(noun, error.errors(include_url=False))
        return Reading(None, tuple(tell_depths(noun, data, problems)))
