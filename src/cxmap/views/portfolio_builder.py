"""From many journeys to their portfolio."""

from collections import Counter
from math import fsum
from typing import TYPE_CHECKING, Final, get_args

from cxmap.errors import NothingToDraw
from cxmap.journey.shares import find_persona_share
from cxmap.language.plurals import plural
from cxmap.language.stage import PhaseName
from cxmap.language.words import enumerate_plainly
from cxmap.views.facts import STATES, count_handoffs
from cxmap.views.files import name_files
from cxmap.views.nesting import nest_maps
from cxmap.views.portfolio import Low, MapRow, Phase, PortfolioView
from cxmap.views.story import count_words, describe_feeling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxmap.journey.model import Journey, Touchpoint
    from cxmap.views.nesting import Nested

PHASES: Final[tuple[PhaseName, ...]] = get_args(PhaseName)
"""The phases of a relationship, in order."""


def build_portfolio_view(journeys: "Sequence[Journey]") -> PortfolioView:
    """What the portfolio shows of some maps.

    A map that details a touchpoint of another stands beneath it. A map covers the phases that its stages name. The
    emotion at a touchpoint is the mean over the personas whose emotion is written: by their shares of customers where
    the map gives a share for each of them, else each counted once.

    Raises:
        NothingToDraw: There is no map. Name one.
    """
    if not journeys:
        raise NothingToDraw("there is no map to show", "name the maps, or the folder they lie in")
    ids = Counter(journey.id for journey in journeys)
    titles = Counter(journey.title for journey in journeys)
    nests = tuple(nest_maps(journeys))
    rows = tuple(
        _build_row(nested, file, alike=ids[nested.journey.id] > 1 or titles[nested.journey.title] > 1)
        for nested, file in zip(nests, name_files([nested.journey.file for nested in nests]), strict=True)
    )
    counts = {
        "journey": len(rows),
        "touchpoint": sum(row.touchpoints for row in rows),
        "pain point": sum(row.pain_points for row in rows),
        "hand-off": sum(row.handoffs or 0 for row in rows),
    }
    return PortfolioView(
        id="portfolio",
        title="Journey portfolio",
        subtitle=" · ".join(plural(count, word) for word, count in counts.items()),
        description=" ".join([f"A portfolio of {count_words(len(rows), 'journey')}.", *map(_tell_row, rows)]),
        phases=tuple(phase.capitalize() for phase in PHASES),
        rows=rows,
    )


def _build_row(nested: "Nested", file: str, *, alike: bool) -> MapRow:
    journey = nested.journey
    feels = _find_feelings(journey)
    details = f"details {nested.detailed.number} {nested.detailed.name}" if nested.detailed else ""
    reviewed, due = journey.noun.reviewed, journey.next_review
    return MapRow(
        title=journey.title,
        note=" · ".join(part for part in (file if alike else "", details) if part),
        depth=nested.depth,
        phases=_find_phases(journey),
        stages=len(journey.stages),
        feels=feels,
        low=_find_low(journey, feels),
        touchpoints=len(journey.touchpoints),
        pain_points=sum(len(touchpoint.noun.barriers) for touchpoint in journey.touchpoints.values()),
        handoffs=count_handoffs(journey),
        owner=journey.owner.name if journey.owner else "",
        state=STATES[journey.noun.state].removesuffix(" state"),
        level=journey.noun.level,
        reviewed=reviewed.isoformat() if reviewed else "",
        due=due.isoformat() if due else "",
        tooltip="\n".join(part for part in (journey.title, journey.noun.summary, file) if part),
    )


def _find_phases(journey: "Journey") -> tuple[Phase, ...]:
    named = [(stage.noun.phase, stage.name) for stage in journey.stages]
    if all(phase is None for phase, _ in named):
        return ()
    return tuple(Phase(phase.capitalize(), tuple(name for other, name in named if other == phase)) for phase in PHASES)


def _find_feelings(journey: "Journey") -> tuple[float | None, ...]:
    shares = {id: find_persona_share(entry) for id, entry in journey.personas.items()} or {"": None}
    return tuple(_average(touchpoint, shares) for touchpoint in journey.touchpoints.values())


def _average(touchpoint: "Touchpoint", shares: "Mapping[str, float | None]") -> float | None:
    """The mean emotion at a touchpoint; None where nobody wrote one."""
    felt = [(feeling, shares[id]) for id in shares if (feeling := touchpoint.feeling_of(id)) is not None]
    known = [(feeling, share) for feeling, share in felt if share is not None]
    total = fsum(share for _, share in known)
    if len(known) == len(felt) and total > 0:
        mean = fsum(feeling * share for feeling, share in known) / total
    else:
        mean = fsum(feeling for feeling, _ in felt) / max(len(felt), 1)
    # Two touchpoints with the same emotions are to be equal, however their means were reckoned.
    return round(mean, 9) if felt else None


def _find_low(journey: "Journey", feels: "Sequence[float | None]") -> Low | None:
    felt = [(feeling, place) for place, feeling in enumerate(feels) if feeling is not None]
    if not felt:
        return None
    feeling, place = min(felt)
    touchpoint = tuple(journey.touchpoints.values())[place]
    more = sum(other == feeling for other in feels) - 1
    return Low(place, f"{touchpoint.number} {touchpoint.name}", feeling, more)


def _tell_row(row: MapRow) -> str:
    """A map in a sentence or two."""
    covered = [phase.name.lower() for phase in row.phases if phase.stages]
    parts = [
        f"{row.title}{f' ({row.note})' if row.note else ''}: {row.state.lower()} state, {row.level}",
        f"owned by {row.owner}" if row.owner else "no owner",
        f"covers {enumerate_plainly(covered)}" if covered else f"{count_words(row.stages, 'stage')}, no phase named",
        count_words(row.touchpoints, "touchpoint"),
        count_words(row.pain_points, "pain point"),
        "hand-offs not known" if row.handoffs is None else count_words(row.handoffs, "hand-off"),
        _tell_low(row.low) if row.low else "no emotions",
        f"reviewed {row.reviewed}" if row.reviewed else "not reviewed",
        *([f"next review due {row.due}"] if row.due else []),
    ]
    return f"{'; '.join(parts)}."


def _tell_low(low: Low) -> str:
    return f"lowest at {low.name}{f' and {low.more} more' if low.more else ''} ({describe_feeling(low.feeling)})"
