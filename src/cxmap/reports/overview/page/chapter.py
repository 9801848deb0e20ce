"""One map's part of the page: ids replaced by names, numbers by what the eye compares."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from statistics import fmean
from typing import Final

from cxmap.reports.figures import interval
from cxmap.reports.overview.overview import MapOverview, Named, Picture, Teams, TouchpointRow
from cxmap.views.facts import NOBODY
from cxmap.views.figures import write_feeling
from cxmap.views.story import describe_feeling

_SHADES: Final = 4


@dataclass(frozen=True, slots=True)
class Feeling:
    """How a persona feels at a touchpoint.

    Attributes:
        persona: Who feels; empty where the map names no persona.
        value: How, as a signed number; empty where nobody wrote it.
        word: The same as a word.
    """

    persona: str
    value: str
    word: str


@dataclass(frozen=True, slots=True)
class Span:
    """A rank interval on a line from the first to the last rank.

    Attributes:
        text: The interval in figures.
        left: Where it begins.
        right: Where it ends.
        at: Where the rank itself lies.

    Units:
        left: Percent of the line, as the two others.
    """

    text: str
    left: float
    right: float
    at: float


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint in the ranked list.

    Attributes:
        touchpoint: What is told of it.
        stage: The name of its stage.
        stage_place: The place of its stage, from 0.
        owner: The name of its owner, or nobody.
        channels: Names of its channels.
        personas: Names of its personas.
        feelings: One for each persona of the map.
        quadrant: Where it lies, in words; empty where that cannot be said.
        span: Its rank interval; None where ranks were not bounded.
        bar: Its score as a share of the highest; None without one.

    Units:
        bar: Percent.
    """

    touchpoint: TouchpointRow
    stage: str
    stage_place: int
    owner: str
    channels: tuple[str, ...]
    personas: tuple[str, ...]
    feelings: tuple[Feeling, ...]
    quadrant: str
    span: Span | None
    bar: float | None

    def tell_script(self) -> dict[str, object]:
        """What the script filters, searches and sorts by."""
        touchpoint = self.touchpoint
        felt = [value for value in touchpoint.feels if value is not None]
        names = (self.stage, self.owner, *self.channels, *self.personas, *touchpoint.initiatives)
        return {
            "id": touchpoint.id,
            "number": touchpoint.number,
            "name": touchpoint.name,
            "words": " ".join((str(touchpoint.number), touchpoint.name, touchpoint.id, *names)),
            "in": {
                "channel": touchpoint.channels,
                "persona": touchpoint.personas,
                "owner": [touchpoint.owner],
                "stage": [touchpoint.stage],
            },
            "order": {
                "rank": touchpoint.rank,
                "name": touchpoint.name,
                "stage": self.stage_place,
                "owner": self.owner,
                "score": touchpoint.score,
                "quadrant": touchpoint.quadrant or None,
                "interval": touchpoint.rank_low,
                "emotion": fmean(felt) if felt else None,
            },
        }


@dataclass(frozen=True, slots=True)
class Cell:
    """How many ways on lead from one team to another.

    Attributes:
        count: How many.
        shade: How dark the cell is, from 0 to 4.
        inside: Whether both are the same team.
    """

    count: int
    shade: int
    inside: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """One map's part of the page.

    Attributes:
        key: The map's id, with a number where an earlier map has the same.
        map: What is told of it.
        drawn: The views with a picture.
        undrawn: The views without.
        filters: What readers can filter by: a key, what people call it, and the choices.
        rows: The ranked list.
        teams: A row of cells for each team, with its name.
    """

    key: str
    map: MapOverview
    drawn: tuple[Picture, ...]
    undrawn: tuple[Picture, ...]
    filters: tuple[tuple[str, str, tuple[Named, ...]], ...]
    rows: tuple[Row, ...]
    teams: tuple[tuple[str, tuple[Cell, ...]], ...]


def make_chapters(maps: Iterable[MapOverview]) -> tuple[Chapter, ...]:
    """Prepare every map for the page."""
    met: Counter[str] = Counter()
    chapters = []
    for map in maps:
        met[map.id] += 1
        key = map.id if met[map.id] == 1 else f"{map.id}-{met[map.id]}"
        chapters.append(_make_chapter(key, map))
    return tuple(chapters)


def _make_chapter(key: str, map: MapOverview) -> Chapter:
    owners = map.owners
    if any(not row.owner for row in map.touchpoints):
        owners = (*owners, Named("", NOBODY.capitalize()))
    filters = (
        ("channel", "Channel", map.channels),
        ("persona", "Persona", map.personas),
        ("owner", "Owner", owners),
        ("stage", "Stage", map.stages),
    )
    return Chapter(
        key=key,
        map=map,
        drawn=tuple(picture for picture in map.pictures if picture.svg),
        undrawn=tuple(picture for picture in map.pictures if not picture.svg),
        filters=tuple(entry for entry in filters if entry[2]),
        rows=_make_rows(map),
        teams=_shade(map.teams),
    )


def _make_rows(map: MapOverview) -> tuple[Row, ...]:
    stages, channels, personas = (_name(entries) for entries in (map.stages, map.channels, map.personas))
    owners = {"": NOBODY.capitalize(), **_name(map.owners)}
    places = {stage.id: place for place, stage in enumerate(map.stages)}
    ranked = sum(row.rank is not None for row in map.touchpoints)
    highest = max((row.score for row in map.touchpoints if row.score is not None), default=0.0)
    return tuple(
        Row(
            touchpoint=row,
            stage=stages[row.stage],
            stage_place=places[row.stage],
            owner=owners[row.owner],
            channels=tuple(channels[id] for id in row.channels),
            personas=tuple(personas[id] for id in row.personas),
            feelings=_tell_feelings(row, map.personas),
            quadrant=row.quadrant.replace("-", " ").capitalize(),
            span=_measure_span(row, ranked),
            bar=None if row.score is None or highest <= 0 else round(100 * max(row.score, 0.0) / highest, 1),
        )
        for row in map.touchpoints
    )


def _name(entries: Iterable[Named]) -> Mapping[str, str]:
    return {entry.id: entry.name for entry in entries}


def _tell_feelings(row: TouchpointRow, personas: tuple[Named, ...]) -> tuple[Feeling, ...]:
    return tuple(
        Feeling(persona.name, "", _tell_silence(row, persona))
        if value is None
        else Feeling(persona.name, write_feeling(value), describe_feeling(value))
        for persona, value in zip(personas or [Named("", "")], row.feels, strict=True)
    )


def _tell_silence(row: TouchpointRow, persona: Named) -> str:
    """Why there is no feeling: nobody wrote it, or the persona does not come."""
    return "not known" if not persona.id or persona.id in row.personas else "does not come here"


def _measure_span(row: TouchpointRow, ranked: int) -> Span | None:
    if row.rank is None or row.rank_low is None or row.rank_high is None:
        return None
    low, at, high = (
        round(100 * (rank - 1) / max(ranked - 1, 1), 1) for rank in (row.rank_low, row.rank, row.rank_high)
    )
    return Span(interval(row.rank_low, row.rank_high), low, high, at)


def _shade(teams: Teams) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """The matrix with the darkest cell where most customers change hands."""
    most = max(
        (count for giver, row in enumerate(teams.counts) for taker, count in enumerate(row) if giver != taker),
        default=0,
    )
    return tuple(
        (
            name,
            tuple(
                Cell(count, 0 if giver == taker or not count else ceil(_SHADES * count / most), giver == taker)
                for taker, count in enumerate(row)
            ),
        )
        for giver, (name, row) in enumerate(zip(teams.names, teams.counts, strict=True))
    )
