"""How far methods agree, as a paper: whole in every form, and what it says of each case."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.journey.maps import contacts, read
from tests.reports.scores.forms import FORMS, line_of

from cxmap.journey.build import build_journey
from cxmap.journey.model import Journey
from cxmap.reports.papers.as_table import render_table
from cxmap.reports.papers.paper import Paper, Sheet
from cxmap.reports.scores.methods import build_paper
from cxmap.scoring.audience import Audience
from cxmap.scoring.comparison.agreement import compare_methods
from cxmap.scoring.methods.registry import METHODS
from cxmap.scoring.score import score_journeys
from cxmap.scoring.selection import EVERYTHING, Selection

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("frequency", "satisfaction", "loyalty", "value")
NUMBERS = {
    "compare": (0.9, 5, 6, 7),
    "visit": (0.4, 4, 9, 8),
    "outage": (0.1, 1, 9, 9),
    "bill": (1, 6, 4, 2),
    "chat": (0.2, 2, 3, None),
    "blog": (None, 8, 1, 3),
    "forum": (0.05, 11, 2, None),
}


def make_journey(numbers: Mapping[str, tuple[float | None, ...]] = NUMBERS, name: str = "online") -> Journey:
    touchpoints = {
        id: {
            "name": f"I meet the {id}",
            "metrics": {metric: value for metric, value in zip(NAMES, row, strict=True) if value is not None},
            **({"owner": "sales"} if id in {"compare", "bill"} else {}),
        }
        for id, row in numbers.items()
    }
    data = {
        "title": "Getting online",
        "teams": {"sales": {"name": "Sales"}},
        "personas": {"ann": {"name": "Ann"}},
        "stages": {"buy": {"touchpoints": touchpoints}},
    }
    return build_journey(read(data), name, f"{name}.journey.yaml", ())


def make_paper(
    *journeys: Journey, names: tuple[str, ...] = tuple(METHODS), selection: Selection = EVERYTHING, **options: Any
) -> Paper:
    rankings = [score_journeys(journeys or (make_journey(),), METHODS[name], **options) for name in names]
    return build_paper(compare_methods(rankings), line_of, selection)


def sheet_of(paper: Paper, key: str) -> Sheet:
    return next(sheet for sheet in paper.sheets if sheet.key == key)


def words(paper: Paper) -> str:
    return " ".join(render_table(paper).split())


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_paper(form: str, golden: Callable[[str, Path], None]) -> None:
    golden(FORMS[form](make_paper()), GOLDEN / f"methods.{form}")


def test_it_fits_a_narrow_terminal_with_all_methods_and_several_maps() -> None:
    text = render_table(make_paper(make_journey(), make_journey(name="a-map-with-quite-a-long-name")), width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert "at-risk need opportunity ipa rpn" in " ".join(text.split())
    assert "a-map-with-quite-" in text
    assert text.startswith("2 maps: methods\n")


def test_a_method_that_ranks_nothing_says_what_is_missing() -> None:
    bare = {id: (*row[:3], None) for id, row in NUMBERS.items()}
    paper = make_paper(make_journey(bare))
    assert "need ranks nothing, because no touchpoint has every number that it uses." in words(paper)
    [need] = [row for row in sheet_of(paper, "missing").rows if row["method"] == "need"]
    assert (need["ranked"], need["not_ranked"]) == (0, 7)
    assert need["missing"] == {"frequency": 1, "satisfaction": 1, "value": 7}
    assert need["refused"] == {"satisfaction": 1}
    assert need["at"] == {"file": "online.journey.yaml", "line": 40}
    assert "`cxmap score --method need` lists them one by one" in words(paper)


def test_too_few_in_common_is_said_of_the_two() -> None:
    paper = make_paper(make_journey({"a": (1, 2, 3, 4), "b": (1, 3, 3, 4)}), names=("at-risk", "ipa"))
    assert "There is no rho of at-risk and ipa: only two touchpoints are ranked by both at-risk and ipa." in words(
        paper
    )
    [row, _] = sheet_of(paper, "agreement").rows
    assert (row["rho"]["ipa"], row["compared"]["ipa"]) == (None, 2)


def test_only_what_was_asked_for_is_shown_with_the_ranks_it_had() -> None:
    everything = {row["id"]: row["ranks"] for row in sheet_of(make_paper(), "touchpoints").rows}
    shown = sheet_of(make_paper(selection=Selection(owners=frozenset({"sales"}))), "touchpoints")
    assert {row["id"]: row["ranks"] for row in shown.rows} == {id: everything[id] for id in ("compare", "bill")}
    assert shown.notes == ("4 touchpoints more, which were not asked for.",)
    top = sheet_of(make_paper(selection=Selection(top=2)), "touchpoints")
    assert [row["ranks"]["at-risk"] for row in top.rows] == [1, 2]
    whole, part = make_paper(), make_paper(selection=Selection(owners=frozenset({"sales"})))
    assert sheet_of(part, "agreement").rows == sheet_of(whole, "agreement").rows
    assert {row["id"] for row in sheet_of(part, "movers").rows} <= {"compare", "bill"}


def test_methods_that_agree_say_that_nothing_moves() -> None:
    paper = make_paper(
        make_journey({"a": (1, 2, 9, 9), "b": (1, 3, 8, 8), "c": (1, 4, 7, 7)}), names=("at-risk", "ipa")
    )
    assert "No touchpoint that is shown has another place by another method." in words(paper)
    assert "Nearest" not in words(paper)


def test_whose_order_it_is_is_said() -> None:
    paper = make_paper(audience=Audience(persona="ann"))
    assert "Ranked for the persona Ann: " in words(paper)


def test_an_empty_map_has_nothing_to_compare() -> None:
    paper = make_paper(contacts({}))
    assert "No method can rank a touchpoint" in words(paper)
    assert not any(sheet.title and (sheet.rows or sheet.empty) for sheet in paper.sheets)
    assert sheet_of(paper, "missing").rows == ()


def test_what_people_wrote_stays_text() -> None:
    journey = contacts({"pay": {"name": "[bold]=1+1[/bold]", "metrics": dict(zip(NAMES, (1, 2, 3, 4), strict=True))}})
    assert "[bold]=1+1[/bold]" in render_table(make_paper(journey))
