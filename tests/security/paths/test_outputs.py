"""Where results go: never over a map, and never where a link leads that came with the maps."""

import os
from pathlib import Path

import pytest
from tests.security.injection.program import Done, run_here

MAP = "cxmap: 1\ntitle: Buying\nstages: {buy: {touchpoints: {pay: {name: I pay, feels: 1}}}}\n"
KEPT = "keep me\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A repository with a map and a folder of pictures, and a file outside."""
    repository = tmp_path / "repository"
    (repository / ".git" / "hooks").mkdir(parents=True)
    (repository / "pictures").mkdir()
    (repository / "a.journey.yaml").write_text(MAP, encoding="utf-8")
    (repository / "b.journey.yaml").write_text(MAP, encoding="utf-8")
    (repository / ".git" / "config").write_text(KEPT, encoding="utf-8")
    (tmp_path / "rc").write_text(KEPT, encoding="utf-8")
    return repository


def first_line(done: Done) -> str:
    """The error, without its help."""
    return done.err.decode().splitlines()[0]


@pytest.mark.parametrize(
    ("target", "where"),
    [
        ("../../rc", "out of the repository"),
        ("{outside}/rc", "out of the repository"),
        ("../../new", "out of the repository"),
        ("../.git/config", "into `.git`"),
        ("../.git/hooks/pre-commit", "into `.git`"),
        ("../b.journey.yaml", "to a map"),
        ("../b.catalogue.yaml", "to a map"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ["render", "-o", "pictures"],
        ["render", "-o", "pictures/a.svg"],
        ["score", "-o", "pictures/a.svg"],
        ["report", "-o", "pictures/a.svg", "--format", "markdown"],
        ["validate", "-o", "pictures/a.svg"],
    ],
)
def test_a_planted_link_is_not_written_through(here: Path, target: str, where: str, command: list[str]) -> None:
    link = here / "pictures" / "a.svg"
    link.symlink_to(target.format(outside=here.parent))
    done = run_here(*command, "a.journey.yaml", cwd=here)
    assert done.code == 2
    real = os.path.realpath(link)
    assert first_line(done) == f"error: `pictures/a.svg` leads {where} by a link, to `{real}`"
    assert "help: name that file itself if it is meant, or delete the link" in done.err.decode()
    assert (here / "b.journey.yaml").read_text(encoding="utf-8") == MAP
    assert (here / ".git" / "config").read_text(encoding="utf-8") == KEPT
    assert (here.parent / "rc").read_text(encoding="utf-8") == KEPT
    assert not (here.parent / "new").exists()
    assert not (here / "b.catalogue.yaml").exists()


def test_a_planted_link_to_a_folder_is_not_written_through(here: Path) -> None:
    (here / "charts").symlink_to("..")
    done = run_here("render", "-o", "charts", "a.journey.yaml", cwd=here)
    assert done.code == 2
    assert first_line(done).startswith("error: `charts/a.svg` leads out of the repository by a link, to ")
    assert not (here.parent / "a.svg").exists()


def test_a_map_behind_a_planted_link_is_not_mended(here: Path) -> None:
    outside = here.parent / "b.journey.yaml"
    outside.write_text(MAP.replace("feels", "feel"), encoding="utf-8")
    (here / "c.journey.yaml").symlink_to("../b.journey.yaml")
    done = run_here("validate", "--fix", "c.journey.yaml", cwd=here)
    assert done.code == 2
    assert "error: `c.journey.yaml` leads out of the repository by a link" in done.err.decode()
    assert "feel:" in outside.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["init", "schema"])
def test_nothing_new_is_put_behind_a_planted_link(here: Path, command: str) -> None:
    (here / "new.journey.yaml").symlink_to("../outside.journey.yaml")
    (here / "schemas").symlink_to("..")
    words = ["init", "new.journey.yaml"] if command == "init" else ["schema", "-o", "schemas/journey-1.schema.json"]
    run_here(*words, cwd=here)
    assert sorted(path.name for path in here.parent.iterdir()) == ["rc", "repository"]


def test_links_inside_a_repository_and_outside_of_any_are_followed(here: Path) -> None:
    (here / "pictures" / "a.svg").symlink_to("../real.svg")
    assert run_here("render", "-o", "pictures", "a.journey.yaml", cwd=here).code == 0
    assert (here / "real.svg").read_bytes().startswith(b"<svg") or b"<svg" in (here / "real.svg").read_bytes()
    lone = here.parent / "lone.svg"
    lone.symlink_to("target.svg")
    assert run_here("render", "-o", lone, "a.journey.yaml", cwd=here).code == 0
    assert lone.is_symlink()
    assert (here.parent / "target.svg").is_file()


def test_a_repository_behind_a_link_is_one_all_the_same(here: Path) -> None:
    (here.parent / "alias").symlink_to("repository")
    assert run_here("render", "-o", "pictures", "a.journey.yaml", cwd=here.parent / "alias").code == 0
    assert (here / "pictures" / "a.svg").is_file()


@pytest.mark.parametrize(
    "command",
    [["score"], ["render", "--format", "svg"], ["report", "--format", "html"], ["validate"], ["validate", "--diff"]],
)
@pytest.mark.parametrize("output", ["a.journey.yaml", "b.journey.yaml", "c.catalogue.yaml", "./x/../a.journey.yaml"])
def test_no_result_has_the_name_of_a_map(here: Path, command: list[str], output: str) -> None:
    (here / "x").mkdir()
    done = run_here(*command, "a.journey.yaml", "-o", output, cwd=here)
    assert done.code == 2
    assert "is the name of a map, and the result would take its place" in first_line(done)
    assert (here / "a.journey.yaml").read_text(encoding="utf-8") == MAP
    assert (here / "b.journey.yaml").read_text(encoding="utf-8") == MAP


def test_a_hard_link_to_a_map_is_replaced_and_the_map_stays(here: Path) -> None:
    os.link(here / "a.journey.yaml", here / "a.svg")
    assert run_here("render", "-o", "a.svg", "a.journey.yaml", cwd=here).code == 0
    assert (here / "a.journey.yaml").read_text(encoding="utf-8") == MAP
    assert (here / "a.svg").stat().st_nlink == 1


@pytest.mark.parametrize(("other", "where"), [("FOO", ", where capitals do not count"), ("foo", "")])
def test_two_pictures_never_take_each_others_place(here: Path, other: str, where: str) -> None:
    for folder, name in (("x", "foo"), ("y", other)):
        (here / folder).mkdir()
        (here / folder / f"{name}.journey.yaml").write_text(MAP, encoding="utf-8")
    done = run_here("render", "--view", "all", "-o", "pictures", "x", "y", cwd=here)
    assert done.code == 2
    assert first_line(done) == (
        f"error: `x/foo.journey.yaml` and `y/{other}.journey.yaml` would both be drawn to `pictures/{other}.svg`{where}"
    )
    assert list((here / "pictures").iterdir()) == []


def test_two_spellings_of_an_accent_are_one_name(here: Path) -> None:
    for name in ("é", "e\u0301"):
        (here / f"caf{name}.journey.yaml").write_text(MAP, encoding="utf-8")
    done = run_here("render", "-o", "pictures", ".", cwd=here)
    assert done.code == 2
    assert "would both be drawn to" in first_line(done)


def test_a_full_disk_is_told_and_nothing_swallows_a_result(here: Path) -> None:
    done = run_here("score", "-o", "/dev/full", "a.journey.yaml", cwd=here)
    assert (done.code, first_line(done)) == (2, "error: `/dev/full` was not written: the disk is full")
    assert run_here("score", "-o", "/dev/null", "a.journey.yaml", cwd=here).code == 0
    assert Path("/dev/null").is_char_device()


def test_a_folder_is_no_file(here: Path) -> None:
    done = run_here("score", "-o", "pictures", "a.journey.yaml", cwd=here)
    assert (done.code, first_line(done)) == (2, "error: `pictures` is a folder, not a file")
