"""Catalogues: found by the paths that name them, each read once, and every way that leads nowhere."""

import itertools
from pathlib import Path

import pytest
from tests.usecases.maps import CATALOGUE, catalogue_text, check, codes, lay_out, map_text, marked

from cxmap.limits import USUAL, Limits
from cxmap.source import Document, parse_document, read_document
from cxmap.usecases.check import check_paths


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("shared.catalogue.yaml", "shared.catalogue.yaml"),
        ("shared.catalogue.yaml", "./shared.catalogue.yaml"),
        ("below/shared.catalogue.yaml", "below/shared.catalogue.yaml"),
        ("shared.catalogue.yaml", "below/../shared.catalogue.yaml"),
    ],
)
def test_a_catalogue_is_found_from_the_folder_of_the_map(here: Path, where: str, written: str) -> None:
    (here / "below").mkdir()
    lay_out(here, {where: CATALOGUE, "a.journey.yaml": map_text(written)})
    checked = check(here, "a.journey.yaml")
    assert (codes(checked), checked.report.files) == ([], 2)


def test_a_catalogue_above_the_map_but_inside_the_project(here: Path) -> None:
    lay_out(here, {"shared.catalogue.yaml": CATALOGUE, "maps/a.journey.yaml": map_text("../shared.catalogue.yaml")})
    assert codes(check(here, "maps")) == []


@pytest.mark.parametrize("mark", ["cxmap.toml", ".git", "pyproject.toml"])
def test_a_project_begins_where_its_mark_lies(here: Path, mark: str) -> None:
    lay_out(
        here,
        {"shared.catalogue.yaml": CATALOGUE, "project/maps/a.journey.yaml": map_text("../../shared.catalogue.yaml")},
    )
    assert codes(check(here, "project")) == []
    (here / "project" / mark).mkdir()
    checked = check(here, "project")
    assert codes(checked) == ["CX217"]
    assert checked.report.diagnostics[0].message == "`../../shared.catalogue.yaml` lies outside the project folder"


def test_without_a_mark_the_project_is_where_cxmap_was_started(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "shared.catalogue.yaml").write_text(CATALOGUE)
    (here / "maps").mkdir()
    (here / "maps" / "a.journey.yaml").write_text(map_text("../shared.catalogue.yaml"))
    assert codes(check(here, "maps")) == []
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    assert codes(check_paths([here / "maps"])) == ["CX217"]


def test_a_loop_of_links_is_a_file_that_is_not_there(here: Path) -> None:
    (here / "loop.catalogue.yaml").symlink_to("loop.catalogue.yaml")
    (here / "a.journey.yaml").write_text(map_text("loop.catalogue.yaml"))
    assert codes(check(here, "a.journey.yaml")) == ["CX217"]


def test_ways_out_of_the_project(here: Path) -> None:
    outside = lay_out(here / "outside", {"shared.catalogue.yaml": CATALOGUE})
    project = lay_out(here / "project", {})
    (project / "link.catalogue.yaml").symlink_to(outside / "shared.catalogue.yaml")
    (project / "folder").symlink_to(outside)
    for written, says in (
        ("../outside/shared.catalogue.yaml", "`../outside/shared.catalogue.yaml` lies outside the project folder"),
        ("link.catalogue.yaml", "`link.catalogue.yaml` lies outside the project folder"),
        ("folder/shared.catalogue.yaml", "`folder/shared.catalogue.yaml` lies outside the project folder"),
        (
            "/etc/x.catalogue.yaml",
            "`/etc/x.catalogue.yaml` is an absolute path, which leads nowhere on another machine",
        ),
    ):
        lay_out(project, {"a.journey.yaml": map_text(written)})
        (found,) = check(project, "a.journey.yaml").report.diagnostics
        assert (found.code, found.message, marked(found, here)) == ("CX217", says, written)


def test_an_absolute_path_is_refused_even_inside_the_project(here: Path) -> None:
    path = lay_out(here, {"shared.catalogue.yaml": CATALOGUE}) / "shared.catalogue.yaml"
    lay_out(here, {"a.journey.yaml": map_text(str(path))})
    assert codes(check(here, "a.journey.yaml")) == ["CX217"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("none.catalogue.yaml", "no catalogue `none.catalogue.yaml`"),
        ("a.journey.yaml", "`a.journey.yaml` is not named like a catalogue"),
        ("shared.yaml", "`shared.yaml` is not named like a catalogue"),
        ("folder.catalogue.yaml", "no catalogue `folder.catalogue.yaml`"),
        ("x" * 300 + ".catalogue.yaml", "cannot be read"),
        ('"a\\0b.catalogue.yaml"', "cannot be read"),
    ],
)
def test_what_is_no_catalogue(here: Path, written: str, says: str) -> None:
    (here / "folder.catalogue.yaml").mkdir()
    lay_out(here, {"a.journey.yaml": map_text(written)})
    (found,) = check(here, "a.journey.yaml").report.diagnostics
    assert found.code == "CX217"
    assert says in found.message
    assert found.help


def test_what_a_missing_catalogue_may_declare_is_not_called_unknown(here: Path) -> None:
    """But what only a map can declare is: no catalogue brings a touchpoint."""
    lay_out(here, {"a.journey.yaml": map_text("none.catalogue.yaml", more=", owner: nobody, next: [nowhere]")})
    lay_out(here, {"b.journey.yaml": map_text("none.catalogue.yaml", more=", next: {nowhere: 1}")})
    assert codes(check(here, "b.journey.yaml")) == ["CX217", "CX207"]
    assert codes(check(here, "a.journey.yaml")) == ["CX217", "CX103"]


@pytest.mark.parametrize("broken", ["", "cxmap: 1\nchannels: [", "cxmap: 1\nchanels: {}\n", "- a\n"])
def test_a_broken_catalogue_is_reported_in_its_own_file_once(here: Path, broken: str) -> None:
    lay_out(
        here,
        {
            "shared.catalogue.yaml": broken,
            "a.journey.yaml": map_text("shared.catalogue.yaml"),
            "b.journey.yaml": map_text("shared.catalogue.yaml"),
        },
    )
    for names in ((), ("a.journey.yaml",), ("a.journey.yaml", "b.journey.yaml"), ("shared.catalogue.yaml",)):
        checked = check(here, *names)
        assert len(codes(checked)) == 1
        assert checked.report.diagnostics[0].file == "shared.catalogue.yaml"
        assert "shared.catalogue.yaml" in checked.documents


def test_one_catalogue_of_two_maps_is_read_and_counted_once(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, {"shared.catalogue.yaml": CATALOGUE})
    lay_out(here, {f"{name}.journey.yaml": map_text("shared.catalogue.yaml") for name in "abc"})
    read: list[Path] = []

    def note(path: Path, *, name: str | None = None, limits: Limits = USUAL) -> Document:
        read.append(path)
        return read_document(path, name=name, limits=limits)

    monkeypatch.setattr("cxmap.usecases.catalogues.read_document", note)
    checked = check(here, "a.journey.yaml", "b.journey.yaml", "c.journey.yaml")
    assert (codes(checked), checked.report.files, len(read)) == ([], 4, 1)


def test_a_diamond(here: Path) -> None:
    """Two catalogues may build on the same third one; what it declares is declared once."""
    lay_out(
        here,
        {
            "base.catalogue.yaml": catalogue_text(channel="web"),
            "left.catalogue.yaml": catalogue_text("base.catalogue.yaml", channel="phone"),
            "right.catalogue.yaml": catalogue_text("base.catalogue.yaml", channel="shop"),
            "a.journey.yaml": map_text("left.catalogue.yaml", "right.catalogue.yaml", channels="[web, phone, shop]"),
        },
    )
    assert codes(check(here)) == []


def test_nested_catalogues_in_other_folders(here: Path) -> None:
    lay_out(
        here,
        {
            "shared/deep/base.catalogue.yaml": catalogue_text(channel="web"),
            "shared/house.catalogue.yaml": catalogue_text("deep/base.catalogue.yaml"),
            "maps/a.journey.yaml": map_text("../shared/house.catalogue.yaml"),
        },
    )
    assert codes(check(here, "maps")) == []
    (here / "shared/deep/base.catalogue.yaml").unlink()
    checked = check(here, "maps")
    # The gap is said where it is, in the catalogue, and the map is not blamed for what may be in it.
    assert [(found.file, found.code) for found in checked.report.diagnostics] == [
        ("shared/house.catalogue.yaml", "CX217")
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(["low", "mid"])))
def test_those_that_others_build_on_come_first(here: Path, order: tuple[str, str]) -> None:
    """Declared twice: the declaration in the foundation counts as the first, in whatever order they are named."""
    lay_out(
        here,
        {
            "low.catalogue.yaml": catalogue_text(channel="web"),
            "mid.catalogue.yaml": catalogue_text("low.catalogue.yaml", channel="web"),
            "a.journey.yaml": map_text(*(f"{name}.catalogue.yaml" for name in order)),
        },
    )
    found = [one for one in check(here, "a.journey.yaml").report.diagnostics if one.code == "CX215"]
    assert {one.file for one in found} == {"mid.catalogue.yaml"}
    assert {label.file for one in found for label in one.related} == {"low.catalogue.yaml"}


def test_the_foundation_comes_first_beside_a_longer_way_to_it(here: Path) -> None:
    lay_out(
        here,
        {
            "low.catalogue.yaml": catalogue_text(channel="web"),
            "mid.catalogue.yaml": catalogue_text("low.catalogue.yaml", channel="web"),
            "top.catalogue.yaml": catalogue_text("low.catalogue.yaml", "mid.catalogue.yaml"),
            "a.journey.yaml": map_text("top.catalogue.yaml"),
        },
    )
    found = [one for one in check(here, "a.journey.yaml").report.diagnostics if one.code == "CX215"]
    assert {one.file for one in found} == {"mid.catalogue.yaml"}


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_cycle_is_reported_with_its_chain(here: Path, length: int) -> None:
    names = ["a", "b", "c"][:length]
    following = [*names[1:], names[0]]
    lay_out(
        here,
        {
            f"{name}.catalogue.yaml": catalogue_text(f"{after}.catalogue.yaml", channel=f"web-{name}")
            for name, after in zip(names, following, strict=True)
        },
    )
    lay_out(
        here, {"m.journey.yaml": map_text("a.catalogue.yaml", channels=f"[{', '.join(f'web-{n}' for n in names)}]")}
    )
    found = check(here, "m.journey.yaml").report.diagnostics
    assert [(one.code, one.file) for one in found] == [("CX218", f"{name}.catalogue.yaml") for name in names]
    chain = " → ".join(f"{name}.catalogue.yaml" for name in (*names, "a"))
    assert found[0].message == f"the catalogue `{following[0]}.catalogue.yaml` leads back to this file: {chain}"
    assert marked(found[0], here) == f"{following[0]}.catalogue.yaml"


def test_a_cycle_beside_the_way_is_said_where_it_is(here: Path) -> None:
    lay_out(
        here,
        {
            "in.catalogue.yaml": catalogue_text("a.catalogue.yaml"),
            "a.catalogue.yaml": catalogue_text("b.catalogue.yaml"),
            "b.catalogue.yaml": catalogue_text("a.catalogue.yaml", channel="web"),
            "m.journey.yaml": map_text("in.catalogue.yaml"),
        },
    )
    found = check(here, "m.journey.yaml").report.diagnostics
    assert [one.file for one in found] == ["a.catalogue.yaml", "b.catalogue.yaml"]


def test_a_catalogue_alone(here: Path) -> None:
    lay_out(here, {"a.catalogue.yaml": "cxmap: 1\nteams:\n  t: {name: T}\nsystems:\n  s: {name: S, owner: x}\n"})
    (found,) = check(here).report.diagnostics
    assert (found.code, marked(found, here)) == ("CX203", "x")


def test_maps_that_touchpoints_name(here: Path) -> None:
    lay_out(
        here,
        {
            "a.journey.yaml": map_text(channels="[]", more=", journey: b.journey.yaml"),
            "b.journey.yaml": map_text(channels="[]", more=", journey: none.journey.yaml"),
            "c.journey.yaml": map_text(channels="[]", more=", journey: b.yaml"),
        },
    )
    found = check(here).report.diagnostics
    assert [(one.file, one.code, marked(one, here)) for one in found if one.code == "CX219"] == [
        ("b.journey.yaml", "CX219", "none.journey.yaml"),
        ("c.journey.yaml", "CX219", "b.yaml"),
    ]


def test_standard_input_looks_in_the_current_folder(here: Path) -> None:
    lay_out(here, {"shared.catalogue.yaml": CATALOGUE})
    document = parse_document(map_text("shared.catalogue.yaml", "none.catalogue.yaml").encode(), "<stdin>")
    checked = check_paths([], [document])
    assert [(found.code, found.file) for found in checked.report.diagnostics] == [("CX217", "<stdin>")]


def test_a_catalogue_that_may_not_be_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(here, {"shared.catalogue.yaml": CATALOGUE, "a.journey.yaml": map_text("shared.catalogue.yaml")})
    real = Path.open

    def refuse(self: Path, *given: object, **named: object) -> object:
        if self.name == "shared.catalogue.yaml":
            raise PermissionError(13, "Permission denied")
        return real(self, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    (found,) = check(here, "a.journey.yaml").report.diagnostics
    assert (found.code, found.message) == (
        "CX217",
        "the catalogue `shared.catalogue.yaml` cannot be read: `shared.catalogue.yaml` may not be read",
    )


def test_a_misspelt_path_names_the_file_that_was_meant(here: Path) -> None:
    (here / "shared").mkdir()
    (here / "shared" / "house.catalogue.yaml").write_text(CATALOGUE)
    (here / "shared" / "hous.catalogue.yaml.bak").write_text("")
    (here / "a.journey.yaml").write_text(map_text("shared/hous.catalogue.yaml"))
    [diagnostic] = check(here, "a.journey.yaml").report.diagnostics
    assert diagnostic.message == "no catalogue `shared/hous.catalogue.yaml`"
    assert diagnostic.help == "did you mean `shared/house.catalogue.yaml`?"
