"""What pictures call the files of maps."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def name_files(files: "Sequence[str]") -> tuple[str, ...]:
    """Files without the folders that all of them lie in.

    How somebody came to a file, from which folder and on which machine, must not change a picture.

    Args:
        files: The files as they were named.
    """
    paths = [Path(file) for file in files]
    shared = 0
    for folders in zip(*(path.parent.parts for path in paths), strict=False):
        if len(set(folders)) > 1:
            break
        shared += 1
    return tuple(Path(*path.parts[shared:]).as_posix() for path in paths)
