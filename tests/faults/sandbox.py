"""Projects that commands work in, the commands, and what lies there before and after."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.program import GOOD, uncounted_environment, write

RUNS = int(os.environ.get("CXMAP_FAULT_RUNS", "2"))
"""How often chance decides, for each command and signal."""

OLD = b"old\n"
MENDED = ("one.journey.yaml", "two.journey.yaml", "three.journey.yaml")
DAY = ("--today", "2026-11-22")


@dataclass(frozen=True)
class Case:
    """A command, and the files that it writes.

    Attributes:
        arguments: What follows `cxmap`.
        results: The files that it writes, which are there before.
        new: The files that it writes where there were none, but for the cache.
    """

    arguments: tuple[str, ...]
    results: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def one(name: str, *arguments: str) -> Case:
    """A command with one result."""
    return Case((*arguments, "-o", name), (name,))


CASES = {
    "validate": Case(("validate",)),
    "validate to a file": one("found.json", "validate", "--format", "json"),
    "fix": Case(("validate", "--fix"), MENDED),
    "score": one("scores.txt", "score", "buy.journey.yaml", "--draws", "100"),
    "score json": one("scores.json", "score", "buy.journey.yaml", "--format", "json", "--draws", "100"),
    "score csv": one("scores.csv", "score", "buy.journey.yaml", "--format", "csv", "--draws", "100"),
    "score markdown": one("scores.md", "score", "buy.journey.yaml", "--format", "markdown", "--draws", "100"),
    "render": one("map.svg", "render", "buy.journey.yaml"),
    "render png": one("map.png", "render", "buy.journey.yaml"),
    "render pdf": one("map.pdf", "render", "buy.journey.yaml"),
    "render dot": one("map.dot", "render", "buy.journey.yaml"),
    "render mermaid": one("map.mmd", "render", "buy.journey.yaml"),
    "render several": Case(
        ("render", "buy.journey.yaml", "--view", "map,flow,technology", "-o", "pictures"),
        ("pictures/buy.svg", "pictures/buy-flow.svg", "pictures/buy-technology.svg"),
    ),
    "report": one("report.html", "report", "buy.journey.yaml", *DAY),
    "report markdown": one("report.md", "report", "buy.journey.yaml", *DAY),
    "init": Case(("init", "new"), new=("new.journey.yaml", "schemas/journey-1.schema.json")),
    "schema": one("schema.json", "schema"),
}

MAP = GOOD.replace("  machine: {name: Machine}", "  machine: {name: Machine}\nsystems:\n  till: {name: Till}").replace(
    "take-drink: {name: I take my drink}", "take-drink: {name: I take my drink, systems: [till], feels: -1}"
)
BROKEN = GOOD.replace("channels: [machine]", "channels: [machin]")


def lay_out(folder: Path, case: Case, more: int = 0) -> None:
    """Make a project for a command, with every file that it would write.

    Args:
        folder: An empty folder.
        case: The command.
        more: How many further maps there are.
    """
    write(folder, "buy.journey.yaml", MAP)
    for number in range(more):
        write(folder, f"more/map-{number}.journey.yaml", MAP + "# a long map\n" * 800)
    if case.results == MENDED:
        for name in MENDED:
            write(folder, name, BROKEN + f"# {name}\n")
    else:
        for name in case.results:
            write(folder, name, OLD.decode())


def list_files(folder: Path) -> dict[str, bytes]:
    """Everything that lies in a folder, but for what is kept from run to run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cxmap_cache" not in path.parts
    }


def compare(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The names of files that are not the same in both; whole pictures would be no message."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def list_folders(folder: Path) -> set[str]:
    """The folders that lie in a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def check_cache(folder: Path) -> None:
    """See that what is kept is whole, and that nothing lies beside it."""
    kept = folder / ".cxmap_cache"
    if not kept.exists():
        return
    whole = {".gitignore": b"*\n"}
    for path in kept.iterdir():
        content = path.read_bytes()
        assert path.name in {".gitignore", "CACHEDIR.TAG", "results", "pictures"}
        assert content == whole.get(path.name, content)
        assert content.endswith(b"\n")
        if path.name in {"results", "pictures"}:
            assert content.startswith(f"cxmap {path.name} 1 ".encode())


def environment(**changes: str) -> dict[str, str]:
    """The environment of a run that counts no coverage: that would be written as well, and takes time at the end."""
    return uncounted_environment(NO_COLOR="1", **changes)


def command(*arguments: str) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-m", "cxmap", *arguments]


def run(
    arguments: tuple[str, ...],
    cwd: Path,
    *,
    before: Callable[[], None] | None = None,
    variables: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the program.

    Args:
        arguments: What follows `cxmap`.
        cwd: The working folder.
        before: What the child does before it becomes the program.
        variables: Changes of the environment.
    """
    options: dict[str, Any] = {"preexec_fn": before} if before else {}
    return subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(**(variables or {})),
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )
