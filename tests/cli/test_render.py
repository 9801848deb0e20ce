"""`cxmap render`: forms, files and folders, and everything that keeps a picture from being drawn."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, PROGRAM, plain_environment, run_in_terminal, run_raw, write

Run = Callable[..., subprocess.CompletedProcess[str]]
# Mermaid shows feelings and nothing else.
FELT = GOOD.replace("name: I take my drink", "name: I take my drink, feels: 1")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "buy.journey.yaml")
    return tmp_path


def refuse(run_cxmap: Run, *arguments: str | Path) -> list[str]:
    """What the program says when it draws nothing."""
    done = run_cxmap("render", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr.splitlines()


def test_an_svg_goes_to_standard_output(folder: Path) -> None:
    done = run_raw("render", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith((b"<?xml", b"<svg"))
    assert "prefers-color-scheme" in done.stdout.decode()
    assert run_raw("render", "buy.journey.yaml", "-o", "-", cwd=folder).stdout == done.stdout


def test_the_ending_of_the_file_decides_the_form(run_cxmap: Run, folder: Path) -> None:
    write(folder, "buy.journey.yaml", FELT)
    for name, begins in (
        ("m.svg", b"<"),
        ("m.SVG", b"<"),
        ("m.png", PNG),
        ("m.dot", b"digraph"),
        ("m.gv", b"digraph"),
        ("m.pdf", b"%PDF-1.7\n"),
        ("m.mmd", b"journey\n    title Buying a drink\n"),
    ):
        done = run_cxmap("render", "-o", name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {name}\n")
        content = (folder / name).read_bytes()
        assert content.removeprefix(b"strict ").startswith((begins, begins.removeprefix(b"di")))
    assert run_raw("render", "--format", "png", cwd=folder).stdout == (folder / "m.png").read_bytes()
    assert run_raw("render", "--format", "dot", cwd=folder).stdout == (folder / "m.dot").read_bytes()


def test_a_form_that_is_named_needs_no_ending(run_cxmap: Run, folder: Path) -> None:
    assert run_cxmap("render", "--format", "dot", "-o", "graph.txt").stderr == "wrote graph.txt\n"
    assert (folder / "graph.txt").stat().st_size
    assert run_cxmap("render", "--format", "svg", "-o", os.devnull).returncode == 0


def test_form_and_ending_must_agree(run_cxmap: Run, folder: Path) -> None:
    assert refuse(run_cxmap, "--format", "png", "-o", "m.svg") == [
        "error: `m.svg` ends in `.svg`, but `--format` says `png`",
        "help: leave `--format` out, or let the name end in `.png`",
    ]
    assert refuse(run_cxmap, "-o", "m.jpg") == [
        "error: `m.jpg` does not end in `.svg`, `.png`, `.pdf`, `.dot` or `.mmd`",
        "help: write `-o m.svg`, or name the form with `--format`",
    ]
    assert "gif" in " ".join(refuse(run_cxmap, "--format", "gif"))


def test_several_maps_go_to_a_folder(run_cxmap: Run, folder: Path) -> None:
    write(folder, "sell.journey.yaml")
    (folder / "out.svg").mkdir()
    done = run_cxmap("render", "-o", "out.svg", "--format", "dot")
    assert (done.returncode, done.stderr) == (0, "wrote out.svg/buy.dot\nwrote out.svg/sell.dot\n")
    assert sorted(path.name for path in (folder / "out.svg").iterdir()) == ["buy.dot", "sell.dot"]
    assert refuse(run_cxmap) == [
        "error: 2 maps do not fit on standard output",
        "help: name a folder: `-o pictures`",
    ]
    assert refuse(run_cxmap, "-o", "both.svg") == [
        "error: 2 maps do not fit into one file, `both.svg`",
        "help: name a folder: `-o pictures`",
    ]
    assert not (folder / "both.svg").exists()


def test_two_maps_of_one_name(run_cxmap: Run, folder: Path) -> None:
    write(folder, "old/buy.journey.yaml")
    (folder / "out").mkdir()
    assert refuse(run_cxmap, "-o", "out") == [
        "error: `buy.journey.yaml` and `old/buy.journey.yaml` would both be drawn to `out/buy.svg`",
        "help: draw them into two folders",
    ]
    assert list((folder / "out").iterdir()) == []


def test_folders_that_are_not_there(run_cxmap: Run, folder: Path) -> None:
    assert refuse(run_cxmap, "-o", "out") == [
        "error: there is no folder `out`",
        "help: make it: `mkdir out`, or name a file: `-o out.svg`",
    ]
    assert refuse(run_cxmap, "-o", "out", "--view", "map,flow") == [
        "error: there is no folder `out`",
        "help: make it: `mkdir out`",
    ]
    assert refuse(run_cxmap, "-o", "out/map.svg") == [
        "error: `out/map.svg` cannot be written: there is no folder `out`",
        "help: make the folder `out` first",
    ]
    assert refuse(run_cxmap, "-o", "buy.journey.yaml/map.svg") == [
        "error: `buy.journey.yaml/map.svg` cannot be written: part of the path is a file",
        "help: choose another folder",
    ]


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot", "mermaid"])
def test_a_picture_never_takes_the_place_of_a_map(run_cxmap: Run, folder: Path, form: str) -> None:
    said = refuse(run_cxmap, "--format", form, "-o", "buy.journey.yaml")
    assert said[0] == "error: `buy.journey.yaml` is the name of a map, and the result would take its place"
    assert (folder / "buy.journey.yaml").read_text() == GOOD


def test_a_map_with_errors_is_not_drawn(run_cxmap: Run, folder: Path) -> None:
    write(folder, "bad.journey.yaml", BAD)
    done = run_cxmap("render", "bad.journey.yaml", "-o", "map.svg")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error[CX201] ")
    assert not (folder / "map.svg").exists()


def test_sizes_of_a_png(run_cxmap: Run, folder: Path) -> None:
    small, large = (run_raw("render", "--format", "png", "--scale", scale, cwd=folder).stdout for scale in ("1", "2.5"))
    assert int.from_bytes(large[16:20]) == pytest.approx(2.5 * int.from_bytes(small[16:20]), abs=2)
    for scale in ("0", "-1", "11", "nan", "x"):
        assert "--scale" in " ".join(refuse(run_cxmap, "--scale", scale, "--format", "png"))
    done = run_cxmap("render", "--scale", "3", "-o", "map.pdf")
    assert (done.returncode, done.stderr) == (
        0,
        "`--scale` changes nothing in the form `pdf`, which has no pixels\nwrote map.pdf\n",
    )


def test_a_png_that_would_be_too_large(run_cxmap: Run, folder: Path) -> None:
    barriers = ", ".join(["I wait"] * 120)
    touchpoints = f"touchpoints: {{t: {{name: I wait, barriers: [{barriers}]}}}}"
    write(folder, "tall.journey.yaml", f"cxmap: 1\ntitle: Tall\nstages:\n  s: {{{touchpoints}}}\n")
    error, help = refuse(run_cxmap, "tall.journey.yaml", "--scale", "10", "-o", "tall.png")
    assert error.endswith("and a png may have 16,000 on a side")
    scale = help.removeprefix("help: write `--scale ").partition("`")[0]
    assert float(scale) < 10
    assert not (folder / "tall.png").exists()
    # Of the pictures this machine can be asked for, one at the limit takes seconds: a smaller one shows as much.
    assert run_cxmap("render", "tall.journey.yaml", "--scale", "0.1", "-o", "tall.png").returncode == 0


def test_fonts(run_cxmap: Run, folder: Path) -> None:
    write(folder, "tea.journey.yaml", GOOD.replace("a drink", "\ud55c"))
    done = run_cxmap("render", "tea.journey.yaml", "-o", "tea.png")
    assert (done.returncode, done.stderr) == (
        0,
        (
            "tea.journey.yaml: 1 character has no glyph in the fonts at hand (\ud55c): "
            "add `--font FILE`, or draw an svg\nwrote tea.png\n"
        ),
    )
    assert refuse(run_cxmap, "tea.journey.yaml", "--format", "png", "--font", "none.ttf") == [
        "error: the font `none.ttf` cannot be read: no such file or directory",
        "help: give the path of a .ttf, .otf or .ttc file",
    ]
    assert refuse(run_cxmap, "tea.journey.yaml", "--format", "png", "--font", "buy.journey.yaml") == [
        "error: `buy.journey.yaml` is not a font that can be drawn with",
        "help: give the path of a .ttf, .otf or .ttc file",
    ]


def test_a_font_for_a_form_that_has_none_is_said(run_cxmap: Run, folder: Path) -> None:
    done = run_cxmap("render", "-o", "map.svg", "--font", "none.ttf")
    assert (done.returncode, done.stderr) == (
        0,
        "`--font` changes nothing in the form `svg`: whoever shows it brings the fonts\nwrote map.svg\n",
    )


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_picture_is_not_written_to_a_terminal(folder: Path, form: str) -> None:
    environment = plain_environment(NO_COLOR="1")
    code, shown = run_in_terminal("render", "--format", form, cwd=folder, environment=environment)
    assert (code, shown) == (
        2,
        f"error: a {form} is a picture, and standard output is a terminal\nhelp: name a file: `-o map.{form}`\n",
    )
    assert run_in_terminal("render", "-o", f"map.{form}", cwd=folder)[0] == 0


def test_the_engine_of_the_machine_is_missing(folder: Path) -> None:
    # A folder without programs in front of nothing: there is no `dot` to be found.
    environment = plain_environment(PATH=str(folder))
    done = run_raw("render", "--engine", "system", cwd=folder, environment=environment)
    assert (done.returncode, done.stdout) == (2, b"")
    error, help = done.stderr.decode().splitlines()
    assert error == "error: the engine `system` needs Graphviz, and there is no program `dot` on the PATH"
    assert "install" in help
    assert "leave `--engine system` out" in help
    assert run_raw("render", "--format", "dot", "--engine", "system", cwd=folder, environment=environment).stdout


WITHOUT = """
import importlib.util, importlib.metadata, sys
find, files = importlib.util.find_spec, importlib.metadata.files
names = sys.argv.pop(1).split(",")
def list_files(name):
    if name in names:
        raise importlib.metadata.PackageNotFoundError(name)
    return files(name)
importlib.util.find_spec = lambda name, package=None: None if name in names else find(name, package)
importlib.metadata.files = list_files
from cxmap.cli import main
main()
"""


@pytest.mark.parametrize(
    ("package", "arguments", "needs", "install"),
    [
        ("pygraphviz", [], "the engine `bundled` needs the package `pygraphviz`", "pip install pygraphviz`"),
        ("pygraphviz", [], "the engine `bundled` needs the package `pygraphviz`", "pip install 'cxmap[pure]'`"),
        ("graphviz-pure", ["--engine", "pure"], "the engine `pure` needs the package", "pip install 'cxmap[pure]'`"),
        ("resvg_py", ["--format", "png"], "a png needs the package `resvg-py`", "pip install resvg-py`"),
        ("vl_convert", ["--format", "pdf"], "a pdf needs the packages", "pip install 'cxmap[pdf]'`"),
    ],
)
def test_what_is_not_installed_is_named_with_the_command(
    folder: Path, package: str, arguments: list[str], needs: str, install: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, package, "render", "buy.journey.yaml", *arguments],
        cwd=folder,
        env=plain_environment(PATH=str(folder)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    error, help = done.stderr.splitlines()
    assert error.startswith(f"error: {needs}")
    assert help.startswith("help: ")
    assert f"run `{sys.executable} -m {install}" in help


def test_all_engines_draw_the_same_picture(run_cxmap: Run, folder: Path) -> None:
    bundled = run_cxmap("render").stdout
    assert run_cxmap("render", "--engine", "pure").stdout == bundled
    assert run_cxmap("render", "--engine", "pure", env={"FONTCONFIG_FILE": os.devnull}).stdout == bundled
    assert "--engine" in " ".join(refuse(run_cxmap, "--engine", "dotty"))


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 3", "the drawing program ended with code 3 without a picture"),
        ("echo 'syntax error in line 1' >&2; exit 1", "ended with code 1 and said: syntax error in line 1"),
        ("echo no picture", "the drawing engine wrote something that is no SVG"),
        ("kill -9 $$", "the drawing program was ended by signal 9 without a picture"),
    ],
)
def test_an_engine_that_fails(folder: Path, script: str, says: str) -> None:
    programs = folder / "programs"
    dot = write(programs, "dot", f"#!{shutil.which('sh')}\n{script}\n")
    dot.chmod(0o755)
    environment = plain_environment(PATH=str(programs))
    done = subprocess.run(
        [PROGRAM, "render", "--engine", "system", "-o", "map.svg"],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "map.svg").exists()


def test_themes(run_cxmap: Run, folder: Path) -> None:
    light, dark, auto = (run_cxmap("render", "--theme", theme).stdout for theme in ("light", "dark", "auto"))
    assert len({light, dark, auto}) == 3
    assert "prefers-color-scheme" not in light + dark
    assert run_cxmap("render", "--view", "map").stdout == auto


def test_a_flag_beats_the_configuration(run_cxmap: Run, folder: Path) -> None:
    light, dark = (run_cxmap("render", "--theme", theme).stdout for theme in ("light", "dark"))
    small = run_raw("render", "--format", "png", "--theme", "dark", "--scale", "1", cwd=folder).stdout
    (folder / "cxmap.toml").write_text('[render]\ntheme = "dark"\nscale = 1\nengine = "pure"\n', encoding="utf-8")
    assert run_cxmap("render").stdout == dark
    assert run_cxmap("render", "--theme", "light").stdout == light
    assert run_raw("render", "--format", "png", cwd=folder).stdout == small
    (folder / "other.toml").write_text('[render]\ntheme = "light"\n', encoding="utf-8")
    assert run_cxmap("render", "--config", "other.toml").stdout == light
    environment = plain_environment(PATH=str(folder))
    (folder / "cxmap.toml").write_text('[render]\nengine = "system"\n', encoding="utf-8")
    assert b"the engine `system`" in run_raw("render", cwd=folder, environment=environment).stderr
    assert run_raw("render", "--engine", "pure", cwd=folder, environment=environment).returncode == 0
