"""What a word stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.errors import UsageError
from cxmap.language.base import Noun
from cxmap.language.glossary import list_keys, list_nouns, name_of
from cxmap.language.lookup import Sense
from cxmap.language.touchpoint import Touchpoint
from cxmap.language.words import kebab
from cxmap.rules.families import FAMILIES, Family, group_rules
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.registry import METHODS
from cxmap.usecases.explain import find_topics


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_by_code_and_name(rule: Rule) -> None:
    for word in (rule.code, rule.code.lower(), rule.name, rule.name.upper(), f" {rule.code} "):
        assert find_topics(word) == (rule,)


def test_a_family_holds_all_rules_whose_codes_begin_so() -> None:
    for word in ("CX2", "cx2", "CX2nn", "CX2xx"):
        [family] = find_topics(word)
        assert isinstance(family, Family)
        assert family.title == FAMILIES["CX2"]
        assert family.rules == tuple(rule for rule in all_rules() if rule.code.startswith("CX2"))
    [part] = find_topics("CX22")
    assert isinstance(part, Family)
    assert {rule.code[:4] for rule in part.rules} == {"CX22"}
    assert find_topics("CX") == group_rules(all_rules())


def test_every_family_has_its_title() -> None:
    assert {rule.code[:3] for rule in all_rules()} <= set(FAMILIES)


def test_every_method_by_name() -> None:
    assert find_topics("at-risk") == find_topics("At risk") == (AT_RISK,)
    for name, method in METHODS.items():
        assert find_topics(name) == (method,)


@pytest.mark.parametrize("noun", list_nouns(), ids=name_of)
def test_every_mapping_and_each_of_its_keys(noun: type[Noun]) -> None:
    name = kebab(name_of(noun))
    assert noun in find_topics(name)
    for key in list_keys(noun):
        for word in (key.name, f"{key.name}:", f"`{key.name}`"):
            assert any(isinstance(topic, Sense) and key in topic.keys for topic in find_topics(word))
        [sense] = find_topics(f"{name}.{key.name}")
        assert isinstance(sense, Sense)
        assert key in sense.keys


def test_a_word_that_is_a_mapping_and_a_key() -> None:
    noun, *senses = find_topics("touchpoint")
    assert noun is Touchpoint
    assert senses
    assert all(isinstance(sense, Sense) and sense.key.name == "touchpoint" for sense in senses)


def test_a_word_that_keys_can_hold() -> None:
    [sense] = find_topics("transactional-survey")
    assert isinstance(sense, Sense)
    assert sense.key.name == "kind"


def test_rules_and_methods_hide_no_word_of_the_language() -> None:
    names = {rule.name for rule in all_rules()} | set(METHODS)
    words = {kebab(word) for noun in list_nouns() for word in (name_of(noun), *(key.name for key in list_keys(noun)))}
    assert names & words == set()
    assert not any(word.startswith("cx") and word[2:].isdigit() for word in words)


@pytest.mark.parametrize(
    ("word", "message", "help"),
    [
        ("feeels", "nothing is called `feeels`", "did you mean `feels`?"),
        ("unknown-chanel", "nothing is called `unknown-chanel`", "did you mean `unknown-channel`?"),
        ("at-rsk", "nothing is called `at-rsk`", "did you mean `at-risk`?"),
        ("touchpont", "nothing is called `touchpont`", "did you mean `touchpoint`?"),
        ("touchpont.feels", "nothing is called `touchpont`", "did you mean `touchpoint.feels`?"),
        ("touchpoint.feeels", "`touchpoint` has no key `feeels`", "did you mean `touchpoint.feels`?"),
        (
            "touchpoint.metric.loyalty",
            "`touchpoint` has no key `metric`",
            "did you mean `touchpoint.metrics.loyalty`?",
        ),
        ("touchpoint.zzzzz", "`touchpoint` has no key `zzzzz`", "`cxmap explain touchpoint` lists its keys"),
        (
            "touchpoint.feels.anna",
            "`touchpoint.feels` has no keys below it",
            "`cxmap explain touchpoint.feels` says what it holds",
        ),
        ("feels.anna", "`feels` has no keys below it", "`cxmap explain feels` says what it holds"),
        ("zzzzz", "nothing is called `zzzzz`", "`cxmap explain` says what can be explained"),
        ("", "nothing is called ``", "`cxmap explain` says what can be explained"),
        (".", "nothing is called ``", "`cxmap explain` says what can be explained"),
    ],
)
def test_a_word_that_stands_for_nothing(word: str, message: str, help: str) -> None:
    with pytest.raises(UsageError) as refused:
        find_topics(word)
    assert (refused.value.message, refused.value.help) == (message, help)


def test_a_code_that_no_rule_has() -> None:
    with pytest.raises(UsageError, match=r"^no rule `CX999`$") as refused:
        find_topics("CX999")
    assert refused.value.help


@given(st.text() | st.from_regex(r"[a-z_.]{1,12}", fullmatch=True))
def test_any_word_is_explained_or_refused_in_a_sentence(word: str) -> None:
    said: tuple[object, ...]
    try:
        said = find_topics(word)
    except UsageError as refused:
        said = (refused.help,) if len(refused.message) < 200 else ()
    assert all(said)
    assert said
