"""The list: the ranked touchpoints with the numbers behind them, then what to measure first."""

import shlex
from typing import TYPE_CHECKING

from cxmap.reports.figures import interval, share, spell_rank
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.printable import printable
from cxmap.reports.scores.facts import list_facts, say_origin, say_subject
from cxmap.reports.scores.formula import digits_of, find_few, mark
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.map_names import name_map
from cxmap.reports.scores.ranking_notes import say_empty, say_notes
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.tasks import sort_tasks
from cxmap.reports.scores.unranked import build_unranked
from cxmap.scoring.bounds import CONFIDENCE, Tier
from cxmap.scoring.methods.ipa import IPA
from cxmap.scoring.methods.opportunity import OPPORTUNITY, name_band

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cxmap.scoring.method import Method
    from cxmap.scoring.result import RankedTouchpoint, Ranking
    from cxmap.scoring.selection import Selection

FORM = "cxmap-scores/1"
HEADINGS = {
    "frequency": "Freq.",
    "satisfaction": "Satisf.",
    "dissatisfied": "Dissat.",
    "loyalty": "Loyalty",
    "value": "Value",
    "importance": "Import.",
    "performance": "Perform.",
}
"""Short names of parts, for narrow columns."""

MOST_FILES = 3
"""More maps than this are not spelled out in a command."""

SCORE = ""
"""Under this name stand the marks of a score, beside those of its parts."""

Marks = dict[tuple[str, str], dict[str, str]]
"""Marks by map and id of the touchpoint, and name of the part."""

URGENT = (Tier.NOW, Tier.NEXT)
"""What belongs on a list of tasks; the rest is to be watched."""


def build_paper(ranking: "Ranking", selection: "Selection", line_of: LineOf, options: "Sequence[str]" = ()) -> Paper:
    """The prioritised list of a ranking.

    Args:
        ranking: The ranking.
        selection: What of it is shown. No rank is changed by it.
        line_of: Finds the line on which something was written.
        options: The words of the command line that change a number, to be given again where a command leads on.
    """
    shown = ranking.select(selection)
    sheets = (
        Sheet(
            "touchpoints",
            "",
            _list_columns(ranking),
            tuple(build_row(entry, ranking, line_of) for entry in shown),
            notes=say_notes(ranking, shown),
            empty=say_empty(ranking, selection),
            tasks=sort_tasks(
                (entry.touchpoint, _say_task(entry, ranking, line_of)) for entry in shown if _is_urgent(entry)
            ),
        ),
        build_unranked(ranking, selection, line_of),
    )
    return Paper(
        FORM,
        {**list_facts(ranking), "ranked": len(ranking.ranked), "not_ranked": len(ranking.unranked)},
        say_subject(ranking.journeys, "touchpoints"),
        say_origin(ranking),
        sheets,
        (_lead_on(ranking, shown[0].touchpoint.id, options),) if shown else (),
    )


def _find_marks(ranking: "Ranking") -> Marks:
    """What the parts of every touchpoint bear behind them, and what its score does where they have no room."""
    return {
        (name_map(entry.journey, ranking.journeys), entry.touchpoint.id): {
            **{part.name: mark([part], entry.numbers) for part in entry.parts},
            SCORE: mark(entry.parts, entry.numbers),
        }
        for entry in ranking.ranked
    }


def _list_columns(ranking: "Ranking") -> tuple[Column, ...]:
    method, several = ranking.method, len(ranking.journeys) > 1
    drawn, marks = ranking.certainty is not None, _find_marks(ranking)
    top = f"Top {ranking.certainty.top}" if ranking.certainty else ""
    sure = share(CONFIDENCE)
    return (
        Column("rank", "#", "whole"),
        Column("rank_low", sure if drawn else "", "whole", show=_show_ranks),
        Column("rank_high"),
        Column("tier", "Tier" if drawn else "", "id"),
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if several else "", most=14),
        Column("stage_name", "Stage", roomy=True, most=18),
        Column("owner_name", "Owner", most=14 if several else 18),
        # What a method is known by has room in every table.
        Column("quadrant", "Quadrant", "id", roomy=method.name != IPA.name),
        *([Column("band", "Band", "id")] if method.name == OPPORTUNITY.name else []),
        Column("initiatives", "Planned", roomy=True, most=20),
        Column("likely", top, "share", digits=0, roomy=True),
        Column(
            "score", "Score", "number", digits=method.digits, show=_make_show_score(marks, method) if several else None
        ),
        Column("score_low", sure if drawn else "", "number", roomy=True, show=_make_show_scores(method)),
        Column("score_high"),
        # A list of several maps needs the room for their names.
        *(_list_part(name, method, marks, roomy=several) for name in method.ranges),
        *(Column(f"basis.{name}") for name in method.ranges),
        *(
            Column(key)
            for key in ("stage", "owner", "other_quadrants", "assumed", "capped", "few_answers", "any_weights", "at")
        ),
    )


def _list_part(name: str, method: "Method", marks: Marks, *, roomy: bool) -> Column:
    digits = digits_of(name, method)

    def show(row: Row) -> str:
        return f"{row['parts'][name]:.{digits}f}{marks[row['map'], row['id']][name]}"

    return Column(f"parts.{name}", HEADINGS.get(name, name.capitalize()), "number", digits, roomy, show=show)


def _show_ranks(row: Row) -> str:
    return interval(row["rank_low"], row["rank_high"])


def _make_show_score(marks: Marks, method: "Method") -> "Callable[[Row], str]":
    """Where the parts have no room, the score bears what they would bear."""

    def show(row: Row) -> str:
        return f"{row['score']:.{method.digits}f}{marks[row['map'], row['id']][SCORE]}"

    return show


def _make_show_scores(method: "Method") -> "Callable[[Row], str]":
    def show(row: Row) -> str:
        return interval(row["score_low"], row["score_high"], lambda end: f"{end:.{method.digits}f}")

    return show


def build_row(entry: "RankedTouchpoint", ranking: "Ranking", line_of: LineOf) -> Row:
    """A ranked touchpoint, for programs."""
    touchpoint, bounds = entry.touchpoint, entry.bounds
    quadrant = entry.quadrants.get(ranking.cut)
    band = name_band(ranking.method, entry.numbers, entry.score)
    return {
        "rank": entry.rank,
        "rank_low": bounds.rank_low if bounds else None,
        "rank_high": bounds.rank_high if bounds else None,
        "likely": bounds.likely if bounds else None,
        "tier": bounds.tier if bounds else None,
        **identify(touchpoint, entry.journey, ranking.journeys),
        "stage_name": next(stage.name for stage in entry.journey.stages if stage.id == touchpoint.stage),
        "score": entry.score,
        "score_low": bounds.score_low if bounds else None,
        "score_high": bounds.score_high if bounds else None,
        "parts": {part.name: part.value for part in entry.parts},
        "basis": {part.name: part.basis for part in entry.parts},
        "capped": [part.name for part in entry.parts if part.capped],
        "few_answers": list(dict.fromkeys(metric for part in entry.parts for metric in find_few(part, entry.numbers))),
        "quadrant": quadrant,
        **({"band": band} if band else {}),
        "other_quadrants": {cut: other for cut, other in entry.quadrants.items() if other is not quadrant},
        "assumed": list(entry.assumed(ranking.method)),
        "any_weights": bounds.any_weights if bounds else None,
        "initiatives": [initiative.id for initiative in entry.initiatives],
        "at": write_spot(touchpoint.at, line_of),
    }


def _is_urgent(entry: "RankedTouchpoint") -> bool:
    return entry.bounds is None or entry.bounds.tier in URGENT


def _say_task(entry: "RankedTouchpoint", ranking: "Ranking", line_of: LineOf) -> str:
    touchpoint, bounds = entry.touchpoint, entry.bounds
    place = spell_rank(entry.rank, bounds.rank_low, bounds.rank_high) if bounds else f"{entry.rank}"
    plans = ", ".join(initiative.id for initiative in entry.initiatives)
    return (
        f"{touchpoint.name} ({touchpoint.id}): rank {place}, score "
        f"{entry.score:.{ranking.method.digits}f}, {f'planned: {plans}' if plans else 'nothing planned'}, "
        f"{spell_spot(touchpoint.at, line_of)}"
    )


def _lead_on(ranking: "Ranking", id: str, options: "Sequence[str]") -> tuple[str, str]:
    """The command that explains a touchpoint."""
    files = [journey.file for journey in ranking.journeys]
    if len(files) > MOST_FILES:
        return "Every input with its place and evidence: the same command with", f"--explain {id}"
    paths = ["-" if file.startswith("<") else shlex.quote(printable(file)) for file in files]
    return "Every input with its place and evidence:", " ".join(
        ["cxmap score", *paths, *map(shlex.quote, options), f"--explain {id}"]
    )
