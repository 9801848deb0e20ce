"""graphviz-pure: Graphviz in one program without libraries, from the extra `pure`."""

import sys
from importlib import metadata
from pathlib import Path
from typing import Final

from cxmap.drawing.engines.process import Bounded, bound_command, make_environment, run
from cxmap.errors import EngineMissing

_PACKAGE: Final = "graphviz-pure"


class PureEngine(Bounded):
    """The program of the package graphviz-pure, which also runs where pygraphviz cannot be installed.

    A crash, a runaway layout or a lack of memory ends the child process only.
    """

    name = "pure"

    def draw(self, dot: str) -> str:
        """Draw a graph and return the SVG as Graphviz writes it.

        Raises:
            EngineMissing: graphviz-pure is not installed.
            EngineFailed: No picture came, or not in time.
        """
        command = bound_command([get_program(), "-q", "-Tsvg"], self._limits)
        return run(command, dot.encode(), make_environment(), self._limits).decode("utf-8", "replace")


def get_program() -> str:
    """The path of the program, found in the list of what the package installed.

    Raises:
        EngineMissing: The package is not installed, or its program is gone.
    """
    try:
        installed = metadata.files(_PACKAGE) or []
    except metadata.PackageNotFoundError:
        installed = []
    for file in installed:
        path = Path(str(file.locate()))
        if path.stem == _PACKAGE and path.suffix in {"", ".exe"} and path.is_file():
            return str(path.resolve())
    raise EngineMissing(
        f"the engine `pure` needs the package `{_PACKAGE}`, and it is not installed",
        f"run `{sys.executable} -m pip install 'cxmap[pure]'`, or leave `--engine pure` out to draw with the engine "
        "that comes with cxmap",
    )
