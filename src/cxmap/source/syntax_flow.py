"""Syntax faults between brackets and braces."""

from __future__ import annotations

import re

from cxmap.source.syntax import Advice, Problem
from cxmap.source.syntax_text import COLON, advise_quotes, get_text
from cxmap.source.words import code

_CLOSERS = {"[": "]", "{": "}"}
_NOUNS = {"[": "list", "{": "mapping"}


def advise_bracket(problem: Problem) -> Advice | None:
    """Find a bracket that is never closed or closed by the wrong one, or a comma that is missing."""
    opener = problem.get_char(problem.context_at)
    if opener not in _CLOSERS or not re.search("parsing a flow (sequence|mapping)", problem.context):
        return None
    closer = _CLOSERS[opener]
    char = problem.get_char(problem.at)
    start = problem.context_at
    if char in ("]", "}") and char != closer:
        related = (f"{code(opener)} opens the {_NOUNS[opener]} here", start, start + 1)
        message = f"{code(char)} stands where {code(closer)} must close the {_NOUNS[opener]}"
        return Advice(message, f"write {code(closer)} before {code(char)}", problem.at, problem.at + 1, related)
    if _is_left_open(problem):
        message = f"the {_NOUNS[opener]} that {code(opener)} opens here is never closed"
        return Advice(message, f"write {code(closer)} at the end of the {_NOUNS[opener]}", start, start + 1)
    return _advise_comma(problem, opener)


def _is_left_open(problem: Problem) -> bool:
    if not problem.text[problem.at :].strip():
        return True
    if problem.get_line_start(problem.at) == problem.get_line_start(problem.context_at):
        return False
    return len(problem.get_indent(problem.at)) <= len(problem.get_indent(problem.context_at))


def _advise_comma(problem: Problem, opener: str) -> Advice:
    noun = "entries" if opener == "{" else "items"
    last = problem.last
    if last is not None and last.end <= problem.at and not last.style:
        text = problem.text[last.start : last.end]
        words = text.rsplit(maxsplit=1)
        if problem.get_char(problem.at) == ":" and len(words) == 1:
            return advise_quotes(problem, last.start, COLON)
        if problem.get_char(problem.at) == ":" and words:
            message = f"{code(text + ':')} holds two {noun} without a comma between them, or a text with a colon"
            help = f"write a comma before {code(words[-1])}, or put the text in quotes"
            return Advice(message, help, last.start, problem.at + 1)
    message = f"{code(get_text(problem, problem.at))} stands where a comma or {code(_CLOSERS[opener])} is expected"
    help = f"write a comma between the {noun}, or put a text with special signs in quotes"
    return Advice(message, help, problem.at, problem.at + 1)


def advise_stray(problem: Problem) -> Advice | None:
    """Find a closing bracket or a comma that nothing asks for."""
    char = problem.get_char(problem.at)
    if char not in ("]", "}", ",") or not char:
        return None
    if "flow" in problem.context and char == ",":
        return Advice("nothing stands before this comma", "delete the comma", problem.at, problem.at + 1)
    if "parsing a block node" in problem.context:
        return advise_quotes(problem, problem.at, f"{{}} begins with {code(char)}, which needs quotes")
    if char == ",":
        message, help = "a comma stands behind a value that is complete", "delete the comma"
    else:
        message, help = f"{code(char)} closes nothing", f"delete {code(char)}"
    return Advice(message, help, problem.at, problem.at + 1)


def advise_tight_colon(problem: Problem) -> Advice | None:
    """Find a colon between braces with nothing behind it."""
    if "found unexpected ':'" not in problem.words:
        return None
    word = re.split(r"[\s,\[\]{}]", problem.text[problem.get_line_start(problem.at) : problem.at])[-1]
    message = f"{code(word + ':')} has no space behind its colon"
    return Advice(message, f"write {code(word + ': ')} and the value", problem.at - len(word), problem.at + 1)


ADVISERS = (advise_bracket, advise_stray, advise_tight_colon)
"""In the order in which they are asked."""
