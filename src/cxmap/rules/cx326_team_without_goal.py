"""A team shares a KPI with others and has no goals.

## What it does
Reports teams without `goals` that share a KPI with another team: as its owner, as owner or contributor of the
touchpoint it belongs to, of a touchpoint of its stage, or of a touchpoint that names it under `kpis`. Goals are words,
so whether they fit the KPI is not judged. A team that a catalogue declares is reported where this map names it.

## Why it matters
A shared figure moves when every team pulls. A team whose goals nobody wrote down pulls at what it is praised for, and
the others learn of it from the figure.

## Example
```yaml
level: measured
teams:
  sales: {name: Sales, goals: [Signed contracts]}
  order-desk: {name: Order Desk}
stages:
  order:
    touchpoints:
      get-date: {name: I get my date, owner: sales, contributors: [order-desk], kpis: [dates-in-time]}
kpis:
  dates-in-time: {name: Dates confirmed within a day, owner: sales}
```

## Instead
```yaml
level: measured
teams:
  sales: {name: Sales, goals: [Signed contracts]}
  order-desk: {name: Order Desk, goals: [Dates confirmed within a day]}
stages:
  order:
    touchpoints:
      get-date: {name: I get my date, owner: sales, contributors: [order-desk], kpis: [dates-in-time]}
kpis:
  dates-in-time: {name: Dates confirmed within a day, owner: sales}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.measures import Place
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.kpi import Kpi


@dataclass(slots=True)
class _Circle:
    """Teams around a touchpoint, a stage or a KPI, each with the place that says so.

    Attributes:
        teams: The places by team.
        told: Whether those of them that lack goals have been reported.
    """

    teams: dict[str, Place]
    told: bool = False


def check(subject: Subject) -> Iterator[Finding]:
    """Report every team without goals that shares a KPI."""
    journey = subject.journey
    if journey is None or all(team.noun.goals for team in journey.teams.values()):
        return
    told: set[str] = set()
    for kpi, circles in _find_circles(journey):
        if not _are_several(circles):
            continue
        for circle in circles:
            # Many KPIs have the same circle; its teams are told with the first of them.
            places = {} if circle.told else circle.teams
            circle.told = True
            for team, at in places.items():
                if not journey.teams[team].noun.goals and team not in told:
                    told.add(team)
                    yield _tell(subject, journey, team, kpi, at)


def _find_circles(journey: "Journey") -> "Iterator[tuple[Entry[Kpi], list[_Circle]]]":
    """Every KPI with the circles of those who have a part in it."""
    around = {touchpoint.id: _Circle(_list_parts(touchpoint, journey)) for touchpoint in journey.touchpoints.values()}
    stages: dict[str, _Circle] = {}
    for stage in journey.stages:
        stages[stage.id] = _Circle({})
        for touchpoint in stage.touchpoints:
            stages[stage.id].teams |= around[touchpoint.id].teams
    movers: dict[str, list[_Circle]] = {}
    for touchpoint in journey.touchpoints.values():
        for kpi in touchpoint.kpis:
            movers.setdefault(kpi.id, []).append(around[touchpoint.id])
    for entry in journey.kpis.values():
        owner, home, chapter = entry.noun.owner, entry.noun.touchpoint, entry.noun.stage
        circles = [_Circle({owner: entry.at.below("owner")})] if owner in journey.teams and owner else []
        circles += [around[home]] if home in around else []
        circles += [stages[chapter]] if chapter in stages else []
        yield entry, circles + movers.get(entry.id, [])


def _list_parts(touchpoint: "Touchpoint", journey: "Journey") -> dict[str, Place]:
    """The owner of a touchpoint and its contributors, each with the place that names it."""
    parts = {
        team: touchpoint.at.below("contributors", index)
        for index, team in enumerate(touchpoint.noun.contributors)
        if team in journey.teams
    }
    if touchpoint.owner is not None:
        inherited = touchpoint.noun.owner is None
        at = Place(touchpoint.at.file, ("stages", touchpoint.stage)) if inherited else touchpoint.at
        parts[touchpoint.owner.id] = at.below("owner")
    return parts


def _are_several(circles: list[_Circle]) -> bool:
    """Whether there is more than one team in circles."""
    lone = {next(iter(circle.teams)) for circle in circles if len(circle.teams) == 1}
    return len(lone) > 1 or any(len(circle.teams) > 1 for circle in circles)


def _tell(subject: Subject, journey: "Journey", team: str, kpi: "Entry[Kpi]", at: Place) -> Finding:
    entry = journey.teams[team]
    message = f"team `{team}` has no goals, though it shares the KPI `{kpi.id}` with other teams"
    part, declared = Spot(at), Spot(entry.at, on_key=True)
    if entry.at.file == subject.file:
        advice = f"add `goals:` to `{team}` with what it wants to reach"
        return Finding(declared, message, advice, ((f"its part in `{kpi.id}` is written here", part),))
    advice = f"add `goals:` to `{team}` in `{entry.at.file}` with what it wants to reach"
    return Finding(part, message, advice, ((f"`{team}` is declared here", declared),))


RULE = Rule("CX326", "team-without-goal", Severity.NOTE, check, level="measured")
