"""What is worth knowing of a map at a glance."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxmap.journey.scales import find_opinions
from cxmap.language.plurals import plural
from cxmap.language.words import enumerate_plainly
from cxmap.reports.figures import interval, share
from cxmap.reports.overview.overview import Fact
from cxmap.rules.figures import find_figures
from cxmap.scoring.plan.initiatives import find_barriers, list_undertakings
from cxmap.views.facts import NOBODY, count_handoffs

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.flow.paths import FollowedJourney


def list_facts(journey: "Journey", today: date) -> Iterator[Fact]:
    """What a map holds, how it fares with customers, and how far it can be trusted.

    Args:
        journey: The map.
        today: The day on which it is judged.
    """
    touchpoints = journey.touchpoints.values()
    yield Fact("Touchpoints", f"{len(touchpoints)} in {plural(len(journey.stages), 'stage')}")
    if journey.personas:
        yield Fact("Personas", enumerate_plainly([persona.name for persona in journey.personas.values()]))
    moments = sum(1 for each in touchpoints if each.noun.moment_of_truth)
    yield Fact("Moments of truth", f"{moments}" if moments else "none marked")
    yield from _count_handoffs(journey)
    yield from _tell_goal(journey)
    barriers = [len(find_barriers(each)) for each in touchpoints]
    if any(barriers):
        where = plural(sum(1 for count in barriers if count), "touchpoint")
        yield Fact("Pain points", f"{sum(barriers):,} at {where}")
    if journey.initiatives:
        yield Fact("Initiatives", f"{len(list_undertakings([journey]))} open of {len(journey.initiatives)}")
    yield from _count_numbers(journey)
    yield Fact("Level", journey.noun.level)
    yield Fact("Owner", journey.owner.name if journey.owner else NOBODY)
    yield Fact("Last review", _tell_review(journey, today))


def _count_handoffs(journey: "Journey") -> Iterator[Fact]:
    ways = [way for way in journey.transitions if not way.ends]
    handoffs = count_handoffs(journey)
    if ways:
        told = "not known: no touchpoint has an owner"
        if handoffs is not None:
            told = f"{handoffs} of {plural(len(ways), 'way')} on"
        yield Fact("Hand-offs", told)


def _tell_goal(journey: "Journey") -> Iterator[Fact]:
    """How many reach the goal, where there is a choice of ways and the map says how many go which."""
    sources = Counter(way.source for way in journey.transitions)
    if not any(way.share for way in journey.transitions if sources[way.source] > 1):
        return
    from cxmap.scoring.flow.paths import follow_journey

    yield Fact("Reach the goal", _say_goal(follow_journey(journey, most=1)))


def _say_goal(followed: "FollowedJourney") -> str:
    if len(followed.courses) != 1:
        begins = plural(len(followed.courses) + len(followed.unfollowed), "touchpoint")
        return f"not known: journeys begin at {begins}, and nobody says how many at each"
    [course] = followed.courses
    if course.unknown or course.endless:
        return f"at least {share(course.done)} of journeys"
    sure = ""
    if course.goal is not None and share(course.goal.low) != share(course.goal.high):
        sure = f" (in nine of ten draws {interval(course.goal.low, course.goal.high, share)})"
    guessed = f"; {share(course.guessed)} pass where shares are only assumed" if course.guessed else ""
    return f"{share(course.done)} of journeys{sure}{guessed}"


def _count_numbers(journey: "Journey") -> Iterator[Fact]:
    """How many numbers stand on evidence, and on how many nobody but an opinion."""
    opinions = find_opinions(journey.evidence)
    figures = find_figures(journey)
    assumed = sum(1 for figure in figures if all(source in opinions for source in figure.sources))
    if figures:
        yield Fact("Numbers", f"{len(figures) - assumed:,} measured, {assumed:,} assumed")


def _tell_review(journey: "Journey", today: date) -> str:
    """When the map was last held against reality, and when that is due again."""
    reviewed, due = journey.noun.reviewed, journey.next_review
    if reviewed is None:
        return "never"
    # Of a sketch nobody asks that it be reviewed: as long as it is one, no review of it is overdue.
    if due is None or (due < today and journey.noun.level == "sketch"):
        return f"{reviewed}"
    return f"{reviewed}, {'was due again' if due < today else 'due again'} on {due}"
