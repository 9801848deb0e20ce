"""docs/language.md: its tables are those of the models, and everything it shows can be copied and works."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from tests.guards.programs import load_program

from cxmap.language.anatomy import keys_of
from cxmap.language.glossary import list_nouns

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def name_block(index: int, block: str) -> str:
    """The file a block is meant for: named by its first comment, else a map of its own."""
    named = re.match(r"# (\S+\.yaml)$", block, re.MULTILINE)
    return named[1] if named else f"block-{index}.journey.yaml"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/language_page.py, which is no package."""
    return load_program("tools/language_page.py")


def test_the_tables_are_fresh(tool: ModuleType) -> None:
    assert tool.main(["--check"]) == 0


def test_every_key_of_every_noun_has_its_row_and_says_what_it_is(tool: ModuleType) -> None:
    tables = tool.write_tables()
    for noun in list_nouns():
        _, _, rest = tables.partition(f"### {tool.heading_of(noun)}\n")
        rows = [row for row in rest.partition("### ")[0].splitlines() if row.startswith("| `")]
        cells = [re.split(r"(?<!\\)\|", row)[1:-1] for row in rows]
        assert [cell[0].strip(" `") for cell in cells] == keys_of(noun)
        assert all(holds.strip() and said.strip() for _, holds, said, _ in cells), noun


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The contact in the customer's words", "Something else"),
        ("| `was` |", "| `were` |"),
        ("### Stage", "### Phase"),
    ],
)
def test_a_stale_table_is_found_and_written_anew(
    tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str, after: str
) -> None:
    page = tmp_path / "language.md"
    assert before in PAGE
    page.write_text(PAGE.replace(before, after, 1), encoding="utf-8")
    assert tool.main(["--check"], page) == 1
    assert "language.md is stale" in capsys.readouterr().out
    assert tool.main([], page) == 0
    assert page.read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize("marker", ["BEGIN", "END"])
def test_a_page_without_its_markers_is_refused(tool: ModuleType, marker: str) -> None:
    with pytest.raises(ValueError, match="lacks one of its markers"):
        tool.renew(PAGE.replace(getattr(tool, marker), ""))


def test_every_example_of_the_page_validates(
    run_cxmap: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert len(BLOCKS) >= 8
    for index, block in enumerate(BLOCKS):
        (tmp_path / name_block(index, block)).write_text(block, encoding="utf-8")
    done = run_cxmap("validate", ".", "--today", "2026-11-22")
    assert (done.returncode, done.stdout) == (0, f"Checked {len(BLOCKS)} files: nothing to mend.\n"), done.stdout
    (tmp_path / "out").mkdir()
    assert run_cxmap("render", ".", "--output", "out").returncode == 0


def test_an_example_with_a_misspelt_key_would_be_found(
    run_cxmap: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "block.journey.yaml").write_text(BLOCKS[0].replace("title:", "titel:"), encoding="utf-8")
    assert run_cxmap("validate", ".").returncode == 1
