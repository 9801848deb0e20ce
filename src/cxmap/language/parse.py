"""Data in, journey map or catalogue out, or a list of what keeps it from being one."""

from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from pydantic import ValidationError

from cxmap.language.base import Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.depths import tell_depths
from cxmap.language.journey_map import JourneyMap
from cxmap.language.problem import LanguageProblem
from cxmap.language.problems import explain

T = TypeVar("T", JourneyMap, Catalogue)

MOST_PROBLEMS: Final = 1_000
"""So many problems of one file are told. Source: Ours, because nobody reads more, and each takes a millisecond."""

_HOPELESS: Final = 200_000
"""Where there are more, none is told by itself. Source: Ours, because to look at each takes 1.5 kB of memory."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What data says in the language.

    Attributes:
        value: The map or catalogue; None where the data is not one.
        problems: What is wrong, empty when there is a value.
        cut: Whether there is more that is wrong.
    """

    value: T | None
    problems: tuple[LanguageProblem, ...]
    cut: bool = False


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
        count = error.error_count()
        if count > _HOPELESS:
            return Reading(None, (_give_up(noun, count),), cut=True)
        found = error.errors(include_url=False)
        problems = tell_depths(noun, data, explain(noun, found[:MOST_PROBLEMS]))
        if count > MOST_PROBLEMS:
            more = f"{problems[-1].message} (of {count:,} such errors in the file, {MOST_PROBLEMS:,} are told)"
            problems[-1] = replace(problems[-1], message=more)
        return Reading(None, tuple(problems), cut=count > MOST_PROBLEMS)


def _give_up(noun: type[Noun], count: int) -> LanguageProblem:
    message = f"{count:,} parts of the file are not what {noun.called} holds"
    return LanguageProblem("wrong-type", (), message, "see whether this is the file that was meant")
