"""What drawing gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn picture.

    Attributes:
        content: The bytes of the file.
        warnings: Sentences about what the picture could not show.
    """

    content: bytes
    warnings: tuple[str, ...] = ()
