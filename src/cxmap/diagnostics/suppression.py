"""Comments that ask for silence: `# cxmap: ignore[CX301, unowned-stage] reason`."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cxmap.source import Span
from cxmap.source.words import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxmap.source import Comment

_IGNORE = re.compile(r"ignore[ \t]*\[([^\]]*)\][ \t]*:?(.*)", re.DOTALL)

MOST_SELECTORS = 100
"""So many rules a comment may name. Source: Ours, because all that there are fit, family by family."""

MOST_COMMENTS = 50_000
"""So many comments of a file are heard. Source: Ours, because each that silences nothing takes 3 kB of memory."""


class Selector(NamedTuple):
    """A rule or a family that a comment names.

    Attributes:
        text: The code, name or beginning of codes, as written.
        span: Where it stands.
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that asks for silence about rules on a line.

    Attributes:
        selectors: What it names.
        reason: Why; empty where not written.
        line: The line it is about.
        span: The comment.
        malformed: What is wrong with it, in a sentence; such a comment silences nothing. Empty where nothing is.
    """

    selectors: tuple[Selector, ...]
    reason: str
    line: int
    span: Span
    malformed: str = ""


def read_suppressions(comments: "Iterable[Comment]") -> "Iterator[Suppression]":
    """Read what comments to the program ask for."""
    for number, comment in enumerate(comments):
        if number == MOST_COMMENTS:
            malformed = f"more than {MOST_COMMENTS:,} comments speak to cxmap; none from here on is heard"
            yield Suppression((), "", comment.line, comment.span, malformed)
            return
        match = _IGNORE.fullmatch(comment.text)
        if match is None:
            yield Suppression((), "", comment.line, comment.span, _explain(comment.text))
            continue
        selectors = tuple(islice(_read_selectors(match, comment), MOST_SELECTORS + 1))
        if len(selectors) > MOST_SELECTORS:
            malformed = f"the brackets name more than {MOST_SELECTORS} rules"
            yield Suppression((), "", comment.line, comment.span, malformed)
            continue
        malformed = "" if selectors else "the brackets name no rule"
        yield Suppression(selectors, match[2].strip(), comment.line, comment.span, malformed)


def _read_selectors(match: re.Match[str], comment: "Comment") -> "Iterator[Selector]":
    """What stands between the brackets, each with its place."""
    line = comment.span.line
    # A comment ends with its line, so that columns can be counted from its end.
    first = comment.span.end_column - len(comment.text)
    for part in re.finditer(r"[^,\s](?:[^,]*[^,\s])?", match[1]):
        column = first + match.start(1) + part.start()
        yield Selector(part[0], Span(line, column, line, column + len(part[0])))


def _explain(text: str) -> str:
    """Say why a comment to the program is not understood."""
    if not text:
        return "the comment says nothing behind `cxmap:`"
    word = text.split(maxsplit=1)[0].split("[", maxsplit=1)[0]
    if word.rstrip(":") == "ignore":
        return "`ignore` names no rule in square brackets"
    return f"{code(word)} is nothing that cxmap can be told in a comment"
