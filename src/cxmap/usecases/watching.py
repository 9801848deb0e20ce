"""Wait until somebody saves a map, a catalogue or the configuration."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.config.discovery import OWN_FILE, SHARED_FILE
from cxmap.errors import FileProblem
from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, get_shown_name, real_path

if TYPE_CHECKING:
    from watchfiles import Change

_PAUSE = 50
"""Units: milliseconds. Saving a file is several events; those that come within it are one."""

_PATIENCE = 200
"""Units: milliseconds. How long the first call takes to be sure that nothing is missed from then on."""


class Watcher:
    """Watches folders from the moment it is made, so that nothing saved during a check is missed.

    Args:
        folders: Folders that are watched with all that lies below them.

    Raises:
        FileProblem: A folder cannot be watched. Watch a smaller one.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        from watchfiles import watch

        self.folders = tuple(sorted({real_path(folder) for folder in folders}))
        self._events = watch(
            *self.folders,
            watch_filter=_concerns,
            debounce=_PAUSE,
            step=_PAUSE // 2,
            rust_timeout=_PATIENCE,
            yield_on_timeout=True,
        )
        self._next()

    def wait(self) -> tuple[str, ...]:
        """Wait for a change, and return the names of what was saved, sorted.

        Raises:
            FileProblem: The folders cannot be watched any more.
        """
        while not (saved := self._next()):
            pass
        return saved

    def _next(self) -> tuple[str, ...]:
        try:
            changes = next(self._events)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            named = ", ".join(f"`{get_shown_name(folder)}`" for folder in self.folders)
            raise FileProblem(f"{named} cannot be watched: {reason}", "name a smaller folder, or a file") from error
        return tuple(sorted({get_shown_name(Path(path)) for _, path in changes}))


def find_folders(paths: Iterable[Path], names: Iterable[str]) -> frozenset[Path]:
    """The folders to watch for what was checked.

    Args:
        paths: Files and folders that were asked for.
        names: Files that were read, as shown to people.
    """
    return frozenset(map(real_path, _list_folders(paths, names)))


def _list_folders(paths: Iterable[Path], names: Iterable[str]) -> Iterator[Path]:
    for path in (*paths, *map(Path, names)):
        if path.is_dir():
            yield path
        elif path.parent.is_dir():
            yield path.parent


def _concerns(change: "Change", path: str) -> bool:  # noqa: ARG001  (the library's signature)
    """Whether a changed file is one that a check reads.

    A folder that is new counts too: what was put into it at once may come without an event of its own.
    """
    name = os.path.basename(path)  # noqa: PTH119  (called for every event)
    if name.endswith((MAP_SUFFIX, CATALOGUE_SUFFIX)) or name in {OWN_FILE, SHARED_FILE}:
        return True
    return not name.startswith(".") and os.path.isdir(path)  # noqa: PTH112
