"""Whatever can be explained, as text; and what can be explained at all."""

import inspect
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from rich.text import Text

from cxmap.language.words import enumerate_words, kebab
from cxmap.reports.explanations.prose import HEADING, paint
from cxmap.reports.explanations.rules import add_family, add_rule
from cxmap.reports.explanations.yaml_lines import CODE
from cxmap.reports.page import Page
from cxmap.rules.families import FAMILIES, Family
from cxmap.rules.index import find_codes
from cxmap.rules.rule import Rule
from cxmap.scoring.method import Method
from cxmap.scoring.methods.registry import METHODS

if TYPE_CHECKING:
    from cxmap.language.base import Noun
    from cxmap.language.lookup import Sense

Topic: TypeAlias = "Rule | Family | Method | type[Noun] | Sense"
"""Something that can be explained."""

NARROWEST = 30
"""A terminal narrower than this is written over its edge: words would have to be broken."""


def render_topics(
    topics: Sequence[Topic], *, width: int | None = None, colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Everything that a word stands for, as text.

    Args:
        topics: What to explain.
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """
    page = Page(width, colour=colour, encoding=encoding, narrowest=NARROWEST)
    for number, topic in enumerate(topics):
        if number:
            page.add("\n")
        _add_topic(page, topic)
    _add_pointers(page, topics)
    return page.text()


def render_overview(*, width: int | None = None, colour: bool = False, encoding: str = "utf-8") -> str:
    """What can be explained, and how to ask, as text.

    Args:
        width: Cells in a line; None means a pipe, which gets 80.
        colour: Whether to mark it up with ANSI colours.
        encoding: What the stream can print; other characters get a stand-in.
    """
    from cxmap.language.glossary import list_nouns, name_of

    page = Page(width, colour=colour, encoding=encoding, narrowest=NARROWEST)
    families = {code: title for code, title in FAMILIES.items() if find_codes(code)}
    _add_ways(page, "Rules, by code or name", families)
    page.add()
    ways = {
        "touchpoint": "a mapping with all its keys",
        "owner": "a key, wherever it stands",
        "touchpoint.feels": "a key of one mapping",
    }
    _add_ways(page, "What a map can hold", ways)
    nouns = enumerate_words([kebab(name_of(noun)) for noun in list_nouns()])
    page.add_wrapped(paint(f"The mappings are {nouns}."), 2)
    page.add()
    _add_ways(page, "Scoring methods", {method.name: method.meaning for method in METHODS.values()})
    return page.text()


def _add_ways(page: Page, title: str, ways: Mapping[str, str]) -> None:
    """Add commands, each with what it explains."""
    page.add_wrapped(title, 0, HEADING)
    width = max(map(len, ways))
    for word, meaning in ways.items():
        page.add_wrapped(Text.assemble((f"cxmap explain {word:<{width}}", CODE), f"  {meaning}"), 2)


def _add_topic(page: Page, topic: Topic) -> None:
    match topic:
        case Rule():
            add_rule(page, topic)
        case Family():
            add_family(page, topic)
        case type():
            from cxmap.reports.explanations.language import add_noun

            add_noun(page, topic)
        case Method():
            _add_method(page, topic)
        case _:
            from cxmap.reports.explanations.language import add_sense

            add_sense(page, topic)


def _add_pointers(page: Page, topics: Sequence[Topic]) -> None:
    """Add how to go on from here."""
    families = [topic for topic in topics if isinstance(topic, Family)]
    if families:
        page.add()
        page.add_wrapped(paint(f"`cxmap explain {families[0].rules[0].code}` tells all about a rule."), 0)
    words = [topic for topic in topics if not isinstance(topic, Rule | Family | Method)]
    if words:
        from cxmap.reports.explanations.language import add_pointers

        add_pointers(page, words)


def _add_method(page: Page, method: Method) -> None:
    """Add the formula of a method, what it says, what it needs and weighs, and where it comes from."""
    told, _, source = (inspect.getdoc(type(method)) or "").partition("\n\nSource:\n")
    summary, *more = (" ".join(paragraph.split()) for paragraph in told.split("\n\n"))
    page.add_wrapped(Text.assemble((method.name, HEADING), ", a scoring method"), 0)
    page.add()
    page.add_wrapped(f"score = {method.formula}", 2, CODE)
    page.add()
    page.add_wrapped(f"{method.meaning[:1].upper()}{method.meaning[1:]}. {summary}".rstrip(), 0)
    for paragraph in more:
        page.add()
        page.add_wrapped(paragraph, 0)
    page.add()
    page.add_wrapped(paint(f"A touchpoint needs {enumerate_words(method.required)}."), 0)
    for part, (low, high) in method.ranges.items():
        page.add_wrapped(f"{part}: {low:g} to {high:g}", 2)
    if method.weights:
        _add_weights(page, method)
    page.add()
    page.add_wrapped(f"Source: {' '.join(source.split()) or method.source}", 0)
    page.add()
    page.add_wrapped(paint("`cxmap score FILE --explain ID` redoes the score of a touchpoint with its own numbers."), 0)


def _add_weights(page: Page, method: Method) -> None:
    """Add what a method weighs, and how to weigh otherwise."""
    page.add()
    page.add_wrapped("It weighs these numbers, and needs those whose weight is above 0:", 0)
    for metric, weight in method.weights.items():
        page.add_wrapped(f"{metric}: {weight:g}", 2)
    *_, first, second = method.weights
    page.add_wrapped(
        paint(
            f"`--weights {first}=2,{second}=1` chooses others: any numbers from 0 upwards, which need not add up to 1. "
            "What is not named counts nothing."
        ),
        0,
    )
