"""What people wish of a ranking: flags, configuration, who is asked about, and what is shown."""

import tomllib
from pathlib import Path

import pytest
from tests.journey.maps import build

from cxmap.config.discovery import Found
from cxmap.errors import UsageError
from cxmap.scoring.audience import Audience
from cxmap.scoring.profile import DRAWS, SEED, Profile
from cxmap.scoring.selection import Selection
from cxmap.usecases.configuration import Configuration
from cxmap.usecases.score import (
    ScoreFlags,
    ScoreWishes,
    follow_journeys,
    make_wishes,
    rank_by_all_methods,
    rank_maps,
    read_weights,
)

CONFIGURED = """
[score]
method = "need"
weights = {frequency = 2, satisfaction = 1}
cut = "median"
seed = 7
draws = 100

[score.profiles.board]
method = "ipa"
weights = {loyalty = 1, value = 3}

[score.profiles.bare]
"""
METRICS = {"frequency": 0.5, "satisfaction": 4, "loyalty": 8}


def configured(text: str = CONFIGURED) -> Configuration:
    return Configuration(Found(Path("cxmap.toml"), "cxmap.toml", text.encode(), {}), tomllib.loads(text))


def map_of(**touchpoints: dict[str, object]) -> dict[str, object]:
    named = {id: {"name": f"I {id}", **rest} for id, rest in touchpoints.items()}
    return {
        "cxmap": 1,
        "title": "Buying",
        "teams": {"sales": {}, "care": {}},
        "personas": {"mover": {}, "switcher": {}},
        "channels": {"web": {}, "shop": {}},
        "tiers": {"guest": {}, "member": {}},
        "stages": {"buy": {"owner": "sales", "touchpoints": named}},
    }


JOURNEY = build(
    map_of(
        look={"channels": ["web", "shop"], "tags": ["price"],
              "metrics": {**METRICS, "by_persona": {"mover": {"satisfaction": 1}},
                          "by_channel": {"web": {"frequency": 0.1}}}},
        pay={"metrics": METRICS, "channels": ["shop"], "owner": "care", "tiers": ["member"]},
        ask={"metrics": {"frequency": 0.2}, "personas": ["mover"]},
    )
)  # fmt: skip
PLAIN = ScoreWishes(draws=0)


def test_without_anything_the_defaults_hold() -> None:
    wishes = make_wishes(ScoreFlags())
    assert wishes == ScoreWishes(Profile("at-risk", {}, "mean"), seed=SEED, draws=DRAWS)


def test_the_configuration_beats_the_default() -> None:
    wishes = make_wishes(ScoreFlags(), configured())
    assert wishes.profile == Profile("need", {"frequency": 2, "satisfaction": 1}, "median")
    assert (wishes.seed, wishes.draws) == (7, 100)


def test_a_flag_beats_the_configuration() -> None:
    flags = ScoreFlags(weights={"loyalty": 1.0}, cut="midpoint", seed=3, draws=0)
    wishes = make_wishes(flags, configured())
    assert wishes.profile == Profile("need", {"loyalty": 1.0}, "midpoint")
    assert (wishes.seed, wishes.draws) == (3, 0)


def test_another_method_leaves_the_weights_of_the_first() -> None:
    assert make_wishes(ScoreFlags(method="ipa"), configured()).profile == Profile("ipa", {}, "median")
    assert make_wishes(ScoreFlags(method="need"), configured()).profile.weights == {"frequency": 2, "satisfaction": 1}


def test_a_profile_stands_for_itself() -> None:
    assert make_wishes(ScoreFlags(profile="board"), configured()).profile == Profile(
        "ipa", {"loyalty": 1, "value": 3}, "mean"
    )
    assert make_wishes(ScoreFlags(profile="bare"), configured()).profile == Profile()


@pytest.mark.parametrize(
    ("name", "help"),
    [("bord", "did you mean `board`?"), ("zzz", "declare it in cxmap.toml under `[score.profiles.zzz]`")],
)
def test_a_profile_that_is_not_there(name: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        make_wishes(ScoreFlags(profile=name), configured())
    assert (caught.value.message, caught.value.help) == (f"no profile `{name}`", help)


def test_weights_as_they_are_typed() -> None:
    assert read_weights("loyalty=2, value = 0.5") == {"loyalty": 2, "value": 0.5}
    for text in ("loyalty", "loyalty=", "loyalty=x", "", "loyalty=1,,value=1"):
        with pytest.raises(UsageError) as caught:
            read_weights(text)
        assert caught.value.help == "write metric=number, with commas between: `loyalty=2,value=1`"


def test_ranks_have_intervals_unless_nothing_is_drawn() -> None:
    drawn = rank_maps([JOURNEY], ScoreWishes(draws=50))
    assert drawn.certainty is not None
    assert (drawn.certainty.draws, drawn.certainty.top) == (50, 1)
    assert all(entry.bounds is not None for entry in drawn.ranked)
    assert rank_maps([JOURNEY], PLAIN).certainty is None
    # Ordinal ranks cannot be drawn.
    assert rank_maps([JOURNEY], ScoreWishes(Profile("rpn"), draws=50)).certainty is None


def test_what_is_shown_changes_neither_the_top_nor_a_tier() -> None:
    whole, part = (rank_maps([JOURNEY], ScoreWishes(selection=Selection(top=top), draws=50)) for top in (None, 2))
    assert whole.certainty == part.certainty
    assert [entry.bounds for entry in whole.ranked] == [entry.bounds for entry in part.ranked]


def test_the_numbers_of_a_persona_a_channel_and_a_tier() -> None:
    def frequencies(audience: Audience) -> dict[str, tuple[float, ...]]:
        ranking = rank_maps([JOURNEY], ScoreWishes(audience=audience, draws=0))
        return {entry.touchpoint.id: tuple(part.value for part in entry.parts) for entry in ranking.ranked}

    assert frequencies(Audience()) == {"look": (0.5, 0.6, 8), "pay": (0.5, 0.6, 8)}
    assert frequencies(Audience(persona="mover")) == {"look": (0.5, 0.9, 8), "pay": (0.5, 0.6, 8)}
    assert frequencies(Audience(channel="web")) == {"look": (0.1, 0.6, 8)}
    assert frequencies(Audience(tier="guest")) == {"look": (0.5, 0.6, 8)}
    # Who does not come to a touchpoint does not lack its numbers.
    assert rank_maps([JOURNEY], ScoreWishes(audience=Audience(persona="switcher"), draws=0)).unranked == ()


@pytest.mark.parametrize(
    ("wishes", "message", "help"),
    [
        (ScoreWishes(Profile("at-rsk")), "no scoring method `at-rsk`", "did you mean `at-risk`?"),
        (ScoreWishes(audience=Audience(persona="movr")), "no persona `movr` in `m.journey.yaml`",
         "did you mean `mover`?"),
        (ScoreWishes(audience=Audience(tier="zzz")), "no tier `zzz` in `m.journey.yaml`", "choose `guest` or `member`"),
        (ScoreWishes(selection=Selection(stages=frozenset({"by"}))), "no stage `by` in `m.journey.yaml`",
         "did you mean `buy`?"),
        (ScoreWishes(selection=Selection(owners=frozenset({"sale"}))), "no team `sale` in `m.journey.yaml`",
         "did you mean `sales`?"),
        (ScoreWishes(selection=Selection(tags=frozenset({"prise"}))), "no tag `prise` in `m.journey.yaml`",
         "did you mean `price`?"),
        (ScoreWishes(Profile("ipa", {"satisfaction": 1})), "`satisfaction` is nothing that `ipa` weighs",
         "give weights to `loyalty` and `value`"),
        (ScoreWishes(Profile("need", {"loyal": 1})), "`loyal` is no metric", "did you mean `loyalty`?"),
        (ScoreWishes(Profile("need", {"loyalty": -1})), "the weight `-1` of `loyalty` is no number from 0 upwards",
         "give 0 or more"),
        (ScoreWishes(Profile("need", {"loyalty": 0})), "no weight is above 0",
         "give weights to `frequency`, `satisfaction`, `loyalty` and `value`, such as `loyalty=1`"),
    ],
)  # fmt: skip
def test_what_is_not_there(wishes: ScoreWishes, message: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        rank_maps([JOURNEY], wishes)
    assert caught.value.message.replace(JOURNEY.file, "m.journey.yaml") == message
    assert caught.value.help == help


def test_maps_that_do_not_know_who_is_asked_about_are_left_out() -> None:
    other = build({**map_of(look={"metrics": METRICS}), "personas": {"nomad": {}}, "channels": {"fax": {}}})
    assert rank_maps([JOURNEY, other], ScoreWishes(audience=Audience(persona="nomad"), draws=0)).journeys == (other,)
    assert follow_journeys([JOURNEY, other], Audience(persona="nomad"))[0].journey == other
    with pytest.raises(UsageError, match="no map has persona `nomad` and channel `web` together"):
        rank_maps([JOURNEY, other], ScoreWishes(audience=Audience(persona="nomad", channel="web")))


def test_every_method_ranks_the_chosen_one_as_it_is_wished() -> None:
    rankings = rank_by_all_methods([JOURNEY], ScoreWishes(Profile("need", {"loyalty": 1}, "median")))
    assert [ranking.method.name for ranking in rankings] == ["at-risk", "need", "opportunity", "ipa", "rpn"]
    assert rankings[1].method.required == ("loyalty",)
    assert {ranking.cut for ranking in rankings} == {"median"}
    assert rankings[3].method.weights == {"loyalty": 1, "value": 0}
