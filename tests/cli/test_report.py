"""`cxmap report`: forms, days, ways of ranking, and everything that keeps a report from being told."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, list_names, plain_environment, run_in_terminal, run_raw, write

Run = Callable[..., subprocess.CompletedProcess[str]]
OLD = GOOD.replace("cxmap: 1\n", "cxmap: 1\nlevel: mapped\nreviewed: 2026-01-01\nreview_every: 30d\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "buy.journey.yaml")
    return tmp_path


def refuse(run_cxmap: Run, *arguments: str | Path) -> list[str]:
    """What the program says when it tells nothing."""
    done = run_cxmap("report", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr.splitlines()


def test_a_report_goes_to_standard_output(folder: Path) -> None:
    done = run_raw("report", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[:3] == [
        "Buying a drink", "Current state · one stage · two touchpoints", "buy.journey.yaml",
    ]  # fmt: skip
    assert "  1. “I insert money” stands at rank 1, and nothing is planned for it." in lines
    assert "     buy.journey.yaml:8" in lines
    assert run_raw("report", "-", cwd=folder, stdin=GOOD.encode()).stdout.count(b"<stdin>:") == 2


def test_the_same_maps_give_the_same_bytes(folder: Path) -> None:
    for form in ("terminal", "markdown"):
        first, second = (run_raw("report", "--format", form, "--today", "2026-11-22", cwd=folder) for _ in range(2))
        assert first.stdout == second.stdout


def test_the_ending_of_the_file_decides_the_form(run_cxmap: Run, folder: Path) -> None:
    for name, begins in (("r.md", "# Buying"), ("r.MARKDOWN", "# Buying"), ("r.txt", "Buying"), ("r", "Buying")):
        done = run_cxmap("report", "-o", name)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", f"wrote {name}\n")
        assert (folder / name).read_text(encoding="utf-8").startswith(begins)
    assert run_cxmap("report", "--format", "markdown").stdout == (folder / "r.md").read_text(encoding="utf-8")


def test_form_and_ending_must_agree(run_cxmap: Run, folder: Path) -> None:
    assert refuse(run_cxmap, "--format", "html", "-o", "r.md") == [
        "error: `r.md` ends in `.md`, but `--format` says `html`",
        "help: leave `--format` out, or let the name end in `.html`",
    ]
    assert refuse(run_cxmap, "-o", "r.pdf") == [
        "error: `r.pdf` does not end in `.html`, `.md` or `.txt`",
        "help: write `-o r.html`, or name the form with `--format`",
    ]
    assert list_names(folder) == {"buy.journey.yaml"}


def test_a_page_is_not_for_a_terminal(folder: Path) -> None:
    code, shown = run_in_terminal("report", "--format", "html", cwd=folder)
    assert code == 2
    assert shown.splitlines() == [
        "error: a page is for a browser, and standard output is a terminal",
        "help: name a file: `-o report.html`",
    ]


def test_colours_and_width_are_those_of_the_terminal(folder: Path) -> None:
    code, shown = run_in_terminal("report", cwd=folder, columns=70)
    assert code == 0
    assert "\x1b[1mBuying a drink\x1b[0m" in shown
    _, plain = run_in_terminal("report", cwd=folder, environment=plain_environment(NO_COLOR="1"))
    assert "\x1b" not in plain
    assert b"\x1b" not in run_raw("report", cwd=folder).stdout


def test_the_day_decides_what_is_overdue(run_cxmap: Run, folder: Path) -> None:
    write(folder, "buy.journey.yaml", OLD)
    assert "What is overdue" not in run_cxmap("report", "--today", "2026-01-31").stdout
    later = run_cxmap("report", "--today", "2026-02-01").stdout
    assert "The review of the map was due on 2026-01-31, 1 day ago." in later


def test_the_engine_of_the_configuration_draws_the_page(folder: Path) -> None:
    write(folder, "cxmap.toml", '[render]\nengine = "system"\n')
    bare = plain_environment(PATH=str(folder))
    done = run_raw("report", "-o", "r.html", cwd=folder, environment=bare)
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: the engine `system` needs Graphviz")
    again = run_raw("report", "-o", "r.html", "--engine", "bundled", cwd=folder, environment=bare)
    assert (again.returncode, again.stderr) == (0, b"wrote r.html\n")


def test_a_bar_tells_how_far_many_maps_are(folder: Path) -> None:
    assert "Telling" not in run_in_terminal("report", "-o", "r.md", cwd=folder)[1]
    for number in range(6):
        write(folder, f"more-{number}.journey.yaml")
    code, shown = run_in_terminal("report", "-o", "r.md", cwd=folder)
    assert code == 0
    assert "Telling" in shown
    assert run_raw("report", "-o", "r.md", cwd=folder).stderr == b"wrote r.md\n"


def test_the_configuration_decides_too(run_cxmap: Run, folder: Path) -> None:
    write(folder, "buy.journey.yaml", OLD.replace("loyalty: 6", "loyalty: 6, value: 5"))
    write(
        folder,
        "cxmap.toml",
        '[rules]\nignore = ["CX304"]\n[score]\nmethod = "need"\n[score.profiles.board]\nmethod = "ipa"\n',
    )
    told = run_cxmap("report", "--today", "2027-01-01").stdout
    assert "Ranked by the method need:" in told
    assert "What is overdue" not in told
    assert "Ranked by the method ipa:" in run_cxmap("report", "--profile", "board").stdout
    assert "Ranked by the method rpn:" in run_cxmap("report", "--method", "rpn").stdout
    assert refuse(run_cxmap, "--profile", "bored")[1] == "help: did you mean `board`?"


def test_draws(run_cxmap: Run, folder: Path) -> None:
    del folder
    assert "90 %" in run_cxmap("report", "--draws", "200", "--seed", "3").stdout
    assert "90 %" not in run_cxmap("report", "--draws", "0").stdout
    assert refuse(run_cxmap, "--draws", "0", "--seed", "3") == [
        "error: `--seed` would change nothing with no draws",
        "help: leave it out",
    ]


def test_several_maps_begin_with_a_table_of_them(run_cxmap: Run, folder: Path) -> None:
    write(folder, "sell.journey.yaml", GOOD.replace("Buying", "Selling"))
    lines = run_cxmap("report").stdout.splitlines()
    assert lines[0] == "2 maps"
    assert lines.count("Buying a drink") == lines.count("Selling a drink") == 1
    assert run_cxmap("report", "--format", "markdown").stdout.startswith("# 2 maps\n\n| Map | Touchpoints |")


def test_a_report_never_takes_the_place_of_a_map(run_cxmap: Run, folder: Path) -> None:
    said = refuse(run_cxmap, "-o", "buy.journey.yaml")
    assert said[0] == "error: `buy.journey.yaml` is the name of a map, and the result would take its place"
    assert (folder / "buy.journey.yaml").read_text() == GOOD


@pytest.mark.parametrize("command", ["report", "score", "render"])
def test_a_place_that_is_missing_is_told_before_the_work(run_cxmap: Run, folder: Path, command: str) -> None:
    write(folder, "bad.journey.yaml", BAD)
    done = run_cxmap(command, "-o", "none/r.md" if command != "render" else "none/r.svg")
    assert done.stderr.startswith("error: `none/r.")
    assert "there is no folder `none`\nhelp: make the folder" in done.stderr
    assert (done.returncode, done.stdout) == (2, "")


def test_a_map_with_errors_is_not_told(run_cxmap: Run, folder: Path) -> None:
    write(folder, "bad.journey.yaml", BAD)
    done = run_cxmap("report", "-o", "r.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error[CX201] ")
    assert not (folder / "r.md").exists()


def test_an_engine_without_pictures_is_said(run_cxmap: Run, folder: Path) -> None:
    del folder
    done = run_cxmap("report", "--engine", "system")
    assert done.stderr == "`--engine` changes nothing in the form `terminal`, which has no pictures\n"
    assert done.returncode == 0
