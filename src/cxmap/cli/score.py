"""`cxmap score`: rank touchpoints, and what follows from the same numbers."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cxmap.cli.lists import COUNTED, Request
from cxmap.cli.options import Output, Paths, or_here, spare_maps

Ids = list[str] | None
Show = Literal[
    "touchpoints", "methods", "personas", "paths", "seams", "teams", "dependence", "plan", "evidence", "kpis",
    "competitors",
]  # fmt: skip


def score(  # noqa: PLR0913  (every option is a parameter)
    paths: Paths = None,
    *,
    show: Annotated[
        Show | None,
        typer.Option(
            "--show",
            help="What to list; without it, touchpoints. methods: how far they agree; personas: who suffers where the "
            "average does not; paths: ways through the journey; seams: hand-offs; teams: who hands over to whom; "
            "dependence: what fails with a system, team, role or channel; plan: what initiatives would take away; "
            "evidence: what to measure next.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"],
        typer.Option("--format", help="Form of the list: for people, programs, spreadsheets, or issue trackers."),
    ] = "table",
    output: Output = None,
    method: Annotated[
        Literal["at-risk", "need", "opportunity", "ipa", "rpn"] | None,
        typer.Option(
            "--method", help="How a score is made: `cxmap explain METHOD`; without it, at-risk.", show_default=False
        ),
    ] = None,
    weights: Annotated[
        str | None,
        typer.Option("--weights", metavar="METRIC=N,…", help="How much metrics count: loyalty=2,value=1."),
    ] = None,
    cut: Annotated[
        Literal["mean", "median", "midpoint"] | None,
        typer.Option("--cut", help="Where quadrants are cut; without it, at the mean.", show_default=False),
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", help="Rank as this profile of the configuration says.")
    ] = None,
    compare: Annotated[bool, typer.Option("--compare", help="The same as --show methods.")] = False,
    persona: Annotated[str | None, typer.Option("--persona", metavar="ID", help="Rank for this persona.")] = None,
    channel: Annotated[str | None, typer.Option("--channel", metavar="ID", help="Rank for this channel.")] = None,
    tier: Annotated[str | None, typer.Option("--tier", metavar="ID", help="Rank for this tier of customers.")] = None,
    stage: Annotated[Ids, typer.Option("--stage", metavar="ID", help="Show only this stage; the ranks stay.")] = None,
    owner: Annotated[Ids, typer.Option("--owner", metavar="ID", help="Show only what this team owns.")] = None,
    tag: Annotated[Ids, typer.Option("--tag", metavar="WORD", help="Show only what has this tag.")] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, help="Show only the first ranks.")] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="ID", help="Show how the score of one touchpoint came about, with every input's place."
        ),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option("--without", metavar="KIND:ID", help="What is lost without it: system:crm, team:…, role:…, …"),
    ] = None,
    budget: Annotated[
        float | None,
        typer.Option("--budget", metavar="DAYS", min=0, help="Choose the best set of initiatives for person-days."),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--against", metavar="FILE", help="Compare with a map of what is meant, believed or to come."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, max=2**63 - 1, help="What the draws begin from.", show_default=False),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws",
            min=0,
            max=1_000_000,
            help="How often the numbers are drawn; 0: no intervals; without it, 10,000.",
            show_default=False,
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", help="The configuration; without it, the nearest upwards.", show_default=False),
    ] = None,
) -> None:
    """Rank touchpoints into a list of what to mend first, with the reasons and with how sure the order is.

    Exits with 0 when the list is printed, 1 when a map has errors that keep it from being read, 2 when a file could
    not be read.
    """
    from cxmap.cli.results import print_result
    from cxmap.scoring.audience import Audience
    from cxmap.scoring.selection import Selection
    from cxmap.usecases.configuration import load_configuration
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
    wishes = make_wishes(
        flags,
        load_configuration(config),
        audience=Audience(persona or "", channel or "", tier or ""),
        selection=Selection(frozenset(stage or ()), frozenset(owner or ()), frozenset(tag or ()), top),
    )
    named = or_here(paths, config)
    spare_maps(output, named if against is None else [*named, against])
    print_result(request, named, wishes)
