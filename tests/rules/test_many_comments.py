"""Comments that ask for silence cost a map what they are long, however many there are."""

import time
from datetime import date

import pytest

from cxmap.diagnostics.suppression import MOST_SELECTORS
from cxmap.source import parse_document
from cxmap.usecases.check import check_paths
from cxmap.usecases.wishes import Flags, make_wishes

COUNT = 10_000
LONGEST = 60
"""Seconds of the processor: a hundred times what it takes, and a tenth of what it took when it was squared."""
HEAD = "cxmap: 1\ntitle: T\nstages:\n  s:\n    touchpoints:\n      a: {name: I do}\n"
FILES = {
    "below each other": HEAD + "# cxmap: ignore[CX2] because\n" * COUNT,
    "before a line": "# cxmap: ignore[CX2] because\n" * COUNT + HEAD,
    "each on a line of its own": HEAD + "".join(f"x-{number}: 1 # cxmap: ignore[CX2] b\n" for number in range(COUNT)),
    "each of as many rules as one may name": HEAD
    + f"# cxmap: ignore[{', '.join(['CX201'] * MOST_SELECTORS)}] because\n" * (COUNT // MOST_SELECTORS),
}


@pytest.mark.parametrize("name", FILES)
def test_each_is_judged_and_told_of_in_time(name: str) -> None:
    began = time.process_time()
    document = parse_document(FILES[name].encode(), "a.journey.yaml")
    report = check_paths([], [document], make_wishes(Flags(select=["CX019"], today=date(2026, 11, 22)))).report
    assert sum(found.code == "CX019" for found in report.diagnostics) == COUNT
    assert time.process_time() - began < LONGEST
