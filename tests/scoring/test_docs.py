"""The documentation of scoring says what the program does."""

import re
from pathlib import Path

import pytest
from tests.journey.maps import build

from cxmap.journey.measures import Scale
from cxmap.journey.scales import PRESETS, spell
from cxmap.scoring.registry import METHODS
from cxmap.source import parse_document
from cxmap.usecases.score import score_map

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


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_every_method_has_its_section_and_formula(method) -> None:
    _, _, section = PAGE.partition(f"\n## The method {method.name}\n")
    assert f"\n    score = {method.formula}\n" in section.partition("\n## ")[0]


def test_the_example_by_hand_comes_out_as_it_says() -> None:
    [block] = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    document = parse_document(block.encode(), "example.journey.yaml")
    assert isinstance(document.data, dict)
    [entry] = score_map(build(document.data)).ranked
    assert [part.value for part in entry.parts] == [0.64, 0.475, 7.5]
    assert entry.score == 22.8
    assert f"= {entry.score}.\n" in PAGE
