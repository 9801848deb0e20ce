"""How far the methods agree: rho for each two, the rank of every touchpoint by each, and what moves most."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import figure
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import name_maps, say_subject
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.scoring.selection import EVERYTHING, Selection
from cxmap.views.audience import say_audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxmap.scoring.comparison.agreement import Agreement, Move, Pair, Standing
    from cxmap.scoring.result import Ranking

FORM = "cxmap-methods/1"

ITSELF = "·"
"""Stands where a method would be compared with itself."""


def build_paper(agreement: "Agreement", line_of: LineOf, selection: Selection = EVERYTHING) -> Paper:
    """The agreement of methods as a paper.

    Args:
        agreement: The methods and how far they agree.
        line_of: Finds the line on which something was written.
        selection: Which touchpoints are shown, by the rank of the method that ranks. Nothing is compared anew.
    """
    chosen = agreement.chosen
    journeys = chosen.journeys
    where = f"{journeys[0].file}: the" if len(journeys) == 1 else "The"
    audience = say_audience(chosen)
    return Paper(
        FORM,
        {
            **name_maps(journeys),
            "method": chosen.method.name,
            "methods": {
                ranking.method.name: {
                    "formula": ranking.method.formula,
                    "ranked": len(ranking.ranked),
                    "not_ranked": len(ranking.unranked),
                }
                for ranking in agreement.rankings
            },
        },
        say_subject(journeys, "methods"),
        f"{where} method that ranks is {chosen.method.name}. The others show how much of the order is the choice of "
        f"the method.{f' {audience}' if audience else ''}",
        (
            _build_matrix(agreement),
            _build_movers(agreement, line_of, selection),
            _build_ranks(agreement, line_of, selection),
            _build_lacks(agreement, line_of),
        ),
    )


def _list_names(agreement: "Agreement") -> list[str]:
    return [ranking.method.name for ranking in agreement.rankings]


def _build_matrix(agreement: "Agreement") -> Sheet:
    """Rho for each two methods, on both sides of the diagonal."""
    names = _list_names(agreement)
    pairs = {frozenset((pair.first, pair.second)): pair for pair in agreement.pairs}
    rows = tuple(_compare_with_all(name, names, pairs) for name in names)
    columns = (
        Column("method", "Method", "id"),
        *(Column(f"rho.{name}", name, "number", 2, show=_make_show_rho(name)) for name in names),
        *(Column(f"compared.{name}") for name in names),
        Column("reasons"),
    )
    lead = (
        "How far the methods agree (Spearman's rho): 1 is the same order, 0 is no common order, −1 is the order turned "
        "round. Each two are compared by the touchpoints that both of them rank."
    )
    if not agreement.standings:
        return Sheet("agreement", "", columns, (), empty="No method can rank a touchpoint: the numbers are missing.")
    return Sheet("agreement", "", columns, rows, (lead,), tuple(_say_agreement(agreement)))


def _compare_with_all(name: str, names: list[str], pairs: "dict[frozenset[str], Pair]") -> Row:
    found = {other: pairs.get(frozenset((name, other))) for other in names}
    return {
        "method": name,
        "rho": {other: pair.rho if pair else None for other, pair in found.items()},
        "compared": {other: pair.touchpoints if pair else None for other, pair in found.items()},
        "reasons": {other: pair.reason for other, pair in found.items() if pair and pair.reason},
    }


def _make_show_rho(name: str) -> Any:  # noqa: ANN401  (what a column shows its cells with)
    def show(row: Row) -> str:
        rho = row["rho"][name]
        if row["method"] == name:
            return ITSELF
        return "-" if rho is None else f"{rho + 0.0:.2f}"

    return show


def _say_agreement(agreement: "Agreement") -> "Iterator[str]":
    """How near the others are to the method that ranks, and why some cannot be compared."""
    chosen = agreement.chosen.method.name
    near = {
        pair.second if pair.first == chosen else pair.first: pair
        for pair in agreement.pairs
        if chosen in (pair.first, pair.second) and pair.rho is not None
    }
    if len(near) > 1:
        most, least = (pick(near, key=lambda name: near[name].rho or 0) for pick in (max, min))
        if near[most].rho != near[least].rho:
            counts = {name: plural(pair.touchpoints, "touchpoint") for name, pair in near.items()}
            yield (
                f"Nearest to {chosen} is {most} ({near[most].rho:.2f}, {counts[most]}), "
                f"furthest from it {least} ({near[least].rho:.2f}, {counts[least]})."
            )
    idle = [ranking.method.name for ranking in agreement.rankings if not ranking.ranked]
    if idle:
        uses = "it uses" if len(idle) == 1 else "they use"
        rank = "ranks" if len(idle) == 1 else "rank"
        yield f"{enumerate_plainly(idle)} {rank} nothing, because no touchpoint has every number that {uses}."
    for pair in agreement.pairs:
        # That a method ranks nothing was said.
        if pair.reason and pair.first not in idle and pair.second not in idle:
            yield f"There is no rho of {pair.first} and {pair.second}: {pair.reason}."


def _takes(standing: "Standing", agreement: "Agreement", selection: Selection) -> bool:
    rank = standing.ranks.get(agreement.chosen.method.name)
    high = selection.top is None or (rank is not None and rank <= selection.top)
    return high and selection.takes(standing.touchpoint)


def _identify(subject: "Standing | Move", agreement: "Agreement", line_of: LineOf) -> dict[str, Any]:
    touchpoint = subject.touchpoint
    return {
        **identify(touchpoint, subject.journey, agreement.chosen.journeys),
        "at": write_spot(touchpoint.at, line_of),
    }


def _list_identity(agreement: "Agreement") -> tuple[Column, ...]:
    several = len(agreement.chosen.journeys) > 1
    return (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if several else "", most=18),
    )


def _build_movers(agreement: "Agreement", line_of: LineOf, selection: Selection) -> Sheet:
    rows = tuple(
        {
            **_identify(move, agreement, line_of),
            "distance": move.distance,
            "higher_by": move.higher,
            "higher_place": move.high,
            "lower_by": move.lower,
            "lower_place": move.low,
            "compared": move.touchpoints,
        }
        for move in agreement.movers
        if selection.takes(move.touchpoint)
    )
    columns = (
        *_list_identity(agreement),
        Column("higher_by", "High by", "id"),
        Column("higher_place", "Place", "number", show=lambda row: figure(row["higher_place"])),
        Column("lower_by", "Low by", "id"),
        Column("lower_place", "Place", "number", show=lambda row: figure(row["lower_place"])),
        Column("compared", "Of", "whole"),
        *(Column(key) for key in ("distance", "stage", "owner", "owner_name", "at")),
    )
    note = (
        "Places are among the touchpoints that both methods rank; those with the same score share the middle of their "
        "places. Before you act on one of these, decide which of the two questions you mean to ask."
    )
    return Sheet(
        "movers", "What moves most between two methods", columns, rows, (), (note,),
        "No touchpoint that is shown has another place by another method." if agreement.standings else "",
    )  # fmt: skip


def _build_ranks(agreement: "Agreement", line_of: LineOf, selection: Selection) -> Sheet:
    names = _list_names(agreement)
    shown = [standing for standing in agreement.standings if _takes(standing, agreement, selection)]
    rows = tuple(
        {
            **_identify(standing, agreement, line_of),
            "ranks": {name: standing.ranks.get(name) for name in names},
        }
        for standing in shown
    )
    columns = (
        *_list_identity(agreement),
        *(Column(f"ranks.{name}", name, "whole") for name in names),
        *(Column(key) for key in ("stage", "owner", "owner_name", "at")),
    )
    left_out = len(agreement.standings) - len(shown)
    notes = (f"{plural(left_out, 'touchpoint')} more, which were not asked for.",) if left_out else ()
    return Sheet(
        "touchpoints", "The rank of each touchpoint by each method", columns, rows, (), notes,
        "No method ranks a touchpoint that is to be shown." if agreement.standings else "",
    )  # fmt: skip


def _build_lacks(agreement: "Agreement", line_of: LineOf) -> Sheet:
    """What keeps methods from ranking everything."""
    rows = tuple(_say_lack(ranking, line_of) for ranking in agreement.rankings if ranking.unranked)
    columns = (
        Column("method", "Method", "id"),
        Column("ranked", "Ranked", "whole"),
        Column("not_ranked", "Not", "whole"),
        Column("missing", "What is missing", show=_show_missing),
        Column("refused"),
        Column("at", "First at", "id", roomy=True),
    )
    notes = tuple(
        f"`cxmap score --method {row['method']}` lists them one by one, each with the lines to add."
        for row in sorted(rows, key=lambda row: -row["not_ranked"])[:1]
    )
    return Sheet("missing", "What keeps a method from ranking everything", columns, rows, (), notes)


def _say_lack(ranking: "Ranking", line_of: LineOf) -> Row:
    counts = Counter(metric for entry in ranking.unranked for metric in entry.missing)
    refused = Counter(metric for entry in ranking.unranked for metric in entry.refused)
    return {
        "method": ranking.method.name,
        "ranked": len(ranking.ranked),
        "not_ranked": len(ranking.unranked),
        "missing": {metric: counts[metric] for metric in ranking.method.required if counts[metric]},
        "refused": {metric: refused[metric] for metric in ranking.method.required if refused[metric]},
        "at": write_spot(ranking.unranked[0].touchpoint.at, line_of),
    }


def _show_missing(row: Row) -> str:
    return ", ".join(f"{metric} at {count:,}" for metric, count in row["missing"].items())
