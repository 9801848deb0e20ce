"""One run of `cxmap render` from beginning to end: pictures are drawn, or held against files."""

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.cli.progress import follow
from cxmap.cli.streams import STANDARD, complain, deliver, is_file, remark
from cxmap.errors import FileProblem, NothingToDraw
from cxmap.usecases.pictures import JOINT, PictureWishes, View

if TYPE_CHECKING:
    from collections.abc import Collection

    from cxmap.cli.desk import Desk
    from cxmap.cli.targets import Target
    from cxmap.drawing.result import Drawing
    from cxmap.drawing.theme import ThemeMode
    from cxmap.usecases.render import Form

_LEFT_OVER = "is left over: the map holds nothing for it any more, so delete it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be drawn, how, and where it goes.

    Attributes:
        paths: Files and folders; none means the folder of the configuration, else the working folder.
        views: What to show.
        everything: Whether views that a map has nothing for are left out; else they are asked for, and missed.
        form: The form of the pictures.
        output: A file or folder; None for standard output.
        wishes: What to show of a map.
        against: The file of the map to compare with.
        theme: As the command line says; None where it says nothing.
        engine: As `theme`.
        scale: As `theme`.
        fonts: Font files besides the shipped one.
        config: The configuration that was named; None for the nearest.
        command: The command that draws the same again.
        cache: Whether pictures of earlier runs may be used and new ones kept.
        verbose: Whether to say what the run goes by.
    """

    paths: list[Path]
    views: tuple[View, ...]
    everything: bool
    form: "Form"
    output: Path | None
    wishes: PictureWishes
    against: Path | None
    theme: "ThemeMode | None"
    engine: str | None
    scale: float | None
    fonts: tuple[Path, ...]
    config: Path | None
    command: str
    cache: bool = True
    verbose: bool = False

    def draw(self, *, again: bool = False) -> "tuple[Collection[str], int]":
        """Draw all pictures, and return the names of the files that were looked at and the exit code.

        Args:
            again: Whether somebody waits for the next try, so that errors of maps are no end.

        Raises:
            CxmapError: It could not be done. The message says why.
        """
        desk = self._open_desk()
        targets = desk.find_targets()
        if targets is None:
            if again:
                remark("the pictures stay as they were, because of these errors")
            else:
                complain("nothing was done, because of these errors", "mend them, then run the same command again")
            return desk.names, 1
        drawn = 0
        with follow(targets, "Drawing") as pictures:
            for target in pictures:
                drawing = self._take(desk.draw(target), target)
                if drawing is not None:
                    _deliver(drawing, target)
                    drawn += 1
        desk.close(len(targets))
        return desk.names, self._judge(drawn, len(targets))

    def check(self) -> int:
        """Hold files against what would be drawn, name those that differ, and return the exit code.

        Raises:
            CxmapError: It could not be done. The message says why.
        """
        desk = self._open_desk()
        targets = desk.find_targets()
        if targets is None:
            complain("nothing was compared, because of these errors", "mend them, then run the same command again")
            return 1
        drawn, stale = 0, dict[Path, str]()
        with follow(targets, "Comparing") as pictures:
            for target in pictures:
                drawing = self._take(desk.draw(target), target, quiet=True)
                drawn += drawing is not None
                path = target.path or STANDARD
                difference = _compare(drawing, path)
                if difference:
                    stale[path] = difference
        desk.close(len(targets))
        deliver("".join(f"{path.as_posix()}: {difference}\n" for path, difference in stale.items()), None)
        code = self._judge(drawn, len(targets))
        if stale:
            which = "1 picture is" if len(stale) == 1 else f"{len(stale)} pictures are"
            renew = "" if set(stale.values()) == {_LEFT_OVER} else f"draw again and keep the result: `{self.command}`"
            complain(f"{which} not what the maps give now", renew)
        elif not code:
            remark(
                "1 picture is what its map gives now" if drawn == 1 else f"{drawn} pictures are what the maps give now"
            )
        return max(code, bool(stale))

    def _open_desk(self) -> "Desk":
        from cxmap.cli.desk import Desk

        return Desk(self)

    def _take(self, outcome: "Drawing | NothingToDraw", target: "Target", *, quiet: bool = False) -> "Drawing | None":
        """A picture; None where there is nothing to draw, which is said."""
        if not isinstance(outcome, NothingToDraw):
            return outcome
        if not self.everything:
            which = f"the view `{target.view}` has nothing to show: " if len(self.views) > 1 else ""
            complain(which + outcome.message, outcome.help)
        elif not quiet:
            remark(f"left out the view `{target.view}`: {outcome.message}")
        return None

    def _judge(self, drawn: int, asked: int) -> int:
        """The exit code: a view that was asked for by its name and has nothing to show could not be drawn."""
        if self.everything and not drawn:
            complain("no view has anything to show", "ask for one view by its name: its message says what to write")
        return 0 if drawn == asked or (self.everything and drawn) else 2


def _deliver(drawing: "Drawing", target: "Target") -> None:
    deliver(drawing.content, target.path)
    for warning in drawing.warnings:
        remark(f"{target.view if target.view in JOINT else target.maps[0].file}: {warning}")
    if target.path is not None and is_file(target.path):
        remark(f"wrote {target.path.as_posix()}")


def _compare(drawing: "Drawing | None", path: Path) -> str:
    """What is different between a picture and its file; empty for nothing."""
    try:
        status = path.stat()
        # Reading a pipe or a device might never end.
        if not stat.S_ISREG(status.st_mode):
            raise FileProblem(f"`{path}` is not a file", "name a file or a folder after `-o`")
        if drawing is None:
            return _LEFT_OVER
        same = status.st_size == len(drawing.content) and path.read_bytes() == drawing.content
    except FileNotFoundError:
        return "is missing" if drawing else ""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FileProblem(f"`{path}` cannot be read: {reason}", "mend its permissions") from error
    return "" if same else "differs"
