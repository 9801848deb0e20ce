"""Plans that are hard to draw: odd texts, far days, many needs, needs against time."""

from collections.abc import Sequence
from datetime import date, timedelta

from tests.drawing.layouts.by_stage.gallery import WORDINGS, Wording

from cxmap.views.plan import Arrow, Bar, Kind, Lane, PlanView, Removed, Status, Touched, Wait

LATIN = WORDINGS["latin"]
KINDS: tuple[Kind, ...] = ("improve", "technology", "measure")
STATUSES: tuple[Status, ...] = ("proposed", "agreed", "doing", "done")
FIRST = date(2027, 1, 11)

Days = tuple[date | None, date | None]


def build_bar(number: int, days: Days, wording: Wording = LATIN, *, touches: int = 3, waits: int = 1) -> Bar:
    score = (number * 37 % 101) / 5 - 2
    removes = Removed(score, score - 4, score + 3, f"{score:.1f}") if number % 4 else None
    return Bar(
        id=f"initiative-{number}",
        name=f"{wording.item} {number}",
        kind=KINDS[number % 3],
        status=STATUSES[number % 4],
        effort=str(number * 5) if number % 5 else "",
        starts=days[0],
        due=days[1],
        touches=tuple(
            Touched(f"touchpoint-{n}", n, wording.card, "https://example.org" if n % 2 else "")
            for n in range(number, number + touches)
        ),
        removes=removes,
        uncounted="" if removes else "not counted",
        unlocks=number % 3,
        waits=tuple(Wait(f"{wording.channel} {n}", wording.owner, n % 2 == 0) for n in range(waits)),
        problems=(f"{wording.question} {number}",) if number % 6 == 0 else (),
        tooltip=f"{wording.item}\n{wording.goal}",
    )


def build_plan(
    bars: Sequence[Bar], wording: Wording = LATIN, *, arrows: Sequence[Arrow] = (), lane_size: int = 3
) -> PlanView:
    """A plan of these initiatives, so many of them for each team."""
    dated = [bar for bar in bars if bar.dated]
    lanes = tuple(
        Lane(f"{wording.owner}" if first else "", tuple(dated[first : first + lane_size]), "at least 120 days")
        for first in range(0, len(dated), lane_size)
    )
    return PlanView(
        id="hard",
        title=wording.stage,
        subtitle=wording.item,
        message=wording.goal,
        description="A hard plan.",
        lanes=lanes,
        undated=tuple(bar for bar in bars if not bar.dated),
        arrows=tuple(arrows),
        notes=(wording.question,),
    )


def find_days(number: int) -> Days:
    """Days as plans have them: both, one of them, or none."""
    starts = FIRST + timedelta(days=number * 23 % 400)
    due = starts + timedelta(days=number * 17 % 190)
    return ((starts, due), (starts, due), (None, due), (starts, None), (starts, due), (None, None))[number % 6]


def chain(bars: Sequence[Bar]) -> list[Arrow]:
    """Every initiative needs two others before it in the list, whatever their days are."""
    dated = [bar for bar in bars if bar.dated]
    return [
        Arrow(dated[index - back].id, bar.id, "It cannot be" if index % 2 else "")
        for index, bar in enumerate(dated)
        for back in (1, 4)
        if index >= back
    ]


def build_hard_plans() -> dict[str, PlanView]:
    views = {}
    for script, wording in WORDINGS.items():
        bars = [build_bar(number, find_days(number), wording, waits=number % 4) for number in range(1, 15)]
        views[script] = build_plan(bars, wording, arrows=chain(bars))
    many = [build_bar(number, find_days(number)) for number in range(1, 61)]
    views["60 initiatives"] = build_plan(many, arrows=chain(many), lane_size=10)
    one_day = build_bar(1, (FIRST, FIRST))
    views["one day"] = build_plan([one_day])
    views["one due day"] = build_plan([build_bar(1, (None, FIRST))])
    views["no dates"] = build_plan([build_bar(number, (None, None), waits=9) for number in (1, 2, 6)])
    views["many touchpoints and waits"] = build_plan([build_bar(6, (FIRST, FIRST), touches=300, waits=30)])
    views["nothing touched"] = build_plan([build_bar(1, find_days(1), touches=0)])
    same = [build_bar(number, (FIRST, FIRST + timedelta(days=90))) for number in range(1, 9)]
    views["all at once"] = build_plan(same, arrows=chain(same))
    views["all time"] = build_plan([build_bar(1, (date.min, date.max)), build_bar(2, (date.max, date.max))])
    views["the first day"] = build_plan([build_bar(1, (date.min, date.min))])
    for years in (1, 2, 3, 7, 40, 900):
        far = [build_bar(1, (FIRST, FIRST)), build_bar(2, (FIRST, FIRST + timedelta(days=365 * years)))]
        views[f"{years} years"] = build_plan(far)
    return views
