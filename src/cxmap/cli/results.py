"""Results of `cxmap score`: computed, written up, and printed in the form that was asked for."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.cli.maps import load_or_exit, refuse_many
from cxmap.cli.streams import deliver, encode, remark, result_encoding, result_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.cli.lists import Request
    from cxmap.journey.measures import Place
    from cxmap.reports.papers.paper import Paper
    from cxmap.usecases.load import Loaded
    from cxmap.usecases.score import ScoreWishes


APART = frozenset({"against", "paths", "teams", "dependence", "without"})
"""Results that are told map by map, so that what is and what is only believed are not mixed."""


SHOWN = {"believed": "believed", "intended": "intended", "future": "to come"}
"""What maps show that do not show what is."""


def print_result(request: "Request", paths: list[Path], wishes: "ScoreWishes") -> None:
    """Load the maps, compute what was asked for and print it.

    Raises:
        UsageError: What was asked for is not in the maps.
    """
    from cxmap.reports.papers.forms import Style, render
    from cxmap.usecases.wishes import Wishes

    loaded = load_or_exit(paths, Wishes(limits=request.limits))
    if request.subject not in APART:
        loaded = _set_apart(loaded)
    papers = write_papers(request, loaded, wishes)
    colour, width = result_style(request.output)
    text = render(papers, request.form, Style(width, colour, result_encoding(request.output)))
    deliver(text if request.form == "table" else encode(text), request.output)


def write_papers(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Sequence[Paper]":
    """The result that was asked for, as papers: one, or one for each map.

    Raises:
        UsageError: What was asked for is not in the maps.
    """
    subject = request.subject
    if subject == "against":
        return [_compare_with(request, loaded, wishes)]
    if subject in {"touchpoints", "explanation", "plan", "evidence"}:
        return _rank(request, loaded, wishes)
    if subject in {"methods", "personas"}:
        return [_rank_again(request, loaded, wishes)]
    if subject in {"kpis", "competitors"}:
        return [_judge(request, loaded, wishes)]
    return _follow(request, loaded, wishes)


def _set_apart(loaded: "Loaded") -> "Loaded":
    """Only the maps that can be ranked together; the others are named on standard error."""
    from cxmap.language.words import enumerate_plainly
    from cxmap.usecases.score import set_apart

    together, apart = set_apart(loaded.journeys)
    if apart:
        named = [f"`{journey.file}`, which shows what is {SHOWN[journey.noun.state]}" for journey in apart]
        remark(f"left out: {enumerate_plainly(named)}; `--against` lays a map beside another")
    return replace(loaded, journeys=together)


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
            from cxmap.scoring.plan.budget import choose_within
            from cxmap.scoring.plan.plans import make_plan

            plan = make_plan(ranking, seed=wishes.seed, draws=wishes.draws)
            choice = None if request.budget is None else choose_within(plan, request.budget)
            return [write_plan(plan, loaded.line_of, choice)]
        case "evidence":
            from cxmap.reports.scores.evidence import build_paper as write_evidence
            from cxmap.scoring.certainty.evidence_value import value_evidence

            values = value_evidence(ranking, seed=wishes.seed, draws=wishes.draws)
            return [write_evidence(values, loaded.line_of, wishes.selection.top)]
    from cxmap.reports.scores.touchpoints import build_paper as write_list

    return [write_list(ranking, wishes.selection, loaded.line_of, request.options)]


def _rank_again(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Paper":
    """What rests on several rankings of the same maps."""
    from cxmap.usecases.score import rank_by_all_methods

    if request.subject == "methods":
        from cxmap.reports.scores.methods import build_paper as write_methods
        from cxmap.scoring.comparison.agreement import compare_methods

        rankings = rank_by_all_methods(loaded.journeys, wishes)
        return write_methods(compare_methods(rankings, wishes.profile.method), loaded.line_of, wishes.selection)
    from cxmap.reports.scores.personas import build_paper as write_personas
    from cxmap.scoring.comparison.personas import compare_personas
    from cxmap.scoring.methods.registry import make_method

    return write_personas(compare_personas(loaded.journeys, make_method(wishes.profile)), loaded.line_of)


def _judge(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Paper":
    """Figures beside what they are meant to be, or beside those of others."""
    if request.subject == "kpis":
        from cxmap.reports.scores.kpis import build_paper as write_kpis
        from cxmap.scoring.figures.kpis import assess_kpis

        return write_kpis(assess_kpis(loaded.journeys), loaded.line_of)
    from cxmap.reports.scores.competitors import SHOWN
    from cxmap.reports.scores.competitors import build_paper as write_gaps
    from cxmap.scoring.comparison.competitors import find_gaps

    return write_gaps(find_gaps(loaded.journeys), loaded.line_of, _find_top(request, wishes, SHOWN))


def _follow(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Sequence[Paper]":
    """What rests on the ways between touchpoints, and on what these stand on."""
    journeys, line_of = loaded.journeys, loaded.line_of
    match request.subject:
        case "paths":
            from cxmap.reports.scores.paths import SHOWN
            from cxmap.reports.scores.paths import build_paper as write_paths
            from cxmap.usecases.score import follow_journeys

            top = _find_top(request, wishes, SHOWN)
            return [write_paths(one, line_of, top) for one in follow_journeys(journeys, wishes.audience)]
        case "seams":
            from cxmap.reports.scores.seams import build_paper as write_seams
            from cxmap.scoring.flow.seams import rank_seams

            return [write_seams(rank_seams(journeys), line_of, wishes.selection.top)]
        case "teams":
            from cxmap.reports.scores.teams import build_paper as write_teams
            from cxmap.scoring.flow.teams import count_handoffs

            return [write_teams(one, line_of) for one in count_handoffs(journeys)]
    if request.without is not None:
        from cxmap.reports.scores.without import build_paper as write_loss
        from cxmap.scoring.dependence.dependences import find_without

        return [write_loss(one, line_of) for one in find_without(journeys, request.without)]
    from cxmap.reports.scores.dependence import SHOWN as SHOWN_DEPENDENCES
    from cxmap.reports.scores.dependence import build_paper as write_dependences
    from cxmap.scoring.dependence.dependences import find_dependences

    shown = _find_top(request, wishes, SHOWN_DEPENDENCES)
    return [write_dependences(one, line_of, shown) for one in find_dependences(journeys)]


def _find_top(request: "Request", wishes: "ScoreWishes", usual: int) -> int | None:
    """How much of a list to show: what was asked for, else all of it to programs and the first of it to people."""
    return wishes.selection.top or (None if request.form in {"json", "csv"} else usual)


def _compare_with(request: "Request", loaded: "Loaded", wishes: "ScoreWishes") -> "Paper":
    """A map beside another one of the same journey."""
    from cxmap.reports.scores.against import SHOWN
    from cxmap.reports.scores.against import build_paper as write_comparison
    from cxmap.scoring.comparison.against import compare_maps
    from cxmap.usecases.wishes import Wishes

    other = load_or_exit([request.against] if request.against else [], Wishes(limits=request.limits))
    refuse_many(loaded.journeys, other.journeys)
    [base], [beside] = loaded.journeys, other.journeys

    def line_of(place: "Place") -> int:
        return (loaded if place.file in loaded.documents else other).line_of(place)

    return write_comparison(compare_maps(base, beside), line_of, _find_top(request, wishes, SHOWN))
