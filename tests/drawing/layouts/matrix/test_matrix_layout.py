"""What the matrix shows, and where its circles stand."""

from contextlib import chdir
from dataclasses import replace
from itertools import combinations
from math import hypot
from pathlib import Path as FilePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.drawing.layouts.listing import list_scene
from tests.drawing.layouts.matrix.hard import build_hard_matrices, build_matrix, find_quadrant, on_faces, scatter
from tests.drawing.layouts.overlap import find_faults
from tests.drawing.layouts.reading import foreign_roles, texts

from cxmap.drawing.layouts.matrix import lay_out_matrix
from cxmap.drawing.scene import Box, Mark, Path, Scene
from cxmap.usecases.load import load_maps
from cxmap.usecases.score import ScoreWishes, rank_maps
from cxmap.views.matrix import MatrixView, Position
from cxmap.views.matrix_builder import build_matrix_view
from cxmap.views.scope import make_scope

HERE = FilePath(__file__).parent
EXAMPLES = HERE.parents[3] / "examples"
MAX_WIDTH = 1600


def view_of(name: str, draws: int = 200) -> MatrixView:
    with chdir(EXAMPLES):
        journeys = load_maps([FilePath(f"{name}.journey.yaml")]).journeys
    return build_matrix_view(make_scope(journeys[0]), rank_maps(journeys, ScoreWishes(draws=draws)))


def circles(scene: Scene) -> list[Mark]:
    """The circles in the matrix: they stand before the list, whose circles all have one size."""
    return [shape for shape in scene.shapes if isinstance(shape, Mark) and shape.group]


def spots_of(scene: Scene, view: MatrixView) -> dict[str, Mark]:
    """The circle of each touchpoint in the matrix."""
    found: dict[str, Mark] = {}
    for mark in circles(scene):
        found.setdefault(mark.group, mark)
    return {spot.id: found[f"tp-{spot.id}"] for spot in view.spots if spot.position}


def test_the_whole_picture(golden) -> None:
    golden(list_scene(lay_out_matrix(view_of("broadband"))), HERE / "golden" / "broadband.txt")


@pytest.mark.parametrize("name", ["airline", "broadband", "machine-tool"])
def test_the_examples_have_no_fault(name: str) -> None:
    assert find_faults(lay_out_matrix(view_of(name))) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("view", build_hard_matrices().values(), ids=build_hard_matrices())
def test_hard_matrices_have_no_fault(view: MatrixView) -> None:
    scene = lay_out_matrix(view)
    assert find_faults(scene) == []
    assert scene.width <= MAX_WIDTH
    assert foreign_roles(scene) == set()


@given(
    st.lists(st.tuples(st.sampled_from([0, 2.5, 5, 7.1, 10]), st.floats(0, 10)), min_size=1, max_size=25),
    st.tuples(st.floats(0, 10), st.floats(0, 10)),
)
def test_circles_never_meet_nor_leave_their_quadrant(
    places: list[tuple[float, float]], at: tuple[float, float]
) -> None:
    cut = Position(*at)
    view = build_matrix(len(places), lambda rank: Position(*places[rank - 1]), cut=cut, unranked=0)
    scene = lay_out_matrix(view)
    spots = spots_of(scene, view)
    for one, other in combinations(spots.values(), 2):
        assert hypot(one.x - other.x, one.y - other.y) >= (one.width + other.width) / 2
    (across, down) = [shape for shape in scene.shapes if isinstance(shape, Path) and shape.stroke_width == 1.6]
    x, y = across.points[0][0], down.points[0][1]
    for spot in view.spots:
        mark = spots[spot.id]
        assert (mark.x < x - 0.001) <= (spot.quadrant in {"fix-first", "low-priority"})
        assert (mark.x > x + 0.001) <= (spot.quadrant in {"keep-up", "possible-overkill"})
        assert (mark.y < y - 0.001) <= (spot.quadrant in {"fix-first", "keep-up"})
        assert (mark.y > y + 0.001) <= (spot.quadrant in {"low-priority", "possible-overkill"})


def test_a_circle_alone_stands_at_its_true_place() -> None:
    places = [Position(0, 0), Position(10, 10), Position(5, 2.5)]
    view = build_matrix(3, lambda rank: places[rank - 1])
    low, high, between = spots_of(lay_out_matrix(view), view).values()
    assert (between.x - low.x) / (high.x - low.x) == pytest.approx(0.25)
    assert (between.y - low.y) / (high.y - low.y) == pytest.approx(0.5)


def test_a_circle_that_moved_far_is_tied_to_its_true_place() -> None:
    view = build_matrix(9, lambda _: Position(8, 8))
    scene = lay_out_matrix(view)
    spots = spots_of(scene, view)
    home = spots["touchpoint-1"]
    leaders = [shape for shape in scene.shapes if isinstance(shape, Path) and shape.group]
    assert leaders
    for leader in leaders:
        mark = spots[leader.group.removeprefix("tp-")]
        assert (leader.points[0], leader.points[-1]) == ((home.x, home.y), (mark.x, mark.y))


def test_assumed_numbers_make_an_open_circle() -> None:
    view = build_matrix(8, scatter)
    spots = spots_of(lay_out_matrix(view), view)
    assert [id for id, mark in spots.items() if mark.fill == "card"] == ["touchpoint-4", "touchpoint-8"]
    assert "Rests on an assumed number" in texts(lay_out_matrix(view))
    sure = replace(view, spots=view.spots[:3])
    assert "Rests on an assumed number" not in texts(lay_out_matrix(sure))


def test_all_that_the_view_says_is_in_the_picture() -> None:
    view = view_of("machine-tool")
    words = " ".join(texts(lay_out_matrix(view)))
    for spot in view.spots:
        assert spot.name in words
        assert spot.owner in words
    for one in view.unranked:
        assert one.missing in words
    for said in ("Fix first", "Keep up", "Low priority", "Possible overkill", *view.notes):
        assert said in words


def test_fix_first_rows_are_tinted() -> None:
    view = view_of("broadband")
    rows = {shape.id: shape for shape in lay_out_matrix(view).shapes if isinstance(shape, Box) and shape.id}
    for spot in view.spots:
        assert (rows[f"card-{spot.id}"].fill == "zone-minus") == (spot.quadrant == "fix-first")


def test_every_shape_of_a_touchpoint_carries_its_class_tooltip_and_link() -> None:
    view = build_matrix(6, scatter)
    shapes = [shape for shape in lay_out_matrix(view).shapes if shape.group == "tp-touchpoint-6"]
    # In the matrix a circle with a number; in the list the row, circle, number, name, owner and four numbers.
    assert len(shapes) == 2 + 5 + 4
    assert {shape.link for shape in shapes} == {view.spots[5].link}
    assert {shape.tooltip for shape in shapes} == {view.spots[5].tooltip}


def test_a_touchpoint_without_a_place_is_in_the_list_only() -> None:
    view = build_matrix(3, scatter)
    lost = replace(view.spots[1], position=None, quadrant=None)
    scene = lay_out_matrix(replace(view, spots=(view.spots[0], lost, view.spots[2])))
    assert len([mark for mark in circles(scene) if mark.group == f"tp-{lost.id}"]) == 1
    assert texts(scene).count("–") == 2


def test_ranks_without_draws_have_no_column() -> None:
    assert "Could be" in texts(lay_out_matrix(view_of("broadband")))
    assert "Could be" not in texts(lay_out_matrix(view_of("broadband", draws=0)))


def test_a_long_list_says_how_many_are_left_out() -> None:
    view = build_matrix(160, scatter, unranked=30)
    scene = lay_out_matrix(view)
    words = texts(scene)
    assert "and 40 more: cxmap score hard.journey.yaml" in words
    assert "and 6 more: cxmap score hard.journey.yaml" in words
    # Every touchpoint with a rank is in the matrix, and can be found by its id.
    ids = {shape.id for shape in scene.shapes if shape.id}
    assert {f"card-{spot.id}" for spot in view.spots} <= ids


def test_a_short_list_makes_a_slide() -> None:
    scene = lay_out_matrix(view_of("broadband"))
    assert scene.width < 1300
    assert 1.2 < scene.width / scene.height < 1.5


@pytest.mark.parametrize("count", [200, 2000])
@pytest.mark.parametrize("find_place", [scatter, on_faces, lambda _: Position(5, 5)], ids=["scattered", "faces", "one"])
def test_many_touchpoints_are_laid_out(count: int, find_place) -> None:
    scene = lay_out_matrix(build_matrix(count, find_place, unranked=count))
    assert len({mark.group for mark in circles(scene)}) == count


def test_quadrants_of_the_hard_maps_are_those_of_scoring() -> None:
    from cxmap.scoring import quadrant

    cut = quadrant.Position(5.6, 4.9)
    for rank in range(60):
        for place in (scatter(rank), on_faces(rank), Position(5.6, 4.9)):
            found = quadrant.find_quadrant(quadrant.Position(place.importance, place.performance), cut)
            assert find_quadrant(place, Position(5.6, 4.9)) == found
