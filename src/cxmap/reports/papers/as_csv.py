"""The first sheet of a paper, and what continues it, as CSV, for spreadsheets and for programs that read lines."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cxmap.reports.papers.cells import PLACE, check_number, get_value, is_place, write_place
from cxmap.reports.printable import calm, printable

if TYPE_CHECKING:
    from cxmap.reports.papers.paper import Column, Paper

BYTE_ORDER_MARK = "\ufeff"
"""Without it spreadsheets take UTF-8 for the alphabet of the country, and `é` for two letters."""

LINE_END = "\r\n"

BETWEEN = "; "
"""Between the items of a list."""

# Where a cell begins, here or for a program that takes another character for the end of cells, a formula must not: with
# the spaces and quotes that such a program drops, and with the wide and small forms that it takes for the same.
_FORMULA = re.compile(r"""((?:^|[,;|])[ "']*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫])""")


def render_csv(papers: "Paper | Sequence[Paper]") -> str:
    """The rows of the first sheet as RFC 4180 has them, behind a byte order mark and a header.

    Below them stand those of the sheets that continue it; what one sheet has and another has not stays empty.
    Several papers must have the same columns. Where the facts name a map and the rows do not, the map comes first.

    Raises:
        ValueError: A number is infinite or none, a row lacks a column, or the papers have not the same columns.
    """
    given = papers if isinstance(papers, Sequence) else [papers]
    header: list[str] = []
    lines = []
    for paper in given:
        sheets = [sheet for number, sheet in enumerate(paper.sheets) if not number or sheet.continues]
        # In the order of the first sheet.
        keys = dict.fromkeys(name for sheet in sheets for name in _flatten(sheet.columns))
        facts = [paper.facts["map"]] if "map" in paper.facts and "map" not in keys else []
        names = [*(["map"] if facts else []), *keys]
        if not header:
            header = names
            lines.append(_write_line(header))
        if names != header:
            raise ValueError(f"{paper.form} has the columns {names}, what stands before it {header}")
        for sheet in sheets:
            own = _flatten(sheet.columns)
            lines += (
                _write_line([*facts, *(get_value(row, own[name]) if name in own else None for name in keys)])
                for row in sheet.rows
            )
    return BYTE_ORDER_MARK + "".join(line + LINE_END for line in lines)


def guard(text: str) -> str:
    """A text in which no spreadsheet finds a formula: an apostrophe stands before it."""
    return _FORMULA.sub(r"\1'", text)


def _flatten(columns: "Sequence[Column]") -> dict[str, str]:
    """The keys of the columns by their names in CSV, in the order of tables, machine-read ones last.

    A mapping with known parts has a column for each, and so has a place, wherever it stands.
    """
    keys = {}
    for column in sorted(columns, key=lambda column: not column.heading):
        for part in column.parts or ("",):
            key = f"{column.key}.{part}" if part else column.key
            for one in [f"{key}.{end}" for end in PLACE] if _holds_place(key) else [key]:
                keys[one.replace(".", "_")] = one
    return keys


def _holds_place(key: str) -> bool:
    """Whether a key is one of places: `at`, or what ends so, as `here_at` and `baseline.at`."""
    return re.search(r"(?:^|[._])at$", key) is not None


def _write_line(values: Sequence[object]) -> str:
    return ",".join(map(_write_field, values))


def _write_field(value: object) -> str:
    """A field: numbers and truth values bare, texts always in quotes.

    In quotes a text cannot be taken together with the number before it, as by programs that end cells elsewhere.
    """
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return _write_bare(value)
    text = guard(calm(printable(" ".join(_write_words(value).split()))))
    return '"' + text.replace('"', '""') + '"'


def _write_bare(value: float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    check_number(value, "a value")
    # Not as the types of numpy spell themselves.
    return float.__repr__(value) if isinstance(value, float) else int.__repr__(value)


def _write_words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool() | int() | float():
            return _write_bare(value)
        case Mapping() if is_place(value):
            return write_place(value)
        case Mapping():
            return json.dumps(value, ensure_ascii=False, allow_nan=False, default=dict)
        case Sequence() if not isinstance(value, str):
            return BETWEEN.join(map(_write_words, value))
        case _:
            return str(value)
