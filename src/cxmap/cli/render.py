"""`cxmap render`: draw maps."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.drawing import Task
from cxmap.cli.endings import choose_form
from cxmap.cli.options import Config, EngineName, Paths, check_output, or_here
from cxmap.cli.pictures import choose_views, list_idle, refuse_unfit, spell_command, split_ids
from cxmap.cli.streams import remark
from cxmap.cli.targets import ENDINGS
from cxmap.errors import UsageError
from cxmap.usecases.pictures import By, PictureWishes
from cxmap.usecases.render import Form, check_form

WHAT, PART, LOOK, KEPT = "What to show", "Which part of it", "How it looks", "Pictures that are kept"


def render(  # noqa: PLR0913  (every option is a parameter)
    paths: Paths = None,
    *,
    view: Annotated[
        list[str] | None,
        typer.Option(
            "--view",
            metavar="VIEW",
            help="map, unless said otherwise: the journey by stage; flow: where customers go; silo: who hands over to "
            "whom; blueprint: what stands behind it; matrix: importance against performance; technology: systems; "
            "tiers: customers by what they are worth; plan: initiatives; compare: two maps; portfolio: all maps in "
            "one picture; all: all of them. May be repeated.",
            show_default=False,
            rich_help_panel=WHAT,
        ),
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help="What a column of the view `map` is; a stage, unless said otherwise.",
            show_default=False,
            rich_help_panel=WHAT,
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="The map beside one of what is meant, believed or to come: --view compare.",
            rich_help_panel=WHAT,
        ),
    ] = None,
    stages: Annotated[
        str | None,
        typer.Option("--stages", metavar="ID,…", help="Only these stages.", rich_help_panel=PART),
    ] = None,
    persona: Annotated[
        str | None, typer.Option("--persona", metavar="ID", help="Only this persona.", rich_help_panel=PART)
    ] = None,
    format: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="Without it the ending of the output decides, else svg.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File, or folder for several pictures; without it the picture goes to standard output.",
        ),
    ] = None,
    config: Config = None,
    theme: Annotated[
        Literal["light", "dark", "auto"] | None,
        typer.Option(
            "--theme",
            help="auto, unless said otherwise: an svg follows the reader's setting, all else is light.",
            show_default=False,
            rich_help_panel=LOOK,
        ),
    ] = None,
    engine: Annotated[
        EngineName | None,
        typer.Option(
            "--engine",
            help="What draws: the engine that comes along, unless said otherwise; the `dot` of this machine; or the "
            "one of `pip install 'cxmap\\[pure]'`.",
            show_default=False,
            rich_help_panel=LOOK,
        ),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            "--scale",
            min=0.1,
            max=10,
            metavar="N",
            help="Pixels per unit in a png; 2, unless said otherwise.",
            show_default=False,
            rich_help_panel=LOOK,
        ),
    ] = None,
    font: Annotated[
        list[Path] | None,
        typer.Option(
            "--font",
            metavar="FILE",
            help="Font for scripts that the shipped one lacks (png, pdf). May be repeated.",
            rich_help_panel=LOOK,
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Write nothing; name the files that are not what would be drawn now.",
            rich_help_panel=KEPT,
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Draw again whenever a map is saved.", rich_help_panel=KEPT)
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Use no pictures of earlier runs, and keep none.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what the run goes by.")] = False,
) -> None:
    """Draw maps as diagrams: the same map gives the same bytes, on every machine.

    Exits with 0 when all is drawn, 1 when a map has errors or `--check` finds a difference, 2 when it cannot be done.
    """
    given: dict[str, object] = {
        "view": view, "by": by, "against": against, "stages": stages, "persona": persona, "format": format,
        "output": output, "config": config, "theme": theme, "engine": engine, "scale": scale, "font": font,
    }  # fmt: skip
    shown = split_ids(stages)
    if stages is not None and not shown:
        raise UsageError("`--stages` is empty", "write what it is to be after `--stages`, or leave it out")
    form = choose_form(format, output, ENDINGS, "svg")
    views, everything = choose_views(view or (), given)
    for one in views:
        check_form(one, form)
    refuse_unfit(form, output, paths, check=check, watch=watch)
    for line in list_idle(given, views, form):
        remark(line)
    read = [*(paths or ()), *([against] if against else [])]
    check_output(output, read, written=not check)
    task = Task(
        paths=paths or [],
        views=views,
        everything=everything,
        form=form,
        output=output,
        wishes=PictureWishes(by=by or "stage", stages=shown, persona=persona or ""),
        against=against if "compare" in views else None,
        theme=theme,
        engine=engine,
        scale=scale,
        fonts=tuple(font or ()),
        config=config,
        command=spell_command(paths or (), given),
        cache=not no_cache,
        verbose=verbose,
    )
    if watch:
        from cxmap.cli.watching import watch as keep_working

        keep_working(read if paths else [*or_here(None, config), *read], lambda: task.draw(again=True)[0])
    raise typer.Exit(task.check() if check else task.draw()[1])
