"""The language explained: a mapping with its keys, or a key in all its meanings."""

from typing import TYPE_CHECKING

from rich.text import Text

from cxmap.language.glossary import Key, describe_type, list_keys, name_of
from cxmap.language.lookup import find_holders
from cxmap.language.meanings import find_meanings
from cxmap.language.words import enumerate_plainly, kebab
from cxmap.reports.explanations.prose import HEADING, paint
from cxmap.reports.explanations.yaml_lines import CODE, add_entry
from cxmap.reports.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxmap.language.base import Noun
    from cxmap.language.lookup import Sense

MOST_PLACES = 6
"""Where a mapping can stand in more places than this, only some are named."""


def add_noun(page: Page, noun: "type[Noun]") -> None:
    """Add what a mapping is, where it stands, and each of its keys."""
    page.add_wrapped(name_of(noun), 0, HEADING)
    page.add()
    page.add_wrapped(paint((noun.__doc__ or "").strip().partition("\n")[0]), 0)
    places = [f"`{sense.key.name}` of {_name_nouns(sense)}" for sense in find_holders(noun)]
    if places:
        more = f" and {len(places) - MOST_PLACES} other keys" if len(places) > MOST_PLACES else ""
        listed = ", ".join(places[:MOST_PLACES]) if more else enumerate_plainly(places)
        page.add_wrapped(paint(f"Stands at {listed}{more}."), 0)
    for key in list_keys(noun):
        page.add()
        page.add_wrapped(Text.assemble((key.name, CODE), "  ", paint(_describe(key))), 2)
        _add_description(page, key, 4)
        if key.examples:
            add_entry(page, key.name, key.examples[0], 4)


def add_sense(page: Page, sense: "Sense") -> None:
    """Add what a key means in the mappings that share the sense."""
    key = sense.key
    page.add_wrapped(Text.assemble((key.name, HEADING), f", a key of {_name_nouns(sense)}"), 0)
    page.add()
    listed = " · ".join(f"`{word}`" for word in key.words)
    # Words that are told one by one below need not be listed before.
    page.add_wrapped(paint(_describe(key).replace(listed, "one of these words") if listed else _describe(key)), 2)
    _add_description(page, key, 2)
    if key.words:
        page.add()
        _add_words(page, key, 4)
    for example in key.examples:
        page.add()
        add_entry(page, key.name, example, 4)


def add_pointers(page: Page, topics: "Iterable[type[Noun] | Sense]") -> None:
    """Add the names of what can stand inside of what was explained, so that the reader can go on."""
    told = list(topics)
    keys = [key for topic in told for key in (list_keys(topic) if isinstance(topic, type) else (topic.key,))]
    names = [
        f"`{kebab(name_of(noun))}`"
        for noun in dict.fromkeys(noun for key in keys for noun in key.nouns if noun not in told)
    ]
    if names:
        page.add()
        page.add_wrapped(paint(f"`cxmap explain` also knows {enumerate_plainly(names)}."), 0)


def _describe(key: Key) -> str:
    return f"{describe_type(key.hint)}{'; required' if key.required else ''}"


def _add_description(page: Page, key: Key, indent: int) -> None:
    absent = f" When absent: `{key.default}`." if key.default else ""
    page.add_wrapped(paint(f"{key.description}{absent}"), indent)


def _add_words(page: Page, key: Key, indent: int) -> None:
    """Add the words that a key can hold, each with what it says."""
    told = find_meanings(key.hint)
    for word in key.words:
        page.add_wrapped(paint(f"`{word}`: {told[word]}" if word in told else f"`{word}`"), indent)


def _name_nouns(sense: "Sense") -> str:
    return enumerate_plainly([key.noun.called for key in sense.keys])
