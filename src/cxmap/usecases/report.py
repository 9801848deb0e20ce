"""Bring together everything that a report tells: the work behind `cxmap report`."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cxmap import __version__
from cxmap.limits import USUAL, Limits
from cxmap.reports.overview.overview import MapOverview, Named, Overview
from cxmap.usecases.overviews.facts import list_facts
from cxmap.usecases.overviews.next_steps import find_next_steps
from cxmap.usecases.overviews.notices import find_stale
from cxmap.usecases.overviews.rows import list_rows, say_certainty, say_method
from cxmap.usecases.overviews.teams import count_ways
from cxmap.usecases.score import ScoreWishes, rank_maps
from cxmap.views.facts import write_subtitle
from cxmap.views.scope import make_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from cxmap.journey.model import Entry, Journey
    from cxmap.reports.overview.overview import Picture
    from cxmap.scoring.result import Ranking
    from cxmap.usecases.load import Loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWishes:
    """What people want a report to tell.

    Attributes:
        today: The day that ages are counted to.
        score: How touchpoints are ranked.
        pictures: Whether to draw every view; only pages show them.
        engine: What draws them.
        limits: How much drawing them may take.
    """

    today: date
    score: ScoreWishes = field(default_factory=ScoreWishes)
    pictures: bool = False
    engine: str = "bundled"
    limits: Limits = USUAL


def make_overview(loaded: "Loaded", wishes: ReportWishes, journeys: "Iterable[Journey] | None" = None) -> Overview:
    """Bring together everything that a report tells of maps.

    Each map is ranked by itself: what is must not be mixed with what is only believed.

    Args:
        loaded: The maps with what is judged of them; where nothing was judged, nothing is called stale.
        wishes: What it is to tell.
        journeys: The same maps, for whoever shows how far it is; None for those that are loaded.

    Raises:
        UsageError: There is no such method, or it cannot weigh like that.
        EngineMissing: The engine is not installed.
        EngineFailed: The engine delivered no picture.
    """
    return Overview(
        maps=tuple(_make_map(journey, loaded, wishes) for journey in (journeys or loaded.journeys)),
        portfolio=_draw_portfolio(loaded.journeys, wishes),
        today=wishes.today.isoformat(),
        version=__version__,
        style=_write_style(wishes),
    )


def _make_map(journey: "Journey", loaded: "Loaded", wishes: ReportWishes) -> MapOverview:
    scope = make_scope(journey)
    ranking = rank_maps([journey], wishes.score)
    stale = find_stale(journey, loaded)
    owners = (touchpoint.owner for touchpoint in journey.touchpoints.values())
    return MapOverview(
        id=journey.id,
        title=journey.title,
        subtitle=write_subtitle(scope),
        summary=journey.noun.summary or "",
        file=journey.file,
        facts=tuple(list_facts(journey, wishes.today)),
        stages=tuple(Named(stage.id, stage.name) for stage in journey.stages),
        personas=_name(journey.personas.values()),
        channels=tuple(Named(channel.id, channel.name) for channel in scope.channels.values()),
        owners=_name(owner for owner in owners if owner),
        touchpoints=tuple(list_rows(ranking, loaded.line_of)),
        method=say_method(ranking),
        certainty=say_certainty(ranking),
        teams=count_ways(journey),
        stale=stale,
        next_steps=tuple(find_next_steps(ranking, wishes.score, stale, wishes.today, loaded.line_of)),
        pictures=_draw_pictures(ranking, loaded.journeys, wishes),
    )


def _name(entries: "Iterable[Entry[Any]]") -> tuple[Named, ...]:
    """Entries with what people call them, each once, in the order in which they come."""
    return tuple(Named(id, name) for id, name in {entry.id: entry.name for entry in entries}.items())


def _draw_pictures(ranking: "Ranking", journeys: "Sequence[Journey]", wishes: ReportWishes) -> "tuple[Picture, ...]":
    if not wishes.pictures:
        return ()
    from cxmap.usecases.overviews.album import draw_album

    return draw_album(ranking, journeys, wishes.engine, wishes.limits)


def _draw_portfolio(journeys: "Sequence[Journey]", wishes: ReportWishes) -> "Picture | None":
    if not wishes.pictures or len(journeys) == 1:
        return None
    from cxmap.usecases.overviews.album import draw_portfolio

    return draw_portfolio(journeys, wishes.engine, wishes.limits)


def _write_style(wishes: ReportWishes) -> str:
    if not wishes.pictures:
        return ""
    from cxmap.drawing.theme import write_page_style

    return write_page_style()
