"""What a result says, whatever form it takes: facts, sheets of rows, and sentences around them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Row = Mapping[str, Any]
"""Values by column key: texts, numbers, booleans, None, and lists or mappings of these. In full, never rounded."""

Role = Literal["text", "id", "number", "share", "whole"]
"""What a column holds: words, something to copy (never cut or broken), a number, a share of one that tables show in
percent, a count or rank."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        key: Its name in JSON and CSV.
        heading: Its heading in tables; empty where only programs read it.
        role: What it holds.
        digits: Decimals of a number in tables.
        roomy: Whether narrow tables leave it out.
        most: The most cells that it gets in tables; None leaves it to its words.
        show: Writes the cell of a table where the value alone would not tell; it may add a mark to a number.
        parts: The keys of the mappings that it holds, where they are the same in every row: each gets a column of its
            own in CSV, `key_part`. A place, the mapping `file` and `line` under `at` or what
            ends in `_at`, need not name them.
    """

    key: str
    heading: str = ""
    role: Role = "text"
    digits: int = 1
    roomy: bool = False
    most: int | None = None
    show: Callable[[Row], str] | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one kind.

    Attributes:
        key: Their name in JSON.
        title: What they are; empty for the first sheet of a paper, which the paper's own title covers.
        columns: The columns, in the order of tables. CSV has the same, machine-read ones last.
        rows: The rows, in order.
        lead: Sentences before the rows.
        notes: Sentences after the rows.
        empty: The sentence that stands where there are no rows; empty leaves out the whole sheet.
        tasks: What to do, by who has to do it, for the checklists of Markdown.
        continues: Whether it goes on with the first sheet, so that CSV prints its rows too, below the others.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""
    tasks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A result.

    Attributes:
        form: Name and number of its JSON form, such as `cxmap-seams/1`.
        facts: What holds for all of it, as JSON has it: the map, the method, the seed.
        title: What it is about.
        subtitle: One sentence on where it comes from and what the numbers say.
        sheets: Its sheets. CSV prints the first, and those that continue it.
        commands: Commands that lead on, each after the sentence that introduces it.
    """

    form: str
    facts: Mapping[str, Any]
    title: str
    subtitle: str
    sheets: tuple[Sheet, ...]
    commands: tuple[tuple[str, str], ...] = ()
