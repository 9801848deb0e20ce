"""Where keys at the wrong depth belong, in spaces: the language knows the mapping, the text knows its column."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxmap.language.words import enumerate_words

if TYPE_CHECKING:
    from cxmap.language.problem import LanguageProblem, Path
    from cxmap.source import Document

USUAL_STEP = 2
"""Spaces by which a mapping is indented, where the map itself does not tell."""


def tell_indent(problem: "LanguageProblem", document: "Document") -> "LanguageProblem":
    """A problem with the spaces that a key at the wrong depth needs; the problem itself where spaces are no help."""
    found = _find_column(problem, document) if problem.strays and problem.under is not None else None
    if found is None:
        return problem
    column, sibling = found
    paths = (problem.path, *problem.others)
    shift = column - (document.key_span(problem.path).column - 1)
    help = f"indent {enumerate_words([str(path[-1]) for path in paths])} with "
    help += "1 space" if column == 1 else f"{column or 'no'} spaces"
    help += f", like `{sibling}`" if sibling else ""
    if any(_hangs(path, document, shift, column) for path in paths):
        them = "them" if problem.others else "it"
        help += f", and what stands below {them} with {abs(shift)} {'more' if shift > 0 else 'less'}"
    return replace(problem, help=help)


def _find_column(problem: "LanguageProblem", document: "Document") -> tuple[int, str] | None:
    """The spaces before a key, and one that stands there already; None where its mapping is in braces."""
    under = problem.under or ()
    strays = {problem.path, *problem.others}
    inside: Any = document.data
    for key in under:
        inside = inside[key]
    holder = document.key_span(under)
    # Where a mapping is empty, or all its keys have strayed, the one around it tells how far it is indented.
    sibling = next((key for key in inside or () if (*under, key) not in strays), None)
    if sibling is not None:
        at = document.key_span((*under, sibling))
        return (at.column - 1, str(sibling)) if not under or at.line > holder.line else None
    if document.key_span(problem.path).line == holder.line:
        return None
    step = holder.column - document.key_span(under[:-1]).column if len(under) > 1 else 0
    return holder.column - 1 + (step if step > 0 else USUAL_STEP), ""


def _hangs(path: "Path", document: "Document", shift: int, column: int) -> bool:
    """Whether what stands below a key has to move with it to stay below it."""
    value: Any = document.data
    for key in path:
        value = value[key]
    if not value or not isinstance(value, (dict, list)):
        return False
    line = document.key_span(path).line
    dash = len("- ") if isinstance(value, list) else 0
    first = document.key_span((*path, 0 if dash else next(iter(value))))
    return first.line > line and (first.column - 1 - dash <= column if shift > 0 else shift < 0)
