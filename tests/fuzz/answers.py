"""What must be true of every answer of `cxmap score`, as the programs see it that read it."""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from rich.cells import cell_len

_NO_NUMBER = re.compile(r"(?<![\w-])[-−+]?(?:nan|inf|infinity)(?![\w-])", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_FENCE = re.compile(r"`{3,}")
NARROWEST = 60
COMMAND = "  cxmap "


def check_answers(answers: Mapping[str, str], width: int | None) -> None:
    """Read every form as programs do that take it; where there is no answer, the reason and what to do."""
    if "message" in answers:
        assert answers["message"]
        assert answers["help"]
        assert not answers["message"].endswith(".")
        return
    for form, check in CHECKS.items():
        text = answers[form]
        assert text.endswith("\n")
        assert not _NO_NUMBER.search(text), _NO_NUMBER.search(text)
        check(text)
    check_width(answers["table"].splitlines(), max(width or 80, NARROWEST))


def _refuse(word: str) -> float:
    raise AssertionError(f"{word} is no JSON")


def check_json(text: str) -> None:
    """It is JSON as the standard has it, under a form."""
    assert json.loads(text, parse_constant=_refuse)["form"].startswith("cxmap-")


def check_csv(text: str) -> None:
    """It has one header, without two columns of one name, and as many fields in every row."""
    header, *rows = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
    assert len(set(header)) == len(header)
    for row in rows:
        assert len(row) == len(header)
        assert row != header


def check_markdown(text: str) -> None:
    """Every table has as many cells in every row, and it is whole."""
    outside, lines = True, []
    for line in text.splitlines():
        outside ^= bool(_FENCE.match(line))
        lines.append(line if outside else "")
    for before, line in pairwise(lines):
        if line.startswith("|") and before.startswith("|"):
            assert line.endswith("|")
            assert len(_BAR.findall(line)) == len(_BAR.findall(before)), (before, line)
    assert outside


def check_table(text: str) -> None:
    """Nothing in it moves a cursor, sets a colour or turns the writing round."""
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text)


def check_width(lines: Iterable[str], width: int) -> None:
    """No line is longer than the page, but for commands, which are to be copied whole."""
    for line in lines:
        assert cell_len(line) <= width or line.startswith(COMMAND), line


CHECKS: Mapping[str, Callable[[str], None]] = {
    "table": check_table,
    "json": check_json,
    "csv": check_csv,
    "markdown": check_markdown,
}
