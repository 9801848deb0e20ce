"""What somebody may ask `cxmap score` about maps: every list, with every option that changes something in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from cxmap.cli.lists import OPTIONS, Request
from cxmap.cli.results import write_papers
from cxmap.errors import CxmapError
from cxmap.journey.model import Journey
from cxmap.reports.papers.forms import FORMS, Style, render
from cxmap.scoring.audience import Audience
from cxmap.scoring.methods.registry import IMPORTANCE, METHODS
from cxmap.scoring.selection import EVERYTHING, Selection
from cxmap.usecases.load import Loaded
from cxmap.usecases.score import ScoreFlags, ScoreWishes, make_wishes

KINDS = ("system", "team", "role", "channel")
BUDGETS = (0, 0.1, 1, 7.25, 40, 1e15, 1e308, 5e-324)
WEIGHTS = (0, 1e-15, 1e-9, 0.3, 1, 2, 1e15)
WIDTHS = (40, 60, 80, 100, 200, None)


@dataclass(frozen=True, slots=True)
class Question:
    """A command line without its paths.

    Attributes:
        request: The list.
        wishes: How it is to be made.
    """

    request: Request
    wishes: ScoreWishes


def ask(loaded: Loaded, question: Question, style: Style) -> dict[str, str]:
    """The answer in every form; of a question that cannot be answered, the `message` and the `help`."""
    answers = {}
    for form in FORMS:
        request = replace(question.request, form=form)
        try:
            answers[form] = render(write_papers(request, loaded, question.wishes), form, style)
        except CxmapError as error:
            return {"message": error.message, "help": error.help}
    return answers


def list_questions(journeys: Sequence[Journey], dice: Random, other: Path | None = None) -> Iterator[Question]:
    """One question for every list, with some of the options that it has.

    Args:
        journeys: The maps.
        dice: What decides on the options.
        other: A map to compare with.
    """
    for subject, options in OPTIONS.items():
        request = _make_request(subject, journeys, dice, other)
        if request is not None:
            yield Question(request, _make_wishes(options, journeys, dice))


def _make_request(subject: str, journeys: Sequence[Journey], dice: Random, other: Path | None) -> Request | None:
    match subject:
        case "explanation":
            return Request(None, "table", None, explain=_pick(dice, _list_touchpoints(journeys)))
        case "without":
            return Request(None, "table", None, without=_pick(dice, [*_list_things(journeys), "phone", "team:", ":"]))
        case "plan":
            return Request("plan", "table", None, budget=dice.choice((None, *BUDGETS)))
        case "against":
            return Request(None, "table", None, against=other) if other and len(journeys) == 1 else None
    return Request(subject, "table", None)


def _make_wishes(options: frozenset[str], journeys: Sequence[Journey], dice: Random) -> ScoreWishes:
    method = dice.choice([*METHODS]) if "method" in options else None
    metrics = ("frequency", "satisfaction", *IMPORTANCE) if method == "need" else IMPORTANCE
    weights = {metric: dice.choice(WEIGHTS) for metric in metrics}
    flags = ScoreFlags(
        method,
        weights if "weights" in options and any(weights.values()) and dice.random() < 0.3 else None,
        dice.choice((None, "mean", "median", "midpoint")) if "cut" in options else None,
        draws=dice.choice((0, 100, 101, 200)),
        seed=dice.choice((None, 0, 2**63 - 1)),
    )
    ids = {
        "persona": [id for journey in journeys for id in journey.personas],
        "channel": [id for journey in journeys for id in journey.channels],
        "tier": [id for journey in journeys for id in journey.tiers],
    }
    asked = {key: _pick(dice, found) if key in options and dice.random() < 0.25 else "" for key, found in ids.items()}
    return make_wishes(flags, audience=Audience(**asked), selection=_make_selection(options, journeys, dice))


def _make_selection(options: frozenset[str], journeys: Sequence[Journey], dice: Random) -> Selection:
    touchpoints = [touchpoint for journey in journeys for touchpoint in journey.touchpoints.values()]
    stages = [stage.id for journey in journeys for stage in journey.stages]
    owners = [touchpoint.owner.id for touchpoint in touchpoints if touchpoint.owner]
    tags = [tag for touchpoint in touchpoints for tag in touchpoint.noun.tags]
    chosen = {
        f"{key}s": frozenset([dice.choice(ids)])
        for key, ids in (("stage", stages), ("owner", owners), ("tag", tags))
        if key in options and ids and dice.random() < 0.2
    }
    top = dice.choice((1, 2, 1000)) if "top" in options and dice.random() < 0.3 else None
    return replace(EVERYTHING, **chosen, top=top)


def _list_touchpoints(journeys: Sequence[Journey]) -> list[str]:
    return [id for journey in journeys for id in (*journey.touchpoints, "nowhere")]


def _list_things(journeys: Sequence[Journey]) -> list[str]:
    return [f"{kind}:{id}" for journey in journeys for kind in KINDS for id in getattr(journey, f"{kind}s")]


def _pick(dice: Random, ids: Sequence[str]) -> str:
    return dice.choice(ids) if ids else "nowhere"
