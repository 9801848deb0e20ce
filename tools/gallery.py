"""Draw the pictures of docs/gallery and write its page, or check that the committed ones are what is drawn now.

`python tools/gallery.py check` ends with 1 and names every file that differs; `write` makes them all anew.
"""

import contextlib
import re
import shlex
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from cxmap.usecases.crowd import count_cores, spread
from cxmap.usecases.load import load_maps
from cxmap.usecases.machine import examine_machine
from cxmap.usecases.pictures import By, PictureWishes, View
from cxmap.usecases.render import render_view

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = "docs/gallery"
PAGE: Final = f"{FOLDER}/README.md"
WALL: Final = "wall"
VERSION: Final = re.compile(r"laid out by (Graphviz \S+)$", re.MULTILINE)

HEAD: Final = """\
<!-- Made by tools/gallery.py from contents.toml and the maps: `make gallery` writes it anew. -->

# Gallery

Every view once, and then maps that are hard to draw. All pictures follow the light or dark setting of whoever looks at
them; click one to see it at its full size, with tooltips. The command under a picture draws it, from the top folder of
this project. CI holds every picture against what is drawn now.

The pictures of the view `flow` were laid out by {version}
and may differ with another Graphviz; all others are the same with any.

## Every view
"""

HARD_HEAD: Final = """\
## Maps that are hard to draw

Right to left, without spaces, with marks above marks, with words that fit nowhere, with too much and with too little.
Letters are drawn by the fonts of whoever looks at the picture; places and line breaks are the same everywhere.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture and what it is drawn from.

    Attributes:
        maps: Paths of the maps it shows, from the top folder of the project.
        view: What it shows of them.
        by: What a column of the view `map` is.
        against: Path of the map to compare with; empty for none.
        title: What such a picture is called.
        purpose: What it is for; may be empty.
    """

    maps: Sequence[str]
    view: View
    by: By = "stage"
    against: str = ""
    title: str
    purpose: str = ""

    @property
    def name(self) -> str:
        """The name of its file."""
        maps = Path(self.maps[0]).name.partition(".")[0] if len(self.maps) == 1 else "examples"
        return f"{maps}-{WALL if self.by == 'touchpoint' else self.view}.svg"

    @property
    def path(self) -> str:
        """Where it is kept."""
        return f"{FOLDER}/{self.name}"

    @property
    def command(self) -> str:
        """The command line that draws it."""
        words = ["cxmap", "render", *self.maps, "--view", self.view]
        words += ["--by", self.by] if self.by != "stage" else []
        words += ["--against", self.against] if self.against else []
        return shlex.join([*words, "-o", self.name])

    def draw(self) -> bytes:
        """Draw it with the program itself, as its command does."""
        journeys = load_maps([Path(map) for map in self.maps]).journeys
        against = load_maps([Path(self.against)]).journeys[0] if self.against else None
        return render_view(journeys, self.view, PictureWishes(by=self.by, against=against)).content


@dataclass(frozen=True, slots=True)
class Contents:
    """What the gallery shows.

    Attributes:
        views: Every view, drawn from an example.
        hard: Pictures of hard maps, by the path of the map.
    """

    views: Sequence[Picture]
    hard: Mapping[str, Sequence[Picture]]

    @property
    def pictures(self) -> list[Picture]:
        """All pictures in the order of the page."""
        return [*self.views, *(picture for pictures in self.hard.values() for picture in pictures)]


def read_contents(root: Path) -> Contents:
    """Read what the gallery is to show.

    Raises:
        KeyError: A hard map asks for a view that no example shows. Name one that is shown.
    """
    written = tomllib.loads((root / FOLDER / "contents.toml").read_text(encoding="utf-8"))
    views = [Picture(**each) for each in written["views"]]
    titles = {WALL if picture.by == "touchpoint" else picture.view: picture for picture in views}
    hard = {}
    for stem, names in written["hard"].items():
        path = f"{FOLDER}/maps/{stem}.journey.yaml"
        hard[path] = [
            Picture(maps=[path], view=titles[name].view, by=titles[name].by, title=titles[name].title) for name in names
        ]
    return Contents(views, hard)


def find_graphviz() -> str:
    """The Graphviz that lays out the flow here, with its version.

    Raises:
        LookupError: There is none. `cxmap doctor` says how to install it.
    """
    for part in examine_machine():
        if part.name == "engine bundled" and part.found:
            return part.detail
    raise LookupError("the engine `bundled` is not there: run `cxmap doctor`")


def find_kept_graphviz(root: Path) -> str:
    """The Graphviz that laid out the committed pictures; empty where there is no page yet."""
    page = root / PAGE
    found = VERSION.search(page.read_text(encoding="utf-8")) if page.is_file() else None
    return found[1] if found else ""


def write_page(contents: Contents, version: str) -> str:
    """Write the page that shows all pictures.

    Args:
        contents: What it shows.
        version: The Graphviz that laid out the flow.
    """
    parts = [HEAD.format(version=version)]
    for picture in contents.views:
        alternative = f"{picture.title}: {' and '.join(Path(map).name.partition('.')[0] for map in picture.maps)}"
        parts += [f"### {picture.title}\n", f"{picture.purpose}\n", _show(picture, alternative)]
    parts.append(HARD_HEAD)
    for path, pictures in contents.hard.items():
        file = Path(path)
        name = file.name.partition(".")[0].replace("-", " ").capitalize()
        parts += [f"### {name}\n", f"{_read_purpose(file)} [The map](maps/{file.name}).\n"]
        parts += [_show(picture, f"{name}: {picture.title.lower()}") for picture in pictures]
    return "\n".join(parts)


def _show(picture: Picture, alternative: str) -> str:
    return f"[![{alternative}]({picture.name})]({picture.name})\n\n```sh\n{picture.command}\n```\n"


def _read_purpose(path: Path) -> str:
    """What a map is to show, as its first comment says.

    Raises:
        LookupError: It does not say it. Begin the comment with `# Shows:`.
    """
    found = re.search(r"^# Shows: ((?:.*\n)(?:# .*\n)*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise LookupError(f"{path} does not say what it shows: begin it with `# Shows:`")
    words = found[1].replace("\n# ", " ").strip()
    return words[0].upper() + words[1:]


def draw_all(pictures: Sequence[Picture]) -> dict[str, bytes]:
    """Draw pictures, on all cores, and return them by their paths."""
    drawn = spread(lambda number: pictures[number].draw(), [1] * len(pictures), count_cores())
    return dict(zip((picture.path for picture in pictures), cast("list[bytes]", drawn), strict=True))


def find_stale(root: Path, files: Mapping[str, bytes], known: Iterable[str]) -> dict[str, str]:
    """The files below `root` that are not what was made, each with what is wrong with it.

    Args:
        root: The top folder.
        files: What was made, by path.
        known: Paths of all pictures of the gallery; another one beside them is left over.
    """
    stale = {}
    for path, content in files.items():
        if not (root / path).is_file():
            stale[path] = "is missing"
        elif (root / path).read_bytes() != content:
            stale[path] = "is not what is made now"
    left = {f"{FOLDER}/{path.name}" for path in (root / FOLDER).glob("*.svg")} - set(known)
    return stale | dict.fromkeys(sorted(left), "is left over")


def write_all(root: Path, contents: Contents, graphviz: str) -> None:
    """Draw every picture and write the page, and remove pictures that are left over.

    Args:
        root: The top folder of where they are written.
        contents: What the gallery shows.
        graphviz: The Graphviz that lays out the flow here.
    """
    page = write_page(contents, graphviz).encode()
    for path, content in {**draw_all(contents.pictures), PAGE: page}.items():
        (root / path).write_bytes(content)
    known = [picture.path for picture in contents.pictures]
    for path in find_stale(root, {}, known):
        (root / path).unlink()
        print(f"removed {path}")
    print(f"wrote {PAGE} and {len(known)} pictures")


def check_all(root: Path, contents: Contents, graphviz: str) -> int:
    """Compare every file with what is made now, name those that differ, and return the exit code.

    Args:
        root: The top folder of what is compared.
        contents: What the gallery shows.
        graphviz: The Graphviz that lays out the flow here.
    """
    kept = find_kept_graphviz(root) or graphviz
    compared = contents.pictures
    if kept != graphviz:
        # Which places Graphviz finds is promised for one version of it only.
        compared = [picture for picture in compared if picture.view != "flow"]
        left_out = len(contents.pictures) - len(compared)
        print(f"not compared: {left_out} of the view `flow`, which {kept} laid out, and here is {graphviz}")
    files = {**draw_all(compared), PAGE: write_page(contents, kept).encode()}
    stale = find_stale(root, files, [picture.path for picture in contents.pictures])
    for path, fault in stale.items():
        print(f"{path} {fault}: run `make gallery` and look at the difference")
    if not stale:
        print(f"{PAGE} and {len(compared)} pictures of the gallery are fresh")
    return 1 if stale else 0


def main(verb: str) -> int:
    """Write or check, and return the exit code."""
    with contextlib.chdir(ROOT):
        contents = read_contents(ROOT)
        if verb == "check":
            return check_all(ROOT, contents, find_graphviz())
        write_all(ROOT, contents, find_graphviz())
        return 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["write"], ["check"]):
        sys.exit("usage: python tools/gallery.py write|check")
    sys.exit(main(sys.argv[1]))
