"""What the language knows of a word: its mappings, its keys, the words that keys can hold."""

import pytest

from cxmap.language.anatomy import keys_of
from cxmap.language.glossary import describe_type, list_keys, list_nouns, name_of
from cxmap.language.journey_map import JourneyMap
from cxmap.language.lookup import find_holders, find_nouns, find_senses, find_uses, keys_below
from cxmap.language.metrics import Metrics, MetricSet
from cxmap.language.stage import Stage
from cxmap.language.touchpoint import Touchpoint


def test_every_mapping_has_a_name_of_its_own_and_all_its_keys() -> None:
    names = [name_of(noun) for noun in list_nouns()]
    assert len(set(names)) == len(names) > 30
    for noun in list_nouns():
        keys = list_keys(noun)
        assert [key.name for key in keys] == keys_of(noun)
        assert all(key.description.endswith(".") and describe_type(key.hint) for key in keys), noun


@pytest.mark.parametrize("word", ["measured value", "measured-value", "Measured_Value"])
def test_a_mapping_is_found_however_its_words_are_joined(word: str) -> None:
    assert [name_of(noun) for noun in find_nouns(word)] == ["measured value"]
    assert find_nouns("value") == ()


@pytest.mark.parametrize("word", ["moment_of_truth", "moment-of-truth", "Moment of truth"])
def test_a_key_is_found_however_its_words_are_joined(word: str) -> None:
    [sense] = find_senses((), word)
    assert (sense.key.name, sense.key.noun) == ("moment_of_truth", Touchpoint)


def test_a_key_of_several_mappings_is_told_once_for_those_where_it_means_the_same() -> None:
    senses = find_senses((), "owner")
    nouns = [key.noun for sense in senses for key in sense.keys]
    assert len(nouns) == len(set(nouns)) > len(senses) > 1
    assert {JourneyMap, Stage, Touchpoint} <= set(nouns)
    for sense in senses:
        assert len({key.description for key in sense.keys}) == 1


@pytest.mark.parametrize("path", [["touchpoint"], ["touchpoints"], ["stage", "touchpoints"], ["stages", "touchpoints"]])
def test_a_path_may_name_mappings_or_the_keys_that_hold_them(path: list[str]) -> None:
    [sense] = find_senses(path, "feels")
    assert [key.noun for key in sense.keys] == [Touchpoint]


def test_a_path_leads_through_what_keys_can_hold() -> None:
    assert [key.noun for sense in find_senses(["touchpoint", "metrics"], "loyalty") for key in sense.keys] == [Metrics]
    assert {key.noun for key in keys_below(["touchpoint", "metrics", "by_persona"])} == {MetricSet}
    assert find_senses(["touchpoint", "metrics", "loyalty"], "sd")
    assert keys_below(["touchpoint", "feels"]) == ()
    assert keys_below(["nothing"]) == ()
    assert keys_below(["touchpoint", "touchpoint"]) == ()


def test_the_keys_that_hold_a_mapping() -> None:
    assert [(sense.key.name, sense.key.noun) for sense in find_holders(Touchpoint)] == [("touchpoints", Stage)]
    assert find_holders(JourneyMap) == ()


def test_the_keys_that_can_hold_a_word() -> None:
    assert {sense.key.name for sense in find_uses("nps")} == {"frequency", "satisfaction", "loyalty", "value"}
    assert [sense.key.name for sense in find_uses("transactional-survey")] == ["kind"]
    assert find_uses("nothing") == ()
