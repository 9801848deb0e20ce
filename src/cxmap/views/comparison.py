"""Two maps of one journey as one picture: what it says, before anything is laid out."""

from dataclasses import dataclass

from cxmap.views.heads import Titled


@dataclass(frozen=True, slots=True)
class Face:
    """A touchpoint as one of the two maps has it.

    Attributes:
        number: Its place in that map, from 1.
        name: Its name there.
        owner: The owning team there; empty where nobody owns it.
        feels: The mean emotion of the personas that feel something here in both maps, or of all of this map where
            there are none; None where nothing is written.
        satisfaction: Its satisfaction; None where there is none that can be used.

    Units:
        feels: −2 (angry) to +2 (delighted). satisfaction: 0–10.
    """

    number: int
    name: str
    owner: str
    feels: float | None
    satisfaction: float | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A touchpoint of either map.

    Attributes:
        id: Its id, as the first map has it where both have it.
        here: How the first map has it; None where only the other does.
        there: How the other map has it; None where only the first does.
        owner_changed: Whether both name an owner, and not the same.
        moved: Whether it stands elsewhere in the order of the other map, or in another stage.
        changes: What else is different in the other map, a few words each.
        sure: Whether the difference in satisfaction is one in truth, with a certainty of about 95 %.
        tooltip: What is shown on hovering.
        link: Address it leads to; may be empty.
    """

    id: str
    here: Face | None
    there: Face | None
    owner_changed: bool
    moved: bool
    changes: tuple[str, ...]
    sure: bool
    tooltip: str
    link: str


@dataclass(frozen=True, slots=True)
class ComparedStage:
    """A stage with the touchpoints of both maps."""

    id: str
    name: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView(Titled):
    """Everything the comparison of two maps shows.

    Attributes:
        here: What the first map is called, e.g. `Current`.
        there: What the other is called, e.g. `Believed`.
        stages: The stages in order, those that only the other map has included.
    """

    here: str
    there: str
    stages: tuple[ComparedStage, ...]
