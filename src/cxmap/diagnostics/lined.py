"""What those who show findings ask of a file."""

from typing import Protocol


class Lined(Protocol):
    """A file whose lines can be shown."""

    def line(self, number: int) -> str:
        """Return a line without its end; empty where the file has no such line.

        Args:
            number: The line, from 1.
        """
