"""Ways back: the loops of a map, how often customers go round, and what that says about its frequencies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.journey.chain import Flow
from cxmap.journey.gaps import Gap
from cxmap.journey.graph import find_loops
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.journey.paths import Course, Paths

Loop = tuple[str, ...]
"""Ids of all touchpoints that one can come back to from each other, in file order; of one in no loop, its own."""

MOST_LOOPS = 20
"""Ways back that are listed. Source: ours, more than anybody mends in a year."""

MOST_TRIED = 40
"""Ways back of which it is counted how often they are gone. Source: ours, a second or two of work where all are in one
loop of 2,000 touchpoints."""

MOST_PLACES = 300
"""Touchpoints of a loop beyond which frequencies in it are not compared. Source: ours, about a second of work."""

OFF = 0.05
"""By how much a frequency may differ from what the shares of the ways say, before that is told.

Source:
    Ours: shares of whole per cents, multiplied along a journey, drift apart by a few per cents.
"""


@dataclass(frozen=True, slots=True)
class Round:
    """A way back, which is what makes a loop.

    Attributes:
        source: Id of the touchpoint that it leaves from.
        target: Id of the one that it leads back to, which is no later in the file.
        loop: Ids of all touchpoints that one can come back to from each other there, in file order.
        times: How often it is gone in a journey on average by those who have been at `target` before; None where no
            share tells.
        rounds: How often those who come to `target` go it afterwards; None as above.
    """

    source: str
    target: str
    loop: tuple[str, ...]
    times: float | None
    rounds: float | None


def find_rounds(
    journey: "Journey", paths: "Paths", course: "Course", loops: Mapping[str, Loop]
) -> tuple[tuple[Round, ...], int]:
    """The ways back that journeys come to, those most often gone first.

    Args:
        journey: The map.
        paths: Where its journeys go.
        course: The course that is asked about.
        loops: The loop that each touchpoint is in.

    Returns:
        As many as are listed, and how many there are.
    """
    found: list[tuple[float, str, str]] = []
    unknown: list[Round] = []
    for way in journey.transitions:
        source, target = way.source, way.target
        back = not way.ends and journey.touchpoints[target].number <= journey.touchpoints[source].number
        if not back or target not in loops[source]:
            continue
        share = paths.shares[source, target].value
        if share is None or (share and course.unknown and not course.visits.get(source)):
            unknown.append(Round(source, target, loops[source], None, None))
        elif (gone := course.visits.get(source, 0.0) * course.chain.get(source, {}).get(target, 0.0)) > 0:
            found.append((settle(gone), source, target))
    # Who goes a way for the first time does not go round; nobody goes round more often than the way is gone.
    found.sort(key=lambda one: -one[0])
    tried = found[:MOST_TRIED]
    flows = _follow_loops(course, (loops[source] for _, source, _ in tried))
    rounds = [_count_rounds(course, loops[source], flows, source, target) for _, source, target in tried]
    rounds = sorted((one for one in rounds if one.times), key=lambda one: -(one.times or 0))
    never = len(tried) - len(rounds)
    listed = (*rounds[:MOST_LOOPS], *unknown[: max(0, MOST_LOOPS - len(rounds))])
    return listed, len(found) - never + len(unknown)


def find_contradictions(journey: "Journey", paths: "Paths") -> Iterator[Gap]:
    """The frequencies that cannot be true together with the shares of the ways."""
    # Only where every journey can be followed to its end is it known how many come to a touchpoint.
    if len(paths.courses) != 1 or settle(paths.courses[0].unknown) or settle(paths.courses[0].endless):
        return
    if journey.scales["frequency"].method == "count":
        # Contacts in a journey may be several at one visit.
        return
    [course] = paths.courses
    loops = map_loops(journey)
    flows = _follow_loops(course, (loop for loop in loops.values() if len(loop) <= MOST_PLACES))
    for id, touchpoint in journey.touchpoints.items():
        measure = touchpoint.metrics.get("frequency")
        if measure is None or measure.scaled is None or loops[id] not in flows:
            continue
        comes = min(course.visits.get(id, 0.0) / _count_returns(flows[loops[id]], id), 1.0)
        if settle(abs(comes - measure.scaled)) > OFF:
            reason = f"{100 * comes:.0f} % of journeys come to `{id}` by the ways, {100 * measure.scaled:.0f} % by its "
            other = "add the way past it" if comes > measure.scaled else "the shares of the ways"
            yield Gap(id, measure.at, f"{reason}frequency", f"correct the frequency, or {other}")


def map_loops(journey: "Journey") -> dict[str, Loop]:
    """The loop that each touchpoint is in; of one in no loop, itself."""
    onward: dict[str, list[str]] = {id: [] for id in journey.touchpoints}
    for way in journey.transitions:
        if not way.ends:
            onward[way.source].append(way.target)
    loops = {}
    for part in find_loops(onward):
        loop = tuple(sorted(part, key=lambda each: journey.touchpoints[each].number))
        loops.update(dict.fromkeys(part, loop))
    return loops


def _follow_loops(course: "Course", loops: Iterable[Loop]) -> dict[Loop, Flow[str]]:
    """The flow inside each loop, where those who leave it have come to an end."""
    return {loop: Flow({id: course.chain[id] for id in loop if id in course.chain}) for loop in dict.fromkeys(loops)}


def _count_rounds(course: "Course", loop: Loop, flows: Mapping[Loop, Flow[str]], source: str, target: str) -> Round:
    # How often those who are at the target come to each touchpoint before they leave the loop, this time too.
    within = flows[loop].count_visits({target: 1.0})
    rounds = within.get(source, 0.0) * course.chain[source][target]
    comes = course.visits.get(target, 0.0) / within[target]
    return Round(source, target, loop, settle(comes * rounds), settle(rounds))


def _count_returns(flow: Flow[str], id: str) -> float:
    return flow.count_visits({id: 1.0})[id]
