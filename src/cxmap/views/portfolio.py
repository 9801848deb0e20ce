"""The portfolio: what the picture of many maps says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.language.level import Level
from cxmap.views.heads import Titled


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the customer's relationship.

    Attributes:
        name: What it is called.
        stages: The names of a map's stages that belong to it; none where the map does not cover it.
    """

    name: str
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Low:
    """Where customers feel worst.

    Attributes:
        place: Its place in the list of feelings, from 0.
        name: Number and name of the touchpoint.
        feeling: The mean emotion there.
        more: How many further touchpoints share it.

    Units:
        feeling: −2 (angry) to +2 (delighted).
    """

    place: int
    name: str
    feeling: float
    more: int


@dataclass(frozen=True, slots=True)
class MapRow:
    """One map.

    Attributes:
        title: The map's title.
        note: What tells it apart or where it belongs, in a line; may be empty.
        depth: How many maps it stands beneath.
        phases: All phases in order; empty where no stage names one.
        stages: How many stages the map has.
        feels: The mean emotion at each touchpoint in file order, or None where nobody wrote one.
        low: The first touchpoint with the lowest emotion; None where there is no emotion.
        touchpoints: How many touchpoints the map has.
        pain_points: How many barriers it names.
        handoffs: How often the customer is handed over; None where nobody knows, because nothing has an owner.
        owner: The team that keeps it true; may be empty.
        state: Which journey it shows, in a word.
        level: How much it claims to hold.
        reviewed: The day of the last review; empty where there was none.
        due: The day by which the next review is due; empty where the map does not tell.
        tooltip: What is shown on hovering over its name.

    Units:
        feels: −2 (angry) to +2 (delighted).
    """

    title: str
    note: str
    depth: int
    phases: tuple[Phase, ...]
    stages: int
    feels: tuple[float | None, ...]
    low: Low | None
    touchpoints: int
    pain_points: int
    handoffs: int | None
    owner: str
    state: str
    level: Level
    reviewed: str
    due: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class PortfolioView(Titled):
    """Everything the portfolio shows.

    Attributes:
        phases: The names of all phases, in order.
        rows: The maps, each with those that detail it beneath it.
    """

    phases: tuple[str, ...]
    rows: tuple[MapRow, ...]
