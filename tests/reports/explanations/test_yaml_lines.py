"""YAML as it is shown: in the form that authors write, and folded without another meaning."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.language.glossary import list_keys, list_nouns
from cxmap.reports.explanations.yaml_lines import fold, write_entry
from cxmap.rules.page import read_page
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule
from cxmap.source import parse_document

Values = st.recursive(
    st.text(st.characters(codec="utf-8"), max_size=20) | st.booleans() | st.integers(-999, 999) | st.just(0.5),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.from_regex(r"[a-z][a-z_-]{0,8}", fullmatch=True), inner, min_size=1, max_size=4)
    ),
    max_leaves=8,
)


def read(text: str) -> object:
    """What a text means; None where it is no YAML."""
    document = parse_document(text.encode(), "example")
    return None if document.faults else document.data


def fold_all(text: str, width: int) -> str:
    return "\n".join(part for line in text.splitlines() for part in fold(line, width))


@given(Values, st.integers(10, 80))
def test_an_example_is_read_as_what_it_is(value: Any, width: int) -> None:
    written = "\n".join(write_entry("key", value, width))
    assert read(written) == {"key": value}
    assert read(fold_all(written, width)) == {"key": value}


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


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_folded_example_means_the_same(rule: Rule) -> None:
    sections = (section.text for section in read_page(rule).sections)
    blocks = [
        block for text in sections for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    ]
    for block in blocks:
        for width in (30, 50, 76):
            assert read(fold_all(block, width)) == read(block)
        assert all(len(line) <= 76 for line in fold_all(block, 76).splitlines())


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("short: [a, b]", ["short: [a, b]"]),
        ("  key: {a: one, b: two, c: three}", ["  key: {a: one, b: two,", "      c: three}"]),
        ('key: {a: "one, two, three", b: four}', ['key: {a: "one, two, three",', "    b: four}"]),
        ("key: {a: [one, two], b: 'a, b'}  # why", ["# why", "key: {a: [one, two],", "    b: 'a, b'}"]),
        ("  # a comment, which is long, but all of it is one", ["  # a comment, which is long, but all of it is one"]),
        ("key: a text, which has commas, but no brackets", ["key: a text, which has commas, but no brackets"]),
        ("key: {a: it's, b: here, c: no#comment}", ["key: {a: it's, b: here,", "    c: no#comment}"]),
    ],
)
def test_where_a_line_is_broken(line: str, folded: list[str]) -> None:
    assert list(fold(line, 24)) == folded
