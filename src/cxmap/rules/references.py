"""What the rules about unknown ids have in common."""

from collections.abc import Iterator

from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.language.words import enumerate_words, kebab, nearest, shown
from cxmap.rules.rule import Finding, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.model import LooseEnd

SECTIONS = {
    "persona": "personas",
    "team": "teams",
    "role": "roles",
    "channel": "channels",
    "system": "systems",
    "evidence": "evidence",
    "tier": "tiers",
    "kpi": "kpis",
    "initiative": "initiatives",
    "stage": "stages",
    "touchpoint": "touchpoints",
    "tone": "voice.tones",
    "playbook": "playbooks",
    "ancillary": "ancillary",
}
"""The section of a map in which each kind of thing is declared."""

CALLED = {"kpi": "KPI", "ancillary": "ancillary process", "evidence": "evidence source"}
"""Kinds whose word in a sentence is not their name."""


NEEDS = {"evidence": "kind", "initiative": "title"}
"""The key that a new entry of a kind needs first, where it is not `name`."""

MOST_CHOICES = 8
"""A longer list of choices helps nobody."""


def called(kind: str) -> str:
    """The word for a kind in a sentence, without article."""
    return CALLED.get(kind, kind)


def unknown_rule(code: str, kind: str) -> Rule:
    """A rule about references to things of one kind that nothing declares."""

    def check(subject: Subject) -> Iterator[Finding]:
        for end in subject.loose_ends:
            # An id that exists as something else is another mistake, with another repair.
            if end.wanted == kind and not end.found:
                message = f"no {called(kind)} `{shown(end.id)}`"
                yield Finding(Spot(end.at, end.on_key), message, repair_reference(end))

    return Rule(code, f"unknown-{kind}", Severity.ERROR, check)


def repair_reference(end: "LooseEnd") -> str:
    """The repair of a reference: the nearest id of the wanted kind, else how to declare it."""
    near = nearest(end.id, end.choices)
    if near:
        return f"did you mean `{near}`?"
    declare = f"declare it under `{SECTIONS[end.wanted]}`, `{kebab(end.id)}: {{{NEEDS.get(end.wanted, 'name')}: …}}`"
    if 0 < len(end.choices) <= MOST_CHOICES:
        return f"{declare}, or choose {enumerate_words(end.choices, last='or')}"
    return declare
