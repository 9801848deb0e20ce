"""Tasks, by who has to do them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxmap.journey.model import Touchpoint

NO_OWNER = "No owner"


def sort_tasks(tasks: "Iterable[tuple[Touchpoint, str]]") -> Mapping[str, tuple[str, ...]]:
    """Tasks under the name of the team that owns the touchpoint, in the order given; those of nobody come last."""
    return sort_by_owner((touchpoint.owner.name if touchpoint.owner else None, task) for touchpoint, task in tasks)


def sort_by_owner(tasks: "Iterable[tuple[str | None, str]]") -> Mapping[str, tuple[str, ...]]:
    """Tasks under the name of who has to do them, in the order given; those of nobody come last."""
    by_owner: dict[str, list[str]] = {}
    nobody: list[str] = []
    for name, task in tasks:
        (nobody if name is None else by_owner.setdefault(name, [])).append(task)
    owned = {owner: tuple(own) for owner, own in by_owner.items()}
    return {**owned, NO_OWNER: tuple(nobody)} if nobody else owned
