"""What a report tells of maps, as plain data: every form says the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Something a reader can filter by.

    Attributes:
        id: Its id in the map.
        name: What people call it.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing worth knowing at a glance.

    Attributes:
        label: What it is, e.g. `Hand-offs`.
        value: How it is, e.g. `19 of 31 ways on`.
    """

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointRow:
    """One touchpoint in the ranked list.

    Attributes:
        id: Its id.
        number: Its place in the map, from 1.
        name: What the customer would say.
        stage: Id of its stage.
        owner: Id of the owning team; empty where nobody owns it.
        channels: Ids of its channels.
        personas: Ids of the personas that come here.
        moment_of_truth: Whether the relationship is won or lost here.
        feels: One emotion for each persona of the map (one in all where it names none), or None.
        rank: Its rank; None where it cannot be ranked.
        rank_low: The best rank it may have; None where ranks were not bounded.
        rank_high: The worst rank it may have.
        score: Its score; None where it cannot be ranked.
        shown_score: The score as lists print it; empty without one.
        quadrant: Where it lies, e.g. `fix-first`; empty where that cannot be said.
        assumed: The numbers of the score that nobody measured.
        why: Sentences that let a reader do the score again, or say what is missing for it.
        initiatives: What is planned for it, by name.
        file: The file it is written in.
        line: The line, from 1.

    Units:
        feels: −2 (angry) to +2 (delighted).
    """

    id: str
    number: int
    name: str
    stage: str
    owner: str
    channels: tuple[str, ...]
    personas: tuple[str, ...]
    moment_of_truth: bool
    feels: tuple[float | None, ...]
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    score: float | None
    shown_score: str
    quadrant: str
    assumed: tuple[str, ...]
    why: tuple[str, ...]
    initiatives: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Teams:
    """Who hands over to whom.

    Attributes:
        names: The teams, in order of first appearance; the last may be nobody.
        counts: For each giving team, how many ways on lead to each team; on the diagonal those that stay inside.

    Shape:
        counts: as many rows as names, each with as many numbers as names.
    """

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that somebody should do or look at.

    Between backticks stands what is quoted: ids, and what to write.

    Attributes:
        text: What it is, in a sentence.
        help: What to do about it; may be empty.
        touchpoint: Id of the touchpoint it is about; empty for none.
        file: The file it is written in.
        line: The line, from 1.
    """

    text: str
    help: str
    touchpoint: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One view of the map.

    Attributes:
        view: What `--view` calls it.
        name: What people call it, e.g. `Service blueprint`.
        svg: The picture, finished without a style of its own; empty where there is nothing to draw.
        reason: Why there is nothing to draw, in a sentence; empty where there is.
    """

    view: str
    name: str
    svg: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOverview:
    """Everything a report tells of one map.

    Attributes:
        id: The map's id.
        title: The map's title.
        subtitle: State, counts and last review in one line.
        summary: What the map is about, in the author's words; may be empty.
        file: Its file.
        facts: What is worth knowing at a glance.
        stages: In order.
        personas: In the order of the file.
        channels: Those in use, in order of first use.
        owners: The teams that own a touchpoint, in order of first use.
        touchpoints: The ranked ones by rank, then the others in the order of the file.
        method: What the list is ranked by, in a sentence with its formula.
        certainty: How sure the order is, in a sentence; empty where ranks were not bounded.
        teams: Who hands over to whom.
        stale: What is older than it should be.
        next_steps: What to do next, the most urgent first.
        pictures: Every view.
    """

    id: str
    title: str
    subtitle: str
    summary: str
    file: str
    facts: tuple[Fact, ...]
    stages: tuple[Named, ...]
    personas: tuple[Named, ...]
    channels: tuple[Named, ...]
    owners: tuple[Named, ...]
    touchpoints: tuple[TouchpointRow, ...]
    method: str
    certainty: str
    teams: Teams
    stale: tuple[Notice, ...]
    next_steps: tuple[Notice, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything a report tells.

    Attributes:
        maps: The maps, in the order in which they were given.
        portfolio: All maps in one picture; None for a single map.
        today: The day that ages are counted to, as an ISO date.
        version: The version of the program.
        style: Colours of all roles, for pages: CSS rules that turn pictures dark.
    """

    maps: tuple[MapOverview, ...]
    portfolio: Picture | None
    today: str
    version: str
    style: str
