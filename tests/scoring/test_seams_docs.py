"""The pages about seams and dependence say what the program does."""

import re
from pathlib import Path

import pytest
from tests.journey.maps import FILE, contacts, read

from cxmap.journey.build import build_journey
from cxmap.journey.model import Journey
from cxmap.scoring.dependence.dependences import find_without
from cxmap.scoring.dependence.losses import Kind
from cxmap.scoring.dependence.loyalty_at_stake import FORMULA as STAKE
from cxmap.scoring.flow.seam import FORMULA
from cxmap.scoring.flow.seam_signs import WAITS, SignName
from cxmap.scoring.flow.seams import find_seams, rank_seams
from cxmap.source import parse_document

DOCS = Path(__file__).resolve().parents[2] / "docs"
SEAMS, DEPENDENCE = ((DOCS / name).read_text(encoding="utf-8") for name in ("seams.md", "dependence.md"))


def example_of(page: str) -> Journey:
    """The map that a page works out by hand."""
    [block] = re.findall(r"^```yaml\n(.*?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    data = parse_document(block.encode(), FILE).data
    assert isinstance(data, dict)
    return build_journey(read(data), "test", FILE, ())


def test_the_seam_by_hand_comes_out_as_it_says() -> None:
    [entry] = rank_seams([example_of(SEAMS)]).ranked
    assert entry.score == pytest.approx(100 * 0.4 * 4.25 / 6)
    assert "= 28.3." in SEAMS
    assert f"{entry.score:.1f}" == "28.3"
    assert entry.could_be == pytest.approx(35)
    assert not entry.seam.assumed


def test_the_loop_by_hand_comes_out_as_it_says() -> None:
    journey = contacts(
        {
            "see": {"owner": "a", "next": {"pay": 0.8, "leaves": 0.2}},
            "pay": {"owner": "a", "next": {"call": 0.2, "done": 0.8}},
            "call": {"owner": "b", "next": {"pay": 0.5, "leaves": 0.5}},
        },
        teams={"a": {}, "b": {}},
    )
    there, back = find_seams(journey)
    assert there.crossing is not None
    assert back.crossing is not None
    told = f"100 journeys cross from pay to call {100 * there.crossing:.1f} times, although only 16 of them ever call"
    assert f"{told}, and back to pay {100 * back.crossing:.1f} times." in " ".join(SEAMS.split())


def test_the_loss_by_hand_comes_out_as_it_says() -> None:
    [found] = find_without([example_of(DEPENDENCE)], "system:crm")
    loss = found.dependence
    assert [effect.touchpoint.id for effect in loss.lost] == ["ask", "pay"]
    assert (loss.stake.low, loss.part.low) == pytest.approx((50, 5 / 7))
    assert loss.stopped == pytest.approx((0.7, 0.7))
    assert found.done == pytest.approx((0.7, 0.7))
    assert loss.cuts_off


def test_formulas_signs_waits_and_kinds_are_named() -> None:
    assert f"\n    score = {FORMULA}\n" in SEAMS
    assert f"\n    stake = {STAKE}\n" in DEPENDENCE
    assert re.findall(r"^\| `(\w+)` \|", SEAMS, flags=re.MULTILINE) == list(SignName)
    assert re.findall(r"^\| an? (\w+) \|", DEPENDENCE, flags=re.MULTILINE) == list(Kind)
    steps = ", ".join(f"up to {most} {weight:g}" for most, _, weight in WAITS)
    assert f"{steps}, longer 1." in " ".join(SEAMS.split())
