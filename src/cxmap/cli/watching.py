"""Work that is done again whenever somebody saves."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NoReturn

from cxmap.cli.streams import complain, remark
from cxmap.errors import CxmapError
from cxmap.language.plurals import plural


def watch(paths: Sequence[Path], work: Callable[[], Collection[str]]) -> NoReturn:
    """Work at once and after every save, until Ctrl-C.

    Args:
        paths: Files and folders that were asked for.
        work: What is to be done; it returns the names of the files that it read.

    Raises:
        CxmapError: The first work could not be done, or nothing can be watched.
    """
    from cxmap.usecases.watching import Watcher, find_folders

    watcher = Watcher(find_folders(paths, ()))
    names = work()
    while True:
        folders = find_folders(paths, names)
        if folders - set(watcher.folders):
            watcher = Watcher(folders)
        remark(f"watching {plural(len(names), 'file')}; Ctrl-C ends")
        remark(f"saved: {', '.join(watcher.wait())}")
        try:
            names = work()
        except CxmapError as error:
            # Half-saved files and a broken configuration come and go while somebody works.
            complain(error.message, error.help)
