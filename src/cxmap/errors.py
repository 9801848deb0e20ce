"""What ends a run: problems of use, files and programs that no diagnostic about a map can carry."""

from pathlib import Path


class CxmapError(Exception):
    """A problem that ends the run with exit code 2.

    Attributes:
        message: One sentence that names the value at fault.
        help: What to do about it, in the imperative; empty where there is nothing to add.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(CxmapError):
    """The command line asks for something that does not exist or does not fit together."""


class NothingToDraw(UsageError):
    """A map holds nothing that a view shows; the help names what to write into it."""


class FileProblem(CxmapError):
    """A file or folder cannot be found, read or written."""


class NoSuchPath(FileProblem):
    """There is no file or folder where one was named.

    Attributes:
        path: What was named.
    """

    def __init__(self, message: str, help: str, path: Path) -> None:
        super().__init__(message, help)
        self.path = path


class TooManyMaps(CxmapError):
    """The folders of a run hold more maps than it may read."""


class EngineMissing(CxmapError):
    """No program that can draw is installed under the chosen engine name."""


class EngineFailed(CxmapError):
    """The drawing program started and did not deliver a picture."""


class WorkerLost(CxmapError):
    """A process that did part of the work ended before it was done."""
