"""`cxmap validate --watch` checks again whenever a map is saved, and ends with Ctrl-C."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.program import BAD, GOOD, write
from tests.cli.watched import PATIENCE, Watched, replace, run_watching


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watched]:
    write(tmp_path, "buy.journey.yaml", GOOD)
    with run_watching("validate", ".", "--watch", cwd=tmp_path) as watched:
        yield watched


def test_a_saved_map_is_checked_again(tmp_path: Path, watch: Watched) -> None:
    process, read = watch
    read("nothing to mend")
    read("watching 1 file; Ctrl-C ends")
    write(tmp_path, "buy.journey.yaml", BAD)
    read("saved: buy.journey.yaml")
    read("error[CX201]")
    read("watching 1 file")
    replace(tmp_path / "buy.journey.yaml", GOOD)
    read("nothing to mend")
    read("watching 1 file")
    write(tmp_path, "more/other.journey.yaml", BAD)
    read("Found 1 error in 2 files.")
    read("watching 2 files")
    (tmp_path / "cxmap.toml").write_text('[rules]\nignore = ["CX2"')
    read("error: cxmap.toml is no TOML")
    (tmp_path / "cxmap.toml").write_text('[rules]\nignore = ["CX2"]')
    read("nothing to mend")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 130
