"""Names where ids belong: whoever wrote the name of something meant its id."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cxmap.language.problem import LanguageProblem

SECTIONS = {"owner": "teams", "contributors": "teams", "team": "teams", "role": "roles", "system": "systems"}
"""Where the ids of a key are declared, if not under the key's own name."""


def propose_named(problem: "LanguageProblem", data: Any) -> "LanguageProblem":  # noqa: ANN401  (whatever a file holds)
    """A problem with the id of what has the very name that was written; the problem itself where nothing has it."""
    if problem.kind != "bad-id" or problem.on_key:
        return problem
    key = next((part for part in reversed(problem.path) if isinstance(part, str)), "")
    declared = data.get(SECTIONS.get(key, key))
    value = data
    for part in problem.path:
        value = value[part]
    if not isinstance(declared, dict) or not isinstance(value, str):
        return problem
    named = [id for id, entry in declared.items() if isinstance(entry, dict) and _is_same(entry.get("name"), value)]
    if len(named) != 1:
        return problem
    return replace(problem, help=f"write the id of what has this name: `{named[0]}`", instead=named[0])


def _is_same(name: object, value: str) -> bool:
    return isinstance(name, str) and name.casefold().split() == value.casefold().split()
