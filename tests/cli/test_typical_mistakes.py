"""Three mistakes that everybody makes are mended from the message alone: from its place and its help."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Found = dict[str, Any]
MAP = Path(__file__).resolve().parents[2] / "examples" / "broadband.journey.yaml"


def indent(line: str, found: Found) -> list[str]:
    told = re.fullmatch(r"indent `\w+` with (\d+) spaces, like `\w+`", found["help"])
    assert told
    return [" " * int(told[1]) + line.lstrip(" ")]


def rename(line: str, found: Found) -> list[str]:
    told = re.fullmatch(r"did you mean `([\w-]+)`\?", found["help"])
    assert told
    return [line[: found["column"] - 1] + told[1] + line[found["end_column"] - 1 :]]


def add_owner(line: str, found: Found) -> list[str]:
    told = re.match(r"add `owner:` with the team that answers for it: `([\w-]+)`", found["help"])
    assert told
    return [line, " " * (found["column"] - 1) + f"owner: {told[1]}\n"]


@pytest.mark.parametrize(
    ("right", "wrong", "code", "repair"),
    [
        ("        takes: 3m\n", "      takes: 3m\n", "CX007", indent),
        ("        owner: order-desk\n", "        owner: orderdesk\n", "CX203", rename),
        ("owner: cx-team\n", "", "CX301", add_owner),
    ],
)
def test_a_mistake_is_mended_from_its_message(
    run_cxmap: Run, tmp_path: Path, right: str, wrong: str, code: str, repair: Callable[[str, Found], list[str]]
) -> None:
    text = MAP.read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / MAP.name
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    done = run_cxmap("validate", MAP.name, "--format", "json", "--today", "2026-11-22")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (done.returncode, found["code"]) == (1, code)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[found["line"] - 1 : found["line"]] = repair(lines[found["line"] - 1], found)
    path.write_text("".join(lines), encoding="utf-8")
    assert run_cxmap("validate", MAP.name, "--today", "2026-11-22").returncode == 0
