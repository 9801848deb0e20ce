"""Hand-offs between teams as a paper: golden text in every form, and matrices that fit or are left out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from tests.journey.maps import contacts
from tests.reports.scores.lines import line_of
from tests.reports.scores.test_seams import GOLDEN, hostile_map, seam_map

from cxmap.journey.model import Journey
from cxmap.reports.papers.forms import FORMS, render
from cxmap.reports.scores.teams import build_paper
from cxmap.scoring.flow.teams import count_handoffs


def table_of(journey: Journey, form: str = "table") -> str:
    """The paper of one map in a form."""
    return render([build_paper(result, line_of) for result in count_handoffs([journey])], form)


def ring(teams: int) -> Journey:
    """So many teams, each of which hands everybody to the next."""
    ids = [f"team-{place}" for place in range(teams)]
    names: dict[str, Any] = {id: {"name": f"The team with the number {place}"} for place, id in enumerate(ids)}
    touchpoints = {f"t{place}": {"owner": id, "metrics": {"frequency": 1}} for place, id in enumerate(ids)}
    return contacts(touchpoints, teams=names)


@pytest.mark.parametrize("form", FORMS)
def test_every_form(golden: Callable[[str, Path], None], form: str) -> None:
    golden(table_of(seam_map(), form), GOLDEN / f"teams.{form}")


def test_several_maps_in_one_document(golden: Callable[[str, Path], None]) -> None:
    papers = [build_paper(result, line_of) for result in count_handoffs([ring(2), ring(3)])]
    golden(render(papers, "csv"), GOLDEN / "teams-several.csv")


@pytest.mark.parametrize(("teams", "shown"), [(2, True), (8, True), (9, False)])
def test_a_matrix_of_many_teams_is_left_out(teams: int, shown: bool) -> None:
    text = table_of(ring(teams))
    assert ("Team by team" in text) is shown
    assert "There is no room" not in text
    assert max(map(cell_len, text.splitlines())) <= 80


def test_a_map_without_hand_offs() -> None:
    assert "There is no hand-off" in table_of(contacts({"see": {}}))


@pytest.mark.parametrize("form", FORMS)
def test_texts_that_try_to_break_it(form: str) -> None:
    text = table_of(hostile_map(), form)
    assert "\x1b" not in text
    if form == "table":
        assert max(map(cell_len, text.splitlines())) <= 80
