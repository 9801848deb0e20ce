"""Why a touchpoint has its score: the formula with the numbers put in, and every number with its place and evidence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from cxmap.journey.measures import Place
from cxmap.journey.scales import spell
from cxmap.language.words import enumerate_plainly
from cxmap.reports.page import Page
from cxmap.reports.printable import printable
from cxmap.reports.scores.figures import LineOf, figure, plural
from cxmap.reports.scores.formula import put_in
from cxmap.reports.scores.repair import add_repair
from cxmap.scoring.result import RankedTouchpoint, UnrankedTouchpoint

if TYPE_CHECKING:
    from cxmap.journey.measures import Measure, Scale
    from cxmap.scoring.explanation import Explanation, Input, Source
    from cxmap.scoring.result import ScoredMap

LONGEST = 400
"""Cells of a text that a person wrote; more is cut."""


def render_explanation(
    explanation: "Explanation",
    line_of: LineOf,
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """What stands behind one touchpoint, as text.

    Args:
        explanation: The touchpoint with its score, or with what it lacks.
        line_of: Finds the line on which something was written.
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """
    page = Page(width, colour=colour, encoding=encoding)
    scored, result = explanation.scored, explanation.result
    _add_head(page, explanation, line_of)
    if isinstance(result, RankedTouchpoint):
        _add_score(page, scored, result)
    else:
        _add_lack(page, scored, result)
    page.add()
    page.add(Text("Inputs", style="bold"))
    for number in explanation.inputs:
        _add_input(page, number, line_of)
    if isinstance(result, UnrankedTouchpoint):
        add_repair(page, explanation, line_of)
    _add_initiatives(page, scored, result)
    return page.text()


def _add_head(page: Page, explanation: "Explanation", line_of: LineOf) -> None:
    touchpoint = explanation.result.touchpoint
    stages = {stage.id: stage.name for stage in explanation.scored.journey.stages}
    owner = f"owner {touchpoint.owner.name}" if touchpoint.owner else "no owner"
    page.add(Text(page.cut(touchpoint.name, LONGEST), style="bold"))
    page.add_whole(f"{touchpoint.id}, {_spot(touchpoint.at, line_of)}", 0)
    page.add(Text(page.cut(f"stage {stages[touchpoint.stage]}, {owner}", LONGEST)))
    page.add()


def _spot(at: Place, line_of: LineOf) -> str:
    return f"{printable(at.file)}:{line_of(at)}"


def _add_score(page: Page, scored: "ScoredMap", result: RankedTouchpoint) -> None:
    method = scored.method
    page.add(Text(f"Rank {result.rank} of {len(scored.ranked)}, score {figure(result.score)}", style="bold"))
    page.add()
    page.add_wrapped(f"score = {method.formula}", 2)
    page.add_wrapped(f"      = {put_in(method.formula, result.parts)}", 2)
    page.add_wrapped(f"      = {figure(result.score)}", 2)
    page.add()
    page.add_wrapped(f"Method {method.name}: {method.meaning}.", 2)
    page.add_wrapped(f"Source: {method.source}.", 2)
    if result.position and result.quadrant and scored.cut:
        sides = (
            ("importance", result.position.importance, scored.cut.importance),
            ("performance", result.position.performance, scored.cut.performance),
        )
        words = " and ".join(
            f"{name} {figure(value)} is {'below' if value < cut else 'at or above'} the mean {figure(cut)}"
            for name, value, cut in sides
        )
        page.add_wrapped(f"Quadrant {result.quadrant}: {words} of the ranked touchpoints.", 2)


def _add_lack(page: Page, scored: "ScoredMap", result: UnrankedTouchpoint) -> None:
    method = scored.method
    page.add(Text(f"Not ranked: {enumerate_plainly(result.missing)} missing", style="bold"))
    page.add()
    page.add_wrapped(f"score = {method.formula}", 2)
    page.add_wrapped(f"Method {method.name}: {method.meaning}.", 2)
    page.add_wrapped(f"Source: {method.source}.", 2)
    if scored.ranked:
        page.add_wrapped(f"At best it would be rank {result.could_reach} of {len(scored.ranked) + 1}.", 2)


def _add_input(page: Page, number: "Input", line_of: LineOf) -> None:
    page.add()
    part, measure = number.part, number.measure
    if part is not None:
        page.add_wrapped(f"{part.name} = {figure(part.value)}{f': {part.how}' if part.how else ''}", 2, "bold")
    elif measure is None:
        page.add_wrapped(f"{number.metric} is missing", 2, "bold")
    elif measure.refused:
        page.add_wrapped(f"{number.metric} cannot be used: {measure.refused.plain}", 2, "bold")
    else:
        page.add_wrapped(f"{number.metric} counts for the quadrant only", 2, "bold")
    if measure is not None:
        page.add_wrapped(_written(number.metric, measure, number.scale), 4)
        page.add_whole(_spot(measure.at, line_of), 4)
        for line in _evidence(number.sources, measure):
            page.add_wrapped(page.cut(line, LONGEST), 4)


def _written(metric: str, measure: "Measure", scale: "Scale") -> str:
    """What was written, in one sentence: the figure on its scale, and how wide its answers lie."""
    value = "" if measure.value is None else f" {figure(measure.value)}"
    best = f", {spell(scale.min)} is best" if scale.mirrored else ""
    words = [f"{metric}{value} on the scale {scale.name} ({spell(scale.min)} to {spell(scale.max)}{best})"]
    if measure.scaled is not None and measure.scaled != measure.value and metric != "frequency":
        words[0] += f", which is {figure(measure.scaled)} of 10"
    if measure.answers:
        words.append(f"answers {', '.join(map(str, measure.answers))}")
    if measure.n is not None:
        words.append(f"n {measure.n}")
    if measure.sd is not None:
        words.append(f"standard deviation {figure(measure.sd)}")
    if measure.low is not None or measure.high is not None:
        ends = ("?" if end is None else figure(end) for end in (measure.low, measure.high))
        words.append(f"95 % interval {' to '.join(ends)}")
    if measure.date:
        words.append(f"dated {measure.date}")
    return "; ".join(words)


def _evidence(sources: "tuple[Source, ...]", measure: "Measure") -> Iterator[str]:
    if not measure.assumed:
        yield "measured"
    else:
        yield "assumed: nothing but an opinion stands behind it" if sources else "assumed: no evidence is named"
    for source in sources:
        if source.entry is None:
            yield f"from {source.id}, which nothing declares"
            continue
        noun = source.entry.noun
        words = [noun.kind, noun.source, plural(noun.n, "case") if noun.n is not None else None, noun.period]
        words.append(noun.date.isoformat() if noun.date else None)
        yield f"from {source.id}: {', '.join(word for word in words if word)}"


def _add_initiatives(page: Page, scored: "ScoredMap", result: RankedTouchpoint | UnrankedTouchpoint) -> None:
    page.add()
    if not result.initiatives:
        page.add(Text("No initiative touches it."))
        return
    page.add(Text("Initiatives", style="bold"))
    page.add()
    teams = scored.journey.teams
    for entry in result.initiatives:
        noun = entry.noun
        owner = teams.get(noun.owner or "")
        words = [noun.status, owner.name if owner else "no owner"]
        if noun.due is not None:
            words.append(f"due {noun.due.isoformat()}")
        page.add_wrapped(page.cut(f"{entry.id}: {noun.title} ({', '.join(words)})", LONGEST), 2)
