"""Results of earlier runs, as far as everything they rest on is what it was."""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.diagnostics.plain import take_list
from cxmap.errors import FileProblem
from cxmap.limits import USUAL, Limits
from cxmap.source import get_shown_name
from cxmap.source.files import read_bytes
from cxmap.usecases.examined import Demands, Examined, Grounds, Origin
from cxmap.usecases.project import Project
from cxmap.usecases.record import read_examined, write_examined

if TYPE_CHECKING:
    from cxmap.cache.store import Store
    from cxmap.usecases.inspection import Target


class Results:
    """Finds and keeps what there is to say about files.

    Args:
        store: Where results are kept.
        demands: What maps are held to.
        names: What people are to see as the names of catalogues that were asked for, by the file itself.
        limits: How much each file may ask for.
    """

    def __init__(
        self, store: "Store", demands: Demands | None, names: Mapping[Path, str], limits: Limits = USUAL
    ) -> None:
        self._store = store
        self._names = names
        self._limits = limits
        self._project = Project()
        self._origins: dict[Path, Origin | None] = {}
        self._answers: dict[tuple[Path, str, str], object] = {}
        self._views: dict[tuple[Path, str], tuple[tuple[Path, bool], ...]] = {}
        self._today = demands.today.isoformat() if demands else ""
        # Paths are told as seen from the working folder, so that from another one the same result reads differently.
        self._terms = (os.getcwd(), _describe(demands, limits))  # noqa: PTH109  (a Path is not needed)

    def find(self, target: "Target") -> Examined | None:
        """What an earlier run found in a file, if it would be found again."""
        content = self._store.find(self._name(target.name, target.real))
        if content is None:
            return None
        try:
            day, plain = take_list(json.loads(content), 2)
            examined = read_examined(plain)
        except (ValueError, RecursionError):
            return None
        holds = not examined.dated or day == self._today
        return examined if holds and self._stands(examined.grounds, target) else None

    def keep(self, examined: Examined) -> None:
        """Keep what was found, if a later run can see whether it still holds."""
        file = examined.grounds.file
        if file.path is not None and examined.grounds.lasting:
            content = json.dumps([self._today, write_examined(examined)], separators=(",", ":"))
            self._store.keep(self._name(file.name, file.path), content.encode())

    def _name(self, name: str, path: Path) -> bytes:
        return self._store.name("result", *self._terms, name, str(path))

    def _stands(self, grounds: Grounds, target: "Target") -> bool:
        """Whether everything that a result rests on is what it was."""
        return (
            grounds.file == self._trace(target.real, target.name)
            and all(origin.path and origin == self._trace_catalogue(origin.path) for origin in grounds.catalogues)
            and all(
                self._follow(question.folder, question.written, question.suffix) == question.found
                for question in grounds.questions
            )
            and (not grounds.lookouts or grounds.lookouts == self._look_around(target.path))
        )

    def _trace_catalogue(self, path: Path) -> Origin | None:
        if path not in self._origins:
            self._origins[path] = self._trace(path, self._names.get(path) or get_shown_name(path))
        return self._origins[path]

    def _trace(self, path: Path, name: str) -> Origin | None:
        """A file as it is now; None where it cannot be read."""
        try:
            content = read_bytes(path, name, self._limits)
        except FileProblem:
            return None
        return None if content is None else Origin(name, path, sha256(content).hexdigest())

    def _look_around(self, path: Path) -> tuple[tuple[Path, bool], ...]:
        from cxmap.usecases.modeline import kind_of, look_for_schema

        place = (path.parent, kind_of(path))
        if place not in self._views:
            self._views[place] = look_for_schema(path, self._project)
        return self._views[place]

    def _follow(self, *asked: *tuple[Path, str, str]) -> object:
        if asked not in self._answers:
            self._answers[asked] = self._project.follow(*asked)
        return self._answers[asked]


def _describe(demands: Demands | None, limits: Limits) -> str:
    """What maps are held to on any day, and how much of them is read."""
    read = [limits.file_size, limits.nodes, limits.depth]
    if demands is None:
        return json.dumps(read)
    return json.dumps([read, demands.level, demands.usual, sorted((demands.ages or {}).items())])
