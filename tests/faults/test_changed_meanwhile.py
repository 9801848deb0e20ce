"""Files that change, go, or become something else between reading and writing or telling: nobody's words are lost.

The moment is a call of the program's own functions, at which a shell command is run, once.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.program import CATALOGUE, GOOD, write
from tests.cli.served import run_server
from tests.cli.watched import run_watching
from tests.faults.sandbox import BROKEN, CASES, DAY, check_cache, compare, environment, lay_out, list_files

AT_A_CALL = """
import importlib, subprocess, sys
place, when, what, sys.argv[1:] = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
module, _, name = place.rpartition(":")
owner = importlib.import_module(module)
*holders, name = name.split(".")
for holder in holders:
    owner = getattr(owner, holder)
real, done = getattr(owner, name), []
def change(*given, **named):
    if when == "after":
        found = real(*given, **named)
    if not done:
        done.append(subprocess.run(["sh", "-c", what], check=True))
    return found if when == "after" else real(*given, **named)
setattr(owner, name, change)
from cxmap.cli import main; main()
"""
CHECKED = "cxmap.usecases.check:make_report"
"""Called when all was read and judged, before anything is told."""

READY = "cxmap.replacement:_write_new"
"""Called when a file is about to be replaced."""

LOADED = "cxmap.usecases.load:make_report"
COMPARED = "cxmap.cli.drawing:_compare"


def run_with(place: str, what: str, *arguments: str, cwd: Path, when: str = "before") -> tuple[int, str, str]:
    """Run the program, with a shell command at the first call of a function.

    Args:
        place: Module and function.
        what: The command.
        arguments: What follows `cxmap`.
        cwd: The working folder.
        when: Before or after the call.
    """
    done = subprocess.run(
        [sys.executable, "-c", AT_A_CALL, place, when, what, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "cxmap itself failed" not in done.stderr
    return done.returncode, done.stdout, done.stderr


MINE = "echo '# my words' >>one.journey.yaml"
CHANGES = {
    "saved in place": (MINE, "was changed while it was being mended"),
    "saved as another file": (
        "cp one.journey.yaml new; echo '# my words' >>new; mv new one.journey.yaml",
        "was changed while it was being mended",
    ),
    "gone": ("rm one.journey.yaml", "there is no file or folder `one.journey.yaml`"),
    "a folder": ("rm one.journey.yaml; mkdir one.journey.yaml", "`one.journey.yaml` is a folder, not a file"),
    "a pipe": ("rm one.journey.yaml; mkfifo one.journey.yaml", "`one.journey.yaml` is a pipe, not a file"),
    "a link to another map": (
        "echo '# elsewhere' >other.journey.yaml; ln -sf other.journey.yaml one.journey.yaml",
        "was changed while it was being mended",
    ),
    "a link to what is no map": (
        "echo '# elsewhere' >other; ln -sf other one.journey.yaml",
        "is a link to `other`, which is not named like a map or catalogue",
    ),
    "a link to a device": ("ln -sf /dev/zero one.journey.yaml", "`one.journey.yaml` is a device, not a file"),
}


@pytest.mark.parametrize("place", [CHECKED, READY])
@pytest.mark.parametrize("change", CHANGES)
def test_a_map_that_changed_is_not_mended_over(tmp_path: Path, change: str, place: str) -> None:
    write(tmp_path, "one.journey.yaml", BROKEN)
    write(tmp_path, "two.journey.yaml", BROKEN)
    what, told = CHANGES[change]
    # The file with the changes is replaced first; at the last moment, all is written but the name.
    code, _, errors = run_with(
        place, what, "validate", "--fix", "--no-cache", cwd=tmp_path, when="after" if place == READY else "before"
    )
    if place == CHECKED and change in {"gone", "a folder"}:
        assert code == 0
        assert not (tmp_path / "one.journey.yaml").is_file()
    elif place == CHECKED and change.startswith(("saved", "a link to another map")):
        # It was read anew before it was mended: the words are kept, and the mistake goes, if there is one.
        content = (tmp_path / "one.journey.yaml").read_text()
        assert ("# my words\n" in content) is change.startswith("saved")
        assert "machin]" not in content
        assert code in {0, 1}
    else:
        assert code == 2
        assert f"error: {told}" in errors or f"error: `one.journey.yaml` {told}" in errors
        apart = tmp_path / "apart"
        apart.mkdir()
        write(apart, "one.journey.yaml", BROKEN)
        subprocess.run(["sh", "-c", what], cwd=apart, check=True)
        left, expected = tmp_path / "one.journey.yaml", apart / "one.journey.yaml"
        assert left.exists() == expected.exists()
        assert left.is_symlink() == expected.is_symlink()
        if expected.is_file():
            assert left.read_bytes() == expected.read_bytes()
    # The other file is mended all the same.
    assert (tmp_path / "two.journey.yaml").read_text() == GOOD
    assert not list(tmp_path.glob(".cxmap-*"))


def test_what_somebody_else_mended_meanwhile_is_no_finding(tmp_path: Path) -> None:
    write(tmp_path, "one.journey.yaml", BROKEN)
    what = "sed -i s/machin]/machine]/ one.journey.yaml"
    assert run_with(CHECKED, what, "validate", "--fix", cwd=tmp_path) == (0, "Checked 1 file: nothing to mend.\n", "")
    assert (tmp_path / "one.journey.yaml").read_text() == GOOD


@pytest.mark.parametrize("what", ["rm buy.journey.yaml", MINE.replace("one", "buy"), "echo x >buy.journey.yaml"])
@pytest.mark.parametrize("form", ["pretty", "concise", "json", "sarif", "github", "junit"])
def test_findings_are_told_of_what_was_read(tmp_path: Path, form: str, what: str) -> None:
    """The lines of a file that is another one by now are not shown; the findings are, with their places."""
    write(tmp_path, "buy.journey.yaml", BROKEN)
    code, told, errors = run_with(CHECKED, what, "validate", "--format", form, cwd=tmp_path)
    assert (code, errors) == (1, "")
    assert "CX201" in told
    if form == "pretty":
        assert "buy.journey.yaml:10:20" in told
        assert "channels: [machin]" not in told
    check_cache(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "result"),
    [
        (("score", "buy.journey.yaml", "--draws", "100", "-o", "scores.json"), "scores.json"),
        (("render", "buy.journey.yaml", "-o", "map.svg"), "map.svg"),
        (("report", "buy.journey.yaml", "-o", "report.md", *DAY), "report.md"),
    ],
)
@pytest.mark.parametrize("what", ["rm *.yaml", "echo x >buy.journey.yaml; mkdir gone; mv shop.catalogue.yaml gone"])
def test_results_are_of_what_was_read(tmp_path: Path, arguments: tuple[str, ...], result: str, what: str) -> None:
    contents = []
    for number, change in enumerate(["true", what]):
        folder = tmp_path / str(number)
        write(folder, "buy.journey.yaml", GOOD.replace("title:", "uses: [shop.catalogue.yaml]\ntitle:"))
        write(folder, "shop.catalogue.yaml", CATALOGUE)
        code, _, errors = run_with(LOADED, change, *arguments, cwd=folder)
        assert code == 0, errors
        contents.append((folder / result).read_bytes())
    assert contents[0] == contents[1]


@pytest.mark.parametrize("command", ["validate", "score", "render", "report"])
def test_a_catalogue_that_goes_while_maps_are_found(tmp_path: Path, command: str) -> None:
    write(tmp_path, "buy.journey.yaml", GOOD.replace("title:", "uses: [shop.catalogue.yaml]\ntitle:"))
    write(tmp_path, "shop.catalogue.yaml", CATALOGUE)
    module = "cxmap.usecases.check" if command == "validate" else "cxmap.usecases.load"
    code, told, errors = run_with(f"{module}:find_given", "rm shop.catalogue.yaml", command, cwd=tmp_path, when="after")
    assert code == (2 if command == "validate" else 1)
    assert "shop.catalogue.yaml" in told + errors


@pytest.mark.parametrize("command", ["validate", "score", "render", "report"])
def test_a_map_that_goes_while_maps_are_found(tmp_path: Path, command: str) -> None:
    write(tmp_path, "buy.journey.yaml")
    write(tmp_path, "sell.journey.yaml")
    module = "cxmap.usecases.check" if command == "validate" else "cxmap.usecases.load"
    code, _, errors = run_with(f"{module}:find_given", "rm sell.journey.yaml", command, cwd=tmp_path, when="after")
    assert code == 2
    assert errors == (
        "error: there is no file or folder `sell.journey.yaml`\n"
        "help: check the spelling, and that you are in the right folder\n"
    )


@pytest.mark.parametrize("what", ["rm map.svg", "echo mine >map.svg"])
def test_a_picture_that_changes_while_it_is_compared(tmp_path: Path, what: str) -> None:
    lay_out(tmp_path, CASES["render"])
    arguments = ("render", "buy.journey.yaml", "-o", "map.svg")
    assert run_with(LOADED, "true", *arguments, cwd=tmp_path)[0] == 0
    code, told, _ = run_with(COMPARED, what, *arguments, "--check", cwd=tmp_path)
    assert (code, told) == (1, f"map.svg: {'is missing' if what.startswith('rm') else 'differs'}\n")


def test_a_map_that_goes_and_comes_back_while_somebody_watches(tmp_path: Path) -> None:
    write(tmp_path, "maps/buy.journey.yaml")
    write(tmp_path, "maps/sell.journey.yaml")
    with run_watching("render", "--watch", "-o", "pictures", "maps", cwd=_with_pictures(tmp_path)) as (process, read):
        read("watching 2 files")
        drawn = list_files(tmp_path / "pictures")
        assert drawn.keys() == {"buy.svg", "sell.svg"}
        (tmp_path / "maps" / "sell.journey.yaml").unlink()
        read("watching 1 file")
        (tmp_path / "maps" / "buy.journey.yaml").unlink()
        assert "there is no map in" in read("error: ")
        write(tmp_path, "maps/buy.journey.yaml")
        read("wrote pictures/buy.svg")
        read("watching 1 file")
        assert process.poll() is None
    assert compare(list_files(tmp_path / "pictures"), drawn) == []


def _with_pictures(folder: Path) -> Path:
    (folder / "pictures").mkdir()
    return folder


def test_a_page_is_served_while_its_map_is_gone(tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    path = write(maps, "buy.journey.yaml")
    with run_server(cwd=maps, kept=tmp_path / "kept") as served:
        sound = served.get().body
        path.unlink()
        served.await_remark("error: there is no map in this folder")
        assert "there is no map in this folder" in served.get().body.decode()
        write(maps, "buy.journey.yaml")
        served.await_remark("watching 1 file; Ctrl-C ends", times=3)
        assert served.get().body == sound
        assert "Traceback" not in served.remarks
