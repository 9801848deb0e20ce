"""`cxmap validate --fix` and `--diff`, with the real program."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, plain_environment, run_in_terminal, run_raw, write

from cxmap.cli.program import run

NAME = "buy.journey.yaml"
TWO = BAD.replace("take-drink: {name: I take my drink}", "take-drink: {name: I take my drink, owner: Sales}").replace(
    "stages:", "teams:\n  sales: {name: Sales}\nstages:"
)


def test_files_are_mended_and_what_is_left_is_told(run_cxmap, tmp_path: Path):
    write(tmp_path, NAME, BAD)
    done = run_cxmap("validate", "--fix")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Checked 1 file: nothing to mend.\n",
        "Fixed 1 finding in 1 file.\n",
    )
    assert (tmp_path / NAME).read_text() == GOOD
    again = run_cxmap("validate", "--fix")
    assert (again.returncode, again.stderr) == (0, "")


def test_what_takes_a_person_makes_the_run_fail(run_cxmap, tmp_path: Path):
    write(tmp_path, NAME, TWO)
    done = run_cxmap("validate", "--fix", "--format", "concise")
    assert done.returncode == 1
    assert done.stderr == "Fixed 1 finding in 1 file.\n"
    assert "Found 1 error in 1 file. It can be mended by `cxmap validate --fix --unsafe`." in done.stdout
    assert run_cxmap("validate", "--fix", "--unsafe").returncode == 0
    assert (tmp_path / NAME).read_text() == TWO.replace("[machin]", "[machine]").replace("owner: Sales", "owner: sales")


def test_a_diff_changes_nothing_and_can_be_applied(run_cxmap, tmp_path: Path):
    path = write(tmp_path, f"maps/{NAME}", BAD)
    done = run_cxmap("validate", "--diff")
    assert done.returncode == 1
    assert done.stderr == "Would fix 1 finding in 1 file.\n"
    assert done.stdout == (
        f"--- maps/{NAME}\n+++ maps/{NAME}\n@@ -7,6 +7,6 @@\n     touchpoints:\n       insert-money:\n"
        "         name: I insert money\n-        channels: [machin]\n+        channels: [machine]\n"
        "         metrics: {frequency: 0.5, satisfaction: 4, loyalty: 6}\n"
        "       take-drink: {name: I take my drink}\n"
    )
    assert path.read_text() == BAD
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "apply", "-p0"], cwd=tmp_path, input=done.stdout, text=True, check=True)
    assert path.read_text() == GOOD
    after = run_cxmap("validate", "--diff")
    assert (after.returncode, after.stdout, after.stderr) == (0, "", "Nothing would be fixed.\n")


def test_a_diff_of_odd_bytes_can_be_applied(tmp_path: Path):
    odd = b"\xef\xbb\xbf" + BAD.replace("\n", "\r\n").rstrip().encode() + " # ü\x1b".encode()
    (tmp_path / NAME).write_bytes(odd.replace(b"\x1b", b""))
    done = run_raw("validate", "--diff", cwd=tmp_path)
    assert b"\\ No newline at end of file\n" in done.stdout
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "apply", "-p0", "--whitespace=nowarn"], cwd=tmp_path, input=done.stdout, check=True)
    assert (tmp_path / NAME).read_bytes() == f"{GOOD.rstrip()} # ü".encode()
    assert run_raw("validate", "--diff", cwd=tmp_path).stdout == b""


def test_a_terminal_shows_a_diff_in_colours_and_obeys_nothing_in_it(tmp_path: Path):
    write(tmp_path, NAME, BAD.replace("[machin]", "[machin]  # \u202eback\u202c"))
    code, shown = run_in_terminal("validate", "--diff", cwd=tmp_path)
    assert code == 1
    assert "\x1b[31m-        channels: [machin]  # \ufffdback\ufffd" in shown
    assert "\x1b[32m+        channels: [machine]" in shown


def test_a_diff_goes_to_a_file(run_cxmap, tmp_path: Path):
    write(tmp_path, NAME, BAD)
    done = run_cxmap("validate", "--diff", "-o", "mend.patch", "--exit-zero")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "mend.patch").read_text().startswith(f"--- {NAME}\n")


def test_standard_input_is_mended_to_standard_output(run_cxmap):
    done = run_cxmap("validate", "--fix", "-", stdin=TWO)
    assert done.returncode == 1
    assert done.stdout == TWO.replace("[machin]", "[machine]")
    assert done.stderr.startswith("Fixed 1 finding in 1 file.\nerror[CX106] bad-id: ")
    sound = run_cxmap("validate", "--fix", "-", stdin=GOOD)
    assert (sound.returncode, sound.stdout, sound.stderr) == (0, GOOD, "Checked 1 file: nothing to mend.\n")


def test_standard_input_keeps_its_bytes(tmp_path: Path):
    content = "\ufeff# ü\r\n".encode() + BAD.encode()
    done = run_raw("validate", "--fix", "--ignore", "CX003,CX004", "-", cwd=tmp_path, stdin=content)
    assert done.stdout == content.replace(b"[machin]", b"[machine]")


def test_standard_input_that_was_not_read_is_not_given_back(tmp_path: Path):
    done = run_raw("validate", "--fix", "-", cwd=tmp_path, stdin=b"title: \xe9\n")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"error: standard input cannot be mended: the byte 0xE9 is not UTF-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--unsafe",), "`--unsafe` makes no change by itself"),
        (("--fix", "--watch"), "`--watch` changes no file"),
        (("--diff", "--format", "json"), "a diff has one form"),
        (("--diff", "--statistics"), "a diff has one form"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(run_cxmap, tmp_path: Path, arguments, message):
    write(tmp_path, NAME, BAD)
    done = run_cxmap("validate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {message}\nhelp: ")
    assert (tmp_path / NAME).read_text() == BAD


def test_what_is_left_is_told_in_every_form(run_cxmap, tmp_path: Path):
    write(tmp_path, NAME, TWO)
    done = run_cxmap("validate", "--fix", "--format", "json", "-o", "left.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert '"CX106"' in (tmp_path / "left.json").read_text()
    assert '"CX201"' not in (tmp_path / "left.json").read_text()


def test_a_file_that_may_not_be_written_stays_and_the_others_are_mended(tmp_path: Path, monkeypatch, capsys):
    locked = write(tmp_path, "a.journey.yaml", BAD)
    write(tmp_path, NAME, BAD)
    # Root, as whom tests may run, may write everything: so the answer of the system is changed.
    monkeypatch.setattr("os.access", lambda path, mode: Path(path).name != locked.name or mode != os.W_OK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["cxmap", "validate", "--fix", str(locked), NAME])
    assert run() == 2
    assert "error: `a.journey.yaml` may not be written" in capsys.readouterr().err
    assert locked.read_text() == BAD
    assert (tmp_path / NAME).read_text() == GOOD


def test_a_link_goes_on_leading_to_its_file(run_cxmap, tmp_path: Path):
    path = write(tmp_path, NAME, BAD)
    link = tmp_path / "link.journey.yaml"
    link.symlink_to(path)
    assert run_cxmap("validate", "--fix", "link.journey.yaml").returncode == 0
    assert link.is_symlink()
    assert path.read_text() == GOOD


def test_permissions_stay(run_cxmap, tmp_path: Path):
    path = write(tmp_path, NAME, BAD)
    path.chmod(0o640)
    run_cxmap("validate", "--fix")
    assert path.read_text() == GOOD
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_is_left_out_is_said(run_cxmap, tmp_path: Path):
    text = BAD.replace("channels: [machin]", "bariers: [{what: 1}, {what: 2}]")
    write(tmp_path, NAME, text)
    done = run_cxmap("validate", "--fix")
    assert done.returncode == 1
    assert done.stderr == (
        f"{NAME}:10:9: CX101 was not fixed: that would change something else, or bring up new errors\n"
    )
    assert (tmp_path / NAME).read_text() == text


def test_a_configuration_decides_what_is_mended(run_cxmap, tmp_path: Path):
    write(tmp_path, "cxmap.toml", '[rules]\nignore = ["unknown-channel"]\n')
    write(tmp_path, NAME, BAD)
    assert run_cxmap("validate", "--fix").stdout == "Checked 1 file: nothing to mend.\n"
    assert (tmp_path / NAME).read_text() == BAD


def test_the_environment_does_not_matter(tmp_path: Path):
    write(tmp_path, NAME, BAD)
    done = run_raw("validate", "--diff", cwd=tmp_path, environment=plain_environment(PYTHONIOENCODING="ascii"))
    assert b"+        channels: [machine]\n" in done.stdout
