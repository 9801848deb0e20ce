"""Roles that carry much: the part of the loyalty at stake that depends on a role, against its part of the people.

Source:
    Ours, because it takes two numbers that every map with roles has, and says what can be repeated in a meeting: it
    carries 24 % of what is at stake with 3 % of the people.
"""

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from cxmap.scoring.dependence.loyalty_at_stake import Range, Stakes, list_lacks
from cxmap.scoring.lack import Lack
from cxmap.scoring.precision import settle

if TYPE_CHECKING:
    from cxmap.journey.model import Entry, Journey, Touchpoint
    from cxmap.language.organisation import Role, Team


@dataclass(frozen=True, slots=True)
class RoleWeight:
    """What a role carries.

    Attributes:
        role: The role; touchpoints depend on it.
        team: The team that it belongs to; None where nobody says.
        touchpoints: The touchpoints that depend on it.
        part: The part of the loyalty at stake in the journey that lies at them.
        crowd: Its part of the people whose roles the touchpoints name; None where that is not known.
        uncounted: Whether some of the other roles do not say how many people fill them, so that `crowd` is the most
            that it can be.
        foreign: The touchpoints among them that another team owns.
        led: Whether its team has goals or incentives.
        lacks: What is missing to tell what it carries.

    Units:
        part, crowd: 0–1.
    """

    role: "Entry[Role]"
    team: "Entry[Team] | None"
    touchpoints: "tuple[Touchpoint, ...]"
    part: Range
    crowd: float | None
    uncounted: bool
    foreign: "tuple[Touchpoint, ...]"
    led: bool
    lacks: tuple[Lack, ...]

    @property
    def times(self) -> float | None:
        """How many times its part of the people it carries at least; None where that is not known."""
        return None if not self.crowd else settle(self.part.low / self.crowd)


def weigh_roles(journey: "Journey", stakes: Stakes) -> tuple[RoleWeight, ...]:
    """What each role carries on which touchpoints depend: the heaviest for its people first, the unknown last."""
    depending: dict[str, list[Touchpoint]] = {}
    for touchpoint in journey.touchpoints.values():
        for id in dict.fromkeys(entry.id for entry in touchpoint.roles):
            depending.setdefault(id, []).append(touchpoint)
    roles = [journey.roles[id] for id in journey.roles if id in depending]
    people = [role.noun.people for role in roles]
    total = fsum(count for count in people if count is not None)
    weights = [_weigh(journey, stakes, role, depending[role.id], total, uncounted=None in people) for role in roles]
    return tuple(sorted(weights, key=lambda weight: -(weight.times or 0)))


def _weigh(
    journey: "Journey",
    stakes: Stakes,
    role: "Entry[Role]",
    touchpoints: "list[Touchpoint]",
    total: float,
    *,
    uncounted: bool,
) -> RoleWeight:
    team = journey.teams.get(role.noun.team or "")
    people = role.noun.people
    lacks = list_lacks(touchpoints)
    if people is None:
        add = f"add `people: NUMBER` to `{role.id}`"
        lacks.insert(0, Lack(f"how many people are `{role.id}`", add, role.at, role, "people"))
    return RoleWeight(
        role=role,
        team=team,
        touchpoints=tuple(touchpoints),
        part=stakes.find_part({touchpoint.id for touchpoint in touchpoints}),
        crowd=None if people is None or not total else settle(people / total),
        uncounted=uncounted,
        foreign=tuple(one for one in touchpoints if team and one.owner and one.owner.id != team.id),
        led=team is not None and bool(team.noun.goals or team.noun.incentives),
        lacks=tuple(lacks),
    )
