"""No key of the language is left out: what the models have is written, and what they will have tomorrow."""

import re
from typing import Any

import pytest
from pydantic import BaseModel, Field, create_model
from tests.security.injection.maximal import ADDRESS, make_maximal
from tests.security.injection.places import ITEM, KEY, Path, walk

from cxmap.config.settings import Settings
from cxmap.language.base import Line, Maybe, Noun
from cxmap.language.catalogue import Catalogue
from cxmap.language.glossary import list_keys, list_nouns
from cxmap.language.journey_map import JourneyMap
from cxmap.language.metrics import MeasuredBy
from cxmap.language.stage import Stage
from cxmap.language.touchpoint import Touchpoint


def write(model: type[BaseModel]) -> tuple[Any, set[Path]]:
    return make_maximal(model, ".".join)


@pytest.mark.parametrize("model", [JourneyMap, Catalogue, Settings])
def test_every_text_of_a_model_is_written(model: type[BaseModel]) -> None:
    _, reached = write(model)
    # Keys of settings, whose names are free, are in tests/security/injection/test_names.py.
    assert {leaf.path for leaf in walk(model) if leaf.free and leaf.path[-1] != KEY} == reached


def test_every_key_of_the_language_is_walked() -> None:
    """The glossary, from which the page of the language is made, knows no key that the walk does not meet."""
    met = {part for leaf in (*walk(JourneyMap), *walk(Catalogue)) for part in leaf.path}
    assert {key.name for noun in list_nouns() for key in list_keys(noun)} <= met


def test_there_are_many() -> None:
    free = [leaf for leaf in walk(JourneyMap) if leaf.free]
    assert len(free) >= 106
    assert len([leaf for leaf in walk(Catalogue) if leaf.free]) >= 30
    assert ("stages", ITEM, "touchpoints", ITEM, "barriers", ITEM, "<mapping>", "text") in {leaf.path for leaf in free}


def test_only_addresses_have_a_pattern_that_leaves_room() -> None:
    """Ids, days and lengths of time have none; test_links.py has the addresses."""
    roomy = {leaf.path[-1] for leaf in walk(JourneyMap) if not leaf.free and leaf.pattern and _takes(leaf.pattern)}
    assert roomy == {"url"}


def _takes(pattern: str) -> bool:
    return re.search(pattern, f'{ADDRESS}"><script>') is not None


class Secret(Noun):
    """A mapping that nobody has written yet."""

    word: Maybe[Line] = None
    words: dict[str, list[str | int]] = Field(default_factory=dict)


def test_a_key_of_tomorrow_is_found_by_itself() -> None:
    """At any depth, in a mapping of its own, in a list, as a key, without a pattern or with one."""
    listening: Any = create_model("Listening", __base__=MeasuredBy, secret=(Secret | None, None))
    touchpoint: Any = create_model("Contact", __base__=Touchpoint, measured_by=(listening, None))
    stage: Any = create_model("Chapter", __base__=Stage, touchpoints=(dict[str, touchpoint], {}))
    model: Any = create_model("Tomorrow", __base__=JourneyMap, stages=(dict[str, stage], ...))
    above = ("stages", ITEM, "touchpoints", ITEM, "measured_by", "secret")
    new = {leaf.path for leaf in walk(model) if leaf.free} - {leaf.path for leaf in walk(JourneyMap) if leaf.free}
    assert new >= {(*above, "word"), (*above, "words", KEY), (*above, "words", ITEM, ITEM, "<0>")}
    _, reached = write(model)
    assert {(*above, "word"), (*above, "words", ITEM, ITEM, "<0>")} <= reached


def test_a_type_that_nobody_knows_is_no_silence() -> None:
    model = create_model("Tomorrow", __base__=Noun, data=(bytes, b""))
    with pytest.raises(AssertionError, match="nobody knows what to write"):
        write(model)
