"""Whatever comes in, a run ends in an answer that its readers can read, or in one sentence and what to do.

`CXMAP_FUZZ_SECONDS=600` shares so many seconds out among the targets; without it, each plays a few rounds.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests.fuzz.files import judge_files, judge_projects, mend_files
from tests.fuzz.programs import command, configure
from tests.fuzz.results import ask_scores, draw_pictures, tell_reports
from tests.fuzz.rounds import KEPT, SECONDS, Target, blame, hold, look, play, shorten

from cxmap.errors import UsageError

TARGETS: dict[str, tuple[Target, int]] = {
    "judge_files": (judge_files, 60),
    "mend_files": (mend_files, 40),
    "judge_projects": (judge_projects, 4),
    "configure": (configure, 100),
    "command": (command, 25),
    "draw_pictures": (draw_pictures, 8),
    "tell_reports": (tell_reports, 4),
    "ask_scores": (ask_scores, 5),
}
"""What is tried, and how many rounds every run of the tests plays."""


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_rounds(name: str, tmp_path: Path) -> None:
    target, rounds = TARGETS[name]
    for seed in range(rounds):
        play(name, target, seed, tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_for_a_while(name: str, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    tried = look(name, TARGETS[name][0], tmp_path, SECONDS / len(TARGETS))
    record_property("fuzzed", f"{name}: {tried.rounds:,} rounds in {tried.seconds:.0f} seconds")
    assert tried.rounds


def fail(dice: Random, folder: Path) -> None:
    (folder / "x").write_bytes(b"x")
    assert dice.random() > 2, "it is not larger"


def test_a_fault_says_how_to_play_its_round_again(tmp_path: Path) -> None:
    for _ in range(2):  # the folder is emptied before the next round
        with pytest.raises(AssertionError) as fault:
            look("fail", fail, tmp_path, 0)
    (note,) = fault.value.__notes__
    assert note.startswith("play the round again: CXMAP_FUZZ_SEED=")
    assert note.endswith(" .venv/bin/python -m pytest -n0 tests/fuzz/test_targets.py -k 'while and fail'")


def test_the_input_of_a_fault_is_kept_and_made_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.fuzz.rounds.KEPT", tmp_path / "out")
    monkeypatch.setattr("tests.fuzz.rounds.ROOT", tmp_path)

    def check(content: bytes) -> None:
        if b"bad\n" in content:
            raise UsageError("bad")

    with pytest.raises(UsageError) as fault:
        hold("a.journey.yaml", b"good\n" * 40 + b"bad\n" + b"good\n" * 30, check)
    (kept,) = (tmp_path / "out").glob("*/a.journey.yaml")
    assert kept.read_bytes() == b"bad\n"
    (note,) = fault.value.__notes__
    assert note.startswith(f"the input is kept in {kept.parent.relative_to(tmp_path)}: ")


def test_only_the_fault_that_was_found_is_made_short() -> None:
    def check(content: bytes) -> None:
        assert b"b" in content  # another fault, which begins where the first one ends
        if b"a" in content:
            raise ValueError("a")

    assert shorten(b"c\na\nb\nc\n", check, ValueError) == b"a\nb\n"


def test_nothing_is_kept_of_what_holds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.fuzz.rounds.KEPT", tmp_path / "out")
    with blame({"a": b""}):
        pass
    assert not (tmp_path / "out").exists()
    assert KEPT.parts[-2:] == ("out", "fuzz")
