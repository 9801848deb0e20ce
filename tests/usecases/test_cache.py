"""Results of earlier runs: used as long as everything they rest on is what it was, and never beyond."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.usecases.maps import CATALOGUE, catalogue_text, lay_out, map_text

from cxmap.cache.program import fingerprint_program
from cxmap.cache.store import FOLDER, RESULTS, Kind, open_store
from cxmap.source import parse_document
from cxmap.usecases.check import Checked, check_paths
from cxmap.usecases.examined import Demands
from cxmap.usecases.inspection import Means
from cxmap.usecases.wishes import Wishes

BAD = map_text(channels="[wbe]")
DAY = date(2026, 11, 22)
REVIEWED = map_text(channels="[]").replace("title:", "reviewed: 2026-11-02\nreview_every: 30d\ntitle:")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def check(
    *paths: str, home: Path | None = None, day: date = DAY, kind: Kind = RESULTS, **demands: Any
) -> tuple[int, Checked]:
    """Check as a new process would, and say how many files came from the cache."""
    store = open_store(home or Path().absolute(), kind)
    assert store is not None
    wishes = Wishes(Demands(day, **demands))
    checked = check_paths([Path(path) for path in paths] or [Path()], (), wishes, Means(1, store))
    told, *problems = checked.remarks
    assert problems == []
    plain = check_paths([Path(path) for path in paths] or [Path()], (), wishes)
    assert checked.report == plain.report
    assert [one.message for one in checked.unreadable] == [one.message for one in plain.unreadable]
    return int(told.split(" of ")[0]), checked


def recalled(*paths: str, **how: Any) -> int:
    """How many files came from the cache."""
    return check(*paths, **how)[0]


def found(*paths: str, **how: Any) -> list[str]:
    """The codes of what is found with the cache, which is what is found without."""
    return [one.code for one in check(*paths, **how)[1].report.diagnostics]


def test_what_did_not_change_is_not_examined_again(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(
        here, {"a.journey.yaml": BAD, "b.journey.yaml": map_text("x.catalogue.yaml"), "x.catalogue.yaml": CATALOGUE}
    )
    wishes = Wishes(Demands(DAY))
    first = check_paths([Path()], (), wishes, Means(1, open_store(here)))
    monkeypatch.setattr("cxmap.usecases.inspection.Inspection._get_examiner", None)
    second = check_paths([Path()], (), wishes, Means(1, open_store(here)))
    assert (first.remarks, second.remarks) == (("0 of 3 files from the cache",), ("3 of 3 files from the cache",))
    assert first.report == second.report
    assert [one.code for one in second.report.diagnostics] == ["CX201"]


def test_a_file_that_changed(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": BAD, "b.journey.yaml": BAD})
    assert recalled() == 0
    lay_out(here, {"a.journey.yaml": map_text(channels="[]")})
    assert recalled() == 1
    assert recalled() == 2
    lay_out(here, {"a.journey.yaml": BAD})
    assert (found(), recalled()) == (["CX201", "CX201"], 2)


def test_a_file_under_another_name(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": BAD})
    assert recalled() == 0
    (here / "a.journey.yaml").rename(here / "b.journey.yaml")
    assert recalled() == 0


def test_two_files_that_change_places(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": BAD, "b.journey.yaml": map_text(channels="[]")})
    assert recalled() == 0
    lay_out(here, {"b.journey.yaml": BAD, "a.journey.yaml": map_text(channels="[]")})
    assert recalled() == 0


def test_the_day_counts_only_where_a_rule_asked_for_it(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": REVIEWED, "b.journey.yaml": map_text(channels="[]")})
    later = date(2027, 1, 1)
    assert found(level="mapped").count("CX304") == 0
    assert recalled(level="mapped") == 2
    assert recalled(level="mapped", day=later) == 1
    assert found(level="mapped", day=later).count("CX304") == 1
    assert found(level="mapped").count("CX304") == 0


@pytest.mark.parametrize(
    "change", [{"level": "mapped"}, {"level": "measured"}, {"usual": "mapped"}, {"ages": {"interview": 3}}]
)
def test_other_demands_give_other_results(here: Path, change: dict[str, Any]) -> None:
    lay_out(here, {"a.journey.yaml": map_text(channels="[]")})
    assert recalled() == 0
    assert recalled(**change) == 0
    # Those who alternate between both find both.
    assert (recalled(), recalled(**change)) == (1, 1)


def test_another_working_folder_shows_other_names(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(
        here, {"maps/a.journey.yaml": map_text("../x.catalogue.yaml", channels="[w]"), "x.catalogue.yaml": CATALOGUE}
    )
    assert recalled("maps") == 0
    monkeypatch.chdir(here / "maps")
    count, checked = check("a.journey.yaml", home=here)
    assert (count, checked.report.diagnostics[0].file) == (0, "a.journey.yaml")
    assert recalled("a.journey.yaml", home=here) == 2


def test_a_program_that_changed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, {"a.journey.yaml": BAD})
    assert (recalled(), recalled()) == (0, 1)
    monkeypatch.setattr("cxmap.cache.store.fingerprint_program", lambda libraries: "another")
    assert (recalled(), recalled()) == (0, 1)


def test_the_program_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer who changes a rule sees what it says now, not what it said before."""
    package, library = tmp_path / "package", tmp_path / "judge"
    lay_out(package, {"__init__.py": "", "rules/one.py": "1", "rules/__pycache__/one.pyc": "", "rules/words.txt": ""})
    lay_out(library, {"__init__.py": ""})
    monkeypatch.setattr("cxmap.__file__", str(package / "__init__.py"))
    monkeypatch.syspath_prepend(tmp_path)
    libraries = ("judge", "no_such_library")
    seen = [fingerprint_program(libraries)]

    def differs() -> bool:
        seen.append(fingerprint_program(libraries))
        return seen[-1] not in seen[:-1]

    assert not differs()
    for name, text in (
        ("rules/one.py", "22"),
        ("rules/two.py", ""),
        ("no-fonts.conf", ""),
        ("../judge/__init__.py", "new"),
    ):
        lay_out(package, {name: text})
        assert differs()
    os.utime(package / "rules" / "two.py", (1, 1))
    assert differs()
    for name in ("rules/words.txt", "rules/__pycache__/one.pyc"):
        lay_out(package, {name: "new"})
        assert not differs()
    monkeypatch.setattr("cxmap.__version__", "9.9")
    assert differs()


CHAIN = {
    "a.journey.yaml": map_text("mid.catalogue.yaml", channels="[low]"),
    "b.journey.yaml": map_text(channels="[]"),
    "mid.catalogue.yaml": catalogue_text("low.catalogue.yaml", channel="mid"),
    "low.catalogue.yaml": catalogue_text(channel="low"),
}


@pytest.mark.parametrize(("name", "kept"), [("mid.catalogue.yaml", 2), ("low.catalogue.yaml", 1)])
def test_a_catalogue_that_changed_counts_for_all_that_build_on_it(here: Path, name: str, kept: int) -> None:
    lay_out(here, CHAIN)
    assert (recalled(), recalled()) == (0, 4)
    lay_out(here, {name: catalogue_text(channel="another")})
    assert found("a.journey.yaml") == ["CX201"]
    lay_out(here, CHAIN)
    assert (found(), recalled()) == ([], 4)
    lay_out(here, {name: CHAIN[name] + "# a comment\n"})
    assert recalled() == kept


def test_a_catalogue_that_is_another_file_by_now(here: Path) -> None:
    lay_out(here, {"one/x.catalogue.yaml": CATALOGUE, "two/x.catalogue.yaml": catalogue_text(channel="other")})
    (here / "now").symlink_to("one")
    lay_out(here, {"a.journey.yaml": map_text("now/x.catalogue.yaml")})
    assert (found("a.journey.yaml"), recalled("a.journey.yaml")) == ([], 2)
    (here / "now").unlink()
    (here / "now").symlink_to("two")
    assert found("a.journey.yaml") == ["CX201"]


def test_a_catalogue_that_is_gone_and_one_that_comes(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": map_text("shared.catalogue.yaml"), "shared.catalogue.yaml": CATALOGUE})
    assert (found(), recalled()) == ([], 2)
    (here / "shared.catalogue.yaml").unlink()
    assert found() == ["CX217"]
    # What the message says depends on the files beside it, so it is looked for each time.
    lay_out(here, {"shard.catalogue.yaml": CATALOGUE})
    _, checked = check("a.journey.yaml")
    assert checked.report.diagnostics[0].help == "did you mean `shard.catalogue.yaml`?"
    lay_out(here, {"shared.catalogue.yaml": CATALOGUE})
    assert found("a.journey.yaml") == []


def test_a_project_that_begins_elsewhere(here: Path) -> None:
    lay_out(here, {"maps/a.journey.yaml": map_text("../x.catalogue.yaml"), "x.catalogue.yaml": CATALOGUE})
    assert (found(), recalled()) == ([], 2)
    (here / "maps" / "cxmap.toml").touch()
    assert found() == ["CX217"]
    (here / "maps" / "cxmap.toml").unlink()
    assert found() == []


def test_maps_that_touchpoints_name_come_and_go(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": map_text(channels="[]", more=", journey: b.journey.yaml")})
    assert found("a.journey.yaml") == ["CX219"]
    lay_out(here, {"b.journey.yaml": map_text(channels="[]")})
    assert (found("a.journey.yaml"), recalled("a.journey.yaml")) == ([], 1)
    # It is looked for and not read: what it holds is nothing to the map that names it.
    lay_out(here, {"b.journey.yaml": BAD})
    assert recalled("a.journey.yaml") == 1
    (here / "b.journey.yaml").unlink()
    assert found("a.journey.yaml") == ["CX219"]


def test_schemas_for_editors_come_and_go(here: Path) -> None:
    schema = "schemas/journey-1.schema.json"
    lay_out(here, {"maps/a.journey.yaml": map_text(channels="[]")})
    assert "CX021" not in found(level="mapped")
    for place in (schema, f"maps/{schema}"):
        lay_out(here, {place: "{}"})
        _, checked = check(level="mapped")
        (told,) = [one for one in checked.report.diagnostics if one.code == "CX021"]
        assert ("../schemas" in told.help) is (place == schema)
        assert told.fix is not None
        assert recalled(level="mapped") == 1
    for place in (f"maps/{schema}", schema):
        (here / place).unlink()
        assert recalled(level="mapped") == 0
    assert "CX021" not in found(level="mapped")


def test_names_do_not_depend_on_the_order_of_files(here: Path) -> None:
    """A catalogue that was asked for by a link has the name of the link in every finding."""
    twice = CATALOGUE + "teams: {t: {name: T}}\nsystems:\n  s: {name: S, owner: nobody}\n"
    lay_out(here, {"b.journey.yaml": map_text("real.catalogue.yaml"), "real.catalogue.yaml": twice})
    for link in ("a.catalogue.yaml", "z.catalogue.yaml"):
        (here / link).symlink_to("real.catalogue.yaml")
        for _ in range(2):
            _, checked = check(link, "b.journey.yaml")
            assert checked.report.names == tuple(sorted((link, "b.journey.yaml")))
            assert {one.file for one in checked.report.diagnostics if one.code == "CX203"} == {link}
    assert check("b.journey.yaml")[1].report.names == ("b.journey.yaml", "real.catalogue.yaml")


def test_standard_input_is_not_kept(here: Path) -> None:
    store = open_store(here)
    assert store is not None
    checked = check_paths([], [parse_document(BAD.encode(), "<stdin>")], Wishes(Demands(DAY)), Means(1, store))
    assert checked.remarks == ("0 of 1 file from the cache",)
    assert not (here / FOLDER).exists()


def test_what_is_not_on_the_disk_yet_is_not_kept(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": map_text("x.catalogue.yaml"), "x.catalogue.yaml": CATALOGUE})
    assert (recalled(), recalled()) == (0, 2)
    changed = parse_document(catalogue_text(channel="other").encode(), "x.catalogue.yaml", here / "x.catalogue.yaml")
    wishes, means = Wishes(Demands(DAY)), Means(1, open_store(here))
    checked = check_paths([Path("a.journey.yaml")], [changed], wishes, means)
    assert [one.code for one in checked.report.diagnostics] == ["CX201"]
    assert recalled() == 2


def test_files_that_cannot_be_read_are_told_each_time(here: Path) -> None:
    lay_out(here, {"a.journey.yaml": BAD})
    (here / "loop.journey.yaml").symlink_to("loop.journey.yaml")
    for _ in range(2):
        _, checked = check("loop.journey.yaml", "a.journey.yaml", "none.journey.yaml")
        assert sorted(problem.message for problem in checked.unreadable) == [
            "`loop.journey.yaml` is a link that leads back to itself",
            "there is no file or folder `none.journey.yaml`",
        ]


def test_lines_are_those_that_were_checked(here: Path) -> None:
    """A frame with the wrong line misleads more than none."""
    lay_out(here, {"a.journey.yaml": BAD, "b.journey.yaml": BAD, "c.journey.yaml": map_text(channels="[]")})
    recalled()
    _, checked = check()
    assert set(checked.documents) == {"a.journey.yaml", "b.journey.yaml"}
    assert len(checked.documents) == 2
    lay_out(here, {"a.journey.yaml": "# new\n" + BAD})
    (here / "b.journey.yaml").unlink()
    assert [checked.documents.get(f"{name}.journey.yaml") for name in "abc"] == [None, None, None]
    lay_out(here, {"a.journey.yaml": BAD})
    page = checked.documents["a.journey.yaml"]
    assert (page.line(1), page.line(99)) == ("cxmap: 1", "")


def test_many_files_with_findings_are_not_all_kept_in_memory(here: Path) -> None:
    lay_out(here, {f"{number:02}.journey.yaml": f"# {number}\n{BAD}" for number in range(30)})
    _, checked = check()
    pages = checked.documents
    assert [pages[name].line(1) for name in (*pages, *reversed(list(pages)))] == [
        f"# {number}" for number in (*range(30), *reversed(range(30)))
    ]


def test_entries_of_files_that_are_gone_give_way(here: Path) -> None:
    def size() -> int:
        return (here / FOLDER / RESULTS.file).stat().st_size

    lay_out(here, {f"{number}.journey.yaml": f"# {number}\n{BAD}" for number in range(20)})
    recalled()
    full = size()
    few = RESULTS._replace(spare=full // 2)
    lay_out(here, {"0.journey.yaml": BAD})
    assert recalled("0.journey.yaml", "1.journey.yaml", kind=few) == 1
    assert full // 4 < size() < full // 2 + 1000
    # What the run used itself is always kept, those that were asked for last first.
    assert recalled("0.journey.yaml", "1.journey.yaml", "9.journey.yaml", kind=few) == 3
    assert recalled("10.journey.yaml", kind=few) == 0
    assert recalled(kind=few) < 20
    assert recalled(kind=few) == 20


def test_too_many_results_are_not_kept(here: Path) -> None:
    lay_out(here, {f"{number}.journey.yaml": BAD for number in range(20)})
    store = open_store(here, RESULTS._replace(most=1000))
    checked = check_paths([Path()], (), Wishes(Demands(DAY)), Means(1, store))
    assert checked.remarks[1:] == ("the cache could not be written: the results are too many to be kept",)
    assert len(checked.report.diagnostics) == 20
