"""Touchpoints that have a single channel, as a sheet: where a second one would be a way round."""

from typing import TYPE_CHECKING

from cxmap.reports.figures import interval
from cxmap.reports.papers.paper import Column, Row, Sheet
from cxmap.reports.scores.identity import identify
from cxmap.reports.scores.ranges import ENDS, lay_out_range
from cxmap.reports.scores.spots import LineOf, write_spot
from cxmap.scoring.dependence.losses import Kind
from cxmap.scoring.dependence.loyalty_at_stake import find_stake

if TYPE_CHECKING:
    from cxmap.journey.model import Entry
    from cxmap.language.organisation import Channel
    from cxmap.scoring.dependence.dependences import Dependences
    from cxmap.scoring.dependence.losses import Effect

LEAD = (
    "Where the only channel fails, the touchpoint cannot take place: a second one would be a way round. At stake: of "
    "100 journeys, how many put their loyalty at stake there."
)


def build_sole_channels(result: "Dependences", line_of: LineOf, top: int | None) -> Sheet:
    """The touchpoints without another channel, those with most at stake first.

    Args:
        result: The dependences of the map.
        line_of: Finds the line on which something was written.
        top: How many to show; None shows all.
    """
    found = [(effect, entry.entry) for entry in result.entries if entry.kind is Kind.CHANNEL for effect in entry.lost]
    # Sorting keeps the order of channels where the same is at stake.
    found.sort(key=lambda one: find_stake(one[0].touchpoint), reverse=True)
    shown = found[:top]
    columns = (
        Column("name", "Touchpoint", most=36),
        Column("id", "Id", "id", roomy=True),
        Column("channel_name", "Only channel", most=20),
        Column("owner_name", "Owner", most=18),
        Column("stake", "At stake", "number", show=show_stake, parts=ENDS),
        *(Column(key) for key in ("map", "stage", "channel", "owner", "at")),
    )
    title = f"One channel only ({len(found)}{f', showing {len(shown)}' if len(shown) < len(found) else ''})"
    return Sheet(
        "sole_channels",
        title,
        columns,
        tuple(_build_row(result, effect, channel, line_of) for effect, channel in shown),
        (LEAD,),
    )


def show_stake(row: Row) -> str:
    """What is at stake at a touchpoint, as tables show it."""
    return interval(row["stake"]["low"], row["stake"]["high"], lambda end: f"{end:.1f}")


def _build_row(result: "Dependences", effect: "Effect", channel: "Entry[Channel]", line_of: LineOf) -> Row:
    touchpoint = effect.touchpoint
    return {
        **identify(touchpoint, result.journey),
        "channel": channel.id,
        "channel_name": channel.name,
        "stake": lay_out_range(find_stake(touchpoint)),
        "at": write_spot(effect.at, line_of),
    }
