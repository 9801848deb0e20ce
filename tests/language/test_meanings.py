"""Every word of the language that can be chosen is explained, and nothing else is."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel

from cxmap.language.glossary import Key, list_keys, list_nouns
from cxmap.language.meanings import Meanings, find_meanings

KEYS = [key for noun in list_nouns() for key in list_keys(noun) if key.words]


@pytest.mark.parametrize("key", KEYS, ids=[f"{key.noun.__name__}.{key.name}" for key in KEYS])
def test_each_word_has_a_sentence_of_its_own(key: Key) -> None:
    meanings = find_meanings(key.hint)
    assert tuple(meanings) == key.words
    assert len(set(meanings.values())) == len(meanings)
    for told in meanings.values():
        assert told[0].isupper()
        assert not told.endswith(".")
        assert "`" not in told  # some editors show it as plain text


def test_words_of_no_choice_have_none() -> None:
    assert find_meanings(str) == {}
    assert find_meanings(Literal["a", "b"]) == {}


def test_a_word_without_a_sentence_stops_the_schema() -> None:
    class Lacking(BaseModel):
        word: Annotated[Literal["a", "b"], Meanings({"a": "The first"})]

    with pytest.raises(KeyError, match="b"):
        Lacking.model_json_schema()


def test_sentences_follow_the_order_of_the_words() -> None:
    class Turned(BaseModel):
        word: Annotated[Literal["a", "b"], Meanings({"b": "The second", "a": "The first"})] | None = None

    schema = Turned.model_json_schema()["properties"]["word"]["anyOf"][0]
    assert (schema["enum"], schema["enumDescriptions"]) == (["a", "b"], ["The first", "The second"])
