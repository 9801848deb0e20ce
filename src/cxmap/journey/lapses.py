"""What does not hold together in a map: references that lead nowhere, ids given twice."""

from dataclasses import dataclass

from cxmap.journey.measures import Place


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A reference that leads nowhere, or to something of another kind.

    Attributes:
        wanted: The kind of thing that was named: `channel`, `persona`, `team` …
        id: The id that was named.
        found: The kind of thing that has this id, where it is another; empty where nothing has it.
        choices: The ids of the wanted kind.
        near: The one of them that was most likely meant; empty where none is near.
        at: Where the reference was written.
        on_key: Whether the key at that place is the reference and not its value.
        now: What the thing is called today that had this id before; empty where nothing had it, or several.
        sure: Whether the id can only be a slip of the pen for `near`.
    """

    wanted: str
    id: str
    found: str
    choices: tuple[str, ...]
    near: str
    at: Place
    on_key: bool = False
    now: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """An id that is given twice where only one can have it.

    Attributes:
        kind: What it names: `touchpoint`, `persona` … or `was` for an earlier id that something else has.
        id: The id.
        at: The later place.
        first: The earlier place.
        choice: For `was`: what the id names now; else empty.
    """

    kind: str
    id: str
    at: Place
    first: Place
    choice: str = ""
