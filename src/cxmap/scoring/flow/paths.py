"""The journey as a whole: its paths, what customers keep of them, where they leave and where they go round."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.gaps import Gap
from cxmap.journey.key_figures import find_value
from cxmap.journey.measures import Place
from cxmap.journey.paths import MOST_PATHS, Course, Path, Paths, find_paths
from cxmap.language.words import enumerate_plainly
from cxmap.scoring.flow.complaints import ComplaintTree, find_trees
from cxmap.scoring.flow.goal import GoalInterval, find_goal
from cxmap.scoring.flow.leaks import Leak, count_passing, find_leaks
from cxmap.scoring.flow.peak_end import Felt, Memory, feel_path, find_memory, list_readers, weigh_readers
from cxmap.scoring.flow.switches import Changes, average_changes, find_changes, find_multichannel, offers_choice
from cxmap.scoring.flow.ways_back import Round, find_contradictions, find_rounds, map_loops
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey

MOST_BEGINNINGS = 20
"""Beginnings that are followed each for itself, where nobody knows how many journeys begin at each.

Source:
    Ours: more than anybody reads about before mending the map, and a few seconds of work.
"""

LIKELY = 0.05
"""The share of journeys from which a path is a likely one. Source: ours, what one in twenty takes is no exception."""


@dataclass(frozen=True, slots=True)
class FollowedPath:
    """A path with what customers meet on it.

    Attributes:
        path: The path.
        share: The share of journeys that take it; None where it is not known.
        felt: What each persona remembers at its end, by persona id; under the empty id where all feel alike.
        peak_end: The peak–end of everybody: the mean over personas by their shares; None where one is not known.
        changes: What changes on the way.
        moments: Ids of the moments of truth on it.
    """

    path: Path
    share: float | None
    felt: Mapping[str, Felt]
    peak_end: float | None
    changes: Changes
    moments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowedCourse:
    """Where journeys go, and what customers meet.

    Attributes:
        course: Where they go.
        paths: The paths, those with the largest share first.
        done: The share that reaches the goal.
        leaves: The share that gives up.
        unknown: The share of which the map does not tell how it goes on.
        endless: The share that never ends.
        guessed: The share that comes to a touchpoint of which only an assumption tells how many go which way, or begin.
        guessed_at: Ids of these touchpoints.
        goal: How sure the share is that reaches the goal; None where that is not drawn.
        memories: What each persona keeps; then what everybody keeps, under the empty id, where that is known.
        worst: By persona id as in `memories`, the likely path with the lowest peak–end; of several the one that more
            take. Who has no likely path with a peak–end is not there.
        leaks: Where customers leave, most first.
        rounds: The ways back, those most often gone first.
        loops: How many ways back there are.
        changes: What changes in a journey on average.
        multichannel: The share of journeys that no single channel serves; None where that is too much to follow.
        multikind: The same for kinds of channels.
        choice: Whether customers may choose among channels somewhere, so that these shares are the least that can be.

    Units:
        Shares: 0–1, of the journeys of the course.
    """

    course: Course
    paths: tuple[FollowedPath, ...]
    done: float
    leaves: float
    unknown: float
    endless: float
    guessed: float
    guessed_at: tuple[str, ...]
    goal: GoalInterval | None
    memories: tuple[Memory, ...]
    worst: Mapping[str, FollowedPath]
    leaks: tuple[Leak, ...]
    rounds: tuple[Round, ...]
    loops: int
    changes: Changes
    multichannel: float | None
    multikind: float | None
    choice: bool

    @property
    def covered(self) -> float:
        """The share that takes one of the paths listed with a share."""
        return settle(self.course.covered)


@dataclass(frozen=True, slots=True)
class FollowedJourney:
    """A map with its journeys followed.

    Attributes:
        journey: The map.
        courses: All journeys as one course; one for each beginning where nobody knows how many begin at each.
        readers: Names of those who feel differently, by persona id; `everybody` under the empty id where nobody does.
        a_year: How many journeys there are in a year; None where it is not written.
        complaints: What becomes of the dissatisfied, where it is known how many of them complain.
        gaps: What is not known or cannot be true.
        unfollowed: Ids of the beginnings beyond as many as are followed.
    """

    journey: "Journey"
    courses: tuple[FollowedCourse, ...]
    readers: Mapping[str, str]
    a_year: float | None
    complaints: tuple[ComplaintTree, ...]
    gaps: tuple[Gap, ...]
    unfollowed: tuple[str, ...] = ()


def follow_journey(journey: "Journey", persona: str | None = None, most: int = MOST_PATHS) -> FollowedJourney:
    """Follow the journeys of a map from their beginnings to their ends.

    Args:
        journey: The map.
        persona: Id of the persona whose memories are asked for; None asks for all. Where people go does not depend on
            it, because a map has no shares of the ways by persona.
        most: How many paths to list with a share, and how many without.
    """
    paths = find_paths(journey, most, MOST_BEGINNINGS)
    readers = list_readers(journey, persona)
    courses = []
    loops = map_loops(journey)
    for course in paths.courses:
        rounds, count = find_rounds(journey, paths, course, loops)
        courses.append(_follow(journey, paths, course, readers, rounds, count))
    gaps = [*paths.gaps, *_find_unfelt(journey, courses, readers), *find_contradictions(journey, paths)]
    written = journey.noun.journeys_per_year
    a_year = None if written is None else find_value(written)
    trees, open_ends = find_trees(journey, a_year)
    return FollowedJourney(journey, tuple(courses), readers, a_year, trees, (*gaps, *open_ends), paths.unfollowed)


def _follow(
    journey: "Journey",
    paths: Paths,
    course: Course,
    readers: Mapping[str, str],
    rounds: tuple[Round, ...],
    loops: int,
) -> FollowedCourse:
    followed = tuple(_follow_path(journey, path, readers) for path in course.paths)
    found = [find_memory(journey, course, id, name) for id, name in readers.items()]
    memories = [memory for memory in found if memory is not None]
    if len(readers) > 1 and len(memories) == len(readers):
        memories += _add_everybody(journey, memories)
    worst = {memory.persona: _find_worst(followed, memory.persona) for memory in memories}
    return FollowedCourse(
        course=course,
        paths=followed,
        done=settle(course.done),
        leaves=settle(course.leaves),
        unknown=settle(course.unknown),
        endless=settle(course.endless),
        guessed=count_passing(course, paths.guessed),
        guessed_at=tuple(id for id in journey.touchpoints if id in paths.guessed and course.visits.get(id)),
        goal=find_goal(journey, course),
        memories=tuple(memories),
        worst={id: path for id, path in worst.items() if path is not None},
        leaks=find_leaks(journey, course, paths.assumed | paths.guessed),
        rounds=rounds,
        loops=loops,
        changes=average_changes(journey, course),
        multichannel=find_multichannel(journey, course),
        multikind=find_multichannel(journey, course, kinds=True),
        choice=offers_choice(journey, course),
    )


def _follow_path(journey: "Journey", path: Path, readers: Mapping[str, str]) -> FollowedPath:
    felt = {id: feel_path(journey, path.touchpoints, id) for id in readers}
    met = dict.fromkeys(path.touchpoints)
    return FollowedPath(
        path=path,
        share=None if path.share is None else settle(path.share),
        felt=felt,
        peak_end=weigh_readers(journey, {id: one.value for id, one in felt.items()}),
        changes=find_changes(journey, path.touchpoints),
        moments=tuple(id for id in met if journey.touchpoints[id].noun.moment_of_truth),
    )


def _add_everybody(journey: "Journey", memories: list[Memory]) -> Iterator[Memory]:
    """What everybody keeps: each persona by its share of the customers, all of them going the same ways."""
    mean, below, unknown = (
        weigh_readers(journey, {memory.persona: getattr(memory, key) for memory in memories})
        for key in ("mean", "below", "unknown")
    )
    if mean is not None and below is not None and unknown is not None:
        yield Memory("", "everybody", mean, below, unknown)


def _find_worst(paths: tuple[FollowedPath, ...], persona: str) -> FollowedPath | None:
    likely = []
    for one in paths:
        value = one.felt[persona].value if persona in one.felt else one.peak_end
        if value is not None and one.share is not None and one.share >= LIKELY:
            likely.append((value, one))
    # Of those that tie it is the first, and the first is the one that most take.
    return min(likely, key=lambda one: one[0])[1] if likely else None


def _find_unfelt(journey: "Journey", courses: list[FollowedCourse], readers: Mapping[str, str]) -> Iterator[Gap]:
    """The touchpoints that journeys come to and of which not every feeling is known."""
    if not any(touchpoint.feels for touchpoint in journey.touchpoints.values()):
        if journey.touchpoints:
            reason = "how customers feel is written nowhere, so nobody knows what they keep of the journey"
            yield Gap("", Place(journey.file, ("stages",)), reason, "add `feels`, −2 to 2, to its touchpoints")
        return
    met = {id for one in courses for id in one.course.visits}
    met.update(id for one in courses for path in one.paths for id in path.path.touchpoints)
    ends = {way.source for way in journey.transitions if way.ends}
    for id, touchpoint in journey.touchpoints.items():
        coming = {persona.id for persona in touchpoint.personas}
        lacking = [
            name
            for persona, name in readers.items()
            if (not persona or persona in coming) and touchpoint.feeling_of(persona) is None
        ]
        if id in met and lacking:
            who = f"{enumerate_plainly(lacking)} feel" if touchpoint.feels else "customers feel"
            why = ", and journeys end there" if id in ends else ""
            yield Gap(id, touchpoint.at, f"how {who} at `{id}` is not known{why}", "add `feels`, −2 to 2")
