"""Arguments and options that several commands share."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.streams import is_file
from cxmap.errors import UsageError


def _say_paths(searched: str, piped: str = ", or - for standard input") -> str:
    return (
        f"Files, or folders (searched for {searched}, honouring .gitignore){piped}. None means the folder of the "
        "configuration, else this one."
    )


PATHS = "[PATHS]..."
Paths = Annotated[
    list[Path] | None, typer.Argument(metavar=PATHS, help=_say_paths("*.journey.yaml"), show_default=False)
]
PathsWithCatalogues = Annotated[
    list[Path] | None,
    typer.Argument(metavar=PATHS, help=_say_paths("*.journey.yaml and *.catalogue.yaml"), show_default=False),
]
WatchedPaths = Annotated[
    list[Path] | None, typer.Argument(metavar=PATHS, help=_say_paths("*.journey.yaml", piped=""), show_default=False)
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="The configuration; without it, the nearest upwards.", show_default=False
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to this file, whole or not at all, instead of standard output."
    ),
]
EngineName = Literal["bundled", "system", "pure"]

RANKING = "How to rank"
Method = Annotated[
    Literal["at-risk", "need", "opportunity", "ipa", "rpn"] | None,
    typer.Option(
        "--method",
        metavar="METHOD",
        help="at-risk, unless said otherwise; need, opportunity, ipa or rpn. `cxmap explain METHOD` tells more.",
        show_default=False,
        rich_help_panel=RANKING,
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile", metavar="NAME", help="Rank as this profile of the configuration says.", rich_help_panel=RANKING
    ),
]
DRAWN = "How sure it is"
Draws = Annotated[
    int | None,
    typer.Option(
        "--draws",
        metavar="N",
        help="How often the numbers are drawn; 10,000, unless said otherwise; 0 for no intervals.",
        show_default=False,
        rich_help_panel=DRAWN,
    ),
]
Seed = Annotated[
    int | None,
    typer.Option("--seed", metavar="N", help="What the draws begin from.", show_default=False, rich_help_panel=DRAWN),
]
PageEngine = Annotated[
    EngineName | None,
    typer.Option("--engine", help="What draws the pictures of a page: as in `cxmap render`.", show_default=False),
]


def _read_day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise UsageError(f"`{text}` is no day", "write year, month and day: `--today 2027-02-28`") from None


Today = Annotated[
    date | None,
    typer.Option("--today", parser=_read_day, metavar="YYYY-MM-DD", help="Judge as on this day.", show_default=False),
]


def or_here(paths: list[Path] | None, config: Path | None = None) -> list[Path]:
    """The paths that were given; without any, the folder of the configuration, else the current one.

    Args:
        paths: What was given.
        config: The configuration that was named; None for the nearest.

    Raises:
        UsageError: No path was given, and the configuration cannot be used.
    """
    if paths:
        return paths
    from cxmap.usecases.configuration import load_configuration, or_home

    return or_home((), load_configuration(config))


def refuse_empty(words: Sequence[str]) -> None:
    """See to it that no word of a command is empty: that is a variable that was not set, and no wish.

    It has to be seen before the words are read: as a path, nothing at all is the folder that somebody is in.

    Args:
        words: What follows the name of the program.

    Raises:
        UsageError: An option or a path is an empty text.
    """
    for before, word in zip(("", *words), words, strict=False):
        unset = re.fullmatch(r"(--[a-z-]+)=", word)
        option = unset[1] if unset else before
        if word and not unset:
            continue
        if re.fullmatch(r"--?[a-z-]+", option):
            raise UsageError(f"`{option}` is empty", f"write what it is to be after `{option}`, or leave it out")
        raise UsageError("a name is empty", "write what it is to be, or leave it out")


def check_output(output: Path | None, paths: Sequence[Path], *, written: bool = True) -> None:
    """See, before anything is done, that a result has a place and never replaces what somebody wrote.

    Args:
        output: Where the result goes.
        paths: What is read.
        written: Whether it is written there, and not only held against what is there.

    Raises:
        UsageError: The output is one of the inputs, or has the name of a map or catalogue.
        FileProblem: There is no such folder, or the file may not be written.
    """
    from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, check_place, is_folder, real_path

    if output is None or not is_file(output):
        return
    # A folder that maps are read from may take pictures of them too.
    read = {real_path(path) for path in paths if is_file(path) and not is_folder(path)}
    if output.name.endswith((MAP_SUFFIX, CATALOGUE_SUFFIX)) or real_path(output) in read:
        raise UsageError(
            f"`{output}` is the name of a map, and the result would take its place",
            "choose another name after `-o`; nothing was changed",
        )
    # Pictures may go to a folder; who cannot write to one says so.
    if written and not is_folder(output):
        check_place(output)
