"""What a plan says in sentences."""

from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.reports.figures import figure, interval, share
from cxmap.scoring.bounds import CONFIDENCE
from cxmap.scoring.method import Basis
from cxmap.views.audience import say_audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxmap.scoring.plan.budget import Choice
    from cxmap.scoring.plan.plans import Effect, Plan, Removal


_ORDER = (
    "Removes: the score now, less the score once its targets are reached. A day: that for each person-day. What is "
    "under way comes first, then what removes most for a person-day, counted with everything that it needs."
)


def say_removal(plan: "Plan", removal: "Removal") -> str:
    """What is removed, with its interval."""
    write = make_write(plan)
    if removal.low is None or removal.high is None:
        return write(removal.score)
    return f"{write(removal.score)} ({interval(removal.low, removal.high, write)})"


def make_write(plan: "Plan") -> "Callable[[float], str]":
    """What writes a score with the decimals of its method."""

    def write(score: float) -> str:
        text = f"{score:.{plan.ranking.method.digits}f}"
        # What is rounded to nothing has no sign.
        return text.removeprefix("-") if not text.strip("-0.") else text

    return write


def say_origin(plan: "Plan", choice: "Choice | None") -> str:
    """Where a plan comes from and what its numbers say."""
    journeys, method = plan.ranking.journeys, plan.ranking.method
    if choice is None:
        what = f"{plural(len(plan.items), 'open initiative')}, and the score that each would remove"
    else:
        days = f"{figure(choice.days)} person-{'day' if choice.days == 1 else 'days'}"
        what = f"The initiatives that remove the most score within {days}"
    where = f"{journeys[0].file}, " if len(journeys) == 1 else "Ranked together, "
    counted = say_audience(plan.ranking)
    origin = f"{where}method {method.name}: {method.meaning}. {what}."
    return f"{origin} {counted}" if counted else origin


def say_order(plan: "Plan") -> tuple[str, ...]:
    """How to read the order, and what all of it removes."""
    if not plan.items:
        return ()
    blocked = sum(bool(item.blocked) for item in plan.items)
    return (_ORDER, *_say_sum(plan), *_say_drawn(plan), *([f"Cannot begin: {blocked}."] if blocked else []))


def _say_sum(plan: "Plan") -> "Iterator[str]":
    """What all initiatives that can begin remove together."""
    members = frozenset(item.undertaking.number for item in plan.items if item.effects and not item.blocked)
    if not members:
        return
    total = plan.ranking_score
    together = plan.find_removal(members)
    yield f"Together they remove {say_removal(plan, together)} of {make_write(plan)(total)}, the sum of all scores."
    yield from _say_unweighted(plan)


def _say_unweighted(plan: "Plan") -> "Iterator[str]":
    """What adding up the scores of several maps leaves out."""
    if len(plan.ranking.journeys) > 1:
        yield (
            "Scores count by the journey, whichever map it is on, and are added up unweighted. Where one map has many "
            "more journeys in a year than another, plan them apart."
        )


def _say_drawn(plan: "Plan") -> "Iterator[str]":
    if plan.draws:
        yield (
            f"{share(CONFIDENCE)}: from {plan.draws:,} draws with seed {plan.seed}. A target is an assumption and is "
            "drawn as one; where the interval reaches below 0, the initiative may remove nothing."
        )
    if any(_keeps_proportion(one, drawn=plan.draws > 0) for item in plan.items for one in item.effects):
        doubt = f" The {share(CONFIDENCE)} leave out how wrong that may be." if plan.draws else ""
        yield (
            "Where a share is needed and a target is a mean, the share is taken to change in the proportion in which "
            f"the means do.{doubt}"
        )


def _keeps_proportion(effect: "Effect", *, drawn: bool) -> bool:
    """Whether a share that is set changes as its mean does: where answers were counted, and in draws everywhere."""
    assumed = {part.name for part in effect.entry.parts if drawn and part.basis is Basis.FROM_MEAN}
    parts = effect.outcome.parts
    return any(part.by and (part.base is not None or name in assumed) for name, part in parts.items())


def say_choice(plan: "Plan", choice: "Choice") -> "Iterator[str]":
    """What was chosen, how good that is, and how the days were counted."""
    days = figure(choice.days)
    total = make_write(plan)(plan.ranking_score)
    yield (
        f"Together they take {figure(choice.spent)} of {days} days and remove {say_removal(plan, choice.removal)} of "
        f"{total}, the sum of all scores."
    )
    yield from _say_unweighted(plan)
    if choice.left < 0:
        yield (
            f"What is under way takes {figure(-choice.left)} days more than there are. Nothing can be begun unless "
            "some of it is stopped."
        )
        return
    if choice.started or choice.unknown:
        yield (
            f"What is under way, with what it needs, is spent first: {figure(choice.started)} days, which remove "
            f"{say_removal(plan, choice.started_removal)}. The whole effort counts, as no map says how much is done."
        )
    if choice.unknown:
        names = ", ".join(item.undertaking.entry.id for item in choice.unknown)
        yield f"Under way without saying what it takes, so that fewer days are left than this: {names}."
    yield from _say_choice_of_sets(plan, choice)
    yield "Initiatives that set the same number do not add up: the better target counts."
    yield from _say_drawn(plan)


def say_uncounted(silent: int) -> str:
    """That no initiative can be compared with another."""
    count = "The only initiative cannot" if silent == 1 else f"None of the {silent} initiatives can"
    return f"{count} be counted, so nobody knows which set removes most: what is missing stands below."


def _say_choice_of_sets(plan: "Plan", choice: "Choice") -> "Iterator[str]":
    """How good the set is among those that could be compared, and how many initiatives could not."""
    days, silent = figure(choice.days), len(plan.items) - choice.counted
    if silent and not choice.counted:
        yield say_uncounted(silent)
        return
    doubt = f" Within their {share(CONFIDENCE)} another set may." if plan.draws else ""
    if choice.assured == 1:
        yield f"By the scores as they stand, no other set that can be done within {days} days removes more.{doubt}"
    else:
        yield (
            "There were too many sets to try them all. By the scores as they stand, this one adds at least "
            f"{share(int(1000 * choice.assured) / 1000)} of the most that any set can add to what is under way."
        )
    if silent:
        yield (
            f"This holds of the {plural(choice.counted, 'initiative')} that can be counted; {silent} cannot, see below."
        )
