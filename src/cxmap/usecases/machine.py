"""Examine the machine: what is there to draw with, and the command that adds what is missing."""

import platform
import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from cxmap import __version__
from cxmap.errors import CxmapError, EngineMissing

LIBRARIES = (
    "typer",
    "pydantic",
    "pyyaml",
    "rich",
    "numpy",
    "pathspec",
    "watchfiles",
    "pygraphviz",
    "graphviz",
    "jinja2",
    "resvg-py",
    "fontpkg-arimo",
)
"""The libraries that cxmap stands on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that cxmap can use.

    Attributes:
        name: What it is.
        found: Whether it is there.
        needed: Whether cxmap cannot do its work without it.
        detail: Its version or what keeps it from working; may be empty.
        remedy: The command that adds or mends it; empty where nothing is to be done.
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
        _examine("configuration", lambda: (_find_configuration(), "")),
        Part("Python", found=True, needed=True, detail=f"{platform.python_version()} on {sys.platform}"),
        *map(_examine_library, LIBRARIES),
        _examine("YAML reader", _find_reader),
        _examine("engine bundled", lambda: _try_engine("bundled")),
        _examine("engine system", lambda: _try_engine("system"), needed=False),
        _examine("engine pure", lambda: _try_engine("pure"), needed=False),
        _examine("png", _try_png),
        _examine("pdf", _try_pdf, needed=False),
    )


def _examine_library(name: str) -> Part:
    try:
        return Part(name, found=True, needed=True, detail=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Part(name, found=False, needed=True, detail="", remedy=_install(name))


def _examine(name: str, attempt: Callable[[], tuple[str, str]], *, needed: bool = True) -> Part:
    """Try a part out: what is installed and does not work is not there."""
    try:
        detail, remedy = attempt()
    except EngineMissing as error:
        return Part(name, found=False, needed=needed, detail="", remedy=error.help)
    except CxmapError as error:
        return Part(name, found=False, needed=needed, detail=error.message, remedy=error.help)
    except ImportError as error:
        remedy = f"install the packages that are missing, above ({error})"
        return Part(name, found=False, needed=needed, detail="", remedy=remedy)
    return Part(name, found=True, needed=needed, detail=detail, remedy=remedy)


def _find_configuration() -> str:
    """The configuration file that a run here goes by."""
    from cxmap.usecases.configuration import load_configuration

    configuration = load_configuration()
    return configuration.found.name if configuration else "none"


def _find_reader() -> tuple[str, str]:
    from cxmap.source import find_parser_name

    if find_parser_name() == "libyaml":
        return "libyaml", ""
    return "pure Python, about ten times slower", _install("--force-reinstall", "--only-binary", ":all:", "pyyaml")


def _try_engine(name: str) -> tuple[str, str]:
    from cxmap.drawing.engines import get_engine

    svg = get_engine(name).draw("graph { layout=nop2 }")
    version = re.search(r"graphviz version (\S+)", svg)
    return f"Graphviz {version[1]}" if version else "Graphviz of unknown version", ""


def _try_png() -> tuple[str, str]:
    from cxmap.drawing.png import to_png

    to_png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    return "drawn with the shipped font", ""


def _try_pdf() -> tuple[str, str]:
    from cxmap.drawing.pdf import to_pdf

    letter = '<text x="0" y="1" font-size="1">a</text>'
    to_pdf(f'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">{letter}</svg>', "doctor")
    return "drawn with the shipped font", ""


def _install(*what: str) -> str:
    """The command that installs packages for the Python that runs this program."""
    return f"run `{shlex.join([sys.executable, '-m', 'pip', 'install', *what])}`"
