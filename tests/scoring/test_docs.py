"""The documentation of scoring says what the program does."""

import re
from pathlib import Path

import pytest

from cxmap.journey.measures import Scale
from cxmap.journey.scales import PRESETS, spell
from cxmap.scoring.registry import METHODS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")


def row_of(scale: Scale) -> str:
    """The line that the table of presets must hold for a preset."""
    assert scale.options is not None
    last = scale.first + scale.options - 1
    if scale.method == "share":
        unhappy = "no"
    elif scale.better == "high":
        unhappy = f"below {spell(scale.cut)} of {spell(scale.first)}–{spell(last)}"
    else:
        unhappy = f"above {spell(scale.first + last - scale.cut)} of {spell(scale.first)}–{spell(last)}"
    figures = f"{spell(scale.min)} to {spell(scale.max)}"
    return f"| `{scale.name}` | {figures} | {scale.better} | {unhappy} | {scale.options} |"


def find_wrong_rows(page: str) -> list[str]:
    """Rows of the table of presets that are missing, and rows that name no preset."""
    _, _, table = page.partition("| preset |")
    rows = re.findall(r"^\| `.*$", table.partition("\n\n")[0], flags=re.MULTILINE)
    expected = [row_of(scale) for scale in PRESETS.values()]
    return [row for row in (*expected, *rows) if row not in expected or row not in rows]


def test_the_table_of_presets_is_true() -> None:
    assert find_wrong_rows(PAGE) == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("| below 7 of 0–10 |", "| below 6 of 0–10 |"), ("| `percent` |", "| `per-cent` |")]
)
def test_a_planted_slip_in_the_table_is_found(right: str, wrong: str) -> None:
    assert right in PAGE
    assert len(find_wrong_rows(PAGE.replace(right, wrong))) == 2


def test_the_table_of_methods_is_true() -> None:
    _, _, table = PAGE.partition("| method |")
    rows = re.findall(r"^\| `([\w-]+)`.*? \| `(.*?)` \|", table.partition("\n\n")[0], flags=re.MULTILINE)
    assert rows == [(method.name, method.formula) for method in METHODS.values()]
