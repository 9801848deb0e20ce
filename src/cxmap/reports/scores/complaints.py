"""What becomes of the dissatisfied, and what a map does not tell about its journeys, as sheets of a paper."""

from typing import TYPE_CHECKING, Any

from cxmap.reports.figures import figure, interval, share
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.lacks import KEY, Advice, say_measure_first, say_to_do
from cxmap.reports.scores.spots import spell_spot, write_spot
from cxmap.reports.scores.survey import SAY_ASSUMED
from cxmap.reports.scores.tasks import sort_by_owner
from cxmap.scoring.mean_share import MEAN_BAND
from cxmap.scoring.method import Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.journey.gaps import Gap
    from cxmap.journey.model import Journey
    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.flow.complaints import Branch, ComplaintTree, Input

MARKS = {Basis.MEASURED: "", Basis.ASSUMED: "~", Basis.FROM_MEAN: "*"}
BRANCHES = ("silent", "satisfied", "lost")
INPUTS = ("dissatisfied", "rate", "recovery")
BRANCH_PARTS = ("share", "low", "high", "a_year", "a_year_low", "a_year_high")
INPUT_PARTS = ("value", "low", "high", "basis", "how", "file", "line")


def build_complaints(trees: "Sequence[ComplaintTree]", line_of: "LineOf") -> Sheet:
    """The sheet of the complaint trees."""
    rows = tuple(_lay_out(tree, line_of) for tree in trees)
    bases = {one.basis for tree in trees for one in tree.inputs}
    lost = " Lost = dissatisfied · complain · (1 − won back)." if any(tree.lost for tree in trees) else ""
    between = any(tree.silent.ends for tree in trees)
    ends = " From–to: every number at an end of its interval of about 95 %." if between else ""
    notes = [
        f"Silent = dissatisfied · (1 − complain).{lost}",
        f"Everybody else is satisfied in the end.{ends}",
    ]
    if Basis.ASSUMED in bases:
        notes.append(SAY_ASSUMED)
    if Basis.FROM_MEAN in bases:
        notes.append(
            "* assumed from the mean, because nobody counted the dissatisfied answers: each end lies "
            f"{figure(100 * MEAN_BAND)} points farther out than that of the mean."
        )
    columns = (
        Column("id"),
        Column("name", "Touchpoint"),
        *(
            Column(key, heading, "share", digits=0, show=_show_input(key), parts=INPUT_PARTS)
            for key, heading in zip(INPUTS, ("Dissatisfied", "Complain", "Won back"), strict=True)
        ),
        Column("silent", "Silent", "share", digits=0, show=_show_share("silent"), parts=BRANCH_PARTS),
        Column("between", "From–to", "share", show=_show_ends("silent")),
        Column("lost", "Lost", "share", digits=0, show=_show_share("lost"), parts=BRANCH_PARTS),
        Column("satisfied", "Satisfied", "share", digits=0, roomy=True, show=_show_share("satisfied"),
               parts=BRANCH_PARTS),
        Column("silent_a_year", "Silent a year", "whole"),
        Column("at"),
    )  # fmt: skip
    title = "Who is dissatisfied and does not say so"
    return Sheet("complaints", title, columns, rows, notes=tuple(notes))


def build_gaps(journey: "Journey", gaps: "Sequence[Gap]", line_of: "LineOf") -> Sheet:
    """The sheet of what is not known, or cannot be true."""
    rows: list[Row] = []
    tasks: list[tuple[str | None, str]] = []
    for gap in gaps:
        touchpoint = journey.touchpoints.get(gap.touchpoint)
        owner = touchpoint.owner if touchpoint else journey.owner
        advice = [Advice(gap.reason, gap.advice, gap.at)]
        rows.append(
            {
                "id": gap.touchpoint or None,
                "name": touchpoint.name if touchpoint else None,
                "map": journey.id,
                "owner": owner.id if owner else None,
                "owner_name": owner.name if owner else None,
                "what": [gap.reason],
                "add": [gap.advice],
                "to_do": say_to_do(advice, line_of),
                "at": write_spot(gap.at, line_of),
            }
        )
        tasks.append((owner.name if owner else None, f"{gap.reason}: {gap.advice} ({spell_spot(gap.at, line_of)})"))
    columns = (
        Column("what", "Not known, or not true"),
        Column("add", "What to do", show=lambda row: f"line {row['at']['line']}: {row['add'][0]}"),
        *(Column(key) for key in ("id", "name", "map", "owner", "owner_name", "to_do", "at")),
    )
    title = say_measure_first(len(rows), len(rows))
    return Sheet(KEY, title, columns, tuple(rows), tasks=sort_by_owner(tasks))


def _lay_out(tree: "ComplaintTree", line_of: "LineOf") -> Row:
    inputs = {one.name: one for one in tree.inputs}
    return {
        "id": tree.touchpoint.id,
        "name": tree.touchpoint.name,
        **{name: _lay_out_input(inputs.get(name), line_of) for name in INPUTS},
        **{name: _lay_out_branch(getattr(tree, name)) for name in BRANCHES},
        "between": None,
        "silent_a_year": tree.silent.a_year,
        "at": write_spot(tree.touchpoint.at.below("complaints"), line_of),
    }


def _lay_out_input(one: "Input | None", line_of: "LineOf") -> dict[str, Any]:
    if one is None:
        return dict.fromkeys(INPUT_PARTS)
    low, high = one.ends or (None, None)
    told = {"value": one.value, "low": low, "high": high, "basis": one.basis.value, "how": one.how}
    return {**told, **write_spot(one.at, line_of)}


def _lay_out_branch(branch: "Branch | None") -> dict[str, Any]:
    if branch is None:
        return dict.fromkeys(BRANCH_PARTS)
    ends, years = branch.ends or (None, None), branch.a_year_ends or (None, None)
    return dict(zip(BRANCH_PARTS, (branch.share, *ends, branch.a_year, *years), strict=True))


def _show_input(key: str) -> Any:  # noqa: ANN401  (what a column shows its cells with)
    def show(row: Row) -> str:
        told = row[key]
        return "" if told["value"] is None else share(told["value"], 0) + MARKS[Basis(told["basis"])]

    return show


def _show_share(key: str) -> Any:  # noqa: ANN401  (what a column shows its cells with)
    return lambda row: "" if row[key]["share"] is None else share(row[key]["share"], 0)


def _show_ends(key: str) -> Any:  # noqa: ANN401  (what a column shows its cells with)
    def show(row: Row) -> str:
        low, high = row[key]["low"], row[key]["high"]
        return "" if low is None else interval(low, high, lambda end: share(end, 0))

    return show
