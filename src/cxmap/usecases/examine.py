"""Examine the machine: what is there to draw with, and the command that adds what is missing."""

import platform
import re
import sys
from dataclasses import dataclass
from importlib import metadata

from cxmap import __version__

LIBRARIES = ("typer", "pydantic", "pyyaml", "rich", "pathspec", "pygraphviz", "graphviz", "resvg-py", "fontpkg-arimo")
"""The libraries that cxmap stands on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that cxmap can use.

    Attributes:
        name: What it is.
        found: Whether it is there.
        needed: Whether cxmap cannot do its work without it.
        detail: Its version or place; empty where it is not there.
        remedy: The command that adds it; empty where it is there.
    """

    name: str
    found: bool
    needed: bool
    detail: str
    remedy: str = ""


def examine_machine() -> tuple[Part, ...]:
    """Everything cxmap stands on, in the order in which it is needed; nothing is fetched."""
    return (
        Part("cxmap", found=True, needed=True, detail=__version__),
        Part("Python", found=True, needed=True, detail=f"{platform.python_version()} on {sys.platform}"),
        *(_examine_library(name) for name in LIBRARIES),
        _examine_reader(),
        _examine_engine("bundled", needed=True),
        _examine_engine("system", needed=False),
    )


def _examine_library(name: str) -> Part:
    try:
        return Part(name, found=True, needed=True, detail=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Part(name, found=False, needed=True, detail="", remedy=f'pip install "{name}"')


def _examine_reader() -> Part:
    from cxmap.source import find_parser_name

    fast = find_parser_name() == "libyaml"
    detail = "libyaml" if fast else "pure Python, about ten times slower"
    remedy = "" if fast else "pip install --force-reinstall --only-binary :all: pyyaml"
    return Part("YAML reader", found=True, needed=True, detail=detail, remedy=remedy)


def _examine_engine(name: str, *, needed: bool) -> Part:
    from cxmap.drawing.engines import get_engine
    from cxmap.errors import CxmapError, EngineMissing

    try:
        # A real, tiny drawing: an engine that is installed and cannot draw is no engine.
        svg = get_engine(name).draw("graph { layout=nop2 }")
    except CxmapError as error:
        remedy = error.help if isinstance(error, EngineMissing) else f"{error.message} {error.help}".strip()
        return Part(f"engine {name}", found=False, needed=needed, detail="", remedy=remedy)
    version = re.search(r"graphviz version (\S+)", svg)
    detail = f"Graphviz {version[1]}" if version else "Graphviz of unknown version"
    return Part(f"engine {name}", found=True, needed=needed, detail=detail)
