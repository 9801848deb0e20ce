"""What `cxmap render` was asked for: views, options that go together, and the command that says the same."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

from cxmap.cli.streams import STANDARD, goes_to_terminal, is_file
from cxmap.errors import UsageError
from cxmap.language.words import suggest
from cxmap.usecases.pictures import JOINT, VIEWS, View

ALL = "all"


def choose_views(names: Sequence[str], given: Mapping[str, object]) -> tuple[tuple[View, ...], bool]:
    """The views that were asked for, each once, and whether these are all.

    Args:
        names: What was written after `--view`, with commas or an option each.
        given: The value of each option.

    Raises:
        UsageError: There is no such view.
    """
    asked = [part for name in names for part in split_ids(name)]
    if names and not asked:
        raise UsageError("`--view` is empty", "write what it is to be after `--view`, or leave it out")
    known: dict[str, View] = {view: view for view in VIEWS}
    for name in asked:
        if name not in {*known, ALL}:
            raise UsageError(f"there is no view `{name}`", suggest(name, (*known, ALL)))
    if ALL in asked:
        unfit = set[View]()
        if given["against"] is None:
            unfit.add("compare")
        if given["stages"] is not None or given["persona"] is not None:
            unfit |= JOINT
        return tuple(view for view in VIEWS if view not in unfit), True
    usual: View = "map" if given["against"] is None else "compare"
    return tuple(dict.fromkeys(known[name] for name in asked)) or (usual,), False


def refuse_unfit(form: str, output: Path | None, paths: Sequence[Path] | None, *, check: bool, watch: bool) -> None:
    """See to it that the options go together.

    Raises:
        UsageError: They do not.
    """
    if check and watch:
        raise UsageError("`--check` ends and `--watch` does not", "leave one of them out")
    for option, wanted in (("--check", check), ("--watch", watch)):
        if wanted and not is_file(output):
            raise UsageError(f"`{option}` needs files to look at", "name a file or a folder: `-o pictures`")
    if watch and STANDARD in (paths or ()):
        raise UsageError("standard input cannot be watched", "name files or folders before `--watch`")
    if form in {"png", "pdf"} and goes_to_terminal(output):
        raise UsageError(f"a {form} is a picture, and standard output is a terminal", f"name a file: `-o map.{form}`")


def list_idle(given: Mapping[str, object], views: Sequence[View], form: str) -> list[str]:
    """What to say of options that change nothing."""
    lines = []
    if given["font"] and form not in {"png", "pdf"}:
        lines.append(f"`--font` changes nothing in the form `{form}`: whoever shows it brings the fonts")
    if given["scale"] is not None and form != "png":
        lines.append(f"`--scale` changes nothing in the form `{form}`, which has no pixels")
    if given["by"] is not None and "map" not in views:
        lines.append("`--by` changes nothing but the view `map`")
    if given["against"] is not None and "compare" not in views:
        lines.append("`--against` changes nothing but the view `compare`")
    return lines


def split_ids(ids: str | None) -> tuple[str, ...]:
    """Ids that came with commas."""
    return tuple(part.strip() for part in (ids or "").split(",") if part.strip())


def spell_command(paths: Sequence[Path], given: Mapping[str, object]) -> str:
    """The command that draws what was asked for, to be typed again."""
    words = ["cxmap", "render", *map(str, paths)]
    for option, value in given.items():
        values = value if isinstance(value, list) else [value]
        words += [word for one in values if one is not None for word in (f"--{option}", str(one))]
    return shlex.join(words)
