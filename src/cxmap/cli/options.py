"""Arguments and options that several commands share."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.streams import is_file
from cxmap.errors import UsageError

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Files, folders (searched for *.journey.yaml, by `validate` for *.catalogue.yaml too, honouring "
        ".gitignore), or - for standard input. None means the folder of the configuration, else this one.",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option("--config", help="The configuration; without it, the nearest upwards.", show_default=False),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file, whole or not at all, instead of standard output."),
]

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
PageEngine = Annotated[
    Literal["bundled", "system", "pure"],
    typer.Option("--engine", help="What draws the pictures of a page: as in `cxmap render`."),
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
    from cxmap.usecases.configuration import load_configuration

    configuration = load_configuration(config)
    return [configuration.home if configuration else Path()]


def refuse_empty(given: Mapping[str, object]) -> None:
    """See to it that no option is empty: that is a variable that was not set, and no wish.

    Args:
        given: The value of each option.

    Raises:
        UsageError: An option is an empty text, or holds one.
    """
    for option, value in given.items():
        if value == "" or (isinstance(value, list) and "" in value):
            raise UsageError(f"`--{option}` is empty", f"write what it is to be after `--{option}`, or leave it out")


def spare_maps(output: Path | None, paths: Sequence[Path]) -> None:
    """See to it that a result never replaces what somebody wrote.

    Raises:
        UsageError: The output is one of the inputs, or has the name of a map or catalogue.
    """
    from cxmap.source import CATALOGUE_SUFFIX, MAP_SUFFIX, real_path

    if output is None or not is_file(output):
        return
    read = {real_path(path) for path in paths if is_file(path)}
    if output.name.endswith((MAP_SUFFIX, CATALOGUE_SUFFIX)) or real_path(output) in read:
        raise UsageError(
            f"`{output}` is the name of a map, and the result would take its place",
            "choose another name after `-o`; nothing was changed",
        )
