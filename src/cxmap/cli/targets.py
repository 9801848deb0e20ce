"""Which pictures are drawn, and where each of them goes."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from cxmap.cli.endings import find_ending
from cxmap.cli.streams import is_file
from cxmap.errors import UsageError
from cxmap.usecases.pictures import JOINT, View

if TYPE_CHECKING:
    from cxmap.usecases.known_maps import KnownMap
    from cxmap.usecases.render import Form

ENDINGS: "dict[str, Form]" = {
    ".svg": "svg",
    ".png": "png",
    ".pdf": "pdf",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A picture that is to be drawn.

    Attributes:
        view: What it shows.
        maps: The map it shows; for a joint view all maps.
        path: Where it goes; None for standard output.
    """

    view: View
    maps: "tuple[KnownMap, ...]"
    path: Path | None

    @property
    def origin(self) -> str:
        """What it is drawn from, as shown to people."""
        return " and ".join(f"`{known.file}`" for known in self.maps[:2])


def choose_targets(
    maps: "Sequence[KnownMap]", views: Sequence[View], form: "Form", output: Path | None
) -> list[Target]:
    """The pictures of maps, map by map, the joint ones last.

    A folder takes them all, named after map and view; a file or standard output takes one.

    Raises:
        UsageError: There are more pictures than places, two would have one name, or there is no such folder.
    """
    from cxmap.source import is_folder

    shown: list[tuple[View, tuple[KnownMap, ...]]]
    shown = [(view, (known,)) for known in maps for view in views if view not in JOINT]
    shown += [(view, tuple(maps)) for view in views if view in JOINT]
    several = f"{len(shown)} {'maps' if len(views) == 1 else 'pictures'} do not fit"
    if output is None or not is_file(output):
        if len(shown) > 1:
            raise UsageError(f"{several} on standard output", "name a folder: `-o pictures`")
        return [Target(*shown[0], output)]
    if is_folder(output):
        return list(_name_targets(shown, form, output))
    if output.suffix or os.path.exists(output):  # noqa: PTH110  (as `is_folder`)
        if len(shown) > 1:
            raise UsageError(f"{several} into one file, `{output}`", "name a folder: `-o pictures`")
        return [Target(*shown[0], output)]
    file = "" if len(shown) > 1 else f", or name a file: `-o {output}{find_ending(form, ENDINGS)}`"
    raise UsageError(f"there is no folder `{output}`", f"make it: `mkdir {output}`{file}")


def _name_targets(shown: "Sequence[tuple[View, tuple[KnownMap, ...]]]", form: "Form", folder: Path) -> Iterator[Target]:
    named: dict[str, Target] = {}
    for view, maps in shown:
        path = folder / f"{_name(view, maps)}{find_ending(form, ENDINGS)}"
        # Where capitals do not count, and accents are spelt in one way only, one picture would take the other's place.
        same = normalize("NFC", path.name).casefold()
        target, other = Target(view, maps, path), named.get(same)
        if other is not None:
            where = "" if other.path == path else ", where capitals do not count"
            raise UsageError(
                f"{other.origin} and {target.origin} would both be drawn to `{path}`{where}",
                "draw them into two folders",
            )
        named[same] = target
    yield from named.values()


def _name(view: View, maps: "Sequence[KnownMap]") -> str:
    if view in JOINT:
        return view
    return maps[0].id if view == "map" else f"{maps[0].id}-{view}"
