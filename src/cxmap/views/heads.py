"""What every picture, and every stage in one, is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Titled:
    """What a view tells before anything else.

    Attributes:
        id: The map's id; `portfolio` where it shows many maps.
        title: The map's title, or what the picture of many is called.
        subtitle: What is shown, state and counts, in one line.
        description: The picture told in words, for people who cannot see it.
    """

    id: str
    title: str
    subtitle: str
    description: str


@dataclass(frozen=True, slots=True)
class NamedStage:
    """What the head of a stage tells.

    Attributes:
        id: The stage's id.
        name: What people call the stage.
        question: What the customer asks here; may be empty.
    """

    id: str
    name: str
    question: str
