"""What a plan says in words: its message, its notes, its tooltips, and the whole of it for those who cannot see it."""

from typing import TYPE_CHECKING

from cxmap.scoring.bounds import CONFIDENCE
from cxmap.views.audience import say_audience
from cxmap.views.figures import write_day, write_interval, write_score
from cxmap.views.files import name_files
from cxmap.views.story import count_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cxmap.journey.model import Entry
    from cxmap.language.initiative import Initiative
    from cxmap.scoring.plan.plans import Item, Plan
    from cxmap.views.plan import Arrow, Bar, Lane
    from cxmap.views.scope import Scope

_SURE = f"{CONFIDENCE * 100:.0f} %"


def say_conflict(needed: "Entry[Initiative]", needing: "Entry[Initiative]") -> str:
    """In which way dates contradict a need: it ends after what needs it starts; empty where they do not."""
    if needed.noun.status == "done" or needing.noun.status == "done":
        return ""
    end, begin = needed.noun.due, needing.noun.starts or needing.noun.due
    if end is None or begin is None or end <= begin:
        return ""
    verb = "starts" if needing.noun.starts else "is due"
    return f"It {verb} on {write_day(begin)}, but needs {needed.name}, due on {write_day(end)}"


def write_message(plan: "Plan", shown: "Collection[str]") -> str:
    """What the initiatives that are shown remove together; empty where nothing can be counted."""
    counted = [item for item in plan.items if item.effects and not item.blocked]
    members = [item.undertaking for item in counted if item.undertaking.entry.id in shown]
    if not members:
        return ""
    method, total = plan.ranking.method, plan.ranking_score
    found = plan.find_removal(frozenset(one.number for one in members))
    who = "The one that can be counted removes" if len(members) == 1 else f"These {len(members)} together remove"
    if len(members) == len(shown):
        who = "It removes" if len(members) == 1 else "Together they remove"
    removed, whole = write_score(found.score, method.digits), write_score(total, method.digits)
    sure = f" ({_SURE}: {_write_ends(found.low, found.high, plan)})" if plan.draws else ""
    # Only what counts journeys has a natural nothing, so that a share of it means anything.
    if method.counts_journeys and total > 0:
        share = f"{100 * found.score / total:.0f} %"
        return f"{who} {share} of the sum of all scores if every target is reached: {removed} of {whole}{sure}."
    return f"{who} {removed} of {whole}, the sum of all scores, if every target is reached{sure}."


def write_notes(plan: "Plan", scope: "Scope") -> tuple[str, ...]:
    """How to read the numbers, and what is left out."""
    method, (name,) = plan.ranking.method, name_files([scope.journey.file])
    drawn = f" The thin line holds {_SURE} of {plan.draws:,} draws (seed {plan.seed})." if plan.draws else ""
    removes = f"Removes: the score now, less the score once the targets are reached, by the method {method.name}."
    counted = any(item.removal for item in plan.items)
    notes = [f"{removes} A score says: {method.meaning}.{drawn}"] if counted else []
    if any(item.removal is None for item in plan.items):
        notes.append(
            f"What cannot be counted sets no number that the method counts; `cxmap score {name} "
            "--show plan` says what to write."
        )
    audience = say_audience(plan.ranking)
    notes += [audience] if audience else []
    nouns = [entry.noun for entry in scope.whole.initiatives.values()]
    dropped = sum(noun.status == "dropped" for noun in nouns)
    past = sum(noun.status == "done" and not (noun.starts or noun.due) for noun in nouns)
    left_out = [f"{count_words(dropped, 'initiative')} dropped"] if dropped else []
    left_out += [f"{count_words(past, 'initiative')} done without a date"] if past else []
    notes += [f"Left out: {' and '.join(left_out)}."] if left_out else []
    return tuple(notes)


def write_tooltip(bar: "Bar", entry: "Entry[Initiative]", item: "Item | None", plan: "Plan") -> str:
    """Everything that is known about an initiative, a line each."""
    return "\n".join(line for line in _list_lines(bar, entry, item, plan) if line)


def _list_lines(bar: "Bar", entry: "Entry[Initiative]", item: "Item | None", plan: "Plan") -> "Iterator[str]":
    yield bar.name
    yield f"{bar.status}, {_say_days(bar)}"
    yield f"Effort: {bar.effort} person-{'day' if bar.effort == '1' else 'days'}" if bar.effort else ""
    yield f"Cost: {entry.noun.cost:,.15g}" if entry.noun.cost is not None else ""
    if bar.touches:
        yield "Touches: " + "; ".join(f"{one.number} {one.name}" for one in bar.touches)
    if bar.removes:
        ends = f" ({_SURE}: {_write_ends(bar.removes.low, bar.removes.high, plan)})" if plan.draws else ""
        yield f"Removes {bar.removes.text}{ends}"
    for wait in bar.waits:
        yield f"Waits for {wait.name} ({wait.why})"
    if item is not None:
        if item.unlocks:
            yield "Needed by " + "; ".join(plan.by_number[one].undertaking.entry.name for one in item.unlocks)
        yield from (f"Unknown: {lack.what.replace('`', '')}" for lack in item.lacks)
    yield from bar.problems


def _say_days(bar: "Bar") -> str:
    if bar.starts and bar.due:
        return f"{write_day(bar.starts)} to {write_day(bar.due)}"
    if bar.starts:
        return f"starts {write_day(bar.starts)}, no due date"
    return f"due {write_day(bar.due)}, no start" if bar.due else "no dates yet"


def _write_ends(low: float | None, high: float | None, plan: "Plan") -> str:
    digits = plan.ranking.method.digits
    return write_interval(*(write_score(end, digits) for end in (low, high) if end is not None))


def tell_plan(
    title: str, lanes: "Sequence[Lane]", undated: "Sequence[Bar]", arrows: "Sequence[Arrow]", message: str
) -> str:
    """The plan as sentences: who does what and when, what needs what, and where that cannot be."""
    bars = {bar.id: bar for lane in lanes for bar in lane.bars}
    sentences = [f"{title}: {count_words(len(bars) + len(undated), 'initiative')}"]
    sentences += [message.removesuffix(".")] if message else []
    for lane in lanes:
        sentences.append(f"{lane.name or 'Nobody yet'}: " + "; ".join(_tell_bar(bar) for bar in lane.bars))
    if undated:
        sentences.append("No dates yet: " + "; ".join(_tell_bar(bar) for bar in undated))
    sentences += [f"{bars[arrow.target].name} needs {bars[arrow.source].name}" for arrow in arrows]
    sentences += [f"{bar.name}: {problem}" for bar in (*bars.values(), *undated) for problem in bar.problems]
    return ". ".join(sentences) + "."


def _tell_bar(bar: "Bar") -> str:
    parts: list[str] = [bar.status]
    if bar.starts or bar.due:
        parts.append(_say_days(bar))
    if bar.touches:
        parts.append("touches " + ", ".join(str(one.number) for one in bar.touches))
    if bar.removes:
        parts.append(f"removes {bar.removes.text}")
    parts += [f"waits for {wait.name}, {wait.why}" for wait in bar.waits]
    return f"{bar.name} ({', '.join(parts)})"
