"""Scores as JSON, form `cxmap-scores/1`: one map as it is, several under `maps`."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.reports.scores.figures import LineOf
    from cxmap.scoring.result import RankedTouchpoint, ScoredMap, UnrankedTouchpoint

FORM = "cxmap-scores/1"


def render_json(scored: "Sequence[ScoredMap]", line_of: "LineOf", *, top: int | None = None) -> str:
    """All scores as one JSON document with a final newline.

    Parts and scores are printed as they were computed with, so that the formula gives exactly the printed score.

    Args:
        scored: The maps, each ranked for itself.
        line_of: Finds the line on which something was written.
        top: The last rank to print; None prints all.
    """
    maps = [_map(one, line_of, top) for one in scored]
    document = {"form": FORM, **maps[0]} if len(maps) == 1 else {"form": FORM, "maps": maps}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _map(scored: "ScoredMap", line_of: "LineOf", top: int | None) -> dict[str, Any]:
    shown = [_ranked(entry, scored, line_of) for entry in scored.up_to(top)]
    return {
        "map": scored.journey.id,
        "method": scored.method.name,
        "weights": dict(scored.weights),
        "uncertainty": scored.uncertainty,
        # Only where something was left out: a reader must not take a part for the whole.
        **({"ranked": len(scored.ranked)} if len(shown) < len(scored.ranked) else {}),
        "touchpoints": shown,
        "unranked": [_unranked(entry) for entry in scored.unranked],
    }


def _ranked(entry: "RankedTouchpoint", scored: "ScoredMap", line_of: "LineOf") -> dict[str, Any]:
    touchpoint = entry.touchpoint
    return {
        "rank": entry.rank,
        "rank_low": entry.rank_low,
        "rank_high": entry.rank_high,
        "id": touchpoint.id,
        "name": touchpoint.name,
        "stage": touchpoint.stage,
        "owner": touchpoint.owner.id if touchpoint.owner else None,
        "score": entry.score,
        "parts": {part.name: part.value for part in entry.parts},
        "quadrant": entry.quadrant,
        "assumed": list(entry.assumed(scored.method)),
        "initiatives": [initiative.id for initiative in entry.initiatives],
        "at": {"file": touchpoint.at.file, "line": line_of(touchpoint.at)},
        "basis": {part.name: part.basis for part in entry.parts},
    }


def _unranked(entry: "UnrankedTouchpoint") -> dict[str, Any]:
    refused = {"refused": dict(entry.refused)} if entry.refused else {}
    return {"id": entry.touchpoint.id, "missing": list(entry.missing), **refused}
