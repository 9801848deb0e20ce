"""Rank the touchpoints of maps as people wish: the work behind `cxmap score`.

`rank_maps(journeys, wishes)` gives the ranked touchpoints; `make_wishes` brings flags and configuration together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cxmap.errors import UsageError
from cxmap.language.words import name_files, nearest, suggest_id
from cxmap.scoring.audience import EVERYBODY, Audience
from cxmap.scoring.methods.registry import METHODS, make_method, weigh_importance
from cxmap.scoring.profile import DRAWS, SEED, Profile
from cxmap.scoring.score import score_journeys
from cxmap.scoring.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from cxmap.journey.model import Journey
    from cxmap.scoring.flow.paths import FollowedJourney
    from cxmap.scoring.quadrant import Cut
    from cxmap.scoring.result import Ranking
    from cxmap.usecases.configuration import Configuration

TOP = 5
"""How many ranks count as the top, but never more than half of all, rounded up. What is shown must not change it."""

FEWEST_DRAWS = 100
"""Fewer have no twentieth at either end."""

MOST_DRAWS = 1_000_000


@dataclass(frozen=True, slots=True)
class ScoreFlags:
    """What a command line says about the list; None where it says nothing."""

    method: str | None = None
    weights: Mapping[str, float] | None = None
    cut: "Cut | None" = None
    profile: str | None = None
    seed: int | None = None
    draws: int | None = None


@dataclass(frozen=True, slots=True)
class ScoreWishes:
    """How people want their touchpoints ranked.

    Attributes:
        profile: The method, what it weighs, and where quadrants are cut.
        audience: Whose numbers count.
        selection: What is shown.
        seed: What the draws begin from.
        draws: How many there are; none leaves the ranks without intervals.
    """

    profile: Profile = field(default_factory=Profile)
    audience: Audience = EVERYBODY
    selection: Selection = EVERYTHING
    seed: int = SEED
    draws: int = DRAWS


def make_wishes(
    flags: ScoreFlags,
    configuration: "Configuration | None" = None,
    *,
    audience: Audience = EVERYBODY,
    selection: Selection = EVERYTHING,
) -> ScoreWishes:
    """Bring flags and configuration together: a flag beats the profile it names, the profile beats the default.

    Args:
        flags: What the command line says.
        configuration: The configuration; None where there is none.
        audience: Whose numbers count.
        selection: What is shown.

    Raises:
        UsageError: There is no such profile, or two flags do not go together.
    """
    settings: Mapping[str, Any] = configuration.settings.get("score", {}) if configuration else {}
    chosen = settings if flags.profile is None else _get_profile(flags.profile, settings, configuration)
    method = flags.method or chosen.get("method", Profile().method)
    # Weights are made for a method: another one does not take them over.
    draws = settings.get("draws", DRAWS) if flags.draws is None else flags.draws
    if 0 < draws < FEWEST_DRAWS or not 0 <= draws <= MOST_DRAWS:
        raise UsageError(
            f"{draws:,} draws cannot tell how sure a rank is",
            f"give 0 for no intervals, or {FEWEST_DRAWS} to {MOST_DRAWS:,} draws",
        )
    seed = settings.get("seed", SEED) if flags.seed is None else flags.seed
    if seed < 0:
        raise UsageError(f"`{seed}` is no seed", "give a whole number from 0 upwards")
    fitting = chosen.get("weights", {}) if method == chosen.get("method", Profile().method) else {}
    return ScoreWishes(
        Profile(
            method,
            fitting if flags.weights is None else flags.weights,
            flags.cut or chosen.get("cut", Profile().cut),
        ),
        audience,
        selection,
        seed,
        draws,
    )


def rank_maps(journeys: "Sequence[Journey]", wishes: ScoreWishes) -> "Ranking":
    """Rank the touchpoints of maps together, and say how sure each rank is.

    Maps that do not know the persona, channel or tier that is asked about are left out.

    Raises:
        UsageError: There is no such method, or it cannot weigh like that; or no map has what is asked about or shown.
    """
    ranking = _rank(journeys, wishes)
    if not (wishes.draws and ranking.method.drawn and ranking.ranked):
        return ranking
    from cxmap.scoring.certainty.rank_bounds import add_certainty

    top = min(TOP, -(-len(ranking.ranked) // 2))
    return add_certainty(ranking, seed=wishes.seed, draws=wishes.draws, top=top)


def rank_by_all_methods(journeys: "Sequence[Journey]", wishes: ScoreWishes) -> "tuple[Ranking, ...]":
    """Rank the same touchpoints by every method: the chosen one as it is wished, the others with their own weights.

    Raises:
        UsageError: As in `rank_maps`.
    """
    own = Profile(cut=wishes.profile.cut)
    profiles = (wishes.profile if name == wishes.profile.method else replace(own, method=name) for name in METHODS)
    return tuple(_rank(journeys, replace(wishes, profile=profile)) for profile in profiles)


def follow_journeys(journeys: "Sequence[Journey]", audience: Audience) -> "tuple[FollowedJourney, ...]":
    """Follow the paths through every map that knows the persona that is asked about.

    Raises:
        UsageError: No map has this persona.
    """
    from cxmap.scoring.flow.paths import follow_journey

    return tuple(follow_journey(journey, audience.persona or None) for journey in _find_knowing(journeys, audience))


def _rank(journeys: "Sequence[Journey]", wishes: ScoreWishes) -> "Ranking":
    method = make_method(wishes.profile)
    known = _find_knowing(journeys, wishes.audience)
    _check_selection(known, wishes.selection)
    weights, cut = weigh_importance(wishes.profile), wishes.profile.cut
    return score_journeys(known, method, audience=wishes.audience, weights=weights, cut=cut)


def _find_knowing(journeys: "Sequence[Journey]", audience: Audience) -> "list[Journey]":
    """The maps that have those who are asked about."""
    known = [journey for journey in journeys if audience.knows(journey)]
    if not known:
        raise _say_unknown_audience(journeys, audience)
    return known


def set_apart(journeys: "Sequence[Journey]") -> "tuple[tuple[Journey, ...], tuple[Journey, ...]]":
    """The maps that can be ranked together, and those that cannot: what is must not be mixed with what is not.

    Maps of what is believed, intended or to come stand apart where others say what is.
    """
    current = tuple(journey for journey in journeys if journey.noun.state == "current")
    if not current:
        return tuple(journeys), ()
    return current, tuple(journey for journey in journeys if journey.noun.state != "current")


def read_weights(text: str) -> dict[str, float]:
    """Weights as a command line gives them: `loyalty=2,value=1`.

    Raises:
        UsageError: A part is no metric with a number.
    """
    weights: dict[str, float] = {}
    for part in text.split(","):
        metric, _, number = (piece.strip() for piece in part.partition("="))
        try:
            weights[metric] = float(number)
        except ValueError as error:
            raise UsageError(
                f"`{part.strip()}` is no weight", "write metric=number, with commas between: `loyalty=2,value=1`"
            ) from error
    return weights


def _get_profile(name: str, settings: Mapping[str, Any], configuration: "Configuration | None") -> Mapping[str, Any]:
    profiles: Mapping[str, Mapping[str, Any]] = settings.get("profiles", {})
    if name in profiles:
        return profiles[name]
    near = nearest(name, profiles)
    where = configuration.found.name if configuration else "cxmap.toml"
    advice = f"did you mean `{near}`?" if near else f"declare it in {where} under `[score.profiles.{name}]`"
    raise UsageError(f"no profile `{name}`", advice)


def _say_unknown_audience(journeys: "Sequence[Journey]", audience: Audience) -> UsageError:
    asked: tuple[tuple[str, str, Callable[[Journey], Iterable[str]]], ...] = (
        ("persona", audience.persona, lambda journey: journey.personas),
        ("channel", audience.channel, lambda journey: journey.channels),
        ("tier", audience.tier, lambda journey: journey.tiers),
    )
    for noun, id, list_ids in asked:
        known = dict.fromkeys(each for journey in journeys for each in list_ids(journey))
        if id and id not in known:
            return _say_unknown(noun, id, known, journeys)
    named = " and ".join(f"{noun} `{id}`" for noun, id, _ in asked if id)
    return UsageError(f"no map has {named} together", "ask about one of them")


def _check_selection(journeys: "Sequence[Journey]", selection: Selection) -> None:
    """See to it that everything that is chosen by is there: a misspelt word would show an empty list."""
    touchpoints = [touchpoint for journey in journeys for touchpoint in journey.touchpoints.values()]
    stages = dict.fromkeys(stage.id for journey in journeys for stage in journey.stages)
    owners = dict.fromkeys(touchpoint.owner.id for touchpoint in touchpoints if touchpoint.owner)
    teams = dict.fromkeys((*owners, *(id for journey in journeys for id in journey.teams)))
    tags = dict.fromkeys(tag for touchpoint in touchpoints for tag in touchpoint.noun.tags)
    for noun, chosen, known in (
        ("stage", selection.stages, stages), ("team", selection.owners, teams), ("tag", selection.tags, tags),
    ):  # fmt: skip
        for id in sorted(chosen):
            if id not in known:
                raise _say_unknown(noun, id, known, journeys)


def _say_unknown(noun: str, id: str, known: Iterable[str], journeys: "Sequence[Journey]") -> UsageError:
    known = list(known)
    help = suggest_id(id, known) if known else f"leave the {noun} out: no map names one"
    return UsageError(f"no {noun} `{id}` in {name_files([journey.file for journey in journeys])}", help)
