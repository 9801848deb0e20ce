"""The Graphviz that comes with the package pygraphviz, in a process of its own."""

import importlib.util
import sys
from pathlib import Path

from cxmap.drawing.engines.process import Bounded, make_environment, run, worker_command
from cxmap.errors import EngineMissing


class BundledEngine(Bounded):
    """Graphviz from the wheel of pygraphviz: there after every installation.

    A crash, a runaway layout or a lack of memory ends the child process only.
    """

    name = "bundled"

    def draw(self, dot: str) -> str:
        """Draw a graph and return the SVG as Graphviz writes it.

        Raises:
            EngineMissing: pygraphviz is not installed.
            EngineFailed: No picture came, or not in time.
        """
        command = worker_command("draw", _package_folder(), self._limits)
        return run(command, dot.encode(), make_environment(), self._limits).decode()


def _package_folder() -> str:
    """The folder that pygraphviz is installed in, found without importing it."""
    found = importlib.util.find_spec("pygraphviz")
    if found is None or found.origin is None:
        raise EngineMissing(
            "the engine `bundled` needs the package `pygraphviz`, and it is not installed",
            f"run `{sys.executable} -m pip install pygraphviz`; where that cannot be installed, "
            f"run `{sys.executable} -m pip install 'cxmap[pure]'` and add `--engine pure`",
        )
    return str(Path(found.origin).parent.parent)
