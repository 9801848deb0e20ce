"""A report as Markdown for pull requests, issue trackers and wikis."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

from cxmap.language.plurals import plural
from cxmap.reports.overview.emotions import STAGE, list_curves, list_stages, tell_signs
from cxmap.reports.overview.lists import list_notices
from cxmap.reports.overview.sheets import build_maps, build_ranking, build_teams
from cxmap.reports.papers.as_markdown import (
    LIMIT,
    LONGEST,
    Part,
    brief,
    explain_limit,
    join_parts,
    list_parts,
    measure_parts,
)
from cxmap.reports.papers.escapes import clean, escape, escape_sentence, write_code
from cxmap.reports.papers.lines import cut
from cxmap.reports.papers.paper import Column, Sheet

if TYPE_CHECKING:
    from cxmap.reports.overview.overview import MapOverview, Notice, Overview


FEW: Final = 6
"""So many maps are told however long they are. Source: ours, because a tenth of a comment still says what matters."""

UNLIMITED: Final = "a page, `-o report.html`, has"
"""Where everything stands that a comment has no room for."""


def render_markdown(overview: "Overview", *, limit: int = LIMIT) -> str:
    """A report as Markdown with a final newline.

    Args:
        overview: What to tell.
        limit: Characters that it may have. Of many maps those are told that fit; of a few, longer tables and lists are
            cut at whole rows, the longest first.
    """
    return join_parts(_list_parts(overview, limit), limit=limit, unlimited=UNLIMITED)


def _list_parts(overview: "Overview", limit: int) -> Iterator[Part]:
    maps = [list(_list_map(one)) for one in overview.maps]
    if len(maps) == 1:
        yield from maps[0]
        return
    count = plural(len(maps), "map")
    summary = [Part([], f"# {count}"), *list_parts(build_maps(overview.maps))]
    told = len(maps)
    if measure_parts([*summary, *chain(*maps)]) > limit:
        told = _count_fitting(maps, limit - measure_parts([*summary, Part([_say_first(told, count)])]))
    yield from chain(summary, *maps[:told])
    if told < len(maps):
        yield Part([_say_first(told, count)])


def _say_first(told: int, count: str) -> str:
    return f"These are the first {told} of {count}. {explain_limit(UNLIMITED)}"


def _count_fitting(maps: Sequence[Sequence[Part]], room: int) -> int:
    """How many maps to tell: as many as there is room for without cutting any, but a few in any case."""
    ends = accumulate(measure_parts(parts) for parts in maps)
    return max(sum(end <= room for end in ends), min(len(maps), FEW))


def _list_map(overview: "MapOverview") -> Iterator[Part]:
    about = [escape(overview.subtitle), write_code(overview.file)]
    yield Part([*about, *([escape(overview.summary)] if overview.summary else [])], f"# {brief(overview.title)}")
    if overview.facts:
        facts = [f"- **{escape(fact.label)}:** {brief(fact.value)}" for fact in overview.facts]
        yield Part(facts, noun="fact", joint="\n")
    yield from list_parts(build_ranking(overview))
    for sheet in (_build_feelings(overview), build_teams(overview)):
        if sheet.rows:
            yield from list_parts(sheet)
    for found in list_notices(overview):
        yield Part([], f"## {found.title}")
        steps = [_write(notice, number) for number, notice in enumerate(found.notices, start=1)]
        yield Part(steps, noun="step", joint="\n")
        if found.rest:
            yield Part([escape_sentence(found.rest)])


def _build_feelings(overview: "MapOverview") -> Sheet:
    rows = tuple(
        {"name": curve.name, "curve": STAGE.join(curve.stages), "lowest": curve.lowest}
        for curve in list_curves(overview)
    )
    columns = (Column("name", "Who"), Column("curve", "Feels", "id"), Column("lowest", "Where it is worst"))
    return Sheet("feelings", "How it feels", columns, rows, lead=(tell_signs(overview), list_stages(overview)))


def _write(notice: "Notice", number: int) -> str:
    told = [escape_sentence(cut(clean(sentence), LONGEST)) for sentence in (notice.text, notice.help) if sentence]
    return f"{number}. {' '.join([*told, write_code(f'{notice.file}:{notice.line}')])}"
