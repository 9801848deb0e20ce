"""Reports that their forms are tested with: those on examples, and one whose every text can be chosen."""

from datetime import date
from pathlib import Path

from cxmap.reports.overview.overview import Fact, MapOverview, Named, Notice, Overview, Teams, TouchpointRow
from cxmap.usecases.load import load_maps
from cxmap.usecases.report import ReportWishes, make_overview
from cxmap.usecases.wishes import Flags, make_wishes

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 22)
LATER = date(2027, 12, 24)


def report_on(*names: str, today: date = TODAY) -> Overview:
    """What there is to tell of examples; the working folder must be that of the project."""
    paths = [Path("examples", f"{name}.journey.yaml") for name in names]
    loaded = load_maps(paths, wishes=make_wishes(Flags(today=today)))
    return make_overview(loaded, ReportWishes(today=today))


def say_everywhere(text: str, maps: int = 1) -> Overview:
    """A report with one text wherever a person can have written one."""
    rows = tuple(_make_row(text, number) for number in range(1, 4))
    notice = Notice(text, text, "", text, 7)
    one = MapOverview(
        id="a",
        title=text,
        subtitle=text,
        summary=text,
        file=text,
        facts=(Fact("Owner", text),),
        stages=(Named("a", text), Named("b", text)),
        personas=(Named("p", text), Named("q", text)),
        channels=(),
        owners=(Named("t", text),),
        touchpoints=rows,
        method=text,
        certainty=text,
        teams=Teams((text, text), ((1, 2), (0, 4))),
        stale=(notice,),
        next_steps=(notice, notice),
        pictures=(),
    )
    return Overview(maps=(one,) * maps, portfolio=None, today="2026-11-22", version="1", style="")


def _make_row(text: str, number: int) -> TouchpointRow:
    return TouchpointRow(
        id=f"t{number}",
        number=number,
        name=text,
        stage="a" if number < 3 else "b",
        owner="t" if number < 3 else "",
        channels=(),
        personas=(),
        moment_of_truth=number == 1,
        feels=(-2.0 + number, None),
        rank=number if number < 3 else None,
        rank_low=1 if number < 3 else None,
        rank_high=2 if number < 3 else None,
        score=9.0 if number < 3 else None,
        shown_score="9.0" if number < 3 else "",
        quadrant="",
        assumed=("frequency",) if number == 1 else (),
        why=(text,),
        initiatives=(text,) * (3 - number),
        file=text,
        line=number,
    )
