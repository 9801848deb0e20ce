"""The scores of the broadband map, redone from the file with the formula and nothing of the program."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def figure(written: Any) -> float:
    """A written number, or the value of a measured one."""
    return float(written["value"] if isinstance(written, dict) else written)


def dissatisfied(written: Any) -> float:
    """Share of the answers 1 and 2 of 5; without counted answers, what the mean leaves to the best."""
    if isinstance(written, dict) and "answers" in written:
        return float(sum(written["answers"][:2]) / sum(written["answers"]))
    satisfaction = 10 * (figure(written) - 1) / 4
    return (10 - satisfaction) / 10


def frequency(written: Any) -> float:
    """A share of journeys; two counts are no and yes."""
    if isinstance(written, dict) and "answers" in written:
        return float(written["answers"][1] / sum(written["answers"]))
    return figure(written)


def test_every_score_can_be_redone_by_hand(run_cxmap: Callable[..., CompletedProcess[str]]) -> None:
    path = EXAMPLES / "broadband.journey.yaml"
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    numbers = yaml.safe_load(path.read_text(encoding="utf-8"))
    # The formula below holds for these scales.
    assert written["scales"]["satisfaction"] == "csat-5-mean"
    assert written["scales"].get("frequency", "share") == "share"
    assert written["scales"].get("loyalty", "0-10") == "0-10"
    metrics = {
        id: touchpoint["metrics"]
        for stage in numbers["stages"].values()
        for id, touchpoint in stage["touchpoints"].items()
    }
    expected = {
        id: 100 * frequency(own["frequency"]) * dissatisfied(own["satisfaction"]) * figure(own["loyalty"]) / 10
        for id, own in metrics.items()
    }
    assert len(expected) == 24
    printed = json.loads(run_cxmap("score", str(path), "--format", "json").stdout)
    assert {entry["id"]: entry["score"] for entry in printed["touchpoints"]} == pytest.approx(expected, abs=1e-9)
    order = [entry["id"] for entry in printed["touchpoints"]]
    assert order == sorted(expected, key=lambda name: -expected[name])
    for entry in printed["touchpoints"]:
        parts = entry["parts"]
        by_parts = 100 * parts["frequency"] * parts["dissatisfied"] * parts["loyalty"] / 10
        assert entry["score"] == pytest.approx(by_parts, abs=1e-9)
