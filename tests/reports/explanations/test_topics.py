"""Explanations as text: whole ones as golden files, and what holds for all of them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cxmap.language.glossary import list_keys, list_nouns, name_of
from cxmap.language.lookup import find_senses
from cxmap.reports.explanations.prose import add_markdown
from cxmap.reports.explanations.topics import Topic, render_overview, render_topics
from cxmap.reports.page import Page
from cxmap.rules.families import Family, group_rules
from cxmap.rules.page import read_page
from cxmap.rules.registry import all_rules
from cxmap.rules.rule import Rule
from cxmap.scoring.methods.at_risk import AT_RISK
from cxmap.scoring.methods.registry import METHODS, make_method
from cxmap.scoring.profile import Profile

GOLDEN = Path(__file__).parent / "golden"
ESCAPE = re.compile(r"\x1b\[[\d;]*m")
RULES = {rule.code: rule for rule in all_rules()}
FAMILIES = {family.code: family for family in group_rules(RULES.values())}
PART = Family("CX2", (RULES["CX201"], RULES["CX301"], RULES["CX220"]))
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
    """Lines beyond a width, but on narrow terminals for YAML that cannot be broken, and for words that are longer."""
    if width >= 80:
        return [line for line in text.splitlines() if len(line) > width]
    yaml = r" {4}" if isinstance(topic, Rule) else r" +([\w-]+:|- )"
    prose = [line for line in text.splitlines() if not re.match(yaml, line)]
    return [line for line in prose if len(line) > width and len(line.split()) > 1]


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("rule", RULES["CX201"]),
        ("family", PART),
        ("method", AT_RISK),
        *((f"method-{name}", method) for name, method in METHODS.items() if method is not AT_RISK),
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
        assert plain(render_topics([topic], width=width, colour=True)) == text
    assert render_topics([topic]) == render_topics([topic], width=80)
    render_topics([topic], encoding="ascii").encode("ascii")


def plain(text: str) -> str:
    """A text without colours, nor blanks that they hid at the ends of lines."""
    return "\n".join(line.rstrip() for line in ESCAPE.sub("", text).split("\n"))


def words_of(text: str) -> list[str]:
    """The words of a text, whatever breaks its lines and its cells."""
    return re.sub(r"^\|[-|]+$|(?<!\S)[-|](?!\S)|^```.*$", "", text, flags=re.MULTILINE).split()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_the_page_of_a_rule_is_told_whole(rule: Rule) -> None:
    text = render_topics([rule], width=1000)
    page = read_page(rule)
    for said in (
        rule.code,
        rule.name,
        rule.severity.value,
        page.summary,
        *(section.title for section in page.sections),
    ):
        assert " ".join(said.split()) in " ".join(text.split())
    told = words_of(text)
    for section in page.sections:
        words = words_of(section.text)
        start = next(at for at in range(len(told)) if told[at : at + len(words)] == words)
        assert start
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
    assert plain(render_overview(colour=True)) == text
    render_overview(encoding="ascii").encode("ascii")


def test_a_method_without_its_docstring_still_has_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(AT_RISK), "__doc__", None)
    text = " ".join(render_topics([AT_RISK]).split())
    assert f"Source: {AT_RISK.source}" in text
    assert AT_RISK.formula in text


def test_a_method_is_told_with_its_own_weights() -> None:
    text = render_topics([make_method(Profile("ipa", {"loyalty": 2, "value": 1.5}))])
    assert "score = (2·loyalty + 1.5·value)/3.5 − satisfaction" in text
    assert "\n  loyalty: 2\n  value: 1.5\n" in text
    assert "A touchpoint needs `loyalty`, `value` and `satisfaction`." in text


@pytest.mark.parametrize("name", METHODS)
def test_only_a_method_that_weighs_something_says_how(name: str) -> None:
    assert ("--weights" in render_topics([METHODS[name]])) is bool(METHODS[name].weights)


MARKDOWN = """\
One
paragraph.

Three things:
- the first, which is told at some
  length
- the second

- the third

| kind | age |
|---|---|
| `a`, b | 1 \\| 2 |
| c | 3 |
```yaml
a: 1

b: {c: one, d: another, e: a third one here}
```
The end.
"""

SHOWN = """\
  One paragraph.

  Three things:
  - the first, which is told at some
    length
  - the second

  - the third

  kind    age
  `a`, b  1 | 2
  c       3

    a: 1

    b: {c: one, d: another,
        e: a third one here}

  The end.
"""


def test_everything_that_a_page_can_hold() -> None:
    page = Page(40, colour=False, encoding="utf-8", narrowest=20)
    add_markdown(page, MARKDOWN, 2)
    assert page.text() == SHOWN
