"""The Graphviz that comes with the package pygraphviz, in a process of its own."""

import importlib.util
import os
import sys
from pathlib import Path

from cxmap.drawing.engines.process import MEMORY_LIMIT, TIME_LIMIT, run, worker_command
from cxmap.errors import EngineMissing

# Variables that would change which plug-ins or files Graphviz opens.
_UNWANTED = ("GVBINDIR", "GV_FILE_PATH", "GVPRELOAD", "GDFONTPATH", "DOTFONTPATH", "SERVER_NAME")


class BundledEngine:
    """Graphviz from the wheel of pygraphviz: there after every installation.

    A crash, a runaway layout or a lack of memory ends the child process only.
    """

    name = "bundled"

    def __init__(self, *, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT) -> None:
        """Set the bounds of the child process.

        Units:
            Time limit in seconds, memory limit in bytes.
        """
        self._time_limit = time_limit
        self._memory_limit = memory_limit

    def draw(self, dot: str) -> str:
        """Draw a graph and return the SVG as Graphviz writes it.

        Raises:
            EngineMissing: pygraphviz is not installed.
            EngineFailed: No picture came, or not in time.
        """
        command = worker_command("worker.py", _package_folder(), self._memory_limit, self._time_limit)
        return run(command, dot.encode(), _environment(), self._time_limit).decode()


def _package_folder() -> str:
    """The folder that pygraphviz is installed in, found without importing it."""
    found = importlib.util.find_spec("pygraphviz")
    if found is None or found.origin is None:
        raise EngineMissing(
            "the engine `bundled` needs the package `pygraphviz`, and it is not installed",
            f"run `{sys.executable} -m pip install pygraphviz`, or install Graphviz and add `--engine system`",
        )
    return str(Path(found.origin).parent.parent)


def _environment() -> dict[str, str]:
    """This process's environment without fonts and plug-ins.

    Every text is measured and placed by us, so the child needs no font; looking for them costs time and
    would let the machine's fonts into the layout.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
    return {**kept, "FONTCONFIG_FILE": str(Path(__file__).with_name("no-fonts.conf"))}
