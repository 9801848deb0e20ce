"""What the page shows of one map: names for ids, figures for the eye, keys for the address."""

from dataclasses import replace

import pytest
from tests.reports.overview.page.sample import build_broadband, build_tiny

from cxmap.reports.overview.overview import Teams
from cxmap.reports.overview.page.chapter import Cell, Feeling, Row, Span, make_chapters

MAP = build_broadband()


def find_row(id: str) -> Row:
    (chapter,) = make_chapters([MAP])
    return next(row for row in chapter.rows if row.touchpoint.id == id)


def test_a_row_has_names_and_figures() -> None:
    row = find_row("first-bill")
    assert (row.stage, row.owner, row.channels) == ("Use & get help", "Billing", ("Email / SMS",))
    assert row.personas == ("Busy mover", "Careful switcher")
    assert row.feelings == (Feeling("Busy mover", "−1", "unhappy"), Feeling("Careful switcher", "−2", "angry"))
    assert (row.quadrant, row.bar) == ("Possible overkill", round(100 * 29 / 39, 1))
    assert row.span == Span("9–14", round(800 / 21, 1), round(1300 / 21, 1), round(1000 / 21, 1))


def test_what_is_not_known_is_not_made_up() -> None:
    row = find_row(MAP.touchpoints[-1].id)
    assert (row.quadrant, row.span, row.bar) == ("", None, None)
    told = row.tell_script()["order"]
    assert isinstance(told, dict)
    assert {key: told[key] for key in ("rank", "score", "quadrant", "interval")} == dict.fromkeys(
        ("rank", "score", "quadrant", "interval")
    )
    silent = replace(build_tiny(), touchpoints=(replace(build_tiny().touchpoints[0], feels=(None,)),))
    (chapter,) = make_chapters([silent])
    assert chapter.rows[0].feelings == (Feeling("", "", "not known"),)
    assert chapter.rows[0].tell_script()["order"]["emotion"] is None  # type: ignore[index]
    rows = (replace(MAP.touchpoints[0], feels=(None, None), personas=("busy-mover",)),)
    (chapter,) = make_chapters([replace(MAP, touchpoints=rows)])
    assert [feeling.word for feeling in chapter.rows[0].feelings] == ["not known", "does not come here"]


def test_a_single_ranked_touchpoint_spans_its_only_place() -> None:
    tiny = build_tiny()
    (chapter,) = make_chapters([replace(tiny, touchpoints=(replace(tiny.touchpoints[0], rank_low=1, rank_high=1),))])
    assert chapter.rows[0].span == Span("1", 0, 0, 0)


@pytest.mark.parametrize(("score", "bar"), [(0.0, None), (-1.0, None), (2.5, 100.0)])
def test_a_bar_needs_a_score_above_nothing(score: float, bar: float | None) -> None:
    tiny = build_tiny()
    (chapter,) = make_chapters([replace(tiny, touchpoints=(replace(tiny.touchpoints[0], score=score),))])
    assert chapter.rows[0].bar == bar


def test_maps_of_one_id_get_keys_of_their_own() -> None:
    chapters = make_chapters([build_tiny("a"), MAP, build_tiny("b"), build_tiny("c")])
    assert [chapter.key for chapter in chapters] == ["tiny", "broadband", "tiny-2", "tiny-3"]


def test_filters_offer_what_the_map_has() -> None:
    (chapter,) = make_chapters([MAP])
    assert [(kind, len(choices)) for kind, _, choices in chapter.filters] == [
        ("channel", 7),
        ("persona", 2),
        ("owner", 6),
        ("stage", 6),
    ]
    (tiny,) = make_chapters([build_tiny()])
    offered = [(kind, [choice.name for choice in choices]) for kind, _, choices in tiny.filters]
    assert offered == [("channel", ["Tiny"]), ("owner", ["Nobody"]), ("stage", ["Tiny"])]


def test_cells_are_darkest_where_most_change_hands_and_never_on_the_diagonal() -> None:
    (chapter,) = make_chapters([replace(MAP, teams=Teams(("A", "B"), ((9, 8), (1, 0))))])
    assert chapter.teams == (
        ("A", (Cell(9, 0, inside=True), Cell(8, 4, inside=False))),
        ("B", (Cell(1, 1, inside=False), Cell(0, 0, inside=True))),
    )
    (still,) = make_chapters([replace(MAP, teams=Teams(("A",), ((3,),)))])
    assert still.teams == (("A", (Cell(3, 0, inside=True),)),)
