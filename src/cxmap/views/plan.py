"""Initiatives on a timeline: what the picture says, before anything is laid out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxmap.views.heads import Titled

Kind = Literal["improve", "technology", "measure"]
Status = Literal["proposed", "agreed", "doing", "done"]


@dataclass(frozen=True, slots=True)
class Touched:
    """A touchpoint that an initiative changes or sets a number of.

    Attributes:
        id: The touchpoint's id.
        number: Its place in the map, from 1 in file order.
        name: The touchpoint in the customer's words.
        link: Address it leads to; may be empty.
    """

    id: str
    number: int
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Removed:
    """How much of the problem an initiative removes if it reaches its targets.

    Attributes:
        score: The score that goes; below 0 where it makes things worse.
        low: The lower end of its interval; None where nothing was drawn.
        high: The upper end of it.
        text: The score as it is printed.

    Units:
        score, low, high: those of the score.
    """

    score: float
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that must be there before, and that no arrow leads to.

    Attributes:
        name: What it is.
        why: Why it is not there, or why no arrow shows it, e.g. `planned`.
        system: Whether it is a system.
    """

    name: str
    why: str
    system: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """An initiative.

    Attributes:
        id: The initiative's id.
        name: What will be done.
        kind: What sort of work it is.
        status: How far it has come.
        effort: What it takes, as it is printed; empty where nobody says.
        starts: The day on which it begins; None where nobody says.
        due: The day by which it is to be finished; None where nobody says.
        touches: The touchpoints it changes, by number.
        removes: What it removes; None where that cannot be counted.
        uncounted: Where it cannot be counted: why, in a word or two; else empty.
        unlocks: How many open initiatives need it, at once or through others.
        waits: What must be there before and has no bar of its own.
        problems: What its dates or its needs contradict, a sentence without full stop each.
        tooltip: What is shown on hovering.
    """

    id: str
    name: str
    kind: Kind
    status: Status
    effort: str
    starts: date | None
    due: date | None
    touches: tuple[Touched, ...]
    removes: Removed | None
    uncounted: str
    unlocks: int
    waits: tuple[Wait, ...]
    problems: tuple[str, ...]
    tooltip: str

    @property
    def dated(self) -> bool:
        """Whether it has a place on a timeline."""
        return self.starts is not None or self.due is not None


@dataclass(frozen=True, slots=True)
class Lane:
    """The initiatives of one team.

    Attributes:
        name: The team; empty where nobody owns them.
        bars: Its initiatives by the day on which they begin, or are due.
        effort: What those with an effort take together, as it is printed; empty where none has one.
    """

    name: str
    bars: tuple[Bar, ...]
    effort: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A need: one initiative on the timeline must be there before another one on it.

    Attributes:
        source: Id of the initiative that is needed.
        target: Id of the initiative that needs it.
        conflict: In which way the dates contradict it, as a sentence without full stop; empty where they do not.
    """

    source: str
    target: str
    conflict: str


@dataclass(frozen=True, slots=True)
class PlanView(Titled):
    """Everything the plan shows.

    Attributes:
        message: What all of it removes together, as a sentence; empty where nothing can be counted.
        lanes: The initiatives on the timeline, by the team that owns them.
        undated: Those without dates, in the order in which they can be done.
        arrows: What needs what on the timeline.
        notes: How to read the numbers, a sentence or two each.
    """

    message: str
    lanes: tuple[Lane, ...]
    undated: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]
    notes: tuple[str, ...]
