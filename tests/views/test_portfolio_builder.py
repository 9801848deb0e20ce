"""From many journeys to their portfolio."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.views.portfolio_listing import list_portfolio

from cxmap.errors import NothingToDraw
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.views.portfolio import MapRow, PortfolioView
from cxmap.views.portfolio_builder import build_portfolio_view

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
HEAD = "cxmap: 1\ntitle: Buying\n"
STAGES = "stages: {s: {touchpoints: {a: {name: A}}}}\n"


def row_of(text: str) -> MapRow:
    loaded = load_maps([], [parse_document(text.encode(), "a.journey.yaml")])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    (row,) = build_portfolio_view(loaded.journeys).rows
    return row


def view_of(folder: Path, **maps: str) -> PortfolioView:
    """Write maps into a folder, by name, each with a touchpoint that another may detail; `__` means a folder."""
    for name, text in maps.items():
        path = folder / f"{name.replace('__', '/')}.journey.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load_maps([folder])
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics
    return build_portfolio_view(loaded.journeys)


def map_of(title: str, *details: str) -> str:
    points = "".join(f"      p{n}: {{name: P{n}, journey: {path}.journey.yaml}}\n" for n, path in enumerate(details))
    return f"cxmap: 1\ntitle: {title}\nstages:\n  s:\n    touchpoints:\n      a: {{name: A}}\n{points}"


def test_the_examples(golden: Callable[[str, Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    view = build_portfolio_view(load_maps([Path()]).journeys)
    golden(list_portfolio(view), HERE / "golden" / "examples.portfolio.txt")
    golden(view.description.replace(". ", ".\n") + "\n", HERE / "golden" / "examples.portfolio.story.txt")


def test_phases_are_those_that_stages_name() -> None:
    stages = "stages:\n  a: {phase: purchase}\n  b: {}\n  c: {name: Try, phase: awareness}\n  d: {phase: purchase}\n"
    row = row_of(f"{HEAD}{stages}")
    assert [(phase.name, phase.stages) for phase in row.phases] == [
        ("Awareness", ("Try",)),
        ("Consideration", ()),
        ("Purchase", ("A", "D")),
        ("Retention", ()),
        ("Advocacy", ()),
    ]
    assert row.stages == 4
    assert row_of(f"{HEAD}stages: {{a: {{}}, b: {{}}}}\n").phases == ()


def test_handoffs_that_nobody_can_know_are_not_none() -> None:
    two = "stages: {s: {touchpoints: {a: {name: A}, b: {name: B}}}}\n"
    assert row_of(HEAD + two).handoffs is None
    assert row_of(HEAD + STAGES).handoffs == 0
    owned = "teams: {x: {name: X}}\nstages: {s: {owner: x, touchpoints: {a: {name: A}, b: {name: B}}}}\n"
    assert row_of(HEAD + owned).handoffs == 0


def test_emotions_are_means_by_share_where_all_who_feel_have_one() -> None:
    points = (
        "stages:\n  s:\n    touchpoints:\n"
        "      a: {name: A, feels: {p: 2, q: -2}}\n      b: {name: B, feels: {p: 2, r: -2}}\n      c: {name: C}\n"
        "      d: {name: D, personas: [q], feels: -1}\n      e: {name: E, feels: {p: 0, q: 2, r: 1}}\n"
    )
    people = "personas: {p: {name: P, share: 0.75}, q: {name: Q, share: 0.25}, r: {name: R}}\n"
    row = row_of(f"{HEAD}{people}{points}")
    assert list(row.feels) == [1, 0, None, -1, 1]
    assert (row.low and (row.low.place, row.low.name, row.low.feeling)) == (3, "4 D", -1)


def test_equal_emotions_have_equal_means() -> None:
    people = "personas: {p: {name: P, share: 0.58}, q: {name: Q, share: 0.32}, r: {name: R, share: 0.1}}\n"
    points = "{a: {name: A, feels: {p: -1.7, q: -1.7, r: -1.7}}, b: {name: B, feels: -1.7, personas: [q]}}"
    row = row_of(f"{HEAD}{people}stages: {{s: {{touchpoints: {points}}}}}\n")
    assert row.low is not None
    assert (row.low.name, row.low.more) == ("1 A", 1)


def test_shares_of_nobody_weigh_nothing() -> None:
    people = "personas: {p: {name: P, share: 0}, q: {name: Q, share: 0}}\n"
    row = row_of(f"{HEAD}{people}stages: {{s: {{touchpoints: {{a: {{name: A, feels: {{p: 2, q: -1}}}}}}}}}}\n")
    assert row.feels == (0.5,)


def test_a_map_without_personas_has_the_emotion_of_everybody() -> None:
    points = "{a: {name: A, feels: 1.5}, b: {name: B, feels: -0.5}, c: {name: C, feels: -0.5}}"
    row = row_of(f"{HEAD}stages: {{s: {{touchpoints: {points}}}}}\n")
    # Of equal points the first counts.
    assert (row.feels, row.low and (row.low.name, row.low.more)) == ((1.5, -0.5, -0.5), ("2 B", 1))
    silent = row_of(f"{HEAD}{STAGES}")
    assert (silent.feels, silent.low) == ((None,), None)


@pytest.mark.parametrize(
    ("written", "reviewed", "due"),
    [
        ("", "", ""),
        ("review_every: 90d\n", "", ""),
        ("reviewed: 2026-11-02\n", "2026-11-02", ""),
        ("reviewed: 2026-11-02\nreview_every: 90d\n", "2026-11-02", "2027-01-31"),
        ("reviewed: 9999-12-31\nreview_every: 1y\n", "9999-12-31", ""),
    ],
)
def test_the_next_review_follows_from_the_last(written: str, reviewed: str, due: str) -> None:
    row = row_of(f"{HEAD}{written}{STAGES}")
    assert (row.reviewed, row.due) == (reviewed, due)


def test_a_map_that_details_a_touchpoint_stands_beneath_it(tmp_path: Path) -> None:
    view = view_of(
        tmp_path,
        a=map_of("Part of a part"),
        b=map_of("Whole", "sub/d", "e"),
        c=map_of("Alone"),
        e=map_of("Other part", "a"),
        sub__d=map_of("Part"),
    )
    assert [(row.depth, row.title, row.note) for row in view.rows] == [
        (0, "Whole", ""),
        (1, "Part", "details 2 P0"),
        (1, "Other part", "details 3 P1"),
        (2, "Part of a part", "details 2 P0"),
        (0, "Alone", ""),
    ]


def test_maps_in_a_circle_are_all_shown_once(tmp_path: Path) -> None:
    view = view_of(tmp_path, a=map_of("A", "b"), b=map_of("B", "c", "b"), c=map_of("C", "a"))
    assert [(row.depth, row.title) for row in view.rows] == [(0, "A"), (1, "B"), (2, "C")]


def test_maps_of_one_id_or_of_one_title_are_told_apart_by_file(tmp_path: Path) -> None:
    view = view_of(tmp_path, x__a=map_of("One"), y__a=map_of("Two"), b=map_of("Same"), c=map_of("Same"), d=map_of("D"))
    notes = {row.title: row.note for row in view.rows}
    assert [Path(notes[title]).parts[-2:] for title in ("One", "Two")] == [
        ("x", "a.journey.yaml"),
        ("y", "a.journey.yaml"),
    ]
    assert [Path(row.note).name for row in view.rows if row.title == "Same"] == ["b.journey.yaml", "c.journey.yaml"]
    assert notes["D"] == ""


def test_counts_are_told_for_all_maps_together(tmp_path: Path) -> None:
    one = f"{HEAD}stages: {{s: {{touchpoints: {{a: {{name: A, barriers: [Slow, Dear]}}, b: {{name: B}}}}}}}}\n"
    view = view_of(tmp_path, a=one, b=map_of("B"))
    assert view.subtitle == "2 journeys · 3 touchpoints · 2 pain points · 0 hand-offs"
    assert view.description.startswith("A portfolio of two journeys. Buying: current state, sketch; no owner;")


def test_no_map_is_nothing_to_draw() -> None:
    with pytest.raises(NothingToDraw, match="there is no map to show"):
        build_portfolio_view([])


def test_the_way_to_a_folder_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    away = view_of(folder, x__a=map_of("One"), y__a=map_of("Two"))
    assert [row.note for row in away.rows] == ["x/a.journey.yaml", "y/a.journey.yaml"]
    monkeypatch.chdir(folder)
    assert build_portfolio_view(load_maps([Path()]).journeys) == away
    monkeypatch.chdir(tmp_path)
    assert build_portfolio_view(load_maps([Path("maps")]).journeys) == away
