"""Who hands customers over to whom: what the picture says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.views.flow import FlowStage, FlowWay
from cxmap.views.heads import Titled
from cxmap.views.keys import ChannelKey


@dataclass(frozen=True, slots=True)
class SiloLane:
    """A team with its touchpoints.

    Attributes:
        id: The team's id; empty where nobody owns the touchpoints.
        name: What people call the team; empty where nobody owns the touchpoints.
        touchpoints: Ids of the touchpoints it owns, in file order; at least one.
        gives: How many ways on hand the customer over to another team, or to nobody.
        takes: How many ways on bring a customer from another team, or from nobody.
    """

    id: str
    name: str
    touchpoints: tuple[str, ...]
    gives: int
    takes: int


@dataclass(frozen=True, slots=True)
class SiloView(Titled):
    """Everything that the picture of the silos shows.

    Attributes:
        lanes: The teams in order of their first touchpoint; what nobody owns comes last.
        stages: The stages in order.
        ways: Every way on; at most one between two touchpoints.
        channels: The main channels in use, in order of first use.
    """

    lanes: tuple[SiloLane, ...]
    stages: tuple[FlowStage, ...]
    ways: tuple[FlowWay, ...]
    channels: tuple[ChannelKey, ...]
