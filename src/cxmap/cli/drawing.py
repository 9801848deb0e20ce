"""One run of `cxmap render` from beginning to end: maps are loaded, pictures drawn or held against files."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.cli.maps import load_and_tell, refuse_many
from cxmap.cli.progress import follow
from cxmap.cli.streams import STANDARD, complain, deliver, is_file, remark
from cxmap.cli.targets import Target, choose_targets
from cxmap.errors import FileProblem, NothingToDraw
from cxmap.usecases.configuration import get_limits, load_configuration
from cxmap.usecases.pictures import JOINT, PictureWishes, View

if TYPE_CHECKING:
    from collections.abc import Collection

    from cxmap.drawing.draw import Drawing
    from cxmap.drawing.theme import ThemeMode
    from cxmap.limits import Limits
    from cxmap.usecases.configuration import Configuration
    from cxmap.usecases.load import Loaded
    from cxmap.usecases.render import Form, Style

RANKED: frozenset[View] = frozenset({"matrix", "plan"})
"""Views that show ranks."""

_LEFT_OVER = "is left over: the map holds nothing for it any more, so delete it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be drawn, how, and where it goes.

    Attributes:
        paths: Files and folders.
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

    def draw(self, *, again: bool = False) -> "tuple[Collection[str], int]":
        """Draw all pictures, and return the names of the files that were read and the exit code.

        Args:
            again: Whether somebody waits for the next try, so that errors of maps are no end.

        Raises:
            CxmapError: It could not be done. The message says why.
        """
        configuration = load_configuration(self.config)
        names, loaded, other = self._load(get_limits(configuration))
        if loaded is None:
            if again:
                remark("the pictures stay as they were, because of these errors")
            else:
                complain("nothing was done, because of these errors", "mend them, then run the same command again")
            return names, 1
        targets = choose_targets(loaded.journeys, self.views, self.form, self.output)
        style, wishes = self._configure(other, configuration)
        drawn = 0
        with follow(targets, "Drawing") as pictures:
            for target in pictures:
                drawing = self._try(target, style, wishes)
                if drawing is not None:
                    _deliver(drawing, target)
                    drawn += 1
        return names, self._judge(drawn, len(targets))

    def check(self) -> int:
        """Hold files against what would be drawn, name those that differ, and return the exit code.

        Raises:
            CxmapError: It could not be done. The message says why.
        """
        configuration = load_configuration(self.config)
        _, loaded, other = self._load(get_limits(configuration))
        if loaded is None:
            complain("nothing was compared, because of these errors", "mend them, then run the same command again")
            return 1
        targets = choose_targets(loaded.journeys, self.views, self.form, self.output)
        style, wishes = self._configure(other, configuration)
        drawn, stale = 0, dict[Path, str]()
        with follow(targets, "Comparing") as pictures:
            for target in pictures:
                drawing = self._try(target, style, wishes, quiet=True)
                drawn += drawing is not None
                path = target.path or STANDARD
                difference = _compare(drawing, path)
                if difference:
                    stale[path] = difference
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

    def _load(self, limits: "Limits") -> "tuple[tuple[str, ...], Loaded | None, Loaded | None]":
        """The names of what was read, the maps, and the one to compare with; no maps where they have errors."""
        from cxmap.usecases.wishes import Wishes

        wishes = Wishes(limits=limits)
        loaded = load_and_tell(self.paths, wishes)
        other = load_and_tell([self.against], wishes) if self.against else None
        names = {*loaded.checked.report.names, *(other.checked.report.names if other else ())}
        failed = loaded.checked.report.failed or (other is not None and other.checked.report.failed)
        if failed:
            return tuple(sorted(names)), None, None
        if other is not None and "compare" in self.views:
            refuse_many(loaded, other)
        return tuple(sorted(names)), loaded, other

    def _configure(
        self, other: "Loaded | None", configuration: "Configuration | None"
    ) -> "tuple[Style, PictureWishes]":
        """How to draw, and what to show."""
        from cxmap.usecases.render import make_style

        style = make_style(self.theme, self.engine, self.scale, configuration)
        against = other.journeys[0] if other else None
        wishes = replace(self.wishes, engine=style.engine, against=against, limits=get_limits(configuration))
        if RANKED.intersection(self.views):
            from cxmap.usecases.score import ScoreFlags, make_wishes

            wishes = replace(wishes, score=make_wishes(ScoreFlags(), configuration))
        return style, wishes

    def _try(self, target: Target, style: "Style", wishes: PictureWishes, *, quiet: bool = False) -> "Drawing | None":
        """A picture; None where there is nothing to draw, which is said."""
        from cxmap.usecases.render import render_view

        try:
            return render_view(
                target.journeys, target.view, wishes,
                form=self.form, theme=style.theme, scale=style.scale, fonts=self.fonts,
            )  # fmt: skip
        except NothingToDraw as problem:
            if not self.everything:
                which = f"the view `{target.view}` has nothing to show: " if len(self.views) > 1 else ""
                complain(which + problem.message, problem.help)
            elif not quiet:
                remark(f"left out the view `{target.view}`: {problem.message}")
            return None

    def _judge(self, drawn: int, asked: int) -> int:
        """The exit code: a view that was asked for by its name and has nothing to show could not be drawn."""
        if self.everything and not drawn:
            complain("no view has anything to show", "ask for one view by its name: its message says what to write")
        return 0 if drawn == asked or (self.everything and drawn) else 2


def _deliver(drawing: "Drawing", target: Target) -> None:
    deliver(drawing.content, target.path)
    for warning in drawing.warnings:
        remark(f"{target.view if target.view in JOINT else target.journeys[0].file}: {warning}")
    if target.path is not None and is_file(target.path):
        remark(f"wrote {target.path.as_posix()}")


def _compare(drawing: "Drawing | None", path: Path) -> str:
    """What is different between a picture and its file; empty for nothing."""
    try:
        kept = path.read_bytes()
    except FileNotFoundError:
        return "is missing" if drawing else ""
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise FileProblem(f"`{path}` cannot be read: {reason}", "mend its permissions") from error
    if drawing is None:
        return _LEFT_OVER
    return "" if kept == drawing.content else "differs"
