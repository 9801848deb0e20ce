"""Checking files: each once, all of them, and whatever happens to them meanwhile."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.usecases.maps import CATALOGUE, check, codes, lay_out, map_text

from cxmap.errors import FileProblem
from cxmap.limits import Limits
from cxmap.source import find_maps, parse_document
from cxmap.usecases.check import check_paths

BAD = map_text(channels="[wbe]")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_that_vanishes_before_it_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, {"a.journey.yaml": BAD, "b.journey.yaml": BAD, "c.journey.yaml": BAD})

    def find_and_lose(paths: Sequence[Path], suffixes: Sequence[str], limits: Limits) -> list[Path]:
        found = find_maps(paths, suffixes, limits)
        (here / "b.journey.yaml").unlink()
        return found

    monkeypatch.setattr("cxmap.usecases.check.find_given", find_and_lose)
    checked = check(here)
    assert [found.file for found in checked.report.diagnostics] == ["a.journey.yaml", "c.journey.yaml"]
    assert checked.report.files == 2
    assert [problem.message for problem in checked.unreadable] == ["there is no file or folder `b.journey.yaml`"]


def test_a_catalogue_that_vanishes_before_it_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, {"a.journey.yaml": map_text("x.catalogue.yaml"), "x.catalogue.yaml": CATALOGUE})
    real = Path.stat

    def lose(self: Path, *, follow_symlinks: bool = True) -> object:
        status = real(self, follow_symlinks=follow_symlinks)
        if self.name == "x.catalogue.yaml":
            self.unlink()
        return status

    monkeypatch.setattr(Path, "stat", lose)
    assert codes(check(here, "a.journey.yaml")) == ["CX217"]


def test_names_that_lead_nowhere_do_not_keep_the_others_from_being_checked(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": BAD, "deep/b.journey.yaml": BAD})
    (here / "alias.journey.yaml").symlink_to("a.journey.yaml")
    names = ("none", "a.journey.yaml", "alias.journey.yaml", "deep", "gone.journey.yaml", "deep/b.journey.yaml")
    checked = check(here, *names)
    assert [found.file for found in checked.report.diagnostics] == ["a.journey.yaml", "deep/b.journey.yaml"]
    assert [problem.message for problem in checked.unreadable] == [
        "there is no file or folder `none`",
        "there is no file or folder `gone.journey.yaml`",
    ]


def test_nothing_to_check(here: Path) -> None:
    (here / "empty").mkdir()
    for paths, named in (([Path()], "this folder"), ([Path("empty")], "`empty`"), ([Path("empty"), Path()], None)):
        with pytest.raises(FileProblem) as caught:
            check_paths(paths)
        assert caught.value.message == f"there is no map in {named or '`empty`, this folder'}"


def test_findings_are_sorted_by_file_and_place(here: Path) -> None:
    two = BAD.replace("title: Buying", "titel: Buying\ntitle: Buying")
    lay_out(here, {"b.journey.yaml": two, "a.journey.yaml": two, "a/z.journey.yaml": two})
    found = check(here).report.diagnostics
    places = [(one.file, one.span.line) for one in found]
    assert places == sorted(places)
    assert len(places) == 6


def test_only_files_with_findings_are_kept(here: Path) -> None:
    """A document is as large as its file; thousands of sound ones must not pile up."""
    lay_out(here, {"a.journey.yaml": map_text(channels="[]"), "b.journey.yaml": BAD})
    assert set(check(here).documents) == {"b.journey.yaml"}


def test_any_name_is_a_map_but_that_of_a_catalogue(here: Path) -> None:
    lay_out(here, {"plain.yaml": BAD, "x.catalogue.yaml": CATALOGUE})
    assert codes(check(here, "plain.yaml", "x.catalogue.yaml")) == ["CX201"]


@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_verdict(content: bytes) -> None:
    for name in ("a.journey.yaml", "a.catalogue.yaml"):
        checked = check_paths([], [parse_document(content, name, Path(name))])
        assert checked.report.failed
        for found in checked.report.diagnostics:
            assert found.span.line >= 1
            assert found.message
