"""A project of which pictures are drawn again and again, with and without those of earlier runs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.usecases.maps import CATALOGUE, map_text

from cxmap.cache.store import FOLDER

PLANNED = """\
cxmap: 1
title: Buying
uses: [shared.catalogue.yaml]
personas:
  visitor: {name: Visitor}
  clerk: {name: Clerk}
stages:
  find:
    touchpoints:
      look: {name: I look, channels: [web], feels: 1, metrics: {frequency: 0.9, satisfaction: 3, loyalty: 6}}
  buy:
    touchpoints:
      pay: {name: I pay, feels: -1, metrics: {frequency: 0.5, satisfaction: 4, loyalty: 7}, next: {take: 1}}
      take:
        name: I take it
        journey: b.journey.yaml
        metrics: {frequency: 0.4, satisfaction: {value: 2, n: 9}, loyalty: 5}
initiatives:
  change: {title: Give change, touches: [pay], due: 2027-03-01}
"""
FILES = {
    "a.journey.yaml": PLANNED,
    "b.journey.yaml": map_text("shared.catalogue.yaml"),
    "shared.catalogue.yaml": CATALOGUE,
}


@dataclass(frozen=True)
class End:
    """What people get from a run.

    Attributes:
        code: Its exit code.
        output: What it printed.
        errors: What it said, but for what it goes by.
        files: The files that it left, by name.
        kept: How many pictures it took from the cache, of how many; empty where it does not say.
        told: What else it said of what it goes by.
    """

    code: int
    output: bytes
    errors: str
    files: dict[str, bytes]
    kept: str = ""
    told: tuple[str, ...] = ()


Run = Callable[..., End]


def read_files(folder: Path) -> dict[str, bytes]:
    """All files of a project but what is kept from run to run."""
    found = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def restore(folder: Path, files: dict[str, bytes]) -> None:
    """Take away what a run wrote."""
    for name in read_files(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, content in files.items():
        if (folder / name).read_bytes() != content:
            (folder / name).write_bytes(content)
