"""The page about methods says what the program does."""

import re
from pathlib import Path

import pytest
from tests.journey.maps import build

from cxmap.journey.model import Journey
from cxmap.reports.scores.formula import put_in
from cxmap.scoring.method import Method
from cxmap.scoring.methods.opportunity import Band, band_of, name_band
from cxmap.scoring.methods.registry import METHODS, make_method
from cxmap.scoring.methods.rpn import HEARD, OCCURRENCES, RECORDED, SILENT, TOLD
from cxmap.scoring.profile import Profile
from cxmap.scoring.score import score_journey
from cxmap.source import parse_document

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def journey_of(block: str) -> Journey:
    document = parse_document(block.encode(), "example.journey.yaml")
    assert isinstance(document.data, dict)
    return build(document.data)


def section_of(title: str) -> str:
    _, _, section = PAGE.partition(f"\n## {title}\n")
    assert section, title
    return section.partition("\n## ")[0]


def rows_of(section: str, head: str) -> list[list[str]]:
    """The cells of the table that begins with a cell."""
    _, found, table = section.partition(f"| {head} |")
    assert found, head
    lines = table.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
def test_every_method_has_its_section_and_formula(method: Method) -> None:
    assert f"\n    score = {method.formula}\n" in section_of(f"The method {method.name}")


def test_the_formula_with_other_weights() -> None:
    weights = {"loyalty": 2, "value": 1}
    assert f"    score = {make_method(Profile('need', weights)).formula}\n" in section_of("The method need")
    ipa = make_method(Profile("ipa", weights)).formula.removesuffix(" − satisfaction")
    assert f"makes it `{ipa}`" in section_of("The method opportunity")


def test_the_example_of_at_risk_comes_out_as_it_says() -> None:
    [entry] = score_journey(journey_of(BLOCKS[0]), METHODS["at-risk"]).ranked
    assert [part.value for part in entry.parts] == [0.64, 0.475, 7.5]
    assert entry.score == 22.8
    assert f"= {entry.score}.\n" in section_of("The method at-risk")


@pytest.mark.parametrize("name", METHODS)
def test_one_touchpoint_by_every_method(name: str) -> None:
    by_hand = dict(rows_of(section_of("One touchpoint by every method"), "method"))[f"`{name}`"]
    method = METHODS[name]
    [entry] = score_journey(journey_of(BLOCKS[1]), method).ranked
    band = name_band(method, entry.numbers, entry.score)
    written = f"{put_in(method.formula, entry.parts)} = {entry.score:g}{f', {band}' if band else ''}"
    assert by_hand.partition(":")[0] == written


def test_the_bands() -> None:
    rows = rows_of(section_of("The method opportunity"), "score")
    assert [name.strip("`") for _, name in rows] == [str(band) for band in Band]
    for words, name in rows:
        number = float(re.findall(r"\d+", words)[-1])
        inside = number + 0.01 if "above" in words else number - 0.01 if "below" in words else number
        assert band_of(inside) == name.strip("`")


def find_wrong_ranks(page: str) -> list[list[str]]:
    """Rows of the tables of ranks that are not what the program uses."""
    section = page.partition("\n## The method rpn\n")[2]
    occurrences = [*([f"1 in {one_in:,}", str(rank)] for one_in, rank in OCCURRENCES.items()), ["less", "1"]]
    detections = [*map(str, (SILENT, RECORDED, TOLD, HEARD)), "10 · (1 − c), rounded up, and 1 at least"]
    listening = rows_of(section, "what the map says")
    return [
        *(row for row, right in zip(rows_of(section, "in at least"), occurrences, strict=True) if row != right),
        *(row for row, right in zip(listening, detections, strict=True) if row[1] != right),
    ]


def test_the_tables_of_ranks_are_true() -> None:
    assert find_wrong_ranks(PAGE) == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("| 1 in 80 | 6 |", "| 1 in 90 | 6 |"), ("is measured | 5 |", "is measured | 6 |")]
)
def test_a_planted_slip_in_the_tables_of_ranks_is_found(right: str, wrong: str) -> None:
    assert right in PAGE
    assert len(find_wrong_ranks(PAGE.replace(right, wrong))) == 1
