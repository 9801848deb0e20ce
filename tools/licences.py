"""Write docs/licences.md from the metadata of what is installed, or check that it still says what they say.

`python tools/licences.py check` ends with 1 and names every library that is not in the list, has another licence
there, or has one that is not allowed; `write` writes the list anew. Needs all extras of cxmap.
"""

import re
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from itertools import product
from pathlib import Path
from typing import cast

from packaging.markers import Environment, default_environment
from packaging.requirements import Requirement

PAGE = Path(__file__).resolve().parents[1] / "docs" / "licences.md"

ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "PSF-2.0", "Zlib"),
        *("EPL-1.0", "EPL-2.0", "MPL-2.0", "OFL-1.1"),
    }
)
"""Licences that ask for no more than their text beside the program; the second row also for changes to the library
itself, which is installed as its makers publish it and not changed."""

SPELT: Mapping[str, str] = {
    "BSD 3-Clause License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Licences as older metadata and classifiers spell them, by name."""

READ: Mapping[str, tuple[str, str]] = {
    "jinja2": ("BSD-3-Clause", "Neither the name of the copyright holder nor the names of its"),
    "resvg-py": ("MIT", "Permission is hereby granted, free of charge, to any person"),
}
"""Where the metadata do not tell: the licence, and words of it that stand in the file that comes along."""

INSIDE: Mapping[str, str] = {
    "numpy": "OpenBLAS, LAPACK: BSD-3-Clause; on Linux libgfortran: GPL-3.0 with the exception for what GCC compiles, "
    "libquadmath: LGPL-2.1",
    "pydantic-core": "crates, in its SBOM: MIT, Apache-2.0 or as free",
    "pygraphviz": "Graphviz: EPL-2.0; on Linux shared libraries that its SBOM names without licences, among them cairo "
    "and pango (LGPL) and jbigkit (GPL)",
    "resvg-py": "resvg and other crates, in its SBOM: MIT, Apache-2.0 or as free",
    "vl-convert-python": "Deno, Vega and more, of which its metadata say nothing",
    "watchfiles": "crates, in its SBOM: MIT, Apache-2.0 or as free",
}
"""What comes inside a wheel and is not covered by the licence of the library. Source: the files of the wheels."""

ELSEWHERE: Mapping[str, str] = {"colorama": "BSD-3-Clause"}
"""Licences of what only other systems need, and is thus not installed here."""


@dataclass(frozen=True, slots=True)
class Library:
    """A library that cxmap needs, or that one of those needs.

    Attributes:
        name: Its name, normalised.
        licence: As an SPDX expression; None where nobody says.
        needed_by: Who needs it, by name.
        installed: Whether it is needed on this system.
    """

    name: str
    licence: str | None
    needed_by: tuple[str, ...]
    installed: bool = True


def normalise(name: str) -> str:
    """A name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def list_libraries(root: str = "cxmap") -> list[Library]:
    """Everything that a distribution needs with all its extras, itself left out, by name."""
    needed_by: dict[str, set[str]] = {}
    missing: set[str] = set()
    todo = [(root, frozenset(metadata.metadata(root).get_all("Provides-Extra") or ()))]
    done = set(todo)
    while todo:
        name, extras = todo.pop()
        for requirement in map(Requirement, metadata.requires(name) or ()):
            if not _is_needed(requirement, extras, _SYSTEMS):
                continue
            needed = normalise(requirement.name)
            needed_by.setdefault(needed, set()).add(normalise(name))
            if not _is_needed(requirement, extras, [default_environment()]):
                missing.add(needed)
                continue
            entry = (needed, frozenset(requirement.extras))
            if entry not in done:
                done.add(entry)
                todo.append(entry)
    installed = {name for name, _ in done}
    return [
        Library(name, find_licence(name), tuple(sorted(users)))
        if name in installed
        else Library(name, ELSEWHERE.get(name), tuple(sorted(users)), installed=False)
        for name, users in sorted(needed_by.items())
    ]


def _make_systems() -> list[Environment]:
    """The systems that cxmap runs on, as markers ask for them."""
    systems = []
    platforms = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
    for (platform, system, os), version in product(platforms, ("3.11", "3.12", "3.13", "3.14")):
        here = default_environment()
        here["sys_platform"], here["platform_system"], here["os_name"] = platform, system, os
        here["python_version"], here["python_full_version"] = version, f"{version}.0"
        systems.append(here)
    return systems


_SYSTEMS = _make_systems()


def _is_needed(requirement: Requirement, extras: Collection[str], systems: Sequence[Environment]) -> bool:
    if requirement.marker is None:
        return True
    marker = requirement.marker
    asked = ({**cast("dict[str, str]", here), "extra": extra} for here in systems for extra in ("", *extras))
    return any(marker.evaluate(environment) for environment in asked)


def find_licence(name: str) -> str | None:
    """The licence of an installed distribution as an SPDX expression; None where nobody says."""
    if name in READ:
        licence, words = READ[name]
        return licence if words in _read_licence_files(name) else None
    about = metadata.metadata(name)
    expressions = about.get_all("License-Expression") or ()
    told = [*(about.get_all("License") or ())]
    told += [
        line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License :: OSI")
    ]
    spelt = [*expressions, *(one for line in told if (one := SPELT.get(line, line)) in ALLOWED), *told]
    return str(spelt[0]) if spelt else None


def _read_licence_files(name: str) -> str:
    files = [file for file in metadata.files(name) or () if "LICENSE" in file.name.upper()]
    return " ".join(" ".join(file.read_text().split()) for file in files)


def split_expression(expression: str) -> list[str]:
    """The licences of an SPDX expression; all of them are to be allowed, a choice included."""
    return [part for part in re.split(r"[ ()]+", expression) if part and part not in ("AND", "OR", "WITH")]


def make_page(libraries: Sequence[Library]) -> str:
    """Write the list."""
    lines = [
        "# Licences",
        "",
        "cxmap is under Apache-2.0. Its wheel holds nothing of others. What is installed beside it, with all extras",
        "and on every system, is under the licences below, as the metadata of each library say. This page is made by",
        "`python tools/licences.py write`, and a test holds what is installed against it.",
        "[Why each one is there](dependencies.md).",
        "",
        "| library | licence | inside its wheel | needed by |",
        "|---|---|---|---|",
    ]
    for one in libraries:
        where = "" if one.installed else " (not on every system)"
        row = (one.name + where, one.licence or "?", INSIDE.get(one.name) or "–", ", ".join(one.needed_by))
        lines.append(f"| {' | '.join(row)} |")
    allowed = ", ".join(sorted(ALLOWED))
    return "\n".join([*lines, "", f"Another library may come in under one of these: {allowed}.", ""])


def read_page(text: str) -> dict[str, str]:
    """The licences that the list tells, by library."""
    rows = re.findall(r"^\| ([\w-]+)(?: \([^)]*\))? \| ([^|]+) \| [^|]+ \| [^|]+ \|$", text, re.MULTILINE)
    return {name: licence for name, licence in rows if name != "library"}


def find_faults(libraries: Sequence[Library], text: str) -> list[str]:
    """What is wrong with the list, or with what it lists.

    The list may hold more than is needed here: other versions of a library need other ones.
    """
    listed, faults = read_page(text), []
    for one in libraries:
        if one.licence is None:
            faults.append(f"nobody says under which licence {one.name} is: read it, and add it to tools/licences.py")
        elif strange := [part for part in split_expression(one.licence) if part not in ALLOWED]:
            faults.append(f"{one.name} is under {' and '.join(strange)}, which is not allowed")
        elif one.name not in listed:
            faults.append(f"{one.name} is not in docs/licences.md: run `python tools/licences.py write`")
        elif listed[one.name] != one.licence:
            faults.append(f"{one.name} is under {one.licence}, and docs/licences.md says {listed[one.name]}")
    return faults


def main(verb: str) -> int:
    """Write the list or check it, and return the exit code."""
    libraries = list_libraries()
    if verb == "write":
        PAGE.write_text(make_page(libraries), encoding="utf-8")
    faults = find_faults(libraries, PAGE.read_text(encoding="utf-8"))
    print("\n".join(faults) or f"{len(libraries)} libraries are under the licences that docs/licences.md tells")
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["write"], ["check"]):
        sys.exit("usage: python tools/licences.py write|check")
    sys.exit(main(sys.argv[1]))
