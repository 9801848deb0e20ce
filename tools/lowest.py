"""The oldest version of everything that pyproject.toml allows.

`python tools/lowest.py` prints them as constraints for pip: a lower bound that no version was published with fails
there, and what a library needs in turn stays the newest that fits. `python tools/lowest.py OLDEST NEWEST` tells what
two interpreters have of it, and ends with 1 where the first has anything but the oldest.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"

INSTALLED = "import importlib.metadata as m, json; print(json.dumps({d.name: d.version for d in m.distributions()}))"


def list_bounds(project: Mapping[str, Any]) -> Iterator[tuple[Requirement, str]]:
    """Each requirement with a lower bound, of the program, its extras and its tests, with that bound."""
    about = project["project"]
    lines = list(about.get("dependencies", ()))
    for wanted in (*about.get("optional-dependencies", {}).values(), project["dependency-groups"]["dev"]):
        lines += wanted
    bounds: dict[str, str] = {}
    for one in map(Requirement, lines):
        low = next((specifier.version for specifier in one.specifier if specifier.operator == ">="), None)
        if low is None:
            continue
        if bounds.setdefault(one.name, low) != low:
            raise SystemExit(f"{one.name} has two lower bounds: {bounds[one.name]} and {low}")
        yield one, low


def write_constraints(project: Mapping[str, Any]) -> list[str]:
    """The lower bounds as constraints for pip, each once."""
    lines = (f"{one.name}=={low}" + (f"; {one.marker}" if one.marker else "") for one, low in list_bounds(project))
    return list(dict.fromkeys(lines))


def compare(project: Mapping[str, Any], oldest: Mapping[str, str], newest: Mapping[str, str]) -> tuple[list[str], int]:
    """A line for each requirement with both versions, and how many are not the oldest where they are to be."""
    lines, wrong = [f"{'':<20} {'oldest':<14} newest"], 0
    for one, low in {one.name: (one, low) for one, low in list_bounds(project)}.values():
        if one.marker is not None and not one.marker.evaluate():
            continue
        name = canonicalize_name(one.name)
        here = oldest.get(name)
        fits = here is not None and Version(here) == Version(low)
        wrong += not fits
        lines.append(f"{name:<20} {here or '–':<14} {newest.get(name, '–')}" + ("" if fits else f"  not {low}"))
    return lines, wrong


def _list_installed(python: str) -> dict[str, str]:
    done = subprocess.run([python, "-c", INSTALLED], check=True, capture_output=True, encoding="utf-8")
    return {canonicalize_name(name): version for name, version in json.loads(done.stdout).items()}


def main(interpreters: Sequence[str]) -> int:
    """Print the constraints, or what two interpreters have."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    if not interpreters:
        print("\n".join(write_constraints(project)))
        return 0
    lines, wrong = compare(project, *map(_list_installed, interpreters))
    print("\n".join(lines))
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) not in (1, 3):
        sys.exit("usage: python tools/lowest.py [OLDEST NEWEST]")
    sys.exit(main(sys.argv[1:]))
