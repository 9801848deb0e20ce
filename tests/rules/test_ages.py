"""The page of the rule on stale evidence tells the ages that count unless something else is set."""

import re

from cxmap.config.ages import AGES
from cxmap.rules import cx309_stale_evidence

ROW = re.compile(r"^\| ([a-z, -]+) \| ([\d,]+) days \|", re.MULTILINE)


def test_the_page_tells_the_ages_that_count() -> None:
    told = {
        kind: int(days.replace(",", ""))
        for kinds, days in ROW.findall(cx309_stale_evidence.__doc__ or "")
        for kind in kinds.split(", ")
    }
    assert told == dict(AGES)
