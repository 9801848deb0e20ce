"""Tasks, by who has to do them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint

NO_OWNER = "No owner"


def sort_tasks(tasks: "Iterable[tuple[Touchpoint, str]]") -> Mapping[str, tuple[str, ...]]:
    """Tasks under the name of the team that owns the touchpoint, in the order given; those of nobody come last."""
    by_owner: dict[str, list[str]] = {}
    nobody: list[str] = []
    for touchpoint, task in tasks:
        (by_owner.setdefault(touchpoint.owner.name, []) if touchpoint.owner else nobody).append(task)
    owned = {owner: tuple(own) for owner, own in by_owner.items()}
    return {**owned, NO_OWNER: tuple(nobody)} if nobody else owned
