"""What rules about references have in common: ids that lead nowhere, unusable files, ids that nobody names."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxmap.diagnostics.diagnostic import Severity
from cxmap.journey.register import SECTION_PATHS
from cxmap.language.flow import ENDS
from cxmap.language.words import MOST_CHOICES, enumerate_words, kebab, shown
from cxmap.rules.repair import RenameKey, Repair, Rewrite
from cxmap.rules.rule import Finding, NamedFileProblem, Rule, Spot, Subject

if TYPE_CHECKING:
    from cxmap.journey.lapses import LooseEnd

CALLED = {"kpi": "KPI", "ancillary": "ancillary process", "evidence": "evidence source"}
"""Kinds whose word in a sentence is not their name."""

ENTRIES = {"evidence": "{kind: …}", "initiative": "{title: …}", "tone": "…"}
"""The shortest entry of a kind, where it is not `{name: …}`."""


def called(kind: str) -> str:
    """The word for a kind in a sentence, without article."""
    return CALLED.get(kind, kind)


def with_article(kind: str) -> str:
    """The word for a kind in a sentence: "a team", "an evidence source"."""
    word = called(kind)
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def wanted_kinds(end: "LooseEnd") -> tuple[str, ...]:
    """The kinds that a reference may lead to: one, but for what an initiative needs."""
    return ("initiative", "system") if "needs" in end.at.path[2:3] else (end.wanted,)


def unknown_rule(code: str, kind: str) -> Rule:
    """A rule about references to things of one kind that nothing declares."""

    def check(subject: Subject) -> Iterator[Finding]:
        for end in subject.loose_ends:
            # An id that exists as something else is another mistake, with another repair.
            if end.wanted == kind and not end.found:
                words = " or ".join(map(called, wanted_kinds(end)))
                message = f"no {words} `{shown(end.id)}`" if not end.now else f"`{end.id}` is called `{end.now}` now"
                yield Finding(Spot(end.at, end.on_key), message, repair_reference(end), fix=mend_reference(end))

    return Rule(code, f"unknown-{kind}", Severity.ERROR, check)


def repair_reference(end: "LooseEnd") -> str:
    """The repair of a reference: the nearest id of the wanted kind, else how to declare it."""
    if end.now:
        return f"write `{end.now}`"
    if end.near:
        return f"did you mean `{end.near}`?"
    if end.id in ENDS:
        return "name a touchpoint: `leaves` and `done` stand only in `next`"
    # Touchpoints are declared in the stage where they belong.
    section = ".".join(SECTION_PATHS[end.wanted])
    home = "the `touchpoints` of a stage" if end.wanted == "touchpoint" else f"`{section}`"
    declare = f"declare it under {home} as `{kebab(end.id)}: {ENTRIES.get(end.wanted, '{name: …}')}`"
    if 0 < len(end.choices) <= MOST_CHOICES:
        return f"{declare}, or choose {enumerate_words(end.choices, last='or')}"
    return declare


def mend_reference(end: "LooseEnd") -> Repair | None:
    """The nearest id of the wanted kind in the place of a reference; safe where no other can be meant."""
    if not end.near:
        return None
    change = RenameKey(end.at.path, end.near) if end.on_key else Rewrite(end.at.path, end.near)
    return Repair(f"write `{end.near}`", (change,), end.sure and not end.found)


def explain_file(problem: NamedFileProblem, at: Spot, noun: str, suffix: str) -> Finding:
    """What is said about a named file that cannot be used.

    Args:
        problem: What keeps it from being used.
        at: Where it is named.
        noun: What the file should be: `catalogue` or `map`.
        suffix: How the name of such a file ends.
    """
    path = shown(problem.path)
    fix = None
    match problem.kind:
        case "missing" if problem.detail:
            near = shown(problem.detail)
            fix = Repair(f"write `{near}`", (Rewrite(problem.at.path, problem.detail),))
            message, advice = f"no {noun} `{path}`", f"did you mean `{near}`?"
        case "missing":
            message = f"no {noun} `{path}`"
            advice = "write the path as seen from the folder of this file, or create the file"
        case "outside":
            folder = f"`{shown(problem.detail)}`" if problem.detail else "it"
            message = f"`{path}` lies outside the project folder"
            advice = f"move the {noun} into {folder}, or mark the folder that holds both with an empty `cxmap.toml`"
        case "absolute":
            message = f"`{path}` is an absolute path, which leads nowhere on another machine"
            advice = "write the path as seen from the folder of this file"
        case "name":
            stem = re.sub(r"(?<=[^/])(\.journey|\.catalogue)?(\.[A-Za-z]+)?$", "", path)
            message = f"`{path}` is not named like a {noun}"
            advice = f"name a file that ends in `{suffix}`, e.g. `{stem}{suffix}`"
        case "many":
            message = f"with `{path}`, the file builds on more than {problem.detail} {noun}s"
            advice = f"gather what they hold in fewer {noun}s"
        case _:
            message = f"the {noun} `{path}` cannot be read: {problem.detail}"
            advice = "see that the file is there and that you may read it"
    return Finding(at, message, advice, fix=fix)


def find_unused(subject: Subject, kind: str) -> Iterator[tuple[str, Spot]]:
    """Entries of one kind that this file declares and nothing refers to, each with its place."""
    journey = subject.journey
    if journey is None:
        return
    used = journey.used.get(kind, frozenset())
    # A misspelt reference is reported as such; it is no second mistake that the right id is missing.
    meant = {end.near for end in journey.loose_ends if end.wanted == kind}
    for id, entry in getattr(journey, SECTION_PATHS[kind][0]).items():
        if id not in used and id not in meant and entry.at.file == subject.file:
            yield id, Spot(entry.at, on_key=True)
