"""Two maps of one journey as a paper: the largest differences first, then what else is not the same."""

from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import share
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.against_sheets import (
    build_changes,
    build_incomparable,
    build_only,
    build_ways,
    get_ends,
    show_shares,
)
from cxmap.reports.scores.overlays import Headings, find_headings, find_subtitle, say_difference
from cxmap.reports.scores.spots import write_spot
from cxmap.reports.scores.survey import FEW, LEVEL, SAY_CHANCE, explain_few, lay_out_interval, show_interval
from cxmap.views.overlays import find_sides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.comparison.against import MapComparison
    from cxmap.scoring.comparison.differences import Difference

FORM = "cxmap-against/1"

SHOWN = 6
"""Touchpoints that only one map has, of each, that people get without asking."""

_SIGN = (
    f"The gap is the second number − the first. {share(LEVEL)}: where the true gap lies with a certainty of about "
    f"{share(LEVEL)}. Sure: yes where it lies wholly on one side of 0."
)
_SAID = "Where the second number has no interval of its own it is taken as it was said, so the interval is the first's."


_PROGRAMS = tuple(
    Column(key)
    for key in (
        *("gap_high", "interval", "as_said", "here_n", "here_few_answers", "there_n", "there_few_answers", "map"),
        *("stage", "owner", "here_at", "there_at", "at"),
    )
)
"""What only programs read of a difference."""


def build_paper(comparison: "MapComparison", line_of: "LineOf", top: int | None = None) -> Paper:
    """Two maps as a paper.

    Args:
        comparison: The maps, set against each other.
        line_of: Finds the line on which something was written, in both.
        top: How many of the touchpoints to name that only one of the two has; None names all.
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
            "level": LEVEL,
            "in_common": len(comparison.pairs),
            "unmatched": [
                {"map": one.journey.id, "id": one.touchpoint.id, "metric": one.metric} for one in comparison.unmatched
            ],
        },
        title=f"{here.title}: {' against '.join(find_sides(here, there))}",
        subtitle=f"{here.file}: {find_subtitle(here, there)}",
        sheets=(
            _build_numbers(comparison, headings, line_of),
            _build_frequencies(comparison, headings, line_of),
            _build_feelings(comparison, headings, line_of),
            build_changes(comparison, line_of),
            build_ways(comparison, headings, line_of),
            build_only(comparison, line_of, top),
            build_incomparable(comparison, line_of),
        ),
    )


def _build_numbers(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    rows = tuple(_lay_out(one, comparison, line_of) for one in comparison.numbers)
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("metric", "Number", "id"),
        Column("here", headings.here, "number", show=_mark("here", _write_tenth)),
        Column("there", headings.there, "number", show=_mark("there", _write_tenth)),
        Column("gap", headings.gap, "number"),
        Column("gap_low", share(LEVEL), "id", show=_show_tenths),
        Column("sure", "Sure", "id"),
        Column("says", "In words", roomy=True),
        *_PROGRAMS,
    )
    notes = ["All are out of 10, where more is better for the customer.", _SIGN, *_say_sure(rows)]
    if any(row["as_said"] for row in rows):
        notes.append(_SAID)
    few = [row for row in rows if _has_few(row)]
    net = any(
        place.scales[row["metric"]].method == "net" for row in few for place in (comparison.here, comparison.there)
    )
    notes += explain_few(bool(few), net=net)
    notes += _say_unmatched(comparison)
    return Sheet("numbers", "", columns, rows, notes=tuple(notes), empty="They have no number out of ten in common.")


def _say_sure(rows: "Sequence[Row]") -> "Iterator[str]":
    """How many intervals lie on one side of 0, how many of them rest on little, and what chance alone would do."""
    judged, clear = ([row for row in rows if row["sure"] in kinds] for kinds in ((True, False), (True,)))
    if not judged:
        return
    few = sum(map(_has_few, clear))
    of_few = f", {few} of them from few answers" if few else ""
    lie = "lies" if len(clear) == 1 else "lie"
    yield f"{len(clear)} of {plural(len(judged), 'interval')} {lie} wholly on one side of 0{of_few}."
    yield SAY_CHANCE


def _has_few(row: Row) -> bool:
    return bool(row["here_few_answers"] or row["there_few_answers"])


def _build_frequencies(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("here", headings.here, "share", show=_mark("here", _write_share)),
        Column("there", headings.there, "share", show=_mark("there", _write_share)),
        Column("gap", headings.gap, "share"),
        Column("gap_low", share(LEVEL), "id", show=show_shares),
        *(Column(key) for key in ("metric", "gap_high", "interval", "sure", "says", "as_said", "here_few_answers")),
        *(Column(key) for key in ("there_few_answers", "here_at", "there_at", "at")),
    )
    rows = tuple(_lay_out(one, comparison, line_of) for one in comparison.frequencies)
    notes = explain_few(any(map(_has_few, rows)), net=False)
    return Sheet("frequencies", "How many journeys come to a touchpoint", columns, rows, notes=tuple(notes))


def _build_feelings(comparison: "MapComparison", headings: Headings, line_of: "LineOf") -> Sheet:
    told_apart = any(one.persona for one in comparison.feelings)
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("persona_name", "Persona" if told_apart else "", most=24),
        Column("here", headings.here, "number"),
        Column("there", headings.there, "number"),
        Column("gap", headings.gap, "number"),
        *(Column(key) for key in ("persona", "here_at", "there_at", "at")),
    )
    personas = {**comparison.there.personas, **comparison.here.personas}
    rows = tuple(
        {
            **_lay_out(one, comparison, line_of),
            "persona": one.persona or None,
            "persona_name": personas[one.persona].name if one.persona in personas else None,
        }
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
        "map": comparison.here.id,
        "stage": one.touchpoint.stage,
        "owner": one.touchpoint.owner.id if one.touchpoint.owner else None,
        "metric": one.metric,
        "here": one.here,
        "there": one.there,
        "gap": one.gap,
        **lay_out_interval(one.interval, "gap_"),
        "sure": None if one.interval is None else not one.interval.holds(0),
        "says": say_difference(one, comparison.here, comparison.there),
        "as_said": one.said,
        "here_n": one.here_n,
        "here_few_answers": one.here_few,
        "there_n": one.there_n,
        "there_few_answers": one.there_few,
        "here_at": write_spot(one.here_at, line_of),
        "there_at": write_spot(one.there_at, line_of),
        "at": write_spot(one.touchpoint.at, line_of),
    }


def _say_unmatched(comparison: "MapComparison") -> list[str]:
    """Which numbers only one of the two maps has, in a sentence for each."""
    said = []
    for journey in (comparison.here, comparison.there):
        own = [one for one in comparison.unmatched if one.journey is journey]
        metrics = list(dict.fromkeys(one.metric for one in own))
        if metrics:
            count = len({one.touchpoint.id for one in own})
            said.append(f"Only {journey.id} says {enumerate_plainly(metrics)}, at {plural(count, 'touchpoint')}.")
    return said


def _mark(key: str, write: "Callable[[float], str]") -> "Callable[[Row], str]":
    """Writes a number, with a mark where few answered."""
    return lambda row: f"{write(row[key])}{FEW if row[f'{key}_few_answers'] else ''}"


def _write_share(number: float) -> str:
    return share(number, 1)


def _write_tenth(number: float) -> str:
    # Plus zero: what is rounded to nothing has no sign.
    return f"{round(number, 1) + 0.0:.1f}"


def _show_tenths(row: Row) -> str:
    return show_interval(get_ends(row), _write_tenth)
