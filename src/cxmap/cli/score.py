"""`cxmap score`: rank touchpoints, and what follows from the same numbers."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.lists import COUNTED, Request, check_draws
from cxmap.cli.options import RANKING, Config, Draws, Method, Output, Paths, Profile, Seed, check_output, or_here

Ids = list[str] | None
Show = Literal[
    "touchpoints", "methods", "personas", "paths", "seams", "teams", "dependence", "plan", "evidence", "kpis",
    "competitors",
]  # fmt: skip
LISTS, WHOM, SHOWN = "What to list", "For whom", "What to show of it"


def score(  # noqa: PLR0913  (every option is a parameter)
    paths: Paths = None,
    *,
    show: Annotated[
        Show | None,
        typer.Option(
            "--show",
            metavar="LIST",
            help="touchpoints, unless said otherwise; methods: how far they agree; personas: who suffers where the "
            "average does not; paths: the ways through a journey; seams: hand-offs; teams: who hands over to whom; "
            "dependence: what fails with a system, team, role or channel; plan: what initiatives would take away; "
            "evidence: what to measure next; kpis; competitors.",
            show_default=False,
            rich_help_panel=LISTS,
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="ID",
            help="How the score of one touchpoint came about, with every input's place.",
            rich_help_panel=LISTS,
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="How far the methods agree: --show methods.", rich_help_panel=LISTS)
    ] = False,
    without: Annotated[
        str | None,
        typer.Option(
            "--without",
            metavar="KIND:ID",
            help="What is lost without it: system:ID, team:ID, role:ID or channel:ID.",
            rich_help_panel=LISTS,
        ),
    ] = None,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget",
            metavar="DAYS",
            help="The best set of initiatives for so many person-days.",
            rich_help_panel=LISTS,
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="The map beside one of what is meant, believed or to come.",
            rich_help_panel=LISTS,
        ),
    ] = None,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", help="Form of the list: for people, programs, spreadsheets, or issue trackers."),
    ] = "table",
    output: Output = None,
    config: Config = None,
    method: Method = None,
    weights: Annotated[
        str | None,
        typer.Option(
            "--weights",
            metavar="METRIC=N,…",
            help="How much metrics count: loyalty=2,value=1.",
            rich_help_panel=RANKING,
        ),
    ] = None,
    cut: Annotated[
        Literal["mean", "median", "midpoint"] | None,
        typer.Option(
            "--cut",
            help="Where quadrants are cut; at the mean, unless said otherwise.",
            show_default=False,
            rich_help_panel=RANKING,
        ),
    ] = None,
    profile: Profile = None,
    persona: Annotated[
        str | None, typer.Option("--persona", metavar="ID", help="Rank for this persona.", rich_help_panel=WHOM)
    ] = None,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="ID", help="Rank for this channel.", rich_help_panel=WHOM)
    ] = None,
    tier: Annotated[
        str | None,
        typer.Option("--tier", metavar="ID", help="Rank for this tier of customers.", rich_help_panel=WHOM),
    ] = None,
    stage: Annotated[
        Ids,
        typer.Option("--stage", metavar="ID", help="Only this stage; the ranks stay.", rich_help_panel=SHOWN),
    ] = None,
    owner: Annotated[
        Ids, typer.Option("--owner", metavar="ID", help="Only what this team owns.", rich_help_panel=SHOWN)
    ] = None,
    tag: Annotated[
        Ids, typer.Option("--tag", metavar="WORD", help="Only what has this tag.", rich_help_panel=SHOWN)
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", metavar="N", min=1, help="Only the first ranks.", rich_help_panel=SHOWN)
    ] = None,
    draws: Draws = None,
    seed: Seed = None,
) -> None:
    """Rank touchpoints into a list of what to mend first, with the reasons and with how sure the order is.

    Exits with 0 when the list is printed, 1 when a map is not sound, 2 when a file could not be read.
    """
    from cxmap.cli.results import print_result
    from cxmap.scoring.audience import Audience
    from cxmap.scoring.selection import Selection
    from cxmap.usecases.configuration import get_limits, load_configuration
    from cxmap.usecases.score import ScoreFlags, make_wishes, read_weights

    given: dict[str, object] = {
        "method": method, "weights": weights, "cut": cut, "profile": profile, "persona": persona, "channel": channel,
        "tier": tier, "stage": stage, "owner": owner, "tag": tag, "top": top, "seed": seed, "draws": draws,
    }  # fmt: skip
    counted = ((option, value) for option, value in {**given, "config": config}.items() if option in COUNTED)
    repeated = tuple(word for option, value in counted if value is not None for word in (f"--{option}", str(value)))
    request = Request(show, format, output, explain, without, budget, against, compare=compare, options=repeated)
    request.check([option for option, value in given.items() if value is not None])
    flags = ScoreFlags(method, None if weights is None else read_weights(weights), cut, profile, seed, draws)
    configuration = load_configuration(config)
    wishes = make_wishes(
        flags,
        configuration,
        audience=Audience(persona or "", channel or "", tier or ""),
        selection=Selection(frozenset(stage or ()), frozenset(owner or ()), frozenset(tag or ()), top),
    )
    check_draws(
        wishes.profile.method, wishes.draws, [option for option in ("seed", "draws") if given[option] is not None]
    )
    named = or_here(paths, config)
    check_output(output, named if against is None else [*named, against])
    print_result(replace(request, limits=get_limits(configuration)), named, wishes)
