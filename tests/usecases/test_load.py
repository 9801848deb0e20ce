"""Loading: only sound maps come through, with the place of everything in them."""

from datetime import date
from pathlib import Path

import pytest
from tests.usecases.maps import CATALOGUE, lay_out, map_text

from cxmap.errors import FileProblem, UsageError
from cxmap.journey.measures import Place
from cxmap.source import parse_document
from cxmap.usecases.load import load_maps
from cxmap.usecases.wishes import Flags, make_wishes


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_maps_come_in_the_order_of_their_files(here: Path) -> None:
    lay_out(here, {f"{name}.journey.yaml": map_text(channels="[]") for name in "cab"})
    loaded = load_maps([Path()])
    assert [journey.id for journey in loaded.journeys] == ["a", "b", "c"]
    assert not loaded.checked.report.diagnostics


def test_lines_in_maps_and_in_catalogues(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": map_text("x.catalogue.yaml"), "x.catalogue.yaml": "# ours\n" + CATALOGUE})
    loaded = load_maps([Path()])
    touchpoint = loaded.journeys[0].touchpoints["pay"]
    assert loaded.line_of(touchpoint.at) == 7
    assert loaded.line_of(touchpoint.channels[0].at) == 4
    assert loaded.line_of(Place("a.journey.yaml", ("title",))) == 2


def test_one_map_with_an_error_is_enough(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": map_text(channels="[]"), "b.journey.yaml": map_text(channels="[x]")})
    loaded = load_maps([Path()])
    assert loaded.journeys == ()
    assert [found.file for found in loaded.checked.report.diagnostics] == ["b.journey.yaml"]


def test_a_warning_is_not_enough(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": "\ufeff" + map_text(channels="[]")})
    loaded = load_maps([Path()])
    assert len(loaded.journeys) == 1
    assert [found.code for found in loaded.checked.report.diagnostics] == ["CX003"]


def test_standard_input_beside_files(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": map_text(channels="[]")})
    document = parse_document(map_text(channels="[]").encode(), "<stdin>")
    assert [journey.id for journey in load_maps([Path()], [document]).journeys] == ["standard-input", "a"]
    assert [journey.file for journey in load_maps([], [document]).journeys] == ["<stdin>"]


def test_catalogues_are_passed_over_unless_there_is_nothing_else(here: Path) -> None:
    lay_out(here, {"x.catalogue.yaml": CATALOGUE, "a.journey.yaml": map_text(channels="[]")})
    assert len(load_maps([Path("x.catalogue.yaml"), Path("a.journey.yaml")]).journeys) == 1
    with pytest.raises(UsageError, match=r"a catalogue has no journey: `x\.catalogue\.yaml`"):
        load_maps([Path("x.catalogue.yaml")])


def test_nothing_to_load(here: Path) -> None:
    with pytest.raises(FileProblem, match="there is no map in this folder"):
        load_maps([Path()])
    with pytest.raises(FileProblem, match=r"there is no file or folder `a\.journey\.yaml`"):
        load_maps([Path("a.journey.yaml")])


def test_findings_beyond_soundness_are_heard_by_those_who_ask_and_stop_nobody(here: Path) -> None:
    overdue = map_text(channels="[]").replace(
        "cxmap: 1\n", "cxmap: 1\nlevel: mapped\nreviewed: 2024-01-01\nreview_every: 90d\n"
    )
    (here / "a.journey.yaml").write_text(overdue)
    (here / "b.journey.yaml").write_text(overdue.replace("2024-01-01", "2024-01-01  # cxmap: ignore[CX304] known"))
    wishes = make_wishes(Flags(select=["CX304"], today=date(2026, 11, 22)))
    loaded = load_maps([Path()], wishes=wishes)
    assert loaded.judged is not None
    assert [(found.file, found.code, found.span.line) for found in loaded.judged.diagnostics] == [
        ("a.journey.yaml", "CX304", 3)
    ]
    assert not loaded.checked.report.diagnostics
    assert load_maps([Path()]).judged is None


def test_a_comment_makes_no_map_sound(here: Path) -> None:
    text = map_text(channels="[x]").removesuffix("\n") + "  # cxmap: ignore[CX201] later\n"
    lay_out(here, {"a.journey.yaml": text})
    for wishes in (None, make_wishes(Flags())):
        loaded = load_maps([Path()], wishes=wishes)
        assert loaded.journeys == ()
        assert [found.code for found in loaded.checked.report.diagnostics] == ["CX201"]
