"""Whole runs of the program: whatever is kept and however many processes work, what is printed stays the same."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, PROGRAM, plain_environment, uncounted_environment, write
from tests.rules.cases import HERE, lay_out

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
DAY = ("--today", "2026-11-22")
CATALOGUE = "cxmap: 1\nchannels:\n  web: {name: Website}\nsystems:\n  crm: {name: CRM, owner: nobody}\n"


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All examples and all cases of all rules, good and bad, each in a project of its own."""
    folder = tmp_path_factory.mktemp("everything")
    shutil.copytree(ROOT / "examples", folder / "examples")
    for case in sorted(path for path in HERE.glob("CX*/*") if path.is_dir()):
        (folder / case.parent.name).mkdir(exist_ok=True)
        lay_out(case, folder / case.parent.name / case.name)
    return folder


def test_every_finding_comes_out_the_same(run_cxmap: Run, everything: Path) -> None:
    def run(form: str, *how: str) -> tuple[str, str, int]:
        done = run_cxmap("validate", "--level", "measured", "--format", form, *DAY, *how, cwd=everything)
        return done.stdout, done.stderr, done.returncode

    plain = run("json", "--no-cache", "--jobs", "1")
    assert plain[0].count('"code": "CX') > 300
    assert not (everything / ".cxmap_cache").exists()
    assert run("json", "--no-cache", "--jobs", "3") == plain
    assert run("json", "--jobs", "3") == plain  # which fills the cache
    (everything / ".cxmap_cache").rename(everything / "filled")
    assert run("json", "--jobs", "1") == plain  # which fills it too
    kept, other = ({*path.read_bytes().splitlines()} for path in everything.glob("*/results"))
    assert kept == other
    for form in ("json", "pretty", "sarif", "github", "junit", "concise"):
        assert run(form) == run(form, "--no-cache")


def test_many_processes_tell_of_files_that_cannot_be_read_once_and_in_order(run_cxmap: Run, tmp_path: Path) -> None:
    text = (ROOT / "examples/broadband.journey.yaml").read_text(encoding="utf-8")
    names = [f"{number:02}.journey.yaml" for number in range(20)]
    for name in names:
        write(tmp_path, name, text.replace("level: measured", "levl: measured"))
    for number in (3, 7, 12):
        (tmp_path / names[number]).unlink()
        os.mkfifo(tmp_path / names[number])
    alone, together = (
        run_cxmap("validate", *names, "none.journey.yaml", "--format", "concise", "--no-cache", "--jobs", jobs, *DAY)
        for jobs in ("1", "4")
    )
    assert (alone.returncode, alone.stdout.count("CX101")) == (2, 17)
    assert [line for line in alone.stderr.splitlines() if line.startswith("error")] == [
        "error: there is no file or folder `none.journey.yaml`",
        *(f"error: `{names[number]}` is a pipe, not a file" for number in (3, 7, 12)),
    ]
    assert (together.returncode, together.stdout, together.stderr) == (2, alone.stdout, alone.stderr)


def test_a_catalogue_of_many_maps_is_told_once_whoever_reads_it(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "shared.catalogue.yaml", CATALOGUE)
    for number in range(30):
        text = GOOD.replace("channels:\n", "uses: [../shared.catalogue.yaml]\nchannels:\n", 1) + "# padding\n" * 1000
        write(tmp_path, f"maps/{number:02}.journey.yaml", text)
    (tmp_path / ".git").mkdir()
    for jobs in ("1", "4"):
        for how in ("--no-cache", "-v", "-v"):
            done = run_cxmap("validate", "maps", "--jobs", jobs, how, "--format", "concise")
            assert done.stdout.count("CX203") == 1
            assert "in 31 files" in done.stdout
            if how == "-v":
                assert done.stderr.splitlines()[1].endswith(" of 31 files from the cache")
    assert "31 of 31" in done.stderr


def test_what_verbose_says(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    write(tmp_path, "sell.journey.yaml", GOOD)

    def remarks(*how: str, **env: str) -> list[str]:
        return run_cxmap("validate", "-v", *how, env=env).stderr.splitlines()[1:]

    assert remarks() == ["0 of 2 files from the cache"]
    assert remarks() == ["2 of 2 files from the cache"]
    assert remarks("buy.journey.yaml") == ["1 of 1 file from the cache"]
    assert remarks("--no-cache") == []
    assert remarks(XDG_CACHE_HOME=os.devnull) == [
        "no cache: there is no folder where programs of this user may keep what they need"
    ]
    shutil.rmtree(tmp_path / ".cxmap_cache")
    (tmp_path / ".cxmap_cache").touch()
    assert remarks() == [
        "0 of 2 files from the cache",
        "the cache could not be written: there is something else where its folder belongs",
    ]
    assert run_cxmap("validate").stderr == ""


def test_what_verbose_says_of_pictures(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", GOOD)
    command = ("render", "--view", "all", "-o", "out", "--format", "dot")
    (tmp_path / "out").mkdir()
    first, again, checked = (run_cxmap(*command, *more, "-v").stderr.splitlines() for more in ([], [], ["--check"]))
    assert (first[0], again[0], checked[0]) == ("configuration: none",) * 3
    # That a view has nothing to show is remembered too.
    assert first[-1] == "0 of 9 pictures from the cache"
    assert again[:-1] == first[:-1]
    assert again[-1] == "9 of 9 pictures from the cache"
    assert checked[1:] == ["9 of 9 pictures from the cache", "4 pictures are what the maps give now"]
    assert run_cxmap(*command, "--no-cache", "-v").stderr.splitlines() == first[:-1]
    assert run_cxmap(*command).stderr.splitlines() == first[1:-1]


@pytest.mark.parametrize(
    ("mark", "place"), [("cxmap.toml", "."), ("maps/cxmap.toml", "maps"), (".git", "."), ("", "maps/new")]
)
def test_where_the_results_lie(run_cxmap: Run, tmp_path: Path, mark: str, place: str) -> None:
    write(tmp_path, "maps/new/buy.journey.yaml")
    if mark == ".git":
        (tmp_path / mark).mkdir()
    elif mark:
        write(tmp_path, mark, "")
    assert run_cxmap("validate", cwd=tmp_path / "maps" / "new").returncode == 0
    assert [path.parent for path in tmp_path.rglob(".cxmap_cache")] == [tmp_path / place]


def test_a_configuration_is_judged_again_when_it_changes(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml", BAD)
    configuration = write(tmp_path, "cxmap.toml", '[rules]\nignore = ["unknown-channel"]\n')
    assert [run_cxmap("validate").returncode for _ in range(2)] == [0, 0]
    configuration.write_text('[rules]\nignore = "unknown-channel"\n')
    for _ in range(2):
        done = run_cxmap("validate")
        assert (done.returncode, done.stdout) == (2, "")
        assert "`rules.ignore` in cxmap.toml:2 is not a list of texts" in done.stderr
    configuration.write_text('fail-on = "note"\n')
    assert [run_cxmap("validate").returncode for _ in range(2)] == [1, 1]


def test_fixes_come_from_the_cache_too(run_cxmap: Run, tmp_path: Path) -> None:
    path = write(tmp_path, "buy.journey.yaml", BAD)
    shown = run_cxmap("validate").stdout
    assert "It can be mended by" in shown
    assert run_cxmap("validate").stdout == shown
    done = run_cxmap("validate", "--fix", "-v")
    assert done.stderr.splitlines()[1:] == ["Fixed 1 finding in 1 file.", "0 of 1 file from the cache"]
    assert path.read_text() == GOOD
    assert run_cxmap("validate", "-v").stderr.splitlines()[1:] == ["1 of 1 file from the cache"]


def test_who_keeps_what(run_cxmap: Run, tmp_path: Path) -> None:
    write(tmp_path, "buy.journey.yaml")
    for command in (["score"], ["report"], ["validate", "--no-cache"], ["render", "--format", "dot", "--no-cache"]):
        assert run_cxmap(*command).returncode == 0
        assert not (tmp_path / ".cxmap_cache").exists()
    kept = {".gitignore", "CACHEDIR.TAG"}
    for command, file in ((["render", "--format", "dot"], "pictures"), (["validate"], "results")):
        assert run_cxmap(*command).returncode == 0
        kept.add(file)
        assert {path.name for path in (tmp_path / ".cxmap_cache").iterdir()} == kept


def test_two_runs_at_once(tmp_path: Path) -> None:
    for number in range(40):
        write(tmp_path, f"{number}.journey.yaml", BAD if number % 2 else GOOD)
    command = [PROGRAM, "validate", "--format", "concise"]
    for _ in range(3):
        runs = [
            subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=plain_environment(), encoding="utf-8")
            for _ in range(4)
        ]
        outputs = {run.communicate()[0] for run in runs}
        assert {run.returncode for run in runs} == {1}
        (output,) = outputs
        assert output.count("CX201") == 20
        assert {path.name for path in (tmp_path / ".cxmap_cache").iterdir()} == {
            ".gitignore",
            "CACHEDIR.TAG",
            "results",
        }


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_is_none(run_cxmap: Run, tmp_path: Path, jobs: str) -> None:
    write(tmp_path, "buy.journey.yaml")
    done = run_cxmap("validate", "--jobs", jobs)
    assert (done.returncode, done.stdout) == (2, "")


SLOW = """
import os, sys, time
from cxmap.usecases import examination
real = examination.Examiner.examine_file
def slowly(self, path, place, name):
    os.write(2, f"{os.getpid()}\\n".encode())
    time.sleep(float(os.environ["PAUSE"]))
    return real(self, path, place, name)
examination.Examiner.examine_file = slowly
from cxmap.cli import main
sys.argv = ["cxmap", "validate", "--jobs", "2"]
main()
"""


@pytest.fixture
def slow(tmp_path: Path) -> Callable[[str], subprocess.Popen[str]]:
    """Start a run over many files in two processes, each of which says its number whenever it begins a file."""
    text = GOOD + "# padding\n" * 1000
    for number in range(40):
        write(tmp_path, f"{number}.journey.yaml", text)

    def start(pause: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", SLOW],
            cwd=tmp_path,
            env=uncounted_environment(PAUSE=pause),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    return start


def read_workers(run: subprocess.Popen[str]) -> int:
    """Wait until two processes work, and return the number of the second."""
    assert run.stderr is not None
    while (number := int(run.stderr.readline())) == run.pid:
        pass
    return number


def test_a_worker_that_is_ended_is_an_error_of_the_run(slow: Callable[[str], subprocess.Popen[str]]) -> None:
    run = slow("0.05")
    os.kill(read_workers(run), signal.SIGKILL)
    output, errors = run.communicate(timeout=60)
    assert (run.returncode, output) == (2, "")
    assert errors[errors.index("error") :] == (
        "error: a process that checked files was ended by SIGKILL\n"
        "help: run again with `--jobs 1`, which takes less memory\n"
    )


@pytest.mark.parametrize("whom", ["the program", "all its processes"])
def test_an_interrupt_ends_all(slow: Callable[[str], subprocess.Popen[str]], tmp_path: Path, whom: str) -> None:
    run = slow("0.5")
    read_workers(run)
    began = time.monotonic()
    (os.kill if whom == "the program" else os.killpg)(run.pid, signal.SIGINT)
    output, errors = run.communicate(timeout=60)  # which ends when no process is left that holds the streams
    assert time.monotonic() - began < 10
    assert (run.returncode, output) == (130, "")
    assert all(line.isdigit() for line in errors.splitlines())
    assert not (tmp_path / ".cxmap_cache").exists()
