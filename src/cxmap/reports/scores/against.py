"""Two maps of one journey as a paper: the largest differences first, then what else is not the same."""

from typing import TYPE_CHECKING

from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.figures import interval, plural, share
from cxmap.reports.scores.overlays import Headings, find_headings, find_subtitle, say_change, say_difference
from cxmap.reports.scores.survey import FEW, lay_out_interval, locate, show_interval
from cxmap.scoring.intervals import FEW_ANSWERS, has_few_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.reports.scores.figures import LineOf
    from cxmap.scoring.against import MapComparison
    from cxmap.scoring.differences import Difference

FORM = "cxmap-against/1"

_SIGN = (
    "The gap is the second number − the first; the interval holds the true gap with a certainty of 95 %. `sure`: that "
    "there is any gap at all."
)
_SAID = "Where the second number has no interval of its own it is taken as it was said, so the interval is the first's."


_PROGRAMS = tuple(
    Column(key) for key in ("high", "interval", "as_said", "here_n", "there_n", "here_at", "there_at", "at")
)
"""What only programs read of a difference."""


def build_paper(comparison: "MapComparison", line_of: "LineOf") -> Paper:
    """Two maps as a paper.

    Args:
        comparison: The maps, set against each other.
        line_of: Finds the line on which something was written, in both.
    """
    here, there = comparison.here, comparison.there
    headings = find_headings(here, there)
    return Paper(
        form=FORM,
        facts={
            "map": here.id,
            "state": here.noun.state,
            "against": there.id,
            "against_state": there.noun.state,
            "level": 0.95,
            "in_common": len(comparison.pairs),
        },
        title=f"{here.title}: {headings.here} against {headings.there}",
        subtitle=find_subtitle(here, there),
        sheets=(
            _build_numbers(comparison, headings, line_of),
            _build_frequencies(comparison, headings, line_of),
            _build_feelings(comparison, headings, line_of),
            _build_changes(comparison, line_of),
            _build_ways(comparison, headings, line_of),
            _build_only(comparison, line_of),
            _build_incomparable(comparison, line_of),
        ),
    )


def _build_numbers(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    rows = tuple(_lay_out(one, comparison, line_of) for one in comparison.numbers)
    columns = (
        Column("id"),
        Column("name", "touchpoint"),
        Column("metric", "number"),
        Column("here", headings.here, "number", show=_mark("here")),
        Column("there", headings.there, "number", show=_mark("there")),
        Column("gap", headings.gap, "number"),
        Column("low", "95 % interval", show=lambda row: show_interval(row, _write_tenth)),
        Column("sure", "sure"),
        Column("says", "in words", roomy=True),
        *_PROGRAMS,
    )
    certain = sum(row["sure"] is True for row in rows)
    count = f"{certain} of {plural(len(rows), 'number')} {'is' if certain == 1 else 'are'} surely different."
    notes = ["All are out of 10, where more is better for the customer.", _SIGN, count]
    if any(row["as_said"] for row in rows):
        notes.append(_SAID)
    if any(has_few_answers(row[key]) for row in rows for key in ("here_n", "there_n")):
        notes.append(f"`{FEW}` few answers: fewer than {FEW_ANSWERS}.")
    return Sheet("numbers", "", columns, rows, notes=tuple(notes), empty="They have no number out of ten in common.")


def _build_frequencies(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    columns = (
        Column("id"),
        Column("name", "touchpoint"),
        Column("here", headings.here, "share"),
        Column("there", headings.there, "share"),
        Column("gap", headings.gap, "share"),
        Column("low", "95 % interval", show=_show_shares),
        *(
            Column(key)
            for key in ("metric", "high", "interval", "sure", "says", "as_said", "here_at", "there_at", "at")
        ),
    )
    rows = tuple(_lay_out(one, comparison, line_of) for one in comparison.frequencies)
    return Sheet("frequencies", "How many journeys come to a touchpoint", columns, rows)


def _build_feelings(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    told_apart = any(one.persona for one in comparison.feelings)
    columns = (
        Column("id"),
        Column("name", "touchpoint"),
        Column("persona", "persona" if told_apart else "", "id"),
        Column("here", headings.here, "number"),
        Column("there", headings.there, "number"),
        Column("gap", headings.gap, "number"),
        *(Column(key) for key in ("here_at", "there_at", "at")),
    )
    rows = tuple(
        {**_lay_out(one, comparison, line_of), "persona": one.persona or None}
        for one in comparison.feelings
        if one.gap != 0
    )
    notes = ("From −2, angry, to +2, delighted. Feelings that are the same in both are left out.",)
    kept = tuple({column.key: row[column.key] for column in columns} for row in rows)
    return Sheet("feelings", "How it feels", columns, kept, notes=notes)


def _lay_out(one: "Difference", comparison: "MapComparison", line_of: "LineOf") -> Row:
    return {
        "id": one.touchpoint.id,
        "name": one.touchpoint.name,
        "metric": one.metric,
        "here": one.here,
        "there": one.there,
        "gap": one.gap,
        **lay_out_interval(one.interval),
        "sure": None if one.interval is None else not one.interval.holds(0),
        "says": say_difference(one, comparison.here, comparison.there),
        "as_said": one.said,
        "here_n": one.here_n,
        "there_n": one.there_n,
        "here_at": locate(one.here_at, line_of),
        "there_at": locate(one.there_at, line_of),
        "at": locate(one.touchpoint.at, line_of),
    }


def _build_changes(comparison: "MapComparison", line_of: "LineOf") -> Sheet:
    rows = tuple(
        {
            "id": change.touchpoint.id,
            "name": change.touchpoint.name,
            "change": change.kind,
            "here": change.here or None,
            "there": change.there or None,
            "says": say_change(change),
            "at": locate(change.at, line_of),
        }
        for change in comparison.changes
    )
    columns = (
        Column("name", "touchpoint"),
        Column("says", f"in {comparison.there.id}"),
        *(Column(key) for key in ("id", "change", "here", "there", "at")),
    )
    return Sheet("changes", "Owners, channels, stages and order that are not the same", columns, rows)


def _build_ways(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    rows = tuple(
        {
            "source": way.source,
            "target": way.target,
            "way": way.kind,
            "here": way.here.value if way.here is not None else None,
            "there": way.there.value if way.there is not None else None,
            "gap": way.gap,
            **lay_out_interval(way.interval),
            "at": locate(way.at, line_of),
        }
        for way in comparison.ways
        if way.kind != "kept" or way.gap != 0
    )
    columns = (
        Column("source", "from", "id"),
        Column("target", "to", "id"),
        Column("way", "way"),
        Column("here", headings.here, "share"),
        Column("there", headings.there, "share"),
        Column("gap", headings.gap, "share"),
        Column("low", "95 % interval", show=_show_shares, roomy=True),
        *(Column(key) for key in ("high", "interval", "at")),
    )
    notes = (
        f"`added`: only {comparison.there.id} has this way. `dropped`: only {comparison.here.id} has it.",
        "`kept`: both have it, with another share.",
    )
    return Sheet("ways", "Ways on that are not the same", columns, rows, notes=notes)


def _build_only(comparison: "MapComparison", line_of: "LineOf") -> Sheet:
    sides: Sequence[tuple[Journey, Sequence[Touchpoint]]] = (
        (comparison.here, comparison.only_here),
        (comparison.there, comparison.only_there),
    )
    rows = tuple(
        {"map": journey.id, "id": one.id, "name": one.name, "at": locate(one.at, line_of)}
        for journey, touchpoints in sides
        for one in touchpoints
    )
    columns = (Column("map", "only in", "id"), Column("name", "touchpoint"), Column("id", "id", "id"), Column("at"))
    return Sheet("only", "Touchpoints that only one of the two has", columns, rows)


def _build_incomparable(comparison: "MapComparison", line_of: "LineOf") -> Sheet:
    rows = tuple(
        {"id": one.touchpoint.id, "metric": one.metric, "reason": one.reason, "at": locate(one.at, line_of)}
        for one in comparison.incomparable
    )
    columns = (
        Column("at", "at", "id"),
        Column(
            "reason", "why it cannot be compared", show=lambda row: f"{row['id']}, {row['metric']}: {row['reason']}"
        ),
        Column("id"),
        Column("metric"),
    )
    return Sheet("incomparable", "Numbers that cannot be compared", columns, rows)


def _show_reason(row: Row) -> str:
    return f"{row['id']}, {row['metric']}: {row['reason']}"


def _mark(key: str) -> "Callable[[Row], str]":
    """Writes a number out of ten, with a mark where few answered."""
    return lambda row: f"{_write_tenth(row[key])}{FEW if has_few_answers(row[f'{key}_n']) else ''}"


def _write_tenth(number: float) -> str:
    # Plus zero: what is rounded to nothing has no sign.
    return f"{round(number, 1) + 0.0:.1f}"


def _show_shares(row: Row) -> str:
    return "" if row["low"] is None else interval(row["low"], row["high"], lambda end: share(end, 1))
