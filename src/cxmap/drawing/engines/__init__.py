"""Programs that turn a DOT text into raw SVG, behind one small interface."""

from typing import Final, Protocol

from cxmap.errors import UsageError
from cxmap.limits import USUAL, Limits

ENGINES: Final = ("bundled", "system", "pure")


class Engine(Protocol):
    """A program that draws.

    Attributes:
        name: What the command line calls it.
    """

    name: str

    def draw(self, dot: str) -> str:
        """Draw a graph and return the SVG as Graphviz writes it.

        Raises:
            EngineMissing: The program is not installed; the help says how to install it.
            EngineFailed: The program ran and delivered no picture, or took too long.
        """
        ...


def get_engine(name: str, limits: Limits = USUAL) -> Engine:
    """Look up an engine by its name; nothing is started yet.

    Args:
        name: `bundled`, which comes with the package, `system`, the `dot` on the machine, or `pure`, an extra.
        limits: How much it may take for a picture.

    Raises:
        UsageError: There is no engine of this name.
    """
    if name == "bundled":
        from cxmap.drawing.engines.bundled import BundledEngine

        return BundledEngine(limits)
    if name == "system":
        from cxmap.drawing.engines.system import SystemEngine

        return SystemEngine(limits)
    if name == "pure":
        from cxmap.drawing.engines.pure import PureEngine

        return PureEngine(limits)
    raise UsageError(f"there is no engine `{name}`", "choose `bundled`, `system` or `pure`")
