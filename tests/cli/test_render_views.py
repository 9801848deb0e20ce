"""`cxmap render --view`: one view, several or all, of the whole map or of a part."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import GOOD, list_names, write

from cxmap.usecases.pictures import VIEWS

ROOT = Path(__file__).resolve().parents[2]
BROADBAND = ROOT / "examples" / "broadband.journey.yaml"
Run = Callable[..., subprocess.CompletedProcess[str]]

PLANNED = (
    GOOD
    + """\
  use:
    touchpoints:
      drink: {name: I drink it, channels: [machine], feels: 2}
personas:
  clerk: {name: Office clerk}
  visitor: {name: Visitor}
initiatives:
  change: {title: Give change, touches: [insert-money], due: 2027-03-01}
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "buy.journey.yaml", PLANNED)
    (tmp_path / "out").mkdir()
    return tmp_path


def refuse(run_cxmap: Run, *arguments: str | Path) -> list[str]:
    """What the program says when it draws nothing."""
    done = run_cxmap("render", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr.splitlines()


def test_views_get_files_of_their_own(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("render", "--view", "flow", "--view", "map,,plan", "--view", "map", "-o", "out")
    assert (done.returncode, done.stderr) == (
        0, "wrote out/buy-flow.svg\nwrote out/buy.svg\nwrote out/buy-plan.svg\n"
    )  # fmt: skip
    assert run_cxmap("render").stdout == (folder / "out" / "buy.svg").read_text(encoding="utf-8")
    assert run_cxmap("render", "--view", "plan").stdout == (folder / "out" / "buy-plan.svg").read_text(encoding="utf-8")


def test_maps_share_one_portfolio(run_cxmap: Run, folder: Path) -> None:
    write(folder, "sell.journey.yaml")
    done = run_cxmap("render", "--view", "portfolio,map", "-o", "out")
    assert (done.returncode, done.stderr) == (
        0, "wrote out/buy.svg\nwrote out/sell.svg\nwrote out/portfolio.svg\n"
    )  # fmt: skip
    assert run_cxmap("render", "--view", "portfolio", "-o", "all maps.svg").stderr == "wrote all maps.svg\n"


def test_all_views_but_those_that_have_nothing_to_show(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("render", "--view", "all", "-o", "out", "--format", "dot")
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert "left out the view `technology`: `buy.journey.yaml` names no system" in lines
    drawn = {line.removeprefix("wrote out/") for line in lines if line.startswith("wrote")}
    assert drawn == list_names(folder / "out")
    assert {"buy.dot", "buy-flow.dot", "buy-plan.dot", "portfolio.dot"} <= drawn
    assert not {"buy-compare.dot", "buy-technology.dot"} & drawn


def test_all_views_of_a_map_that_has_everything(run_cxmap: Run, folder: Path) -> None:
    against = ROOT / "examples" / "broadband-believed.journey.yaml"
    done = run_cxmap("render", BROADBAND, "--against", against, "--view", "all", "-o", "out", "--format", "dot")
    assert done.returncode == 0
    wanted = {"broadband.dot", "portfolio.dot", *(f"broadband-{view}.dot" for view in VIEWS)}
    left_out = {line.split("`")[1] for line in done.stderr.splitlines() if line.startswith("left out")}
    assert left_out <= {"tiers"}
    names = {f"broadband-{view}.dot" for view in left_out} | {"broadband-map.dot", "broadband-portfolio.dot"}
    assert list_names(folder / "out") == wanted - names


def test_a_part_leaves_the_picture_of_all_maps_out(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("render", "--view", "all", "--stages", "use", "-o", "out", "--format", "dot")
    assert done.returncode == 0
    assert not {"portfolio.dot", "buy-compare.dot"} & list_names(folder / "out")


def test_a_view_that_was_asked_for_and_has_nothing_to_show(run_cxmap: Run, folder: Path) -> None:
    error, help = refuse(run_cxmap, "--view", "technology", "-o", "map.svg")
    assert error == "error: `buy.journey.yaml` names no system"
    assert help.startswith("help: write `systems:`")
    assert not (folder / "map.svg").exists()
    # The others are drawn all the same.
    done = run_cxmap("render", "--view", "technology,map", "-o", "out")
    error = "error: the view `technology` has nothing to show: `buy.journey.yaml` names no system"
    assert (done.returncode, done.stderr) == (2, f"{error}\n{help}\nwrote out/buy.svg\n")


def test_pictures_may_lie_beside_their_maps(run_cxmap: Run, folder: Path) -> None:
    for paths in ([], ["."]):
        done = run_cxmap("render", *paths, "-o", ".", "--format", "dot")
        assert (done.returncode, done.stderr) == (0, "wrote buy.dot\n")


def test_views_need_room(run_cxmap: Run, folder: Path) -> None:
    assert refuse(run_cxmap, "--view", "map,flow")[0] == "error: 2 pictures do not fit on standard output"
    assert refuse(run_cxmap, "--view", "map,flow", "-o", "map.svg") == [
        "error: 2 pictures do not fit into one file, `map.svg`",
        "help: name a folder: `-o pictures`",
    ]
    write(folder, "buy-flow.journey.yaml")
    assert refuse(run_cxmap, "--view", "map,flow", "-o", "out") == [
        "error: `buy-flow.journey.yaml` and `buy.journey.yaml` would both be drawn to `out/buy-flow.svg`",
        "help: draw them into two folders",
    ]
    assert list_names(folder / "out") == set()


def test_a_view_that_does_not_exist(run_cxmap: Run, folder: Path) -> None:
    assert refuse(run_cxmap, "--view", "sillo") == ["error: there is no view `sillo`", "help: did you mean `silo`?"]
    assert refuse(run_cxmap, "--view", "")[0] == refuse(run_cxmap, "--view", " , ")[0] == "error: `--view` is empty"
    error, help = refuse(run_cxmap, "--view", "x")
    assert error == "error: there is no view `x`"
    assert help.startswith("help: choose `map`, `flow`,")


def test_parts_of_a_map(run_cxmap: Run, folder: Path) -> None:
    whole = run_cxmap("render", "--format", "dot").stdout
    use, clerk = (run_cxmap("render", "--format", "dot", *part).stdout for part in
                  (["--stages", "use"], ["--persona", "clerk"]))  # fmt: skip
    assert ("I insert money" in whole, "I drink it" in whole) == (True, True)
    assert ("I insert money" in use, "I drink it" in use) == (False, True)
    assert ("Visitor" in whole, "Visitor" in clerk) == (True, False)
    both = run_cxmap("render", "--format", "dot", "--stages", "purchase, use").stdout
    assert ("I insert money" in both, "I drink it" in both) == (True, True)
    assert "`usee`" in refuse(run_cxmap, "--stages", "usee")[0]
    assert "`clark`" in refuse(run_cxmap, "--persona", "clark")[0]
    assert refuse(run_cxmap, "--persona", "visitor,clerk") == [
        "error: `buy.journey.yaml` has no persona `visitor,clerk`",
        "help: choose `clerk` or `visitor`: a picture shows one persona or all",
    ]
    assert refuse(run_cxmap, "--stages", " , ")[0] == "error: `--stages` is empty"
    assert refuse(run_cxmap, "--persona", "") == [
        "error: `--persona` is empty",
        "help: write what it is to be after `--persona`, or leave it out",
    ]


def test_a_column_for_each_touchpoint(run_cxmap: Run, folder: Path) -> None:
    by_stage, by_touchpoint = (run_cxmap("render", "--by", by).stdout for by in ("stage", "touchpoint"))
    assert by_stage == run_cxmap("render").stdout != by_touchpoint
    assert by_touchpoint.startswith("<svg")


def test_a_map_beside_another(run_cxmap: Run, folder: Path) -> None:
    write(folder, "later.journey.yaml", PLANNED.replace("I insert money", "I hold out my card"))
    picture = run_cxmap("render", "buy.journey.yaml", "--against", "later.journey.yaml")
    assert (picture.returncode, picture.stderr) == (0, "")
    again = run_cxmap("render", "buy.journey.yaml", "--against", "later.journey.yaml", "--view", "compare")
    assert again.stdout == picture.stdout
    assert "--against" in refuse(run_cxmap, "buy.journey.yaml", "--view", "compare")[1]
    assert refuse(run_cxmap, ".", "--against", "later.journey.yaml", "-o", "out") == [
        "error: 2 maps stand before `--against`",
        "help: name one map, to be compared with one other",
    ]
    write(folder, "later.journey.yaml", PLANNED.replace("channels: [machine]", "channels: [machin]", 1))
    bad = run_cxmap("render", "buy.journey.yaml", "--against", "later.journey.yaml")
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "later.journey.yaml" in bad.stderr
    said = refuse(run_cxmap, "buy.journey.yaml", "--against", "later.journey.yaml", "--format", "svg", "-o",
                  "later.journey.yaml")  # fmt: skip
    assert "would take its place" in said[0]


def test_options_that_change_nothing_are_said(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("render", "--view", "flow", "--by", "stage", "--against", "buy.journey.yaml", "-o", "flow.dot")
    assert (done.returncode, done.stderr) == (
        0,
        (
            "`--by` changes nothing but the view `map`\n"
            "`--against` changes nothing but the view `compare`\nwrote flow.dot\n"
        ),
    )


def test_mermaid_has_one_view(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("render", "--format", "mermaid", "--stages", "use")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("journey\n    title Buying a drink\n    section Use\n")
    for view in ("flow", "all"):
        error, help = refuse(run_cxmap, "--format", "mermaid", "--view", view, "-o", "out")
        assert error == "error: Mermaid's journeys show feelings by stage, and have no view `flow`"
        assert help == "help: leave `--view` out, or choose another form"


def test_ranks_follow_the_configuration(run_cxmap: Run, folder: Path) -> None:
    write(folder, "broadband.journey.yaml", BROADBAND.read_text(encoding="utf-8"))
    usual = run_cxmap("render", "broadband.journey.yaml", "--view", "matrix").stdout
    (folder / "cxmap.toml").write_text('[score]\nmethod = "opportunity"\n', encoding="utf-8")
    assert run_cxmap("render", "broadband.journey.yaml", "--view", "matrix").stdout not in {usual, ""}
