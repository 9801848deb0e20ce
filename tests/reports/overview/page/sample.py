"""Overviews for tests: the broadband example with ranks we made up, and a tiny map whose every text can be chosen."""

from functools import cache
from pathlib import Path

from cxmap.drawing.draw import draw
from cxmap.drawing.scene import Box, Scene, Text
from cxmap.drawing.theme import write_page_style
from cxmap.journey.model import Journey, Touchpoint
from cxmap.reports.overview.overview import (
    Fact,
    MapOverview,
    Named,
    Notice,
    Overview,
    Picture,
    Teams,
    TouchpointRow,
)
from cxmap.usecases.load import load_maps
from cxmap.usecases.pictures import PictureWishes, make_scene

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "broadband.journey.yaml"
QUADRANTS = ("fix-first", "keep-up", "low-priority", "possible-overkill")
TEAMS = Teams(("Sales", "Care", "Nobody"), ((3, 2, 0), (8, 4, 1), (0, 0, 0)))


def draw_embedded(scene: Scene) -> str:
    return draw(scene, form="svg", embedded=True).content.decode()


@cache
def build_broadband() -> MapOverview:
    """The broadband example: its map drawn, a list by stage as a second view, ranks from the length of the names."""
    (journey,) = load_maps([EXAMPLE]).journeys
    touchpoints = sorted(journey.touchpoints.values(), key=lambda entry: (-len(entry.name), entry.number))
    # The last two cannot be ranked.
    rows = tuple(
        make_row(entry, journey, rank if rank <= len(touchpoints) - 2 else None)
        for rank, entry in enumerate(touchpoints, start=1)
    )
    channels = {entry.id: entry.name for touchpoint in journey.touchpoints.values() for entry in touchpoint.channels}
    owners = {entry.owner.id: entry.owner.name for entry in journey.touchpoints.values() if entry.owner}
    return MapOverview(
        id=journey.id,
        title=journey.title,
        subtitle="Current state · two personas · six stages · 24 touchpoints · reviewed 2026-11-02",
        summary="Two people switch to our home broadband; one is busy, the other careful.",
        file="examples/broadband.journey.yaml",
        facts=(
            Fact("Touchpoints", "24 in 6 stages"),
            Fact("Moments of truth", "10"),
            Fact("Hand-offs", "19 of 31 ways on"),
            Fact("Numbers with evidence", "118 of 120"),
            Fact("Lowest point", "14 The technician visits me"),
        ),
        stages=tuple(Named(stage.id, stage.name) for stage in journey.stages),
        personas=tuple(Named(entry.id, entry.name) for entry in journey.personas.values()),
        channels=tuple(Named(id, name) for id, name in channels.items()),
        owners=tuple(Named(id, name) for id, name in owners.items()),
        touchpoints=rows,
        method="Score = 100 · frequency · dissatisfied · loyalty/10: of 100 journeys, how many are at risk here.",
        certainty="The first place is open: 2 touchpoints take it in more than 5 % of the draws each.",
        teams=TEAMS,
        stale=(Notice("The survey `nps-2024` is 27 months old", "Ask again", "first-bill", "b.yaml", 12),),
        next_steps=(
            Notice(
                "Mend `I compare plans`: three plans, one total price",
                "Starts in January",
                "compare-plans",
                "b.yaml",
                4,
            ),
            Notice("Name an owner for the router's return", "", "", "b.yaml", 9),
        ),
        pictures=(
            Picture("map", "Journey map", draw_embedded(make_scene("map", [journey], PictureWishes())), ""),
            Picture("flow", "Ways through", draw_embedded(draw_pairs(journey)), ""),
            Picture("technology", "Technology", "", "No touchpoint says which systems it runs on."),
        ),
    )


def make_row(touchpoint: Touchpoint, journey: Journey, rank: int | None) -> TouchpointRow:
    score = None if rank is None else 40.0 - rank
    return TouchpointRow(
        id=touchpoint.id,
        number=touchpoint.number,
        name=touchpoint.name,
        stage=touchpoint.stage,
        owner=touchpoint.owner.id if touchpoint.owner else "",
        channels=tuple(entry.id for entry in touchpoint.channels),
        personas=tuple(entry.id for entry in touchpoint.personas),
        moment_of_truth=bool(touchpoint.noun.moment_of_truth),
        feels=tuple(touchpoint.feeling_of(id) for id in journey.personas),
        rank=rank,
        rank_low=None if rank is None else max(1, rank - 2),
        rank_high=None if rank is None else min(22, rank + 3),
        score=score,
        shown_score="" if score is None else f"{score:.1f}",
        quadrant="" if rank is None else QUADRANTS[rank % 4],
        assumed=("loyalty",) if rank and rank % 5 == 0 else (),
        why=("100 · 0.96 · 0.4565 · 7.6/10 = 33.3", "Frequency: 0.96, from `crm`, n = 4,000"),
        initiatives=("Three plans",) if touchpoint.id == "compare-plans" else (),
        file="examples/broadband.journey.yaml",
        line=100 + touchpoint.number,
    )


def draw_pairs(journey: Journey) -> Scene:
    """A view in which each shape stands for two touchpoints."""
    touchpoints = list(journey.touchpoints.values())
    shapes: list[Box | Text] = []
    for place, (first, second) in enumerate(zip(touchpoints[::2], touchpoints[1::2], strict=True)):
        group, top = f"tp-{first.id} tp-{second.id}", 20.0 + 40 * place
        shapes.append(Box(20, top, 360, 30, fill="card", stroke="rule", group=group, id=f"card-{first.id}"))
        shapes.append(Text(30, top + 20, f"{first.number} and {second.number}", 12, "ink", group=group))
    return Scene(400, 40 + 40 * len(touchpoints) // 2, "Pairs", "Two by two.", tuple(shapes))


def build_tiny(text: str = "Tiny", *, id: str = "tiny") -> MapOverview:
    """A map of one touchpoint in which every text is the same."""
    scene = Scene(
        400,
        100,
        text,
        text,
        (
            Box(20, 20, 200, 40, fill="card", stroke="rule", group="tp-only", id="card-only", tooltip=text, link=text),
            Text(30, 45, text, 12, "ink", group="tp-only", tooltip=text, link=text),
        ),
    )
    row = TouchpointRow(
        id="only",
        number=1,
        name=text,
        stage="stage",
        owner="",
        channels=("channel",),
        personas=(),
        moment_of_truth=True,
        feels=(-2.0,),
        rank=1,
        rank_low=None,
        rank_high=None,
        score=1.0,
        shown_score=text,
        quadrant=text,
        assumed=(text,),
        why=(text, text),
        initiatives=(text,),
        file=text,
        line=1,
    )
    notice = Notice(text, text, "only", text, 1)
    return MapOverview(
        id=id,
        title=text,
        subtitle=text,
        summary=text,
        file=text,
        facts=(Fact(text, text),),
        stages=(Named("stage", text),),
        personas=(),
        channels=(Named("channel", text),),
        owners=(),
        touchpoints=(row,),
        method=text,
        certainty=text,
        teams=Teams((text,), ((1,),)),
        stale=(notice,),
        next_steps=(notice,),
        pictures=(Picture("map", text, draw_embedded(scene), ""), Picture("plan", text, "", text)),
    )


def build_overview(*maps: MapOverview, portfolio: Picture | None = None) -> Overview:
    return Overview(maps=maps, portfolio=portfolio, today="2026-11-22", version="0.1.0", style=write_page_style())
