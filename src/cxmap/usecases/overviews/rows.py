"""The touchpoints of a map as a report lists them: by rank, each with the reasons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.reports.overview.overview import TouchpointRow
from cxmap.reports.scores.explanation_words import say_why
from cxmap.reports.scores.ranking_notes import say_first_place
from cxmap.scoring.explanation import explain_entry
from cxmap.scoring.result import RankedTouchpoint, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.result import Ranking


def list_rows(ranking: "Ranking", line_of: "LineOf") -> Iterator[TouchpointRow]:
    """The ranked touchpoints by rank, then the others in the order of the file.

    Args:
        ranking: The ranking of one map.
        line_of: Finds the line on which something was written.
    """
    entries: tuple[RankedTouchpoint | UnrankedTouchpoint, ...] = (*ranking.ranked, *ranking.unranked)
    for entry in entries:
        yield _build_row(entry, ranking, line_of)


def _build_row(entry: "RankedTouchpoint | UnrankedTouchpoint", ranking: "Ranking", line_of: "LineOf") -> TouchpointRow:
    touchpoint, journey = entry.touchpoint, entry.journey
    ranked = entry if isinstance(entry, RankedTouchpoint) else None
    bounds = ranked.bounds if ranked else None
    return TouchpointRow(
        id=touchpoint.id,
        number=touchpoint.number,
        name=touchpoint.name,
        stage=touchpoint.stage,
        owner=touchpoint.owner_id,
        channels=tuple(channel.id for channel in touchpoint.channels),
        personas=tuple(persona.id for persona in touchpoint.personas),
        moment_of_truth=bool(touchpoint.noun.moment_of_truth),
        feels=tuple(touchpoint.feeling_of(id) for id in journey.personas or ("",)),
        rank=ranked.rank if ranked else None,
        rank_low=bounds.rank_low if bounds else None,
        rank_high=bounds.rank_high if bounds else None,
        score=ranked.score if ranked else None,
        shown_score=f"{ranked.score:.{ranking.method.digits}f}" if ranked else "",
        quadrant=(ranked.quadrants.get(ranking.cut) or "") if ranked else "",
        assumed=ranked.assumed(ranking.method) if ranked else (),
        why=say_why(explain_entry(ranking, entry), line_of),
        initiatives=tuple(initiative.name for initiative in entry.initiatives),
        file=touchpoint.at.file,
        line=line_of(touchpoint.at),
    )


def say_method(ranking: "Ranking") -> str:
    """What the list is ranked by, in a sentence with its formula."""
    method = ranking.method
    return f"Ranked by the method {method.name}: {method.meaning}. Score = {method.formula}."


def say_certainty(ranking: "Ranking") -> str:
    """How sure the order is; empty where ranks were not bounded."""
    return " ".join(say_first_place(ranking)) if ranking.ranked else ""
