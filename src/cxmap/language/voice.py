"""Voice: one voice, with tones for situation, channel, audience and emotion."""

from typing import ClassVar

from pydantic import Field

from cxmap.language.base import Id, Line, Maybe, Noun


class Voice(Noun):
    """How the organisation speaks."""

    called: ClassVar[str] = "`voice`"

    constant: Maybe[Line] = Field(
        default=None, description="What never changes in how you speak.", examples=["Plain words, no blame"]
    )
    tones: dict[Id, Line] = Field(
        default_factory=dict,
        description="Tones for situations: id → description.",
        examples=[{"calm": "Short, no jokes"}],
    )
