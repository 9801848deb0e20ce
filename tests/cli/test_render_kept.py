"""Pictures that are kept: held against the maps by `--check`, drawn again by `--watch`, with a bar for many."""

import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, list_names, plain_environment, run_in_terminal, write
from tests.cli.watched import PATIENCE, replace, run_watching

Run = Callable[..., subprocess.CompletedProcess[str]]
PLAN = "initiatives:\n  change: {title: Give change, touches: [insert-money], due: 2027-03-01}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "buy.journey.yaml")
    write(tmp_path, "sell.journey.yaml", GOOD.replace("Buying", "Selling"))
    (tmp_path / "out").mkdir()
    return tmp_path


def tell(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot", "mermaid"])
def test_pictures_that_are_up_to_date(run_cxmap: Run, folder: Path, form: str) -> None:
    for name in ("buy", "sell"):
        write(folder, f"{name}.journey.yaml", GOOD.replace("name: I take my drink", "name: I take my drink, feels: 1"))
    command = ["render", "-o", "out", "--format", form]
    assert run_cxmap(*command).returncode == 0
    before = {path: path.read_bytes() for path in (folder / "out").iterdir()}
    assert tell(run_cxmap(*command, "--check")) == (0, "", "2 pictures are what the maps give now\n")
    assert {path: path.read_bytes() for path in (folder / "out").iterdir()} == before
    for path in before:
        path.write_bytes(path.read_bytes() + b"\n")
    assert run_cxmap(*command, "--check").returncode == 1


def test_one_picture_that_is_up_to_date(run_cxmap: Run, folder: Path) -> None:
    run_cxmap("render", "buy.journey.yaml", "-o", "a map.svg", "--theme", "dark")
    command = ["render", "buy.journey.yaml", "-o", "a map.svg", "--check"]
    assert tell(run_cxmap(*command, "--theme", "dark")) == (0, "", "1 picture is what its map gives now\n")
    assert tell(run_cxmap(*command, "--theme", "light", "--view", "map")) == (
        1,
        "a map.svg: differs\n",
        (
            "error: 1 picture is not what the maps give now\nhelp: draw again and keep the result: "
            "`cxmap render buy.journey.yaml --view map --output 'a map.svg' --theme light`\n"
        ),
    )


def test_every_file_that_differs_is_named_with_the_command(run_cxmap: Run, folder: Path) -> None:
    run_cxmap("render", "-o", "out")
    write(folder, "buy.journey.yaml", GOOD.replace("I insert", "I throw in"))
    (folder / "out" / "sell.svg").unlink()
    done = run_cxmap("render", "--check", "-o", "out")
    assert tell(done) == (
        1,
        "out/buy.svg: differs\nout/sell.svg: is missing\n",
        (
            "error: 2 pictures are not what the maps give now\n"
            "help: draw again and keep the result: `cxmap render --output out`\n"
        ),
    )
    assert list_names(folder / "out") == {"buy.svg"}
    command = re.findall(r"`cxmap (.*)`", done.stderr)[0].split()
    assert run_cxmap(*command).returncode == 0
    assert run_cxmap(*command, "--check").returncode == 0


def test_a_picture_whose_content_is_gone_is_named(run_cxmap: Run, folder: Path) -> None:
    write(folder, "buy.journey.yaml", GOOD + PLAN)
    command = ["render", "buy.journey.yaml", "--view", "all", "-o", "out"]
    assert run_cxmap(*command).returncode == 0
    assert run_cxmap(*command, "--check").returncode == 0
    write(folder, "buy.journey.yaml", GOOD + PLAN.replace("due:", "status: dropped, due:"))
    done = run_cxmap(*command, "--check")
    assert done.returncode == 1
    assert "out/buy-plan.svg: is left over: the map holds nothing for it any more, so delete it\n" in done.stdout
    assert "left out" not in done.stderr


def test_a_map_with_errors_is_not_compared(run_cxmap: Run, folder: Path) -> None:
    write(folder, "buy.journey.yaml", BAD)
    done = run_cxmap("render", "--check", "-o", "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error[CX201] ")
    assert done.stderr.endswith(
        "error: nothing was compared, because of these errors\nhelp: mend them, then run the same command again\n"
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--check"], "`--check` needs files to look at"),
        (["--check", "-o", "-"], "`--check` needs files to look at"),
        (["--watch"], "`--watch` needs files to look at"),
        (["--check", "--watch", "-o", "out"], "`--check` ends and `--watch` does not"),
        (["-", "--watch", "-o", "out"], "standard input cannot be watched"),
        (["--check", "-o", "out/none/buy.svg", "buy.journey.yaml/x"], "there is no file or folder"),
        (["--check", "-o", "none"], "there is no folder `none`"),
        (["buy.journey.yaml", "--check", "-o", "buy.svg/x.svg"], "`buy.svg/x.svg` cannot be read: not a directory"),
    ],
)
def test_what_cannot_be_kept(run_cxmap: Run, folder: Path, arguments: list[str], error: str) -> None:
    write(folder, "buy.svg", "a file")
    done = run_cxmap("render", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert error in done.stderr
    assert "help: " in done.stderr


def test_a_saved_map_is_drawn_again(tmp_path: Path) -> None:
    catalogue = "cxmap: 1\nchannels:\n  machine: {name: Vending machine}\n"
    text = GOOD.replace("channels:\n  machine: {name: Machine}\n", "uses: [shared.catalogue.yaml]\n")
    write(tmp_path, "shared.catalogue.yaml", catalogue)
    path = write(tmp_path, "buy.journey.yaml", text)
    with run_watching("render", "buy.journey.yaml", "-o", "buy.svg", "--watch", cwd=tmp_path) as (process, read):
        read("wrote buy.svg")
        read("watching 2 files; Ctrl-C ends")
        picture = tmp_path / "buy.svg"
        first = picture.read_bytes()
        replace(path, text.replace("I insert", "I throw in"))
        read("saved: buy.journey.yaml")
        read("wrote buy.svg")
        read("watching 2 files")
        second = picture.read_bytes()
        assert second != first
        assert b"I throw in" in second
        write(tmp_path, "shared.catalogue.yaml", catalogue.replace("Vending", "Coffee"))
        read("saved: shared.catalogue.yaml")
        read("wrote buy.svg")
        read("watching 2 files")
        third = picture.read_bytes()
        assert b"Coffee machine" in third
        write(tmp_path, "buy.journey.yaml", text.replace("[machine]", "[machin]"))
        read("error[CX201]")
        read("--> buy.journey.yaml:9:")
        read("the pictures stay as they were, because of these errors")
        read("watching 2 files")
        assert picture.read_bytes() == third
        write(tmp_path, "buy.journey.yaml", text)
        read("wrote buy.svg")
        read("watching 2 files")
        (tmp_path / "cxmap.toml").write_text('[render]\ntheme = "black"\n', encoding="utf-8")
        read("error: `black` in cxmap.toml:2 is nothing that `render.theme` can be")
        (tmp_path / "cxmap.toml").write_text('[render]\ntheme = "dark"\n', encoding="utf-8")
        read("wrote buy.svg")
        assert b"prefers-color-scheme" not in picture.read_bytes()
        read("watching 2 files")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 130


def test_watching_begins_with_a_map_that_has_errors(tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    with run_watching("render", "-o", "buy.svg", "--watch", cwd=tmp_path) as (process, read):
        read("error[CX201]")
        read("watching 1 file; Ctrl-C ends")
        write(tmp_path, "buy.journey.yaml", GOOD)
        read("wrote buy.svg")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=PATIENCE) == 130


def test_a_bar_for_many_files_at_a_terminal_only(run_cxmap: Run, folder: Path) -> None:
    command = ["render", "--format", "dot", "-o", "out"]
    wrote = "".join(f"wrote out/{name}.dot\n" for name in ("buy", "m0", "m1", "m2", "m3", "sell"))
    assert "Drawing" not in run_in_terminal(*command, cwd=folder)[1]
    for index in range(4):
        write(folder, f"m{index}.journey.yaml")
    code, shown = run_in_terminal(*command, cwd=folder)
    assert code == 0
    assert "Drawing" in shown
    assert "6/6" in shown
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    assert [line for line in re.split(r"[\r\n]+", plain) if line.startswith("wrote")] == wrote.splitlines()
    dumb = run_in_terminal(*command, cwd=folder, environment=plain_environment(TERM="dumb"))
    assert dumb == (0, wrote)
    assert tell(run_cxmap(*command)) == (0, "", wrote)
    assert tell(run_cxmap(*command, env={"FORCE_COLOR": "1"})) == (0, "", wrote)
