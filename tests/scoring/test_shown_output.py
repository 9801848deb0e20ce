"""The pages and the README show what `cxmap score` really prints."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "docs/scoring.md", "docs/kpis.md", "docs/compare.md")]
BLOCK = re.compile(r"^```(yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
Run = Callable[..., CompletedProcess[str]]


def find_blocks(page: str, language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(page) if found == language]


def print_again(page: str, run: Run, folder: Path) -> list[str]:
    """The blocks of a page that begin with a command, as the program prints them now."""
    for text in find_blocks(page, "yaml"):
        (folder / text.partition("\n")[0].removeprefix("# ")).write_text(text, encoding="utf-8")
    (folder / "examples").symlink_to(ROOT / "examples")
    told = []
    for text in find_blocks(page, "text"):
        command = text.partition("\n")[0]
        done = run(*shlex.split(command.removeprefix("$ cxmap ")), cwd=folder)
        assert done.returncode == 0, done.stderr
        told.append(f"{command}\n{done.stdout}")
    return told


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_the_page_shows_is_printed(
    path: Path, run_cxmap: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    page = path.read_text(encoding="utf-8")
    told = print_again(page, run_cxmap, tmp_path)
    assert told
    if request.config.getoption("update_golden"):
        for old, new in zip(find_blocks(page, "text"), told, strict=True):
            page = page.replace(old, new)
        path.write_text(page, encoding="utf-8")
    assert find_blocks(page, "text") == told


def test_a_planted_slip_in_a_page_is_found(run_cxmap: Run, tmp_path: Path) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    [shown] = find_blocks(page, "text")
    wrong = page.replace(shown, shown.replace("33.3", "33.4"))
    assert find_blocks(wrong, "text") != print_again(wrong, run_cxmap, tmp_path)
