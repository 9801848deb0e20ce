"""Places: what pydantic calls a place, and where it is in the author's data."""

from typing import Any, get_args, get_origin

import pytest

from cxmap.language.anatomy import Place, fields_of, keys_of, locate, nouns_in
from cxmap.language.base import ID_PATTERN, Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.measure import MeasuredShareValue, MeasuredValue
from cxmap.language.metrics import Metrics, Quality
from cxmap.language.persona import Persona
from cxmap.language.touchpoint import Touchpoint

AT = ("stages", "s", "touchpoints", "t")


@pytest.mark.parametrize(
    ("location", "path", "noun"),
    [
        ((), (), JourneyMap),
        (("title",), ("title",), JourneyMap),
        (("journeys_per_year", "mapping", "value"), ("journeys_per_year", "value"), None),
        ((*AT, "metrics", "satisfaction", "scalar"), (*AT, "metrics", "satisfaction"), Metrics),
        ((*AT, "metrics", "satisfaction", "mapping", "sd"), (*AT, "metrics", "satisfaction", "sd"), MeasuredValue),
        ((*AT, "metrics", "satisfaction", "mapping"), (*AT, "metrics", "satisfaction"), MeasuredValue),
        ((*AT, "feels", "mapping", "mapping"), (*AT, "feels", "mapping"), Touchpoint),
        ((*AT, "from", "list", 0), (*AT, "from", 0), Touchpoint),
        ((*AT, "quality"), (*AT, "quality"), Quality),
        (("personas", "scalar", "share", "mapping", "n"), ("personas", "scalar", "share", "n"), MeasuredShareValue),
        (("personas", "list", "from", "list", 1), ("personas", "list", "from", 1), Persona),
        (("no-such-key", "deeper"), ("no-such-key", "deeper"), JourneyMap),
        (("personas", "a", "no-such-key", 0), ("personas", "a", "no-such-key", 0), Persona),
    ],
)
def test_places_without_the_branches_of_unions(
    location: tuple[str | int, ...], path: tuple[str | int, ...], noun: type[Noun] | None
) -> None:
    place = locate(JourneyMap, location)
    assert place.path == path
    assert not place.on_key
    if noun is not None:
        assert place.noun is noun


@pytest.mark.parametrize(
    ("location", "unknown", "path", "on_key"),
    [
        (("personas", "A", "[key]"), False, ("personas", "A"), True),
        (("personas", "[key]", "[key]"), False, ("personas", "[key]"), True),
        (("personas", "[key]"), False, ("personas", "[key]"), False),
        (("personas", "a", "[key]"), True, ("personas", "a", "[key]"), True),
        (("personas", "[key]", "[key]"), True, ("personas", "[key]", "[key]"), True),
        (("[key]",), True, ("[key]",), True),
        ((*AT, "tone", "mapping", "[key]", "[key]"), False, (*AT, "tone", "[key]"), True),
        ((*AT, "tone", "mapping", "[key]"), False, (*AT, "tone", "[key]"), False),
        ((*AT, "benchmarks", "[key]", "scalar"), False, (*AT, "benchmarks", "[key]"), False),
    ],
)
def test_keys_at_fault_even_where_the_author_writes_the_mark_of_pydantic(
    location: tuple[str | int, ...], unknown: bool, path: tuple[str | int, ...], on_key: bool
) -> None:
    place = locate(JourneyMap, location, unknown_key=unknown)
    assert (place.path, place.on_key) == (path, on_key)


def test_no_mapping_holds_mappings_of_which_pydantic_would_blur_the_keys() -> None:
    """`("a", "b", "[key]")` would mean the key `b`, or the value of the key `[key]` below it."""

    def holds_mapping(annotation: Any) -> bool:
        inner = [part for part in get_args(annotation) if part is not type(None)]
        blurred = get_origin(annotation) is dict and get_origin(inner[-1]) is dict
        return blurred or any(holds_mapping(part) for part in inner)

    assert holds_mapping(dict[str, dict[str, int]] | None)
    seen: list[type[Noun]] = []
    for noun in all_nouns(Noun):
        seen.append(noun)
        assert not any(holds_mapping(field.annotation) for field in noun.model_fields.values()), noun
    assert len(seen) > 30


def all_nouns(noun: type[Noun]) -> list[type[Noun]]:
    """All models of the language; other tests make some of their own."""
    found = [each for child in noun.__subclasses__() for each in (child, *all_nouns(child))]
    return [each for each in found if each.__module__.startswith("cxmap.")]


def test_the_subject_of_a_message() -> None:
    assert Place((), on_key=False, noun=None).subject == "the file"
    assert Place(("personas", "a"), on_key=False, noun=None).subject == "`a`"
    assert Place(("channels", 2), on_key=False, noun=None).subject == "an entry of `channels`"


def test_keys_as_they_are_written() -> None:
    assert "from" in fields_of(Persona)
    assert "from_" not in fields_of(Persona)
    assert keys_of(Catalogue)[0] == "cxmap"
    assert ("metrics", Metrics) in list(nouns_in(Touchpoint))


@pytest.mark.parametrize(
    ("location", "pattern"),
    [
        (("owner",), ID_PATTERN),
        (("playbooks", "p", "when", "touchpoint"), ID_PATTERN),
        ((*AT, "channels", 0), ID_PATTERN),
        ((*AT, "from", "scalar"), ID_PATTERN),
        ((*AT, "moment_of_truth"), None),
        (("journeys_per_year", "scalar"), None),
        (("no-such-key",), None),
    ],
)
def test_the_pattern_of_a_text(location: tuple[str | int, ...], pattern: str | None) -> None:
    assert locate(JourneyMap, location).pattern == pattern
