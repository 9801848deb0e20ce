"""The maps that pictures show: one that an earlier run found sound is read only where somebody needs its meaning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.limits import Limits
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX
from cxmap.usecases.given import find_given
from cxmap.usecases.inspection import Target, aim
from cxmap.usecases.results import Results

if TYPE_CHECKING:
    from cxmap.cache.store import Store
    from cxmap.journey.model import Journey
    from cxmap.usecases.examined import Examined, Grounds
    from cxmap.usecases.load import Loaded


@dataclass(frozen=True, slots=True)
class KnownMap:
    """A map that pictures show.

    Attributes:
        id: Its id.
        file: Its file, as shown to people.
        path: The same, to read it again; None for standard input.
        grounds: What pictures of it rest on.
        journey: What it means; None as long as nobody needs to know.
    """

    id: str
    file: str
    path: Path | None
    grounds: "Grounds"
    journey: "Journey | None" = None


class KnownMaps:
    """Finds the maps of a run, and remembers for later ones which of them are sound.

    Attributes:
        names: The names of all files that were looked at, catalogues among them.

    Args:
        store: Where that is kept; None where nothing is kept.
        limits: How much they may ask for.
    """

    def __init__(self, store: "Store | None", limits: Limits) -> None:
        self.names: set[str] = set()
        self._limits = limits
        self._results = Results(store, None, {}, limits) if store else None

    def recall(self, paths: Sequence[Path]) -> list[KnownMap] | None:
        """The maps behind paths, where an earlier run knows some of them; those that are new are read.

        Args:
            paths: Files and folders.

        Returns:
            None where all have to be read together: no run knows any of them, or one is not sound, which is to be told.

        Raises:
            FileProblem: A path does not exist or cannot be read.
        """
        if self._results is None:
            return None
        targets = list(aim(find_given(paths, (MAP_SUFFIX,), self._limits)))
        if any(target.name.endswith(CATALOGUE_SUFFIX) for target in targets):
            return None
        found = {target.name: known for target in targets if (known := self._find(target)) is not None}
        if not found:
            return None
        fresh = [target.path for target in targets if target.name not in found]
        read = self.read(fresh) if fresh else []
        if read is None:
            return None
        found |= {known.file: known for known in read}
        return [found[target.name] for target in targets]

    def read(self, paths: Sequence[Path]) -> list[KnownMap] | None:
        """Read maps; None where one of them is not sound, which has to be told.

        Args:
            paths: Files and folders.

        Raises:
            FileProblem: One of them cannot be read.
        """
        from cxmap.usecases.load import load_maps
        from cxmap.usecases.wishes import Wishes

        loaded = load_maps(paths, wishes=Wishes(limits=self._limits))
        return None if loaded.checked.report.failed else self.take(loaded)

    def take(self, loaded: "Loaded") -> list[KnownMap]:
        """The maps of those that were loaded and are sound.

        Args:
            loaded: What loading found.
        """
        grounds = {one.name: one.grounds for one in loaded.examined}
        for one in loaded.examined:
            self.names.add(one.name)
            if self._results is not None and not one.diagnostics:
                self._results.keep(one)
        return [
            KnownMap(journey.id, journey.file, loaded.documents[journey.file].path, grounds[journey.file], journey)
            for journey in loaded.journeys
        ]

    def _find(self, target: Target) -> KnownMap | None:
        """A map that an earlier run found sound, together with all that it builds on."""
        examined = self._ask(target)
        if examined is None:
            return None
        below = [self._ask(Target(path, path, name)) for name, path, _ in examined.grounds.catalogues if path]
        if None in below:
            return None
        self.names |= {target.name, *(origin.name for origin in examined.grounds.catalogues)}
        return KnownMap(target.path.name.removesuffix(MAP_SUFFIX), target.name, target.path, examined.grounds)

    def _ask(self, target: Target) -> "Examined | None":
        examined = self._results.find(target) if self._results else None
        return None if examined is None or examined.diagnostics else examined


def get_journeys(maps: Iterable[KnownMap]) -> "tuple[Journey, ...]":
    """What maps mean that were read."""
    return tuple(known.journey for known in maps if known.journey is not None)
