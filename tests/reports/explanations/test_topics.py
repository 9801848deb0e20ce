"""Explanations as text: whole ones as golden files, and what holds for all of them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.language.glossary import list_keys, list_nouns, name_of
from cxmap.language.lookup import find_senses
from cxmap.reports.explanations.prose import add_markdown, write_entry
from cxmap.reports.explanations.topics import Topic, render_overview, render_topics
from cxmap.reports.page import Page
from cxmap.rules.families import group_rules
from cxmap.rules.page import read_page
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule
from cxmap.scoring.at_risk import AT_RISK
from cxmap.scoring.registry import METHODS
from cxmap.source import parse_document

GOLDEN = Path(__file__).parent / "golden"
ESCAPE = re.compile(r"\x1b\[[\d;]*m")
RULES = {rule.code: rule for rule in all_rules()}
FAMILIES = {family.code: family for family in group_rules(RULES.values())}
TOPICS: Mapping[str, Topic] = {
    **RULES,
    **FAMILIES,
    **METHODS,
    **{name_of(noun): noun for noun in list_nouns()},
    **{
        f".{key.name}": sense for noun in list_nouns() for key in list_keys(noun) for sense in find_senses((), key.name)
    },
}


def lines_too_long(text: str, width: int, topic: "Topic | None" = None) -> list[str]:
    """Lines beyond a width, but for YAML, which stays as it is to be copied, and words that are longer themselves."""
    yaml = r" {4}" if isinstance(topic, Rule) else r" +([\w-]+:|- )"
    prose = [line for line in text.splitlines() if not re.match(yaml, line)]
    return [line for line in prose if len(line) > width and len(line.split()) > 1]


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("rule", RULES["CX201"]),
        ("family", FAMILIES["CX1"]),
        ("method", AT_RISK),
        ("key", *find_senses(["link"], "url")),
    ],
)
def test_the_whole_explanation(golden: Callable[[str, Path], None], name: str, topic: Topic) -> None:
    golden(render_topics([topic]), GOLDEN / f"{name}.txt")
    golden(render_topics([topic], width=44, colour=True), GOLDEN / f"{name}-narrow-in-colour.txt")


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS.keys())
def test_prose_fits_and_colour_changes_nothing_else(topic: Topic) -> None:
    for width in (80, 60, 40):
        text = render_topics([topic], width=width)
        assert lines_too_long(text, width, topic) == []
        assert not ESCAPE.search(text)
        assert ESCAPE.sub("", render_topics([topic], width=width, colour=True)) == text
    assert render_topics([topic]) == render_topics([topic], width=80)
    render_topics([topic], encoding="ascii").encode("ascii")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_the_page_of_a_rule_is_told_whole(rule: Rule) -> None:
    text = render_topics([rule])
    page = read_page(rule)
    for said in (
        rule.code,
        rule.name,
        rule.severity.value,
        page.summary,
        *(section.title for section in page.sections),
    ):
        assert " ".join(said.split()) in " ".join(text.split())
    for section in page.sections:
        for line in section.text.splitlines():
            assert line.startswith("```") or " ".join(line.split()) in " ".join(text.split())
    assert (f"# cxmap: ignore[{rule.name}]" in text) is not rule.binding


def test_several_topics_are_told_apart_and_lead_on_once() -> None:
    senses = find_senses((), "frequency")
    text = render_topics(senses)
    assert len(senses) == 2
    assert text.count("frequency, a key of ") == 2
    assert text.count("\n`cxmap explain` also knows ") == 1
    assert text.endswith("\n`cxmap explain` also knows `scale` and `measured-value`.\n")


def test_what_was_told_already_is_not_named_as_the_next_thing() -> None:
    [sense] = find_senses(["touchpoint"], "metrics")
    assert "also knows `metrics`" in render_topics([sense])
    [noun] = sense.key.nouns
    assert "also knows `metrics`" not in render_topics([noun, sense])


def test_words_are_told_with_what_they_say() -> None:
    text = " ".join(render_topics(find_senses(["channel"], "kind")).split())
    assert text.startswith("kind, a key of a channel one of these words ")
    assert "`digital`: A screen" in text


def test_a_mapping_that_stands_in_many_places_names_some() -> None:
    [value] = (noun for noun in list_nouns() if name_of(noun) == "measured value")
    assert re.search(
        r"Stands at `value` of a persona .* and \d other keys\.", render_topics([value]).replace("\n", " ")
    )


def test_what_can_be_explained() -> None:
    text = render_overview()
    for family in FAMILIES.values():
        assert re.search(rf"^  cxmap explain {family.code} +{family.title}$", text, re.MULTILINE)
    for word in ("at-risk", "touchpoint", "touchpoint.feels", "owner"):
        assert re.search(rf"^  cxmap explain {word}  ", text, re.MULTILINE)
    assert "`step-between-tiers`" in text
    for width in (80, 40):
        assert lines_too_long(render_overview(width=width), width) == []
    assert ESCAPE.sub("", render_overview(colour=True)) == text
    render_overview(encoding="ascii").encode("ascii")


def test_a_method_without_its_docstring_still_has_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(AT_RISK), "__doc__", None)
    text = " ".join(render_topics([AT_RISK]).split())
    assert f"Source: {AT_RISK.source}" in text
    assert AT_RISK.formula in text


def test_paragraphs_and_code_of_a_page() -> None:
    page = Page(40, colour=False, encoding="utf-8", narrowest=20)
    add_markdown(
        page, "One\nparagraph.\n\nAnother.\n```yaml\na: 1\n\nb: {c: a long line that nobody breaks anywhere}\n```", 2
    )
    assert page.text() == (
        "  One paragraph.\n\n  Another.\n\n    a: 1\n\n    b: {c: a long line that nobody breaks anywhere}\n"
    )


Values = st.recursive(
    st.text(st.characters(codec="utf-8"), max_size=20) | st.booleans() | st.integers(-999, 999) | st.just(0.5),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.from_regex(r"[a-z][a-z_-]{0,8}", fullmatch=True), inner, min_size=1, max_size=4)
    ),
    max_leaves=8,
)


@given(Values, st.integers(10, 80))
def test_an_example_is_read_as_what_it_is(value: Any, width: int) -> None:
    written = "\n".join(write_entry("key", value, width))
    assert parse_document(written.encode(), "example").data == {"key": value}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-1, "key: -1"),
        (True, "key: true"),
        ("2026-11-02", "key: 2026-11-02"),
        ("yes: no", 'key: "yes: no"'),
        (["a", "b, c"], 'key: [a, "b, c"]'),
        ({"a": {"b": "a long text"}, "c": 1}, "key:\n  a: {b: a long text}\n  c: 1"),
        (["a long text", "another text"], "key:\n  - a long text\n  - another text"),
    ],
)
def test_an_example_as_authors_write_it(value: Any, written: str) -> None:
    assert "\n".join(write_entry("key", value, 24)) == written


def test_no_example_of_the_language_is_too_long_for_a_terminal() -> None:
    for noun in list_nouns():
        for key in list_keys(noun):
            for example in key.examples:
                assert all(len(line) <= 76 for line in write_entry(key.name, example, 76)), key.name
