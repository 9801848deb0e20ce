"""The Graphviz installed on the machine."""

import os
import shutil
import sys
from pathlib import Path

from cxmap.drawing.engines.process import Bounded, bound_command, make_environment, run
from cxmap.errors import EngineMissing

_INSTALL = {
    "darwin": "`brew install graphviz`",
    "win32": "`winget install Graphviz.Graphviz` or `choco install graphviz`",
}


class SystemEngine(Bounded):
    """The program `dot` found on the PATH."""

    name = "system"

    def draw(self, dot: str) -> str:
        """Draw a graph and return the SVG as Graphviz writes it.

        Raises:
            EngineMissing: There is no `dot` on the PATH.
            EngineFailed: No picture came, or not in time.
        """
        from graphviz.backend.dot_command import command

        program, *arguments = (os.fspath(part) for part in command("dot", "svg"))
        found = _find_program(program)
        if found is None:
            install = _INSTALL.get(sys.platform, "`apt-get install graphviz` or `dnf install graphviz`")
            raise EngineMissing(
                f"the engine `system` needs Graphviz, and there is no program `{program}` on the PATH",
                f"run {install}, or leave `--engine system` out to draw with the engine that comes with cxmap",
            )
        bounded = bound_command([found, *arguments], self._limits)
        return run(bounded, dot.encode(), make_environment(), self._limits).decode("utf-8", "replace")


def _find_program(name: str) -> str | None:
    """The path of a program in the folders of the PATH, never one that lies where cxmap was started.

    There may lie what came with the maps; an empty or relative folder of the PATH, and on Windows every search, means
    that place.
    """
    folders = (folder for folder in os.environ.get("PATH", os.defpath).split(os.pathsep) if Path(folder).is_absolute())
    found = shutil.which(name, path=os.pathsep.join(folders) or os.devnull)
    return found if found and Path(found).is_absolute() else None
