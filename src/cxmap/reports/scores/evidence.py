"""The next best evidence as a paper: which numbers to measure first, what that is worth, and where to write it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.journey.answers import takes_answers
from cxmap.journey.scales import spell
from cxmap.language.plurals import plural
from cxmap.reports.figures import figure
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.facts import list_facts, say_subject
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.spots import LineOf, spell_spot, write_spot
from cxmap.reports.scores.tasks import sort_tasks
from cxmap.reports.scores.unranked import build_unranked
from cxmap.scoring.certainty.evidence_value import FIRST, LEAST
from cxmap.scoring.selection import Selection
from cxmap.views.audience import say_audience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.scoring.certainty.evidence_value import EvidenceValue, EvidenceValues

FORM = "cxmap-evidence/1"

QUESTIONS = {
    "frequency": "Count among {} journeys how many come to",
    "satisfaction": "Ask {} customers how satisfied they are at",
    "loyalty": "Ask {} customers how much it weighs on whether they stay:",
    "value": "Ask {} customers how much it is worth to them:",
}
"""How each metric is measured."""

COUNTING = "Count which answers {} customers give, asked how satisfied they are at"
"""How a share of dissatisfied answers is measured that is assumed from a mean."""

ANSWERS = "satisfaction: {answers: [COUNT, …], from: SOURCE}"


def build_paper(found: "EvidenceValues", line_of: LineOf, top: int | None = None) -> Paper:
    """The numbers to measure next.

    Args:
        found: What it would be worth to know them.
        line_of: Finds the line on which something was written.
        top: How many numbers to name, and how many touchpoints without a rank; None names all.
    """
    ranking = found.ranking
    where = f"{ranking.journeys[0].file}, " if len(ranking.journeys) == 1 else "Ranked together, "
    counted = say_audience(ranking)
    return Paper(
        FORM,
        {
            **list_facts(ranking),
            "drawn": {"seed": found.seed, "draws": found.draws},
            "pairs": found.pairs,
            "wrong": found.wrong,
            "first": FIRST,
            "first_pairs": found.first_pairs,
            "first_wrong": found.first_wrong,
            "unsure": found.numbers,
            "valued": found.valued,
        },
        say_subject(ranking.journeys, "next best evidence"),
        f"{where}method {ranking.method.name}: which single number, if it were known, would put most of the first "
        f"ranks beyond doubt.{f' {counted}' if counted else ''}",
        _list_sheets(found, line_of, top),
    )


def _list_sheets(found: "EvidenceValues", line_of: LineOf, top: int | None) -> tuple[Sheet, ...]:
    """What to measure better and what to measure first, which stands above where it could be among the first."""
    ranking = found.ranking
    unranked = build_unranked(ranking, Selection(top=top), line_of)
    high = sum(entry.could_reach <= FIRST for entry in ranking.unranked)
    values = _build_values(found, line_of, top)
    if not high:
        return values, unranked
    if ranking.ranked:
        could = (
            f"{high:,} of them could be among the first {FIRST} ranks"
            if high > 1
            else f"One could be in the first {FIRST} ranks"
        )
        unranked = replace(unranked, lead=(*unranked.lead, f"{could}: measure what is missing there before all else."))
    return unranked, replace(values, title="Then make surer")


def _build_values(found: "EvidenceValues", line_of: LineOf, top: int | None) -> Sheet:
    columns = (
        Column("place", "#", "whole"),
        Column("rank", "Rank", "whole"),
        Column("name", "Touchpoint", most=30),
        Column("id", "Id", "id", roomy=True),
        Column("map", "Map" if len(found.ranking.journeys) > 1 else "", most=14),
        Column("metric", "Measure", "id"),
        Column("rests_on", "It rests on", most=24),
        Column("fewer", "Settles", "number"),
        Column("left", "Leaves", "number"),
        Column("ask", "Ask", "whole"),
        Column("owner_name", "Owner", roomy=True, most=18),
        *(Column(key) for key in ("owner", "doubt", "drawn_from", "write", "at")),
    )
    shown = found.values[:top]
    rows = tuple(_lay_out(place, one, found, line_of) for place, one in enumerate(shown, start=1))
    return Sheet(
        "numbers",
        "",
        columns,
        rows,
        lead=(_say_doubt(found),) if found.pairs else (),
        notes=_say_notes(found, shown) if found.numbers else (),
        empty=_say_empty(found),
        tasks=sort_tasks((one.entry.touchpoint, _say_task(found, one, line_of)) for one in shown),
        continues=True,
    )


def _lay_out(place: int, one: "EvidenceValue", found: "EvidenceValues", line_of: LineOf) -> Row:
    touchpoint = one.entry.touchpoint
    return {
        "place": place,
        "rank": one.entry.rank,
        **identify(touchpoint, one.entry.journey, found.ranking.journeys),
        "metric": one.metric,
        "rests_on": _say_basis(one),
        "drawn_from": one.spread.reason,
        "doubt": one.doubt,
        "fewer": one.gain,
        "left": one.left,
        "ask": one.ask,
        "write": "".join(say_what_to_write(one)),
        "at": write_spot(one.measure.at, line_of),
    }


def _say_empty(found: "EvidenceValues") -> str:
    if found.pairs:
        return f"No single number would put more of the first {FIRST} ranks beyond doubt."
    if found.ranking.ranked:
        return "Only one touchpoint is ranked, so there is no order to be in doubt."
    if found.ranking.unranked:
        return "Nothing is ranked yet, so there is no order to be in doubt: first add the numbers listed above."
    return "There are no touchpoints to measure anything at."


def say_question(one: "EvidenceValue") -> str:
    """Whom to ask what, or what to count, up to where the name of the touchpoint follows."""
    return (COUNTING if one.to_count else QUESTIONS[one.metric]).format(f"{one.ask:,}")


def say_what_to_write(one: "EvidenceValue") -> tuple[str, str]:
    """The line to write once it is measured, and what to say of it."""
    scale = one.entry.numbers.scales[one.metric]
    if one.metric == "satisfaction" and takes_answers(scale):
        return ANSWERS, f" with {scale.options} counts, the lowest first"
    if one.to_count:
        return ANSWERS, " on a scale of whole answers, which `scales` does not declare yet"
    spread = "" if scale.method in {"share", "top-box"} else " sd: NUMBER,"
    bounds = f"{spell(scale.min)} to {spell(scale.max)}"
    return f"{one.metric}: {{value: NUMBER, n: COUNT,{spread} from: SOURCE}}", f" with a number from {bounds}"


def _say_task(found: "EvidenceValues", one: "EvidenceValue", line_of: LineOf) -> str:
    touchpoint = one.entry.touchpoint
    line, words = say_what_to_write(one)
    return (
        f"{say_question(one)} {touchpoint.name} ({touchpoint.id}). Pairs in the wrong order: {found.first_wrong:.1f} "
        f"now, {one.left:.1f} if this were known. Write `{line}`{words}, {spell_spot(one.measure.at, line_of)}"
    )


def _say_doubt(found: "EvidenceValues") -> str:
    """How many pairs stand the wrong way round; those without any of the first are not counted."""
    ranked = plural(len(found.ranking.ranked), "ranked touchpoint")
    if found.first_pairs == found.pairs:
        counted = f"{ranked} make {plural(found.pairs, 'pair')}"
    else:
        counted = f"{ranked} make {plural(found.first_pairs, 'pair')} with at least one of the first {FIRST} ranks"
    return f"{counted}. {found.first_wrong:.1f} of them are expected to stand the wrong way round."


def _say_notes(found: "EvidenceValues", shown: "Sequence[EvidenceValue]") -> tuple[str, ...]:
    settles = (
        "Settles: how many pairs fewer would stand the wrong way round if this number alone were known exactly, on "
        "average over what it may turn out to be. Leaves: how many would still. They do not add up."
    )
    if found.first_pairs < found.pairs:
        settles = f"Pairs: of two touchpoints, at least one of them in the first {FIRST} ranks. {settles}"
    ask = "Ask: about how many answers or cases bring it to ±5 % of its range, or halve the interval that it has."
    valued = (
        f"Valued in full: {found.valued} of {plural(found.numbers, 'number')}, those that have most to do with the "
        f"doubt, by {found.draws:,} draws with seed {found.seed}. What settles less than {figure(LEAST)} is left out."
    )
    counting = (
        f"Where a mean is all there is, only counting tells how many are dissatisfied: `{ANSWERS}`, the lowest answer "
        "first. The answers that the mean was made of will do, if somebody still has them."
    )
    return settles, ask, *([counting] if any(one.to_count for one in shown) else []), valued


def _say_basis(one: "EvidenceValue") -> str:
    """What a number rests on, in few words."""
    size = one.measure.n
    if one.to_count and not one.measure.assumed:
        return "a mean without counted answers"
    if one.measure.low is not None or one.measure.high is not None:
        return "its own interval"
    if one.measure.assumed:
        return "an assumption"
    noun = "journey" if one.metric == "frequency" else "answer"
    return plural(size, noun) if size else "a measurement without n"
