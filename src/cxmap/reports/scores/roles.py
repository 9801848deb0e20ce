"""Roles that carry more than their number, as a sheet."""

from typing import TYPE_CHECKING

from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.ranges import ENDS, lay_out_range, write_share
from cxmap.reports.scores.spots import write_spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxmap.reports.scores.spots import LineOf
    from cxmap.scoring.dependence.role_weights import RoleWeight

AT_MOST = "<"
"""Before a part of the people that is smaller still where others are not counted."""


def build_roles(weights: "Sequence[RoleWeight]", map: str, line_of: "LineOf") -> Sheet:
    """The roles that carry a larger part of what is at stake than their part of the people.

    Args:
        weights: What each role carries, the heaviest for its people first.
        map: Id of the map.
        line_of: Finds the line on which something was written.
    """
    heavy = [weight for weight in weights if weight.times is not None and weight.times > 1]
    columns = (
        Column("name", "Role", most=24),
        Column("id", "Id", "id", roomy=True),
        Column("part", "Carries", "share", show=lambda row: write_share(row["part"]), parts=ENDS),
        Column("crowd", "Of people", "share", show=_show_crowd),
        Column("times", "Times", "number"),
        Column("people", "People", "number"),
        Column("recognition", "Recognition"),
        *(Column(key) for key in ("map", "team", "team_name", "touchpoints", "foreign", "led", "uncounted", "at")),
    )
    rows = tuple(_build_row(weight, map, line_of) for weight in heavy)
    return Sheet("roles", "Roles that carry more than their number", columns, rows, _say_lead(heavy))


def _say_lead(heavy: "list[RoleWeight]") -> tuple[str, ...]:
    if not heavy:
        return ()
    first = heavy[0]
    part = write_share({"low": first.part.low, "high": first.part.low})
    crowd = write_share({"low": first.crowd or 0, "high": first.crowd or 0})
    return (f"{first.role.name} carries {part} of what is at stake with {crowd} of the people.",)


def _build_row(weight: "RoleWeight", map: str, line_of: "LineOf") -> Row:
    return {
        "id": weight.role.id,
        "name": weight.role.name,
        "map": map,
        "team": weight.team.id if weight.team else None,
        "team_name": weight.team.name if weight.team else None,
        "part": lay_out_range(weight.part),
        "crowd": weight.crowd,
        "times": weight.times,
        "people": weight.role.noun.people,
        "touchpoints": [touchpoint.id for touchpoint in weight.touchpoints],
        "foreign": [touchpoint.id for touchpoint in weight.foreign],
        "led": weight.led,
        "uncounted": weight.uncounted,
        "recognition": _say_recognition(weight),
        "at": write_spot(weight.role.at, line_of),
    }


def _say_recognition(weight: "RoleWeight") -> str:
    if weight.team is None:
        return "belongs to no team"
    words = [] if weight.led else [f"{weight.team.name} has no goals"]
    if weight.foreign:
        verb = "belongs" if len(weight.foreign) == 1 else "belong"
        words.append(f"{len(weight.foreign)} of its {len(weight.touchpoints)} touchpoints {verb} to other teams")
    return "; ".join(words) or f"{weight.team.name} has goals and owns its touchpoints"


def _show_crowd(row: Row) -> str:
    whole = write_share({"low": row["crowd"], "high": row["crowd"]}, 1)
    return f"{AT_MOST if row['uncounted'] else ''}{whole}"
