"""What of a ranking is shown. It never changes a rank."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint


@dataclass(frozen=True, slots=True)
class Selection:
    """Which touchpoints are shown: those that fit every key that names something.

    Attributes:
        stages: Ids of stages.
        owners: Ids of teams that own a touchpoint.
        tags: Words under `tags`.
        top: The last rank to show, 1 or more; those that share it all belong to it. None shows all.
    """

    stages: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    top: int | None = None

    def takes(self, touchpoint: "Touchpoint") -> bool:
        """Whether a touchpoint is one of those asked for, whatever its rank."""
        return (
            (not self.stages or touchpoint.stage in self.stages)
            and (not self.owners or touchpoint.owner_id in self.owners)
            and (not self.tags or not self.tags.isdisjoint(touchpoint.noun.tags))
        )


EVERYTHING = Selection()
