"""Results of `cxmap score`: computed, written up, and printed in the form that was asked for."""

from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.cli.maps import load_or_exit
from cxmap.cli.streams import deliver, encode, result_encoding, result_style
from cxmap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.cli.lists import Request
    from cxmap.reports.papers.paper import Paper
    from cxmap.usecases.load import Loaded
    from cxmap.usecases.score import ScoreWishes


def print_result(request: "Request", paths: list[Path], wishes: "ScoreWishes") -> None:
    """Load the maps, compute what was asked for and print it.

    Raises:
        UsageError: What was asked for is not in the maps.
    """
    from cxmap.reports.papers.forms import render

    loaded = load_or_exit(paths)
    papers = write_papers(request, loaded, wishes)
    colour, width = result_style(request.output)
    encoding = result_encoding(request.output)
    text = render(papers, request.form, width=width, colour=colour, encoding=encoding)
    deliver(text if request.form == "table" else encode(text), request.output)


def write_papers(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Sequence[Paper]":
    """The result that was asked for, as papers: one, or one for each map.

    Raises:
        UsageError: What was asked for is not in the maps.
    """
    subject = request.subject
    if subject == "against":
        return _compare_with(request, loaded)
    if subject in {"touchpoints", "explanation", "plan", "evidence"}:
        return _rank(request, loaded, wishes)
    return _look_into(request, loaded, wishes)


def _rank(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Sequence[Paper]":
    """What rests on one ranking of all maps."""
    from cxmap.usecases.score import rank_maps

    ranking = rank_maps(loaded.journeys, wishes)
    match request.subject:
        case "explanation":
            from cxmap.reports.scores.explanation import build_paper as write_explanation
            from cxmap.scoring.explanation import explain_touchpoint

            found = explain_touchpoint(ranking, request.explain or "")
            return [write_explanation(one, loaded.line_of) for one in found]
        case "plan":
            from cxmap.reports.scores.plan import build_paper as write_plan
            from cxmap.scoring.plan import choose_within, make_plan

            plan = make_plan(ranking, seed=wishes.seed, draws=wishes.draws)
            choice = None if request.budget is None else choose_within(plan, request.budget)
            return [write_plan(plan, loaded.line_of, choice)]
        case "evidence":
            from cxmap.reports.scores.evidence import build_paper as write_evidence
            from cxmap.scoring.evidence_value import value_evidence

            return [write_evidence(value_evidence(ranking, seed=wishes.seed, draws=wishes.draws), loaded.line_of)]
    from cxmap.reports.scores.touchpoints import build_paper as write_list

    return [write_list(ranking, wishes.selection, loaded.line_of)]
