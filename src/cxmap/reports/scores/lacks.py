"""Measure first: what is not known, of whom, who answers for it, and where to write what."""

from typing import TYPE_CHECKING, Any, NamedTuple

from cxmap.journey.model import Touchpoint
from cxmap.language.words import enumerate_plainly
from cxmap.reports.papers.cells import write_place
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.spots import write_spot
from cxmap.reports.scores.tasks import sort_by_owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxmap.journey.measures import Place
    from cxmap.journey.model import Entry, Journey
    from cxmap.language.organisation import Role, Team
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.lack import Lack

KEY = "lacking"

HOW_TO_ADD = "To add a number, write `{}: {{value: NUMBER, n: COUNT, from: SOURCE}}` under `metrics` of the touchpoint."
"""How a metric is written."""


class Advice(NamedTuple):
    """Something to write.

    Attributes:
        what: What is not known, as the beginning of the sentence "… is not known", or what is wrong.
        do: What to do, in the imperative.
        at: Where.
        key: The key to add; empty where adding a key is not all there is to do.
    """

    what: str
    do: str
    at: "Place"
    key: str = ""


class Unknown(NamedTuple):
    """Something of which a map does not tell enough.

    Attributes:
        journey: The map.
        id: Its id.
        name: What people call it.
        owner: Who answers for it; None where nobody does.
        advice: What to write, in order.
    """

    journey: "Journey"
    id: str
    name: str
    owner: "Entry[Team] | None"
    advice: "Sequence[Advice]"


def lay_out_lacks(lacks: "Iterable[Lack]", line_of: "LineOf") -> list[dict[str, Any]]:
    """What is not known, as rows hold it."""
    return [{"what": lack.what, "add": lack.add, "at": write_spot(lack.at, line_of)} for lack in lacks]


def say_to_do(advice: "Iterable[Advice | Lack]", line_of: "LineOf", named: str = "") -> str:
    """Where to write, and what: `line 40: add frequency and loyalty`.

    Args:
        advice: What to write.
        line_of: Finds the line on which something was written.
        named: A file that need not be named, because the reader knows it; empty names every file.
    """
    places: dict[Place, list[str]] = {}
    keys: dict[Place, list[str]] = {}
    for one in advice:
        do, key = (one.do, one.key) if isinstance(one, Advice) else (one.add, one.key)
        places.setdefault(one.at, [])
        if key:
            keys.setdefault(one.at, []).append(key)
        else:
            places[one.at].append(do)
    words = []
    for at, found in places.items():
        if at in keys:
            found.insert(0, f"add {enumerate_plainly(list(dict.fromkeys(keys[at])))}")
        # A file need not be named twice.
        spot = f"line {line_of(at)}" if at.file == named else f"{at.file}:{line_of(at)}"
        words.append(f"{spot}: {', '.join(dict.fromkeys(found))}")
        named = at.file
    return "; ".join(words)


def say_measure_first(count: int, shown: int) -> str:
    """The title of what is to be measured first."""
    return f"Measure first ({count:,}{f', showing {shown:,}' if shown < count else ''})"


def build_lacks(
    unknown: "Sequence[Unknown]",
    line_of: "LineOf",
    lead: str,
    *,
    noun: str = "Touchpoint",
    journeys: "Sequence[Journey]" = (),
    top: int | None = None,
    notes: tuple[str, ...] = (),
) -> Sheet:
    """What is to be measured first, as a sheet; it is left out where nothing is.

    Args:
        unknown: Of what too little is known, the most important first.
        line_of: Finds the line on which something was written.
        lead: What follows from it, in a sentence.
        noun: What the rows are about.
        journeys: The maps, where there may be more than one.
        top: How many rows to show; None shows all.
        notes: Sentences after the rows.
    """
    shown, several = unknown[:top], len(journeys) > 1
    rows = tuple(_build_row(one, journeys, line_of) for one in shown)
    # The subtitle of one map names its file, and of several maps a column names each.
    brief = {
        _identify(row): say_to_do(one.advice, line_of, one.journey.file) for row, one in zip(rows, shown, strict=True)
    }
    columns = (
        Column("name", noun, most=36),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if several else "", most=14),
        # Where maps have to be named, the owner gives way.
        Column("owner_name", "Owner", roomy=several, most=18),
        Column("to_do", "What to do", show=lambda row: brief[_identify(row)]),
        *(Column(key) for key in ("owner", "what", "add", "at")),
    )
    return Sheet(
        KEY,
        say_measure_first(len(unknown), len(shown)),
        columns,
        rows,
        (lead,),
        (*_say_how(shown), *notes),
        tasks=sort_by_owner(
            (one.owner.name if one.owner else None, f"{row['name']} ({row['id']}): {row['to_do']}")
            for one, row in zip(shown, rows, strict=True)
        ),
    )


def _say_how(shown: "Sequence[Unknown]") -> list[str]:
    """How a number is written, where one is missing."""
    metrics = {advice.key for one in shown for advice in one.advice} & {"frequency", "satisfaction", "loyalty"}
    return [HOW_TO_ADD.format(min(metrics))] if metrics else []


def gather_lacks(journey: "Journey", lacks: "Iterable[Lack]") -> list[Unknown]:
    """Lacks of one map by what they belong to, each once, in the order given."""
    found: dict[Place, tuple[Touchpoint | Entry[Role], dict[tuple[str, Place], Advice]]] = {}
    for lack in lacks:
        if lack.of is not None:
            advice = Advice(lack.what, lack.add, lack.at, lack.key)
            found.setdefault(lack.of.at, (lack.of, {}))[1].setdefault((lack.what, lack.at), advice)
    return [
        Unknown(journey, of.id, of.name, of.owner if isinstance(of, Touchpoint) else None, tuple(advice.values()))
        for of, advice in found.values()
    ]


def _identify(row: Row) -> tuple[str, str]:
    return row["id"], write_place(row["at"])


def _build_row(one: Unknown, journeys: "Sequence[Journey]", line_of: "LineOf") -> Row:
    return {
        "id": one.id,
        "name": one.name,
        "map": name_map(one.journey, journeys),
        "owner": one.owner.id if one.owner else None,
        "owner_name": one.owner.name if one.owner else None,
        "what": [advice.what for advice in one.advice],
        "add": [advice.do for advice in one.advice],
        "to_do": say_to_do(one.advice, line_of),
        "at": write_spot(one.advice[0].at, line_of),
    }
