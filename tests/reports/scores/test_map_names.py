"""What maps are called in a list: by their ids, with folders before them where two have the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.scores.forms import line_of
from tests.reports.scores.maps import rank, sound_map

from cxmap.journey.model import Journey
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.touchpoints import build_paper
from cxmap.scoring.selection import EVERYTHING

BASE = sound_map()
WORDS = st.sampled_from(["eu", "us", "hotel", "a"])
PATHS = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: f"{'/'.join(words)}.journey.yaml")


def make_map(file: str) -> Journey:
    return replace(BASE, file=file, id=file.rpartition("/")[2].removesuffix(".journey.yaml"))


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["eu/hotel.journey.yaml"], ["hotel"]),
        (["eu/hotel.journey.yaml", "us/flight.journey.yaml"], ["hotel", "flight"]),
        (["eu/hotel.journey.yaml", "us/hotel.journey.yaml", "flight.journey.yaml"], ["eu/hotel", "us/hotel", "flight"]),
        (["eu/x/hotel.journey.yaml", "us/x/hotel.journey.yaml"], ["eu/x/hotel", "us/x/hotel"]),
        (["hotel.journey.yaml", "us/hotel.journey.yaml"], ["hotel", "us/hotel"]),
        (["/maps/eu/hotel.journey.yaml", "/maps/us/hotel.journey.yaml"], ["eu/hotel", "us/hotel"]),
    ],
)
def test_names(files: list[str], names: list[str]) -> None:
    maps = [make_map(file) for file in files]
    assert [name_map(one, maps) for one in maps] == names


@given(files=st.lists(PATHS, unique=True, min_size=1, max_size=6))
def test_no_two_maps_share_a_name(files: list[str]) -> None:
    maps = [make_map(file) for file in files]
    assert len({name_map(one, maps) for one in maps}) == len(maps)


@given(files=st.lists(PATHS, unique=True, min_size=1, max_size=6))
def test_a_shorter_name_would_be_that_of_another_map_too(files: list[str]) -> None:
    maps = [make_map(file) for file in files]
    paths = [one.file.removesuffix(".journey.yaml").split("/") for one in maps]
    for one, path in zip(maps, paths, strict=True):
        parts = name_map(one, maps).split("/")
        assert parts == path[-len(parts) :]
        for length in range(1, len(parts)):
            assert sum(other[-length:] == path[-length:] for other in paths) > 1


def test_lists_of_several_maps_tell_them_apart() -> None:
    maps = [make_map("eu/hotel.journey.yaml"), make_map("us/hotel.journey.yaml")]
    paper = build_paper(rank(*maps), EVERYTHING, line_of)
    assert paper.facts["maps"] == ["eu/hotel", "us/hotel"]
    for sheet in paper.sheets:
        rows = [(row["map"], row["id"]) for row in sheet.rows]
        assert {name for name, _ in rows} == {"eu/hotel", "us/hotel"}
        assert len(set(rows)) == len(rows)
