"""`cxmap validate`: what it checks, where it says so, and how it ends."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import BAD, CATALOGUE, GOOD, run_raw, write

Run = Callable[..., subprocess.CompletedProcess[str]]

FOUND = """\
error[CX201] unknown-channel: no channel `machin`
  --> buy.journey.yaml:10:20
   |
10 |         channels: [machin]
   |                    ^^^^^^
   = help: did you mean `machine`?

Found 1 error in 1 file. It can be mended by `cxmap validate --fix`.
"""


def test_a_sound_file(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml")
    done = run_cxmap("validate", "buy.journey.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Checked 1 file: nothing to mend.\n", "")


def test_a_finding_goes_to_standard_output(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    done = run_cxmap("validate", "buy.journey.yaml")
    assert (done.returncode, done.stdout, done.stderr) == (1, FOUND, "")


def test_without_a_path_the_current_folder_is_searched(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "deep/buy.journey.yaml", BAD)
    write(tmp_path, ".hidden/no.journey.yaml", BAD)
    write(tmp_path, "shared.catalogue.yaml", CATALOGUE)
    done = run_cxmap("validate")
    assert done.returncode == 1
    assert done.stdout == FOUND.replace("buy.j", "deep/buy.j").replace("1 file.", "2 files.")


def test_standard_input(run_cxmap: Run) -> None:
    done = run_cxmap("validate", "-", stdin=BAD)
    assert (done.returncode, done.stdout, done.stderr) == (1, FOUND.replace("buy.journey.yaml", "<stdin>"), "")


def test_standard_input_together_with_files(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml")
    done = run_cxmap("validate", "-", "buy.journey.yaml", stdin=GOOD)
    assert (done.returncode, done.stdout) == (0, "Checked 2 files: nothing to mend.\n")


def test_catalogues_of_standard_input_are_looked_for_in_the_current_folder(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "shared.catalogue.yaml", CATALOGUE)
    text = GOOD.replace("channels:\n  machine: {name: Machine}\n", "uses: [shared.catalogue.yaml]\n")
    done = run_cxmap("validate", "-", stdin=text.replace("[machine]", "[web]"))
    assert (done.returncode, done.stdout) == (0, "Checked 2 files: nothing to mend.\n")


@pytest.mark.parametrize("given", ["by.journey.yaml", "gone/buy"])
def test_a_name_that_does_not_exist(run_cxmap: Run, given: str) -> None:
    done = run_cxmap("validate", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"error: there is no file or folder `{given}`\nhelp: check the spelling, and that you are in the right folder\n"
    )


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("buy", "buy.journey.yaml"),
        ("buj.journey.yaml", "buy.journey.yaml"),
        ("buy.journe", "buy.journey.yaml"),
        ("b.jo", "b.journey.yaml"),
        ("maps/shared", "maps/shared.catalogue.yaml"),
        ("map", "maps"),
    ],
)
@pytest.mark.parametrize("command", ["validate", "score", "render", "report"])
def test_a_name_that_is_nearly_right(run_cxmap: Run, tmp_path: Path, command: str, given: str, meant: str) -> None:
    (tmp_path / "maps").mkdir()
    write(tmp_path, "buy.journey.yaml", GOOD)
    write(tmp_path, "b.journey.yaml", GOOD)
    write(tmp_path, "maps/shared.catalogue.yaml", CATALOGUE)
    done = run_cxmap(command, given)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: there is no file or folder `{given}`\nhelp: did you mean `{meant}`?\n"


def test_a_folder_without_maps(run_cxmap: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments, where in ((["empty"], "`empty`"), ([], "this folder")):
        done = run_cxmap("validate", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"error: there is no map in {where}\n"
            "help: name a file, or a folder with files that end in `.journey.yaml`, or start a map: `cxmap init`\n"
        )


@pytest.mark.parametrize("broken", ["missing.journey.yaml", "loop.journey.yaml", "pipe.journey.yaml"])
def test_the_others_are_checked_where_one_file_cannot_be_read(run_cxmap: Run, tmp_path: Path, broken: str) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    (tmp_path / "loop.journey.yaml").symlink_to("loop.journey.yaml")
    os.mkfifo(tmp_path / "pipe.journey.yaml")
    done = run_cxmap("validate", broken, "buy.journey.yaml")
    assert (done.returncode, done.stdout) == (2, FOUND)
    assert done.stderr.startswith("error: ")
    assert broken in done.stderr
    assert "help: " in done.stderr


def test_a_folder_with_the_name_of_a_map(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "odd.journey.yaml/buy.journey.yaml", GOOD)
    assert run_cxmap("validate").stdout == "Checked 1 file: nothing to mend.\n"
    assert run_cxmap("validate", "odd.journey.yaml").stdout == "Checked 1 file: nothing to mend.\n"


def test_one_file_named_twice_is_checked_once(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    (tmp_path / "alias.journey.yaml").symlink_to("buy.journey.yaml")
    for others in (("./buy.journey.yaml", "alias.journey.yaml"), (".", "missing")):
        assert "Found 1 error in 1 file." in run_cxmap("validate", "buy.journey.yaml", *others).stdout


def test_json(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    done = run_cxmap("validate", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == {
        "form": "cxmap-diagnostics/1",
        "files": 1,
        "summary": {"error": 1, "warning": 0, "note": 0},
        "diagnostics": [
            {
                "code": "CX201",
                "name": "unknown-channel",
                "severity": "error",
                "message": "no channel `machin`",
                "file": "buy.journey.yaml",
                "line": 10,
                "column": 20,
                "end_line": 10,
                "end_column": 26,
                "path": ["stages", "purchase", "touchpoints", "insert-money", "channels", 0],
                "help": "did you mean `machine`?",
                "related": [],
                "fix": {
                    "title": "write `machine`",
                    "safe": True,
                    "edits": [{"line": 10, "column": 20, "end_line": 10, "end_column": 26, "text": "machine"}],
                },
            }
        ],
    }


def test_json_of_nothing_readable_is_still_json(run_cxmap: Run) -> None:
    done = run_cxmap("validate", "missing.journey.yaml", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["files"]) == (2, 0)


@pytest.mark.parametrize("form", ["pretty", "json"])
def test_output_to_a_file_is_what_standard_output_gets(run_cxmap: Run, tmp_path: Path, form: str) -> None:
    write(tmp_path, "buy.journey.yaml", BAD.replace("a drink", "飲み物"))
    shown = run_cxmap("validate", "--format", form)
    written = run_cxmap("validate", "--format", form, "-o", "found.txt", env={"FORCE_COLOR": "1", "NO_COLOR": ""})
    assert (written.returncode, written.stdout, written.stderr) == (1, "", "")
    assert (tmp_path / "found.txt").read_text(encoding="utf-8") == shown.stdout
    assert run_cxmap("validate", "--format", form, "-o", "-").stdout == shown.stdout


def test_output_into_a_folder_that_is_not_there(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    done = run_cxmap("validate", "-o", "out/found.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: `out/found.txt` cannot be written: there is no folder `out`\nhelp: make the folder `out` first\n"
    )


def test_output_where_a_folder_is(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    (tmp_path / "found").mkdir()
    done = run_cxmap("validate", "-o", "found")
    assert (done.returncode, done.stderr) == (
        2,
        "error: `found` is a folder, not a file\nhelp: name a file in the folder\n",
    )


@pytest.mark.parametrize("output", ["buy.journey.yaml", "./buy.journey.yaml", "plain.yaml", "new.catalogue.yaml"])
def test_a_result_never_takes_the_place_of_a_map(run_cxmap: Run, tmp_path: Path, output: str) -> None:
    maps = [write(tmp_path, name, BAD) for name in ("buy.journey.yaml", "plain.yaml")]
    done = run_cxmap("validate", *maps, "-o", output)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is the name of a map, and the result would take its place" in done.stderr
    assert [path.read_text() for path in maps] == [BAD, BAD]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/b\xffy.journey.yaml"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  (a Path of such bytes is what is tested)
        file.write(BAD)
    people, machine = (run_raw("validate", "--format", form, cwd=tmp_path) for form in ("pretty", "json"))
    assert (people.returncode, people.stderr) == (1, b"")
    assert "b\ufffdy.journey.yaml:10:20" in people.stdout.decode()
    assert (machine.returncode, machine.stderr) == (1, b"")
    assert json.loads(machine.stdout)["diagnostics"][0]["file"] == "b\udcffy.journey.yaml"


def test_a_file_name_that_would_move_the_cursor(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "a\x1b[2J.journey.yaml", BAD)
    assert "\x1b" not in run_cxmap("validate").stdout
    assert "\x1b" not in run_cxmap("validate", "no\x1b[2J.journey.yaml").stderr


def test_all_faults_are_reported_at_once(run_cxmap: Run, tmp_path: Path) -> None:
    planted = BAD.replace("title:", "titel:").replace("{name: I take my drink}", "{name: I take my drink, feels: 9}")
    write(tmp_path, "buy.journey.yaml", planted)
    found = json.loads(run_cxmap("validate", "--format", "json").stdout)["diagnostics"]
    assert [(one["code"], one["line"]) for one in found] == [
        ("CX101", 2),
        ("CX201", 10),
        ("CX105", 12),
    ]
