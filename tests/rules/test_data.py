"""Words that may mean the same data: near ones are proposed, far ones are not, and only so many are compared."""

import time

from tests.journey.maps import contacts

from cxmap.journey.model import Journey
from cxmap.rules import cx330_unused_data, cx331_unmet_data_need
from cxmap.rules.rule import Rule, Subject


def advise(rule: Rule, journey: Journey) -> list[str]:
    """What a rule advises on a journey."""
    return [finding.help for finding in rule.check(Subject("test.journey.yaml", journey=journey))]


def exchange(collects: list[str], uses: list[str]) -> Journey:
    """A map of a touchpoint that collects some data and one that uses some."""
    return contacts({"ask": {"data": {"collects": collects}}, "serve": {"data": {"uses": uses}}})


def test_a_slip_is_proposed_and_another_word_is_not() -> None:
    slip, other = advise(cx330_unused_data.RULE, exchange(["mail adress", "size"], ["Mail address"]))
    assert slip.startswith("if `Mail address`, which is used, means the same")
    assert other.startswith("name it under `data.uses`")


def test_a_sentence_is_no_slip_for_another() -> None:
    text = "whatever the guest has told us at the counter about the wind on the lake"
    (advice,) = advise(cx331_unmet_data_need.RULE, exchange([f"{text}."], [text]))
    assert advice.startswith("name it under `data.collects`")


def test_many_words_are_not_all_compared() -> None:
    collects = [f"date of the {number} ride" for number in range(3000)]
    uses = [f"date of the {number} rides" for number in range(3000)]
    start = time.process_time()
    advices = advise(cx330_unused_data.RULE, exchange(collects, uses))
    assert len(advices) == 3000
    assert advices[0].startswith("if `date of the 0 rides`")
    assert advices[-1].startswith("name it")
    assert time.process_time() - start < 20  # comparing all of them takes many minutes


def test_what_is_handed_over_is_used_and_given() -> None:
    tiers = {
        "one": {"to": {"two": {"handoff": {"carries": "size"}}, "three": {"handoff": {"carries": ["name"]}}}},
        "two": {"to": {"one": {"handoff": {}}, "three": {}}},
        "three": {},
    }
    touchpoints = {"ask": {"data": {"collects": ["Size"]}}, "serve": {"data": {"uses": ["name"]}}}
    assert len(advise(cx330_unused_data.RULE, contacts(touchpoints))) == 1
    assert len(advise(cx331_unmet_data_need.RULE, contacts(touchpoints))) == 1
    assert advise(cx330_unused_data.RULE, contacts(touchpoints, tiers=tiers)) == []
    assert advise(cx331_unmet_data_need.RULE, contacts(touchpoints, tiers=tiers)) == []
