"""What no committed file may hold: paths of one person's machine, unfinished marks, and text nobody meant to keep."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.])/(?:home|Users|root|work|mnt)/[\w.-]+",
    "a Windows path of one machine": r"\b[A-Z]:\\\\?Users\\",
    "unfinished work": r"\b(?:TODO|FIXME|XXX)\b",
    "filler text": r"(?i)\blorem ipsum",
    "a merge that was never ended": r"^(?:<{7} |>{7} )",
}


def find_forbidden(root: Path, names: Iterable[str]) -> list[str]:
    """List `file:line: what` for every line of the named text files that nobody should commit."""
    found = []
    for name in names:
        content = (root / name).read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            found += [f"{name}:{number}: {what}" for what, sign in FORBIDDEN.items() if re.search(sign, line)]
    return found


def _committed() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    here = Path(__file__).relative_to(ROOT).as_posix()  # it has to name what it looks for
    return [name for name in listed.stdout.split("\0") if name and name != here and (ROOT / name).is_file()]


def test_no_committed_file_holds_what_it_should_not() -> None:
    assert find_forbidden(ROOT, _committed()) == []


@pytest.mark.parametrize(
    "line",
    [
        "see /home/anna/maps",
        "cd /Users/anna",
        "/work/maps",
        "C:\\Users\\anna",
        "# TODO later",
        "Lorem ipsum dolor",
        "<<<<<<< HEAD",
    ],
)
def test_a_planted_line_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "planted.md").write_text(f"fine\n{line}\n", encoding="utf-8")
    assert [found.rpartition(":")[0] for found in find_forbidden(tmp_path, ["planted.md"])] == ["planted.md:2"]


def test_sound_lines_pass(tmp_path: Path) -> None:
    text = "out/broadband.svg\nhttps://example.org/home/page\n#!/usr/bin/env bash\n=======\nwork/maps\n"
    (tmp_path / "fine.md").write_text(text, encoding="utf-8")
    assert find_forbidden(tmp_path, ["fine.md"]) == []
