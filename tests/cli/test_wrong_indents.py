"""Lines at the wrong depth are mended from the message alone, which names the spaces."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
MAP = """\
cxmap: 1
title: Buying a drink
personas:
  regular:
    name: The regular
    jobs:
      - job: Wake up
stages:
  buy:
    name: Buy
    touchpoints:
      pay:
        name: I pay
        feels:
          regular: -1
        metrics:
          frequency: 0.5
          satisfaction: 4
        next:
          take:
            share: 0.5
            when: I have coins
          leaves: 0.5
      take:
        name: I take my drink
"""
TOLD = re.compile(
    r"indent (?P<keys>`[\w-]+`(?:, `[\w-]+`)*(?: and `[\w-]+`)?) with (?P<spaces>\d+|no) spaces?(?:, like `[\w-]+`)?"
    r"(?P<below>, and what stands below (?:it|them) with (?P<shift>\d+) (?P<way>more|less))?"
)


def move(lines: list[str], first: int, last: int, shift: int) -> list[str]:
    """Move some lines to the right, or to the left where the shift is negative."""
    moved = [" " * shift + line if shift > 0 else line[-shift:] for line in lines[first - 1 : last]]
    return [*lines[: first - 1], *moved, *lines[last:]]


def mend(lines: list[str], start: int, told: re.Match[str]) -> list[str]:
    """Do what a help says, from a line on, and nothing else."""
    lines = list(lines)
    column = len(lines[start - 1]) - len(lines[start - 1].lstrip())
    keys = re.findall(r"`([\w-]+)`", told["keys"])
    shift = int(told["shift"] or 0) * (1 if told["way"] == "more" else -1)
    inside = False
    for index in range(start - 1, len(lines)):
        indent = len(lines[index]) - len(lines[index].lstrip())
        if indent < column:
            break
        if indent == column:
            inside = bool(keys) and lines[index].strip().startswith(f"{keys[0]}:")
        if indent == column and inside:
            keys.pop(0)
            lines[index] = " " * int(told["spaces"].replace("no", "0")) + lines[index].lstrip()
        elif inside and told["below"]:
            lines[index] = " " * shift + lines[index] if shift > 0 else lines[index][-shift:]
    assert not keys
    return lines


@pytest.mark.parametrize(
    ("first", "last", "shift"),
    [
        pytest.param(11, 11, -2, id="the key above touchpoints"),
        pytest.param(11, 25, -2, id="touchpoints as a stage"),
        pytest.param(11, 25, -4, id="touchpoints at the top"),
        pytest.param(12, 25, -2, id="ids of touchpoints beside their key"),
        pytest.param(24, 25, -2, id="the last touchpoint beside its key"),
        pytest.param(24, 25, 2, id="a touchpoint in the one above"),
        pytest.param(13, 23, -2, id="keys of a touchpoint beside its id"),
        pytest.param(25, 25, -2, id="the name of a touchpoint beside its id"),
        pytest.param(19, 23, -2, id="next as a touchpoint"),
        pytest.param(19, 23, 2, id="next in metrics"),
        pytest.param(17, 18, -2, id="metrics beside their key"),
        pytest.param(15, 15, -2, id="feelings beside their key"),
        pytest.param(20, 23, -2, id="ways on beside their key"),
        pytest.param(21, 22, -2, id="what is known of a way beside it"),
        pytest.param(23, 23, -2, id="an end beside next"),
        pytest.param(23, 23, 2, id="an end in a way"),
        pytest.param(9, 25, -2, id="stages beside their key"),
        pytest.param(10, 25, -2, id="keys of a stage beside its id"),
        pytest.param(8, 25, 2, id="stages as a persona"),
        pytest.param(4, 7, -2, id="personas beside their key"),
        pytest.param(5, 7, -2, id="keys of a persona beside its id"),
        pytest.param(6, 7, -2, id="jobs as a persona"),
    ],
)
def test_a_line_at_the_wrong_depth_is_mended_from_its_message(
    run_cxmap: Run, tmp_path: Path, first: int, last: int, shift: int
) -> None:
    right = MAP.splitlines(keepends=True)
    wrong = move(right, first, last, shift)
    (tmp_path / "m.journey.yaml").write_text("".join(wrong), encoding="utf-8")
    done = run_cxmap("validate", "m.journey.yaml", "--format", "json", "--today", "2026-11-22")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (done.returncode, found["code"]) == (1, "CX101")
    told = TOLD.fullmatch(found["help"])
    assert told, found["help"]
    assert mend(wrong, found["line"], told) == right


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "stages:\n  touchpoints:\n    pay: {name: I pay}\n",
            "`touchpoints` is read as a stage, and no id stands above it",
            "write an id above `touchpoints`, such as `my-id:`, and indent `touchpoints` below it",
        ),
        (
            "stages: {buy: {name: Buy}, touchpoints: {pay: {name: I pay}}}\n",
            "`touchpoints` is read as a stage, but belongs under `buy`",
            "write `touchpoints` under `buy`",
        ),
    ],
)
def test_where_spaces_do_not_help_the_place_is_named(
    run_cxmap: Run, tmp_path: Path, text: str, message: str, help: str
) -> None:
    (tmp_path / "m.journey.yaml").write_text(f"cxmap: 1\ntitle: Buying a drink\n{text}", encoding="utf-8")
    done = run_cxmap("validate", "m.journey.yaml", "--format", "json", "--today", "2026-11-22")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (found["message"], found["help"]) == (message, help)


def test_a_stage_and_a_team_called_like_a_key_are_left_alone(run_cxmap: Run, tmp_path: Path) -> None:
    text = (
        "cxmap: 1\ntitle: Buying a drink\nteams: {name: {name: The namers}}\n"
        "stages: {buy: {}, goal: {name: Goal, touchpoints: {name: {name: I say my name}, feels: {name: I feel}}}}\n"
    )
    (tmp_path / "m.journey.yaml").write_text(text, encoding="utf-8")
    done = run_cxmap("validate", "m.journey.yaml", "--today", "2026-11-22", "--select", "CX1")
    assert done.returncode == 0
