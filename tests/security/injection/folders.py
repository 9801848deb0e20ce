"""A folder of maps that says one text in every place where anybody may write."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.security.injection import places
from tests.security.injection.maximal import make_maximal

from cxmap.language.catalogue import Catalogue
from cxmap.language.journey_map import JourneyMap

MAP = "main.journey.yaml"
OTHER = "other.journey.yaml"
CHILD = "child.journey.yaml"
SHARED = "shared.catalogue.yaml"

MARK = re.compile(r"Mk\d{4}")
"""What stands behind each text, and tells where it was written."""

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the maps lie.

    Attributes:
        path: The folder.
        text: What stands everywhere.
        marks: The place that each mark was written at.
    """

    path: Path
    text: str
    marks: Mapping[str, places.Path]

    def find_places(self, output: str) -> set[places.Path]:
        """Where the texts of an output come from."""
        return {self.marks[mark] for mark in MARK.findall(output)}


def write_folder(path: Path, text: str, *, own_keys: bool = True) -> Folder:
    """Write a map, one beside it, the map of a detail and a catalogue, all as full as can be.

    Args:
        path: The folder.
        text: The text for every place.
        own_keys: Whether authors have keys of their own, too, which nobody reads.
    """
    path.mkdir(exist_ok=True)
    marks: dict[str, places.Path] = {}

    def write(place: places.Path) -> str:
        if place in FILES:
            return FILES[place]
        mark = f"Mk{len(marks) + 1:04}"
        marks[mark] = place
        return f"{text} {mark}"

    map, _ = make_maximal(JourneyMap, write)
    shared, _ = make_maximal(Catalogue, write, ("x", "y", "z"))
    child = {"cxmap": 1, "title": text, "stages": {"s": {"touchpoints": {"t": {"name": text}}}}}
    del shared["uses"]
    if own_keys:
        for data in (map, shared, child):
            add_own_keys(data, text)
    for name, data in ((MAP, map), (OTHER, {**map, "state": "future"}), (CHILD, child), (SHARED, shared)):
        (path / name).write_text(to_yaml(data), encoding="utf-8")
    return Folder(path, text, marks)


FILES = {("uses", places.ITEM): SHARED, ("stages", places.ITEM, "touchpoints", places.ITEM, "journey"): CHILD}
"""Places whose texts are names of files: tests/security/injection/test_names.py has those."""


def add_own_keys(data: Any, text: str) -> None:
    """Give every noun a key of its author's own; mappings by id have none."""
    if isinstance(data, list):
        for item in data:
            add_own_keys(item, text)
    elif isinstance(data, dict):
        for part in list(data.values()):
            add_own_keys(part, text)
        if not set(data) <= {*"abcdestxyz", "leaves"}:
            # A key of YAML that stands on the line of its value has 1,024 characters at most.
            data[f"x-{text[:200]}"] = {text[:200]: [text]}


def to_yaml(data: Mapping[str, Any] | str) -> str:
    """Data as JSON, which is YAML too, with escapes for what no file may hold as it is."""

    def spell(found: re.Match[str]) -> str:
        code = ord(found[0])
        return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

    return _NOT_IN_YAML.sub(spell, json.dumps(data, indent=1, ensure_ascii=False))


def group_by_place(marks: Mapping[str, places.Path]) -> dict[places.Path, list[str]]:
    """The marks of every place."""
    grouped = defaultdict(list)
    for mark, place in marks.items():
        grouped[place].append(mark)
    return dict(grouped)
