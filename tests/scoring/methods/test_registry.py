"""Methods by name, with the weights of a profile."""

import math

import pytest

from cxmap.errors import UsageError
from cxmap.journey.scales import spell
from cxmap.scoring.method import Method
from cxmap.scoring.methods.registry import MAKERS, METHODS, make_method, weigh_importance
from cxmap.scoring.profile import Profile
from cxmap.scoring.quadrant import DEFAULT_WEIGHTS


def test_the_methods_in_their_order() -> None:
    assert tuple(MAKERS) == tuple(METHODS) == ("at-risk", "need", "opportunity", "ipa", "rpn")
    for name, method in METHODS.items():
        assert isinstance(method, Method)
        assert method.name == name
        assert make_method(Profile(name)) is method


@pytest.mark.parametrize("name", METHODS)
def test_a_method_tells_what_it_is(name: str) -> None:
    method = METHODS[name]
    assert method.formula
    assert method.meaning[0].islower()
    assert not method.meaning.endswith(".")
    assert set(method.weighed) == {metric for metric, weight in method.weights.items() if weight > 0}
    assert set(method.weighed) <= set(method.ranges)


def test_weights_make_the_formula() -> None:
    assert make_method(Profile("need", {"loyalty": 2, "value": 1})).formula == "(2·loyalty/10 + 1·value/10)/3"
    assert make_method(Profile("ipa", {"value": 1})).formula == "value − satisfaction"
    assert make_method(Profile("opportunity", {"value": 1})).required == ("value", "satisfaction")


@pytest.mark.parametrize("name", ["at-risk", "rpn"])
def test_weights_change_only_the_quadrants_of_a_method_that_weighs_nothing(name: str) -> None:
    profile = Profile(name, {"value": 2})
    assert make_method(profile) is METHODS[name]
    assert weigh_importance(profile) == {"loyalty": 0, "value": 2}


def test_weights_that_say_nothing_of_importance_leave_it() -> None:
    assert weigh_importance(Profile("need", {"frequency": 1})) == DEFAULT_WEIGHTS
    assert weigh_importance(Profile("need", {"frequency": 1, "value": 2})) == {"loyalty": 0, "value": 2}


@pytest.mark.parametrize(
    ("profile", "message", "help"),
    [
        (Profile("oportunity"), "no scoring method `oportunity`", "did you mean `opportunity`?"),
        (Profile("need", {"loyality": 1}), "`loyality` is no metric", "did you mean `loyalty`?"),
        (Profile("need", {"price": 1}), "`price` is no metric",
         "give weights to `frequency`, `satisfaction`, `loyalty` and `value`"),
        (Profile("ipa", {"frequency": 1}), "`frequency` is nothing that `ipa` weighs",
         "give weights to `loyalty` and `value`"),
        (Profile("need", {"value": -1}), "the weight `-1` of `value` is no number from 0 upwards", "give 0 or more"),
        (Profile("need", {"value": math.inf}), "the weight `inf` of `value` is no number from 0 upwards",
         "give 0 or more"),
        (Profile("need", {"value": math.nan}), "the weight `nan` of `value` is no number from 0 upwards",
         "give 0 or more"),
        (Profile("need", {"value": 1e308, "loyalty": 1}), "the weight `1e+308` of `value` is too large to count with",
         "give 0, or a number such as 1 or 2.5: only how weights compare matters"),
        (Profile("ipa", {"value": 5e-324}), f"the weight `{spell(5e-324)}` of `value` is too small to count with",
         "give 0, or a number such as 1 or 2.5: only how weights compare matters"),
        (Profile("opportunity", {"loyalty": 0}), "no weight is above 0",
         "give weights to `loyalty` and `value`, such as `loyalty=1`"),
    ],
)  # fmt: skip
def test_a_profile_that_cannot_be(profile: Profile, message: str, help: str) -> None:
    with pytest.raises(UsageError) as refusal:
        make_method(profile)
    assert (str(refusal.value), refusal.value.help) == (message, help)
