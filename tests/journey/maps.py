"""Journeys built from data, as short as a test needs them."""

from collections.abc import Mapping, Sequence
from typing import Any

from cxmap.journey.build import build_journey
from cxmap.journey.measures import Place
from cxmap.journey.model import Journey
from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap
from cxmap.language.parse import read_catalogue, read_map

FILE = "test.journey.yaml"


def read(data: Mapping[str, Any]) -> JourneyMap:
    """Read a map; what every map needs is added where it is not given."""
    reading = read_map({"cxmap": 1, "title": "A test", "stages": {"buy": {"touchpoints": {}}}, **data})
    assert reading.value is not None, reading.problems
    return reading.value


def catalogue(**sections: Any) -> Catalogue:
    """Read a catalogue."""
    reading = read_catalogue({"cxmap": 1, **sections})
    assert reading.value is not None, reading.problems
    return reading.value


def build(data: Mapping[str, Any], catalogues: Sequence[tuple[str, Catalogue]] = ()) -> Journey:
    """Build the journey of a map given as data."""
    return build_journey(read(data), "test", FILE, catalogues)


def contacts(touchpoints: Mapping[str, Mapping[str, Any]], **sections: Any) -> Journey:
    """Build a journey of one stage; a touchpoint without a name is called after its id."""
    named = {id: {"name": id, **touchpoint} for id, touchpoint in touchpoints.items()}
    return build({"stages": {"buy": {"touchpoints": named}}, **sections})


def at(*path: str | int, file: str = FILE) -> Place:
    """A place in the test's map."""
    return Place(file, path)
