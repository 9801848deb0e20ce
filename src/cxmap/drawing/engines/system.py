"""The Graphviz installed on the machine."""

import os
import shutil
import sys

from cxmap.drawing.engines.process import TIME_LIMIT, run
from cxmap.errors import EngineMissing

_INSTALL = {
    "darwin": "`brew install graphviz`",
    "win32": "`winget install Graphviz.Graphviz` or `choco install graphviz`",
}


class SystemEngine:
    """The program `dot` found on the PATH."""

    name = "system"

    def __init__(self, *, time_limit: float = TIME_LIMIT) -> None:
        """Set how long the program may take.

        Units:
            Seconds.
        """
        self._time_limit = time_limit

    def draw(self, dot: str) -> str:
        """Draw a graph and return the SVG as Graphviz writes it.

        Raises:
            EngineMissing: There is no `dot` on the PATH.
            EngineFailed: No picture came, or not in time.
        """
        from graphviz.backend.dot_command import command

        program, *arguments = (os.fspath(part) for part in command("dot", "svg"))
        found = shutil.which(program)
        if found is None:
            install = _INSTALL.get(sys.platform, "`apt-get install graphviz` or `dnf install graphviz`")
            raise EngineMissing(
                f"the engine `system` needs Graphviz, and there is no program `{program}` on the PATH",
                f"run {install}, or leave `--engine system` out to draw with the engine that comes with cxmap",
            )
        return run([found, *arguments], dot.encode(), os.environ, self._time_limit).decode("utf-8", "replace")
