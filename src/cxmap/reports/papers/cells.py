"""Values of rows as people read them, in the cells of tables."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from cxmap.reports.figures import figure, share

if TYPE_CHECKING:
    from cxmap.reports.papers.paper import Column, Role, Row

NOTHING = "-"
"""Stands where there is no value: a gap could be taken for an oversight."""

RIGHT: frozenset["Role"] = frozenset({"number", "share", "whole"})
"""What stands flush right, digits under digits."""

PLACE = ("file", "line")
"""The keys of a place."""


def get_value(row: "Row", key: str) -> object:
    """The value of a column; `parts.frequency` is what the mapping under `parts` holds under `frequency`.

    Raises:
        ValueError: The row does not have it. A value that is missing is None.
    """
    value: object = row
    for step in key.split("."):
        if value is None:
            # What has no parts has none of them.
            return None
        if not isinstance(value, Mapping) or step not in value:
            raise ValueError(f"no `{key}` in a row that holds {', '.join(row)}")
        value = value[step]
    return value


def check_number(number: float, key: str) -> None:
    """Stop what is no number before it is printed.

    Raises:
        ValueError: The number is infinite, or not a number.
    """
    if not isfinite(number):
        raise ValueError(f"`{key}` is {number}, which no form can hold")


def write_cell(column: "Column", row: "Row") -> str:
    """The cell of a row, as words."""
    return column.show(row) if column.show else _write(get_value(row, column.key), column)


def write_place(place: Mapping[str, Any]) -> str:
    """A place as editors know it: `file:line`."""
    return ":".join(str(place[key]) for key in PLACE)


def is_place(value: Mapping[str, Any]) -> bool:
    """Whether a value is a place."""
    return tuple(value) == PLACE


def _write(value: object, column: "Column") -> str:
    match value:
        case None:
            text = ""
        case bool():
            text = "yes" if value else "no"
        case int() | float():
            text = _write_number(value, column)
        case Mapping():
            parts = (f"{key} {_write(part, column)}" for key, part in value.items())
            text = write_place(value) if is_place(value) else ", ".join(parts)
        case Sequence() if not isinstance(value, str):
            text = ", ".join(_write(item, column) for item in value)
        case _:
            text = str(value)
    return text or NOTHING


def _write_number(number: float, column: "Column") -> str:
    check_number(number, column.key)
    match column.role:
        case "share":
            return share(number, column.digits)
        case "whole":
            return f"{number:,.0f}"
        case "number":
            text = f"{number:,.{column.digits}f}"
            # What is rounded to nothing has no sign.
            return text.removeprefix("-") if not text.strip("-0.") else text
        case _:
            return figure(number)
