"""Pictures of earlier runs: people get the same with and without them, and none outlives what it rests on."""

import os
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.usecases.drawn import FILES, PLANNED, Run
from tests.usecases.maps import CATALOGUE, catalogue_text, lay_out, map_text

from cxmap.cache.store import FOLDER
from cxmap.cli.program import run as run_program

BROKEN = map_text(channels="[wbe]")
SCORES = '[score]\nmethod = "need"\nseed = 7\ndraws = 200\n'


COMMANDS = {
    "to standard output": ("a.journey.yaml",),
    "to a file": ("a.journey.yaml", "-o", "a.svg"),
    "many maps": ("-o", "out"),
    "by touchpoint": ("a.journey.yaml", "--by", "touchpoint", "--theme", "dark", "-o", "a.svg"),
    "some views": ("a.journey.yaml", "--view", "flow,map,matrix", "-o", "out"),
    "all views": ("--view", "all", "-o", "out"),
    "all views and another map": ("a.journey.yaml", "--view", "all", "--against", "b.journey.yaml", "-o", "out"),
    "two maps": ("a.journey.yaml", "--against", "b.journey.yaml"),
    "a part": ("a.journey.yaml", "--stages", "buy", "--persona", "clerk"),
    "all maps in one": ("--view", "portfolio"),
    "as png": ("a.journey.yaml", "--scale", "1", "-o", "a.png"),
    "as pdf": ("a.journey.yaml", "-o", "a.pdf"),
    "as dot": ("--format", "dot", "-o", "out"),
    "as mermaid": ("a.journey.yaml", "--format", "mermaid"),
    "nothing to show": ("b.journey.yaml", "--view", "plan"),
    "nothing to show among others": ("b.journey.yaml", "--view", "map,plan,tiers", "-o", "out"),
    "nothing kept yet": ("-o", "out", "--check"),
    "another engine": ("a.journey.yaml", "--engine", "pure"),
    "no such stage": ("--stages", "buy,fnd", "-o", "out"),
    "no room": ("--view", "map,flow", "-o", "a.svg"),
    "several against one": (".", "--against", "b.journey.yaml"),
    "a catalogue": ("shared.catalogue.yaml",),
    "a map and a catalogue": ("shared.catalogue.yaml", "a.journey.yaml"),
    "no such map": ("c.journey.yaml", "a.journey.yaml"),
    "a link": ("link.journey.yaml", "-o", "out"),
}
NEVER = {"another engine", "a map and a catalogue"}
CODES = {
    "nothing kept yet": 1,
    **dict.fromkeys(
        ["nothing to show", "nothing to show among others", "no such stage", "no room", "several against one"], 2
    ),
    **dict.fromkeys(["a catalogue", "no such map"], 2),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_run_ends_the_same_whatever_was_kept(project: Path, draw: Run, name: str) -> None:
    (project / "link.journey.yaml").symlink_to("a.journey.yaml")
    command = COMMANDS[name]
    cold, warm = draw(*command), draw(*command)
    assert cold.code == CODES.get(name, 0)
    assert (warm.code, warm.output, warm.errors) == (cold.code, cold.output, cold.errors)
    if cold.kept and name not in NEVER:
        count = cold.kept.split()[-1]
        assert (cold.kept, warm.kept) == (f"0 of {count}", f"{count} of {count}")
    if "-o" in command and warm.code == 0:
        kept = draw(*command, "--check")
        assert kept.code == 0
        assert kept.kept == warm.kept
        written = sorted(project.glob("out/*")) or [project / command[-1]]
        written[0].write_bytes(written[0].read_bytes() + b" ")
        written[-1].unlink()
        assert draw(*command, "--check").code == 1


def test_what_a_picture_cannot_show_is_told_each_time(project: Path, draw: Run) -> None:
    lay_out(project, {"a.journey.yaml": PLANNED.replace("I pay", "我付款")})
    for _ in range(2):
        end = draw("a.journey.yaml", "-o", "a.png", "--scale", "1")
        assert "a.journey.yaml: 3 characters have no glyph in the fonts at hand (我, 付, 款)" in end.errors
    assert end.kept == "1 of 1"


def test_maps_with_errors_are_told_each_time(project: Path, draw: Run) -> None:
    assert draw("-o", "out").code == 0
    lay_out(project, {"c.journey.yaml": BROKEN})
    for _ in range(2):
        end = draw("-o", "out")
        assert (end.code, end.kept) == (1, "")
        assert "Found 1 error in 4 files" in end.errors
        assert draw("a.journey.yaml", "--against", "c.journey.yaml").code == 1
    # A catalogue is told too, although the map that uses it is the same.
    (project / "c.journey.yaml").unlink()
    lay_out(project, {"shared.catalogue.yaml": CATALOGUE + "systems:\n  crm: {name: CRM, owner: nobody}\n"})
    for _ in range(2):
        assert "CX203" in draw("-o", "out").errors


def test_a_configuration_is_judged_each_time_it_changed(project: Path, draw: Run) -> None:
    lay_out(project, {"b.journey.yaml": PLANNED})
    for text, code in (("", 0), ('[render]\ntheme = "black"\n', 2), ("[render", 2), ("[score]\ndraws = 5\n", 2)):
        lay_out(project, {"cxmap.toml": text})
        for _ in range(2):
            assert draw("--view", "matrix", "-o", "out").code == code


def touch(name: str, text: str) -> Callable[[Path], object]:
    return lambda project: lay_out(project, {name: text})


def lead_elsewhere(project: Path) -> None:
    """The same path leads to another catalogue with the same bytes."""
    shutil.copy(project / "shared.catalogue.yaml", project / "other.catalogue.yaml")
    (project / "shared.catalogue.yaml").unlink()
    (project / "shared.catalogue.yaml").symlink_to("other.catalogue.yaml")


def rename(project: Path) -> None:
    (project / "b.journey.yaml").rename(project / "z.journey.yaml")


ALL = ("--view", "map,matrix,plan", "a.journey.yaml", "-o", "out")
CHANGES: dict[str, tuple[Callable[[Path], object], tuple[str, ...], str]] = {
    "nothing": (lambda project: None, ALL, "3 of 3"),
    "the time of a file": (lambda project: os.utime(project / "a.journey.yaml", (1, 1)), ALL, "3 of 3"),
    "a map": (touch("a.journey.yaml", PLANNED + "# new\n"), ALL, "0 of 3"),
    "another map": (touch("b.journey.yaml", FILES["b.journey.yaml"] + "# new\n"), ALL, "3 of 3"),
    "a catalogue": (touch("shared.catalogue.yaml", CATALOGUE + "# new\n"), ALL, "0 of 3"),
    "where a path leads": (lead_elsewhere, ALL, "0 of 3"),
    "how touchpoints are ranked": (touch("cxmap.toml", SCORES), ALL, "1 of 3"),
    "the theme": (touch("cxmap.toml", '[render]\ntheme = "dark"\n'), ALL, "0 of 3"),
    "the scale": (touch("cxmap.toml", "[render]\nscale = 3\n"), ALL, "0 of 3"),
    "a limit": (touch("cxmap.toml", "[limits]\npicture-side = 10000\n"), ALL, "0 of 3"),
    "a level": (touch("cxmap.toml", 'level = "sketch"\n'), ALL, "3 of 3"),
    "what is on the way": (touch("c.journey.yaml", BROKEN), ALL, "3 of 3"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_picture_is_used_while_all_it_rests_on_is_the_same(
    project: Path, draw: Run, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, command, kept = CHANGES[change]
    assert [draw(*command).kept for _ in range(2)] == ["0 of 3", "3 of 3"]
    make(project)
    assert draw(*command).kept == kept
    assert draw(*command).kept == "3 of 3"


@pytest.mark.parametrize(
    "line", ['method = "need"', "seed = 8", "draws = 300", 'cut = "mean"', "weights = {loyalty = 3}"]
)
def test_every_setting_of_a_ranking_counts(project: Path, draw: Run, line: str) -> None:
    command = ("--view", "matrix", "a.journey.yaml")
    lay_out(project, {"cxmap.toml": "[score]\nseed = 7\n"})
    assert [draw(*command).kept for _ in range(2)] == ["0 of 1", "1 of 1"]
    others = "" if line.startswith("seed") else "seed = 7\n"
    lay_out(project, {"cxmap.toml": f"[score]\n{others}{line}\n"})
    assert draw(*command).kept == "0 of 1"


@pytest.mark.parametrize(
    "options",
    [
        ("--view", "flow"), ("--by", "touchpoint"), ("--stages", "buy"), ("--persona", "clerk"), ("--theme", "dark"),
        ("--scale", "3"), ("--format", "dot"), ("--format", "mermaid"), ("--against", "b.journey.yaml"),
    ],
)  # fmt: skip
def test_every_option_is_a_picture_of_its_own(project: Path, draw: Run, options: tuple[str, ...]) -> None:
    assert draw("a.journey.yaml").kept == "0 of 1"
    assert draw("a.journey.yaml", *options).kept == "0 of 1"
    # Those who alternate find both.
    assert draw("a.journey.yaml").kept == draw("a.journey.yaml", *options).kept == "1 of 1"


def test_the_map_to_compare_with_counts(project: Path, draw: Run) -> None:
    command = ("a.journey.yaml", "--against", "b.journey.yaml")
    assert [draw(*command).kept for _ in range(2)] == ["0 of 1", "1 of 1"]
    lay_out(project, {"b.journey.yaml": FILES["b.journey.yaml"].replace("I pay", "I would pay")})
    assert draw(*command).kept == "0 of 1"
    # It is found sound, but nobody drew it against this one.
    assert draw("b.journey.yaml", "--against", "a.journey.yaml").kept == "0 of 1"


@pytest.mark.parametrize("change", [touch("b.journey.yaml", map_text(channels="[]")), rename])
def test_every_map_counts_where_all_are_in_one_picture(
    project: Path, draw: Run, change: Callable[[Path], object]
) -> None:
    lay_out(project, {"a.journey.yaml": PLANNED.replace("        journey: b.journey.yaml\n", "")})
    assert [draw("--view", "portfolio").kept for _ in range(2)] == ["0 of 1", "1 of 1"]
    change(project)
    assert draw("--view", "portfolio").kept == "0 of 1"


def test_only_what_changed_is_drawn_again(project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(project, {f"{number}.journey.yaml": FILES["b.journey.yaml"] for number in range(4)})
    assert draw("-o", "out").kept == "0 of 6"
    lay_out(project, {"2.journey.yaml": PLANNED.replace("I pay", "I paid")})
    end = draw("-o", "out", "--check")
    assert (end.code, end.output, end.kept) == (1, b"out/2.svg: differs\n", "5 of 6")
    assert draw("-o", "out", "--check").kept == "6 of 6"
    # Another view of the same: all maps are known to be sound, and have to be read for it.
    assert draw("-o", "out", "--view", "flow,map").kept == "6 of 12"


def test_a_map_that_changes_under_the_run(project: Path, draw_once: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is what was read, not what had been there a moment before."""
    from cxmap.usecases.known_maps import KnownMaps

    assert draw_once("a.journey.yaml").code == 0
    recall = KnownMaps.recall

    def change(text: str) -> Callable[[KnownMaps, Any], Any]:
        def recall_before(maps: KnownMaps, paths: Any) -> Any:
            found = recall(maps, paths)
            lay_out(project, {"a.journey.yaml": text})
            return found

        return recall_before

    for text, code in ((PLANNED.replace("I pay", "I paid"), 0), (BROKEN, 1)):
        lay_out(project, {"a.journey.yaml": PLANNED})
        with monkeypatch.context() as patch:
            patch.setattr(KnownMaps, "recall", change(text))
            end = draw_once("a.journey.yaml", "--theme", "light")
        assert (end.code, b"I paid" in end.output, "CX201" in end.errors) == (code, not code, bool(code))
    lay_out(project, {"a.journey.yaml": PLANNED})
    assert b"I paid" not in draw_once("a.journey.yaml", "--theme", "light").output


def test_another_working_folder_is_another_run(project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert draw("a.journey.yaml").kept == "0 of 1"
    monkeypatch.chdir(project / "out")
    assert draw("../a.journey.yaml").kept == "0 of 1"
    assert not (project / "out" / FOLDER).exists()


@pytest.mark.parametrize(
    "library", ["pygraphviz", "graphviz", "numpy", "resvg_py", "fontpkg_arimo", "vl_convert", "yaml"]
)
def test_a_library_that_changed(project: Path, draw: Run, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxmap.cache import program

    assert [draw("a.journey.yaml").kept for _ in range(2)] == ["0 of 1", "1 of 1"]
    describe = program._describe
    monkeypatch.setattr(program, "_describe", lambda name: "new" if name == library else describe(name))
    assert draw("a.journey.yaml").kept == "0 of 1"


def test_validate_keeps_its_results_apart(project: Path, draw: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert draw("a.journey.yaml").kept == "0 of 1"
    assert {path.name for path in (project / FOLDER).iterdir()} == {".gitignore", "CACHEDIR.TAG", "pictures"}
    monkeypatch.setattr(sys, "argv", ["cxmap", "validate"])
    assert run_program() == 0
    assert {path.name for path in (project / FOLDER).iterdir()} == {".gitignore", "CACHEDIR.TAG", "pictures", "results"}


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_changes_and_runs(project: Path, draw: Run, seed: int) -> None:
    """Whatever happens in whatever order, a run gives what a run without the cache gives."""
    chance = random.Random(seed)
    texts = {
        "a.journey.yaml": [PLANNED, PLANNED.replace("I pay", "I paid"), BROKEN],
        "b.journey.yaml": [FILES["b.journey.yaml"], map_text(channels="[]"), map_text("none.catalogue.yaml")],
        "shared.catalogue.yaml": [CATALOGUE, catalogue_text(channel="web") + "# new\n", catalogue_text(channel="shop")],
        "cxmap.toml": ["", SCORES, '[render]\ntheme = "dark"\n'],
    }
    commands = [
        ("--format", "dot", "-o", "out"), ("--format", "dot", "-o", "out", "--check"), ("b.journey.yaml",),
        ("a.journey.yaml", "--view", "matrix", "--format", "dot"), ("--view", "portfolio", "--format", "dot"),
        ("b.journey.yaml", "--against", "a.journey.yaml", "--format", "dot"), ("--view", "plan", "-o", "out"),
    ]  # fmt: skip
    for _ in range(15):
        name = chance.choice(list(texts))
        # More often sound than not.
        lay_out(project, {name: chance.choice([*texts[name][:2], *texts[name]])})
        draw(*chance.choice(commands))
