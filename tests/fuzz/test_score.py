"""Whatever a sound map says, every list of `cxmap score` is told in every form.

A fault names the seed of its maps; `judge_seed(Random(SEED), folder)` finds it again.
"""

import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from tests.fuzz.answers import check_answers
from tests.fuzz.journeys import to_bytes, write_journey
from tests.fuzz.numbers import change_numbers
from tests.fuzz.questions import WIDTHS, ask, list_questions

from cxmap.cli.lists import OPTIONS
from cxmap.reports.papers.forms import Style
from cxmap.source import Document, parse_document
from cxmap.usecases.load import Loaded, load_maps

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.journey.yaml"))
SLOWEST = 10
"""Seconds of the processor that any answer may take; all maps here are small."""


def load(data: Mapping[str, Any], path: Path) -> Document:
    return parse_document(to_bytes(data), path.name, path)


def judge(loaded: Loaded, dice: Random, other: Path | None = None) -> Counter[str]:
    """Ask for every list, and hold each answer to what programs expect; tells how many there were of each."""
    answered: Counter[str] = Counter()
    for question in list_questions(loaded.journeys, dice, other):
        width, began = dice.choice(WIDTHS), time.process_time()
        answers = ask(loaded, question, Style(width))
        assert time.process_time() - began < SLOWEST, question
        check_answers(answers, width)
        answered[question.request.subject] += "message" not in answers
    return answered


def judge_seed(dice: Random, folder: Path, most: int = 9) -> Counter[str]:
    """Judge up to three maps together, and the first of them beside another one of the same journey."""
    maps = [write_journey(dice, most) for _ in range(dice.choice((1, 1, 1, 2, 3)))]
    other = folder / "other.journey.yaml"
    other.write_bytes(to_bytes(write_journey(dice, most) if dice.random() < 0.7 else {**maps[0], "state": "believed"}))
    documents = [load(data, folder / f"m{number}.journey.yaml") for number, data in enumerate(maps)]
    loaded = load_maps([], documents)
    assert not loaded.checked.report.failed, loaded.checked.report.diagnostics[0]
    return judge(loaded, dice, other)


def judge_example(dice: Random) -> Counter[str]:
    """Judge an example in which numbers were changed; nothing where it is not sound any more."""
    path = dice.choice(EXAMPLES)
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    changed = change_numbers(data, dice, dice.choice((0.02, 0.2)))
    loaded = load_maps([], [load(changed, path)])
    return Counter() if loaded.checked.report.failed else judge(loaded, dice)


def test_every_list_of_every_map_is_told_in_every_form(tmp_path: Path) -> None:
    answered: Counter[str] = Counter()
    for seed in range(30):
        try:
            answered += judge_seed(Random(seed), tmp_path)
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
    assert all(answered[subject] for subject in OPTIONS)


def test_the_same_for_larger_maps(tmp_path: Path) -> None:
    for seed in range(3):
        judge_seed(Random(seed), tmp_path, 50)


@pytest.mark.parametrize("seed", range(12))
def test_examples_with_other_numbers(seed: int) -> None:
    judge_example(Random(seed))
