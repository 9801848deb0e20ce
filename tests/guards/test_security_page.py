"""Every promise of docs/security.md names the test that holds it, and that test is there."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security.md"
HOLDER = "held by"
"""The heading of the column that names tests."""
TEST = re.compile(r"\[`(\w+)`\]\(\.\./([^)\s]+)\)")


def list_promises(text: str) -> list[str]:
    """The rows of all tables whose last column names tests."""
    rows: list[str] = []
    inside = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells[-1] == HOLDER:
            inside = True
        elif inside and set(line) - set("|-: "):
            rows.append(line)
    return rows


def find_faults(text: str, root: Path) -> list[str]:
    """The promises that nothing holds, and the tests that are not where the page says."""
    faults = []
    for row in list_promises(text):
        named = TEST.findall(row.rstrip("| ").rpartition("|")[2])
        if not named:
            faults.append(f"no test: {row}")
        faults += [f"not in {file}: {name}" for name, file in named if name not in list_tests(root / file)]
    return faults


@cache
def list_tests(file: Path) -> frozenset[str]:
    """The tests that a file defines."""
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def test_every_promise_names_the_test_that_holds_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(list_promises(text)) > 50
    assert find_faults(text, ROOT) == []


def test_a_promise_without_a_test_is_found(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text("def test_here(): ...\ndef helps(): ...\n", encoding="utf-8")
    page = (
        "| attack | what happens | held by |\n|---|---|---|\n"
        "| a | b | [`test_here`](../tests/test_it.py) |\n"
        "| c | [`test_here`](../tests/test_it.py) | belief |\n"
        "| d | e | [`test_gone`](../tests/test_it.py) |\n"
        "| f | g | [`test_here`](../tests/test_it.py), [`helps`](../tests/test_it.py) |\n"
        "| h | i | [`test_here`](../tests/test_gone.py) |\n"
        "\n| what | why |\n|---|---|\n| nothing | is promised here |\n"
    )
    assert find_faults(page, tmp_path) == [
        "no test: | c | [`test_here`](../tests/test_it.py) | belief |",
        "not in tests/test_it.py: test_gone",
        "not in tests/test_it.py: helps",
        "not in tests/test_gone.py: test_here",
    ]
