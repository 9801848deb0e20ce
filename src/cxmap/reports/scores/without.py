"""A journey without one system, team, role or channel, as a paper: touchpoint by touchpoint, and KPI by KPI."""

from typing import TYPE_CHECKING

from cxmap.language.plurals import plural
from cxmap.reports.figures import figure
from cxmap.reports.papers.paper import Column, Paper, Row, Sheet
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.lacks import build_lacks, gather_lacks
from cxmap.reports.scores.ranges import ENDS, OPEN_NUMBERS, lay_out_range, write_share
from cxmap.reports.scores.sole_channels import show_stake
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.scoring.dependence.loyalty_at_stake import FORMULA, find_stake, list_lacks

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.dependence.dependences import Dependence, Without
    from cxmap.scoring.dependence.losses import Effect

FORM = "cxmap-without/1"


def build_paper(result: "Without", line_of: LineOf) -> Paper:
    """What is lost without one thing.

    Args:
        result: A map without it.
        line_of: Finds the line on which something was written.
    """
    found = result.dependence
    journey = found.journey
    facts = {
        "map": journey.id,
        "without": {"kind": str(found.kind), "id": found.entry.id, "name": found.entry.name},
        "formula": FORMULA,
        "rank": found.rank,
        "among": result.among,
        "part": lay_out_range(found.part),
        "stake": lay_out_range(found.stake),
        "stopped": lay_out_range(found.stopped),
        "done_today": lay_out_range(result.done),
        "done": lay_out_range(found.done),
        "cuts_off": found.cuts_off,
        "single_point": found.single_point,
        "people": found.people,
        "not_in": list(result.elsewhere),
        "at": write_spot(found.entry.at, line_of),
    }
    return Paper(
        FORM,
        facts,
        f"{journey.title}: without {found.entry.name} ({found.kind})",
        " ".join(_say_loss(result)),
        (
            _build_effects(found, line_of),
            _build_kpis(found, line_of),
            build_lacks(
                gather_lacks(journey, list_lacks(effect.touchpoint for effect in found.lost)),
                line_of,
                "Without these numbers what is at stake is only known in part.",
            ),
        ),
    )


def _say_loss(result: "Without") -> list[str]:
    found = result.dependence
    file = found.journey.file
    if not found.lost and not found.weakened:
        return [f"{file}: no touchpoint depends on it."]
    lost, weakened = plural(len(found.lost), "touchpoint"), len(found.weakened)
    also = f", and {weakened} {'is' if weakened == 1 else 'are'} only harder or seen less well" if weakened else ""
    words = [f"{file}: {lost} cannot take place any more{also}."]
    if found.lost:
        stopped, part = write_share(lay_out_range(found.stopped)), write_share(lay_out_range(found.part))
        words.append(f"{stopped} of journeys come to one of them; they hold {part} of the loyalty at stake.")
    today, now = write_share(lay_out_range(result.done)), write_share(lay_out_range(found.done))
    if found.cuts_off:
        words.append(f"No way is left to the goal, which {today} of journeys reach today.")
    elif found.lost:
        words.append(f"The goal is reached by {now} of journeys, today by {today}.")
    words.append(f"It is rank {found.rank} of the {result.among} things that the journey depends on.")
    return words


def _build_effects(found: "Dependence", line_of: LineOf) -> Sheet:
    effects = (*found.lost, *found.weakened)
    columns = (
        Column("name", "Touchpoint"),
        Column("id", "Id", "id", roomy=True),
        Column("owner_name", "Owner", roomy=True, most=18),
        Column("effect", "What happens", "id"),
        Column("reason", "Why"),
        Column("stake", "At stake", "number", show=show_stake, parts=ENDS),
        *(Column(key) for key in ("map", "stage", "owner", "at")),
    )
    rows = tuple(_build_effect(effect, found.journey, line_of) for effect in effects)
    notes = [f"At stake: of 100 journeys, {FORMULA}."]
    if any(not find_stake(effect.touchpoint).known for effect in effects) or not found.stopped.known:
        notes.append(OPEN_NUMBERS)
    if found.people is not None:
        notes.append(f"{figure(found.people)} {'person fills' if found.people == 1 else 'people fill'} the role.")
    return Sheet("touchpoints", "", columns, rows, notes=tuple(notes))


def _build_effect(effect: "Effect", journey: "Journey", line_of: LineOf) -> Row:
    touchpoint = effect.touchpoint
    return {
        **identify(touchpoint, journey),
        "effect": "lost" if effect.lost else "weakened",
        "reason": effect.reason,
        "stake": lay_out_range(find_stake(touchpoint)),
        "at": write_spot(effect.at, line_of),
    }


def _build_kpis(found: "Dependence", line_of: LineOf) -> Sheet:
    teams = found.journey.teams
    columns = (
        Column("name", "KPI"),
        Column("id", "Id", "id", roomy=True),
        Column("owner_name", "Owner", most=24),
        *(Column(key) for key in ("map", "owner", "at")),
    )
    rows = tuple(
        {
            "id": kpi.id,
            "name": kpi.name,
            "map": found.journey.id,
            "owner": kpi.noun.owner,
            "owner_name": teams[kpi.noun.owner].name if kpi.noun.owner else None,
            "at": write_spot(kpi.at, line_of),
        }
        for kpi in found.kpis
    )
    return Sheet("kpis", "KPIs that can move no more", columns, rows)
