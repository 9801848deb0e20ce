"""Two runs at once in one project: every file is whole afterwards, and the cache is one.

`CXMAP_FAULT_RUNS=50` lets half as many pairs meet.
"""

import subprocess
from pathlib import Path

import pytest
from tests.faults.sandbox import CASES, RUNS, check_cache, command, compare, environment, lay_out, list_files, run

ROUNDS = max(RUNS // 2, 2)
MEANWHILE = "was changed while it was being mended"


def run_twice(arguments: tuple[str, ...], cwd: Path) -> list[tuple[int, str]]:
    """Start two runs at once, and return how each ended and what it complained of."""
    runs = [
        subprocess.Popen(
            command(*arguments),
            cwd=cwd,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(2)
    ]
    ended = [(one.communicate(timeout=120)[1], one.returncode) for one in runs]
    return [(code, errors) for errors, code in ended]


@pytest.mark.parametrize("name", ["validate", "validate to a file", "fix", "render several", "report"])
def test_every_file_is_whole(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    alone = tmp_path / "alone"
    alone.mkdir()
    lay_out(alone, case)
    done = run(case.arguments, alone)
    new = list_files(alone)
    for number in range(ROUNDS):
        project = tmp_path / str(number)
        project.mkdir()
        lay_out(project, case)
        for code, errors in run_twice(case.arguments, project):
            if name == "fix" and code == 2:
                # One was faster; the other took it for somebody who saves, and left the file alone.
                assert MEANWHILE in errors
            else:
                assert code == done.returncode
            assert "Traceback" not in errors
            assert "cxmap itself" not in errors
        assert compare(list_files(project), new) == []
        check_cache(project)


def test_the_cache_is_whole_and_believed(tmp_path: Path) -> None:
    lay_out(tmp_path, CASES["fix"])
    for number in range(ROUNDS):
        # Both have something new to keep.
        (tmp_path / "one.journey.yaml").write_bytes((tmp_path / "buy.journey.yaml").read_bytes() + b"# %d\n" % number)
        for code, errors in run_twice(("validate", "--verbose"), tmp_path):
            assert code == 1
            assert "the cache could not be written" not in errors
        check_cache(tmp_path)
        assert "4 of 4 files from the cache" in run(("validate", "--verbose"), tmp_path).stderr
