"""Which rules look at what, by their codes; a rule is imported when a subject needs it.

A map without a fault pays for no rule about faults, and a sketch for no rule that begins at a higher level.
"""

from collections.abc import Iterator
from functools import cache

from cxmap.language.level import Level, asks
from cxmap.rules.index import get_rule, index_rules
from cxmap.rules.rule import Finding, Rule, Subject

Range = tuple[str, str]
"""The first and the last code of rules that belong together."""

ON_TEXT: Range = ("CX001", "CX017")
ON_SUPPRESSIONS: Range = ("CX018", "CX020")
ON_LANGUAGE: Range = ("CX101", "CX108")
ON_REFERENCES: Range = ("CX201", "CX219")

ON_SOUNDNESS: tuple[Range, ...] = (ON_TEXT, ON_LANGUAGE, ON_REFERENCES)
"""Rules that every reader of a map needs to hold, whatever its level."""

AT_EVERY_LEVEL: tuple[Range, ...] = (("CX220", "CX299"), ("CX320", "CX320"), ("CX400", "CX499"))
"""Rules about a resolved map that may speak about a sketch: what contradicts itself, and what nothing uses."""

FROM_MAPPED: tuple[Range, ...] = (("CX021", "CX021"), ("CX109", "CX109"), ("CX300", "CX399"), ("CX500", "CX699"))
"""Rules about a resolved map that ask for more than the language does."""


@cache
def find_rules(*ranges: Range) -> tuple[Rule, ...]:
    """The rules in some ranges, by code."""
    codes = (code for code in index_rules() if any(first <= code <= last for first, last in ranges))
    return tuple(map(get_rule, codes))


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return find_rules(("CX000", "CX999"))


@cache
def find_map_rules(level: Level) -> tuple[Rule, ...]:
    """The rules about a resolved map that speak at its level."""
    ranges = AT_EVERY_LEVEL if level == "sketch" else (*AT_EVERY_LEVEL, *FROM_MAPPED)
    return tuple(rule for rule in find_rules(*ranges) if asks(level, rule.level))


def check_soundness(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Hold a subject to what every reader of it needs: text, language, references."""
    rules: tuple[Rule, ...] = ()
    if subject.faults:
        rules += find_rules(ON_TEXT)
    if subject.problems:
        rules += find_rules(ON_LANGUAGE)
    if subject.loose_ends or subject.clashes or subject.files:
        rules += find_rules(ON_REFERENCES)
    yield from _hold(subject, rules)


def check_sense(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Hold a subject that was read whole to what its level asks."""
    if subject.journey is not None:
        yield from _hold(subject, find_map_rules(subject.terms.level))


def check_suppressions(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """Hold the comments of a subject that ask for silence to their rules."""
    if subject.suppressions:
        yield from _hold(subject, find_rules(ON_SUPPRESSIONS))


def _hold(subject: Subject, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Finding]]:
    for rule in rules:
        for finding in rule.check(subject):
            yield rule, finding
