"""Where pictures come from: an earlier run, or the maps, which are read only for pictures that no run drew."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cxmap.cache.store import PICTURES
from cxmap.cli.maps import load_and_tell, refuse_many
from cxmap.cli.project import open_and_tell
from cxmap.cli.streams import STANDARD, remark
from cxmap.cli.targets import Target, choose_targets
from cxmap.errors import NothingToDraw
from cxmap.usecases.configuration import get_limits, or_home
from cxmap.usecases.known_maps import KnownMaps, get_journeys
from cxmap.usecases.pictures import RANKED, View
from cxmap.usecases.render import KEPT, make_style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cxmap.cli.drawing import Task
    from cxmap.drawing.result import Drawing
    from cxmap.usecases.drawn import Drawn
    from cxmap.usecases.known_maps import KnownMap


class Desk:
    """Finds the maps of one run and draws them; what comes of it does not depend on the cache.

    Attributes:
        names: The names of all files that were looked at.

    Args:
        task: What is to be drawn.

    Raises:
        UsageError: The configuration cannot be used.
    """

    def __init__(self, task: "Task") -> None:
        self._task = task
        self._configuration, store = open_and_tell(task.config, PICTURES, cache=task.cache, verbose=task.verbose)
        self._style = make_style(task.theme, task.engine, task.scale, self._configuration)
        self._limits = get_limits(self._configuration)
        self._wishes = replace(task.wishes, engine=self._style.engine, limits=self._limits)
        self._store = store if self._style.engine == KEPT and not task.fonts else None
        if store is not None and self._store is None and task.verbose:
            remark(f"no cache: only pictures of the engine `{KEPT}` are kept, and only without `--font`")
        self._drawn = self._open_drawn()
        self._maps = KnownMaps(self._store, self._limits)
        self._other: list[KnownMap] = []
        self._found: dict[tuple[View, str], Drawing | NothingToDraw] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The files that were looked at, as shown to people."""
        return tuple(sorted(self._maps.names))

    def find_targets(self) -> list[Target] | None:
        """What is to be drawn; None where maps have errors, which were told.

        Raises:
            CxmapError: It could not be done. The message says why.
        """
        task = self._task
        maps = self._open(or_home(task.paths, self._configuration))
        other = self._open([task.against]) if task.against else []
        if maps is None or other is None:
            return None
        if task.against:
            refuse_many(maps, other)
        self._other = other
        return self._prepare(choose_targets(maps, task.views, task.form, task.output))

    def draw(self, target: Target) -> "Drawing | NothingToDraw":
        """A picture, or why there is none.

        Raises:
            CxmapError: It could not be drawn. The message says why.
        """
        found = self._found.get(_name(target))
        if found is not None:
            return found
        outcome = self._draw_anew(target)
        if self._drawn:
            self._drawn.keep(target.view, self._list_shown(target), outcome)
        return outcome

    def close(self, count: int) -> None:
        """Leave what is new to later runs, and say what there is to say of that.

        Args:
            count: How many pictures were asked for.
        """
        if self._store is None:
            return
        reason = self._store.save()
        if self._task.verbose:
            remark(f"{len(self._found):,} of {count:,} {'picture' if count == 1 else 'pictures'} from the cache")
            if reason:
                remark(f"the cache could not be written: {reason}")

    def _open_drawn(self) -> "Drawn | None":
        if self._store is None:
            return None
        from cxmap.usecases.drawn import Drawn

        settings = self._configuration.settings.get("score", {}) if self._configuration else {}
        return Drawn(self._store, self._task.form, self._style, self._wishes, settings)

    def _open(self, paths: "Sequence[Path]") -> "list[KnownMap] | None":
        """The maps behind paths; None where they have errors, which were told."""
        maps = None if STANDARD in paths else self._maps.recall(paths)
        return maps or self._load(paths)

    def _load(self, paths: "Sequence[Path]") -> "list[KnownMap] | None":
        from cxmap.usecases.wishes import Wishes

        loaded = load_and_tell(list(paths), Wishes(limits=self._limits))
        self._maps.names.update(loaded.checked.report.names)
        return None if loaded.checked.report.failed else self._maps.take(loaded)

    def _prepare(self, targets: list[Target]) -> list[Target] | None:
        """Find what earlier runs drew, and read the maps of everything else; None where these have errors by now."""
        if self._drawn:
            for target in targets:
                found = self._drawn.find(target.view, self._list_shown(target))
                if found is not None:
                    self._found[_name(target)] = found
        lacking = [target for target in targets if _name(target) not in self._found]
        if any(target.view in RANKED for target in lacking):
            from cxmap.usecases.score import ScoreFlags, make_wishes

            self._wishes = replace(self._wishes, score=make_wishes(ScoreFlags(), self._configuration))
        read = self._read([known for target in lacking for known in target.maps])
        other = self._read(self._other if any(target.view == "compare" for target in lacking) else [])
        if read is None or other is None:
            return None
        self._other = [other.get(known.file, known) for known in self._other]
        return [replace(target, maps=tuple(read.get(known.file, known) for known in target.maps)) for target in targets]

    def _read(self, maps: "Sequence[KnownMap]") -> "dict[str, KnownMap] | None":
        """Maps with what they mean, by file, as far as nobody knows that yet; None where they have errors by now."""
        paths = list(dict.fromkeys(known.path for known in maps if known.journey is None and known.path is not None))
        if not paths:
            return {}
        read = self._maps.read(paths) or self._load(paths)
        return None if read is None else {known.file: known for known in read}

    def _draw_anew(self, target: Target) -> "Drawing | NothingToDraw":
        from cxmap.usecases.render import render_view

        wishes = replace(self._wishes, against=next(iter(get_journeys(self._other)), None))
        try:
            return render_view(
                get_journeys(target.maps), target.view, wishes,
                form=self._task.form, theme=self._style.theme, scale=self._style.scale, fonts=self._task.fonts,
            )  # fmt: skip
        except NothingToDraw as problem:
            return problem

    def _list_shown(self, target: Target) -> "tuple[KnownMap, ...]":
        return (*target.maps, *self._other) if target.view == "compare" else target.maps


def _name(target: Target) -> tuple[View, str]:
    return target.view, target.maps[0].file
