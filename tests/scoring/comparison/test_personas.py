"""Personas: their ranks, the total weighed by their shares, and whom the average hides."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.maps import build, contacts

from cxmap.journey.model import Journey
from cxmap.scoring.comparison.persona_ranks import HIDDEN, Comparison, PersonaRanks
from cxmap.scoring.comparison.persona_totals import weigh_shares
from cxmap.scoring.comparison.personas import compare_personas
from cxmap.scoring.methods.registry import METHODS, make_method
from cxmap.scoring.profile import Profile

AT_RISK = METHODS["at-risk"]
SHARES: Mapping[str, Any] = {"mover": {"share": 0.6}, "switcher": {"share": 0.4}}


def numbers(frequency: float, satisfaction: float = 0, loyalty: float = 10, **own: Any) -> dict[str, Any]:
    """Metrics of which, as they are, the score is 100 · frequency; and those of personas."""
    metrics = {"frequency": frequency, "satisfaction": satisfaction, "loyalty": loyalty}
    return {"metrics": {**metrics, **({"by_persona": own} if own else {})}}


def compare(touchpoints: Mapping[str, Any], personas: Mapping[str, Any] = SHARES) -> PersonaRanks:
    return compare_personas([contacts(touchpoints, personas=personas)], AT_RISK)


def by_id(ranks: PersonaRanks) -> dict[str, Comparison]:
    return {comparison.touchpoint.id: comparison for comparison in ranks.comparisons}


def ladder(count: int) -> list[float]:
    """Frequencies from high to low, none of them equal."""
    return [0.9 - 0.01 * step for step in range(count)]


def test_by_hand() -> None:
    # pay: mover 100 · 0.2 · 1 · 1 = 20, switcher 100 · 0.2 · 0.5 · 1 = 10: 0.6 · 20 + 0.4 · 10 = 16.
    # call: 18 for both. So for everybody pay comes first, for the total call does.
    ranks = compare({"pay": numbers(0.2, switcher={"satisfaction": 5}), "call": numbers(0.18)})
    pay, call = by_id(ranks)["pay"], by_id(ranks)["call"]
    assert {id: (one.rank, one.score) for id, one in pay.standings.items()} == {"mover": (1, 20), "switcher": (2, 10)}
    assert (pay.total, pay.total_rank) == (16, 2)
    assert (call.total, call.total_rank) == (18, 1)
    assert pay.everybody is not None
    assert (pay.everybody.rank, pay.everybody.score) == (1, 20)
    assert [comparison.touchpoint.id for comparison in ranks.comparisons] == ["call", "pay"]
    assert (ranks.weighed, ranks.gaps) == (True, ())
    assert [(persona.id, persona.own) for persona in ranks.personas] == [("mover", False), ("switcher", True)]


def test_those_who_come_make_the_total() -> None:
    touchpoints = {"pay": {**numbers(0.2, switcher={"satisfaction": 5}), "personas": ["switcher"]}}
    pay = by_id(compare(touchpoints))["pay"]
    assert (pay.total, set(pay.standings)) == (10, {"switcher"})


RARE: Mapping[str, Any] = {"mover": {"share": 0.1}, "switcher": {"share": 0.9}}


def test_of_all_journeys_a_rare_persona_makes_few() -> None:
    # A tenth of the customers are movers, and all of them come: 30 of 100 movers, 3 of 100 customers.
    touchpoints = {"pay": {**numbers(0.1, 7, mover={"frequency": 1}), "personas": ["mover"]}}
    pay = by_id(compare(touchpoints, RARE))["pay"]
    assert pay.everybody is not None
    assert (pay.standings["mover"].score, pay.total, pay.everybody.score) == (30, 3, 3)


def test_who_has_a_frequency_of_its_own_leaves_the_rest_to_the_others() -> None:
    # Movers: 0.1 · 0.5 = 0.05 of all journeys, and 50 of 100 of theirs. Of 0.2 are left 0.15 for the switchers, half
    # of whom are dissatisfied: 100 · 0.15 · 0.5 = 7.5. So 0.1 · 50 + 7.5 = 12.5.
    own: dict[str, Any] = {"mover": {"frequency": 0.5}, "switcher": {"satisfaction": 5}}
    pay = by_id(compare({"pay": numbers(0.2, **own)}, RARE))["pay"]
    assert (pay.total, pay.conflict) == (12.5, None)


@pytest.mark.parametrize(
    ("frequency", "own", "conflict"),
    [
        (0.2, 1, None),  # 0.1 of all journeys, and 0.1 are left for the switchers
        (0.1, 1, None),
        (0.092, 1, None),  # rounded to whole per cents, it may be 0.1 as well
        (0.05, 1, (0.05, 0.1, 1)),
        (0.95, 0.5, None),
        (0.97, 0, (0.97, 0, 0.9)),
    ],
)
def test_frequencies_that_contradict_each_other_have_no_total(frequency: float, own: float, conflict: Any) -> None:
    pay = by_id(compare({"pay": numbers(frequency, mover={"frequency": own})}, RARE))["pay"]
    if conflict is None:
        assert pay.conflict is None
        assert pay.total == pytest.approx(100 * max(frequency, own * 0.1))
    else:
        assert pay.conflict is not None
        assert (pay.conflict.frequency, pay.conflict.low, pay.conflict.high) == conflict
        assert (pay.total, pay.total_rank) == (None, None)
        assert pay.standings["mover"].higher is None


@pytest.mark.parametrize("method", ["need", "opportunity", "ipa"])
def test_a_score_that_counts_no_journeys_has_a_mean(method: str) -> None:
    personas, own = {"mover": {"share": 0.1}, "switcher": {"share": 0.3}, "other": {"share": 0.6}}, {"satisfaction": 4}
    metrics = {"frequency": 0.4, "satisfaction": 8, "loyalty": 6, "value": 2, "by_persona": {"mover": own}}
    touchpoint = {"metrics": metrics, "personas": ["mover", "switcher"]}
    ranks = compare_personas([contacts({"pay": touchpoint}, personas=personas)], METHODS[method])
    [pay] = ranks.comparisons
    assert pay.total == pytest.approx((pay.standings["mover"].score + 3 * pay.standings["switcher"].score) / 4)


def test_where_a_persona_has_no_score_there_is_no_total() -> None:
    touchpoints = {
        "pay": {"metrics": {"satisfaction": 0, "loyalty": 10, "by_persona": {"mover": {"frequency": 0.2}}}},
        "call": numbers(0.1),
        "wait": {},
    }
    ranks = compare(touchpoints)
    assert [comparison.touchpoint.id for comparison in ranks.comparisons] == ["call", "pay"]
    pay = by_id(ranks)["pay"]
    assert (pay.everybody, pay.total, pay.total_rank) == (None, None, None)
    assert pay.standings["mover"].rank == 1
    # There is no average with which this rank could be compared.
    assert pay.standings["mover"].higher is None
    assert pay.losers == ()


@pytest.mark.parametrize(
    ("personas", "gaps"),
    [
        ({"mover": {"share": 0.6}, "switcher": {}}, [("switcher", None)]),
        ({"mover": {"share": 0.7}, "switcher": {"share": 0.5}, "third": {}}, [(None, 1.2), ("third", None)]),
        ({"mover": {}, "switcher": {}}, [("mover", None), ("switcher", None)]),
        ({"mover": {"share": 0.6}, "switcher": {"share": 0.3}}, [(None, 0.9)]),
        ({"mover": {"share": 0.6}, "switcher": {"share": 0.5}}, [(None, 1.1)]),
        # 2 of 5 answered yes; a share that cannot be used is none.
        ({"mover": {"share": {"answers": [3, 2]}}, "switcher": {"share": 0.6}}, []),
        ({"mover": {"share": {"answers": [3, 2, 1]}}, "switcher": {"share": 0.6}}, [("mover", None)]),
        # Rounded to whole per cents, so they may miss 1 by a hundredth.
        ({"mover": {"share": 0.33}, "switcher": {"share": 0.33}, "third": {"share": 0.33}}, []),
    ],
)
def test_without_shares_that_add_up_there_is_no_total(
    personas: Mapping[str, Any], gaps: Sequence[tuple[str | None, float | None]]
) -> None:
    ranks = compare({"pay": numbers(0.2), "call": numbers(0.3)}, personas)
    assert [(gap.persona.id if gap.persona else None, gap.total) for gap in ranks.gaps] == gaps
    assert ranks.weighed is not bool(gaps)
    for comparison in ranks.comparisons:
        assert (comparison.total is None) is bool(gaps)
        assert comparison.everybody is not None
    # Then everybody's numbers make the order.
    assert [comparison.touchpoint.id for comparison in ranks.comparisons] == ["call", "pay"]


def test_ordinal_scores_have_no_mean() -> None:
    touchpoints = {"pay": {"measured_by": {"event": "paid"}, **numbers(0.2)}, "call": numbers(0.3)}
    ranks = compare_personas([contacts(touchpoints, personas=SHARES)], make_method(Profile("rpn")))
    assert (ranks.ordinal, ranks.weighed) == (True, False)
    assert all(comparison.total is None for comparison in ranks.comparisons)


def hide(places: int, *, count: int = 12, shares: Mapping[str, Any] = SHARES) -> PersonaRanks:
    """A ladder on which the last touchpoint stands so many places higher for the switcher."""
    rungs = ladder(count)
    touchpoints = {f"t{step}": numbers(rung) for step, rung in enumerate(rungs)}
    last = f"t{count - 1}"
    touchpoints[last] = numbers(rungs[-1], switcher={"frequency": rungs[count - 1 - places] + 0.005})
    return compare(touchpoints, shares)


@pytest.mark.parametrize("places", [0, 1, HIDDEN - 1, HIDDEN, HIDDEN + 1, 11])
def test_a_hidden_loser_stands_five_places_higher_than_on_average(places: int) -> None:
    # Without shares the average is everybody's.
    ranks = hide(places, shares={"mover": {}, "switcher": {}})
    last = by_id(ranks)["t11"]
    assert last.standings["switcher"].higher == places
    assert last.losers == (("switcher",) if places >= HIDDEN else ())
    assert last.standings["mover"].higher == 0
    others = [comparison for comparison in ranks.comparisons if comparison is not last]
    assert {comparison.losers for comparison in others} == {()}


def test_the_total_is_the_average_where_there_is_one() -> None:
    # Weighed with nearly everything, the switcher is the average, and hides the mover instead.
    personas = {"mover": {"share": 0.01}, "switcher": {"share": 0.99}}
    rungs = ladder(12)
    touchpoints = {f"t{step}": numbers(rung) for step, rung in enumerate(rungs)}
    touchpoints["t0"] = numbers(rungs[0], switcher={"frequency": 0.1}, mover={"frequency": rungs[0]})
    first = by_id(compare(touchpoints, personas))["t0"]
    assert first.everybody is not None
    assert (first.everybody.rank, first.total_rank) == (1, 12)
    assert first.losers == ("mover",)
    assert first.standings["mover"].higher == 11


def test_a_short_list_alone_hides_nobody() -> None:
    # The switcher comes to the last two of twelve only: ranks 1 and 2 for it, the same order as for everybody.
    touchpoints = {
        f"t{step}": {**numbers(rung), "personas": ["mover", "switcher"] if step >= 10 else ["mover"]}
        for step, rung in enumerate(ladder(12))
    }
    found = by_id(compare(touchpoints))
    assert [found[id].standings["switcher"].rank for id in ("t10", "t11")] == [1, 2]
    assert [found[id].standings["switcher"].higher for id in ("t10", "t11")] == [0, 0]


def test_a_place_among_many_equal_ones_hides_nobody() -> None:
    # Nothing at all is at risk for the switcher, so that everything shares its first rank.
    touchpoints = {f"t{step}": numbers(rung, switcher={"satisfaction": 10}) for step, rung in enumerate(ladder(12))}
    found = by_id(compare(touchpoints, {"mover": {}, "switcher": {}}))
    assert {comparison.standings["switcher"].rank for comparison in found.values()} == {1}
    assert found["t11"].standings["switcher"].higher == 0
    assert found["t0"].standings["switcher"].higher == 0


def test_several_maps_are_ranked_together_and_may_share_an_id() -> None:
    def make(frequency: float, share: float, **more: Any) -> Journey:
        personas = {"mover": {"share": share}, "switcher": {"share": 1 - share}}
        return contacts({"pay": numbers(frequency, switcher={"satisfaction": 5})}, personas=personas, **more)

    bare = contacts({"pay": numbers(1)})
    ranks = compare_personas([make(0.2, 0.5), bare, make(0.4, 0.75)], AT_RISK)
    first, second = ranks.comparisons
    # 0.75 · 40 + 0.25 · 20 = 35, and 0.5 · 20 + 0.5 · 10 = 15. A map without personas counts for nothing.
    assert (first.journey, first.total, first.total_rank) == (ranks.journeys[2], 35, 1)
    assert (second.journey, second.total, second.total_rank) == (ranks.journeys[0], 15, 2)
    assert [standing.rank for standing in second.standings.values()] == [2, 2]
    assert len(ranks.shares) == 2


def test_a_persona_that_only_one_map_knows() -> None:
    one = contacts({"pay": numbers(0.2)}, personas={"mover": {"share": 1}})
    other = contacts({"call": numbers(0.3)}, personas={"switcher": {"share": 1}})
    ranks = compare_personas([one, other], AT_RISK)
    assert [(persona.id, len(persona.ranking.ranked)) for persona in ranks.personas] == [("mover", 1), ("switcher", 1)]
    assert [dict(comparison.standings).keys() for comparison in ranks.comparisons] == [{"switcher"}, {"mover"}]


def test_a_persona_is_called_as_the_first_map_calls_it() -> None:
    one, other = ({"mover": {"name": name, "share": 1}} for name in ("Busy mover", "Mover of boxes"))
    ranks = compare_personas([contacts({"pay": numbers(1)}, personas=each) for each in (one, other)], AT_RISK)
    assert [persona.name for persona in ranks.personas] == ["Busy mover"]


def test_nothing_to_compare() -> None:
    for journeys in ([], [build({})], [contacts({"pay": numbers(1)})]):
        ranks = compare_personas(journeys, AT_RISK)
        assert (ranks.personas, ranks.comparisons, ranks.weighed) == ((), (), False)


tens = st.floats(0, 10)
rows = st.lists(st.tuples(st.floats(0, 1), tens, tens), min_size=1, max_size=8)


parts = st.lists(st.integers(1, 50), min_size=1, max_size=4)


@given(rows, parts, st.data())
def test_without_numbers_of_their_own_the_total_is_everybodys_score(
    values: Sequence[tuple[float, float, float]], parts: Sequence[int], data: st.DataObject
) -> None:
    personas = {f"p{number}": {"share": part / sum(parts)} for number, part in enumerate(parts)}
    touchpoints = {}
    for step, row in enumerate(values):
        coming = data.draw(st.lists(st.sampled_from(list(personas)), min_size=1, unique=True))
        touchpoints[f"t{step}"] = {**numbers(*row), "personas": coming}
    for comparison in compare(touchpoints, personas).comparisons:
        assert comparison.everybody is not None
        assert comparison.total == comparison.everybody.score
        assert comparison.total_rank == comparison.everybody.rank


@given(st.integers(1, 100), st.floats(0, 10), parts, st.data())
def test_what_the_frequency_of_the_map_says_already_changes_no_total(
    part: int, satisfaction: float, parts: Sequence[int], data: st.DataObject
) -> None:
    """Whoever comes alike has the map's frequency divided by how many customers come at all."""
    personas = {f"p{number}": {"share": share / sum(parts)} for number, share in enumerate(parts)}
    coming = data.draw(st.lists(st.sampled_from(list(personas)), min_size=1, unique=True))
    telling = data.draw(st.lists(st.sampled_from(coming), unique=True))
    room = sum(personas[id]["share"] for id in coming)
    own: dict[str, Any] = {id: {"frequency": part / 100} for id in telling}
    touchpoint = {**numbers(part / 100 * room, satisfaction, **own), "personas": coming}
    [comparison] = compare({"pay": touchpoint}, personas).comparisons
    assert comparison.everybody is not None
    assert comparison.total == pytest.approx(comparison.everybody.score)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 10))
def test_frequencies_that_agree_with_the_map_leave_its_score(
    share: float, own: float, other: float, satisfaction: float
) -> None:
    """However often one persona comes: the map counts all journeys, so what one makes more the others make less."""
    personas = {"mover": {"share": share}, "switcher": {"share": 1 - share}}
    frequency = share * own + (1 - share) * other
    touchpoint = numbers(frequency, satisfaction, mover={"frequency": own})
    [comparison] = compare({"pay": touchpoint}, personas).comparisons
    assert comparison.everybody is not None
    assert comparison.total == pytest.approx(comparison.everybody.score)


@given(rows, st.floats(0, 1))
def test_a_total_lies_between_its_personas(values: Sequence[tuple[float, float, float]], share: float) -> None:
    personas = {"mover": {"share": share}, "switcher": {"share": 1 - share}}
    touchpoints = {
        f"t{step}": numbers(frequency, satisfaction, 10, switcher={"satisfaction": other})
        for step, (frequency, satisfaction, other) in enumerate(values)
    }
    for comparison in compare(touchpoints, personas).comparisons:
        scores = [standing.score for standing in comparison.standings.values()]
        assert comparison.total is not None
        assert min(scores) <= comparison.total <= max(scores)


@pytest.mark.parametrize("shares", [{"a": 0.33, "b": 0.33, "c": 0.33}, {"a": 0.5, "b": 0.51}, {"a": 1.0}])
def test_shares_that_were_rounded_are_shares_of_all(shares: dict[str, float]) -> None:
    assert sum(weigh_shares(shares).values()) == 1


def test_shares_of_nobody_stay_none() -> None:
    assert weigh_shares({"a": 0.0, "b": 0.0}) == {"a": 0, "b": 0}


def test_without_a_total_what_has_no_rank_for_everybody_stands_last() -> None:
    # Nobody told the share of the movers, so there is no total; the visit has numbers of one persona only.
    only = {"metrics": {"by_persona": {"mover": {"frequency": 1, "satisfaction": 0, "loyalty": 10}}}}
    ranks = compare({"visit": only, "pay": numbers(0.2)}, {"mover": {}, "switcher": {}})
    assert not ranks.weighed
    assert [comparison.touchpoint.id for comparison in ranks.comparisons] == ["pay", "visit"]
    assert by_id(ranks)["visit"].everybody is None
