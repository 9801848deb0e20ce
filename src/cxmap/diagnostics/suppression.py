"""Comments that ask for silence: `# cxmap: ignore[CX301, unowned-stage] reason`."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxmap.source import Comment, Span

_IGNORE = re.compile(r"ignore[ \t]*\[([^\]]*)\][ \t]*:?[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that asks for silence about rules on a line.

    Attributes:
        selectors: What it names: codes, names or families, as written.
        reason: Why; empty where not written.
        line: The line it is about.
        span: The comment.
        malformed: What is wrong with it, in a sentence; such a comment silences nothing. Empty where nothing is.
    """

    selectors: tuple[str, ...]
    reason: str
    line: int
    span: "Span"
    malformed: str = ""


def read_suppressions(comments: "Iterable[Comment]") -> "Iterator[Suppression]":
    """Read what comments to the program ask for."""
    for comment in comments:
        match = _IGNORE.fullmatch(comment.text)
        if match is None:
            yield Suppression((), "", comment.line, comment.span, _explain(comment.text))
            continue
        selectors = tuple(filter(None, (part.strip() for part in match[1].split(","))))
        malformed = "" if selectors else "the brackets name no rule"
        yield Suppression(selectors, match[2].strip(), comment.line, comment.span, malformed)


def _explain(text: str) -> str:
    """Say why a comment to the program is not understood."""
    if not text:
        return "the comment says nothing behind `cxmap:`"
    word = text.split(maxsplit=1)[0].split("[", maxsplit=1)[0]
    if word.rstrip(":") == "ignore":
        return "`ignore` names no rule in square brackets"
    return f"`{word}` is nothing that cxmap can be told in a comment"
