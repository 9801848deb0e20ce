"""Syntax faults inside one text: quotes, escapes, and signs that a text without quotes cannot begin with."""

from __future__ import annotations

import re

from cxmap.source.syntax import Advice, Problem
from cxmap.source.words import code, quote

_NAMES = {"*": "the name of an alias", "&": "an anchor", "!": "a tag", "%": "a directive"}
COLON = "the text {} holds a colon, which YAML reads as the end of a key"
"""What is said about a colon in a text without quotes; `{}` stands for the text."""

_FLOW_END = re.compile(r"(?<!\s)\s*[,\]}]")
_ALIAS = re.compile(r"(?:^|(?<=[\s,\[{]))(?P<alias>\*\w[\w-]*)[ \t]+\Z")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_COMMENT = re.compile(r"(?<!\s)\s+#.*")


def is_inside_brackets(problem: Problem, offset: int) -> bool:
    """Say whether a bracket or brace is open before an offset on its line.

    Args:
        problem: What the parser reports.
        offset: The place. Units: code points from the start of the text.
    """
    before = problem.text[problem.get_line_start(offset) : offset]
    return before.count("[") + before.count("{") > before.count("]") + before.count("}")


def get_text(problem: Problem, start: int) -> str:
    """Return the rest of a line from an offset, as far as the author means it as one text.

    Args:
        problem: What the parser reports.
        start: Where the text begins.
    """
    rest = problem.text[start : problem.get_line_end(start)]
    rest = _COMMENT.sub("", rest) or rest
    if is_inside_brackets(problem, start):
        match = _FLOW_END.search(rest)
        rest = rest[: match.start()] if match and match.start() else rest
    return rest


def advise_quotes(problem: Problem, start: int, message: str) -> Advice:
    """Return the advice to put the rest of a line in quotes.

    Args:
        problem: What the parser reports.
        start: Where the text begins.
        message: What stands there; `{}` is replaced by the text.
    """
    text = get_text(problem, start)
    shown = message.replace("{}", code(text))
    return Advice(shown, f"put the text in quotes: {code(quote(text), 200)}", start, start + len(text))


def advise_open_quote(problem: Problem) -> Advice | None:
    """Find the quote that was opened and never closed: the file ends in it, or the next quote closed it by chance."""
    if "quoted scalar" in problem.context and re.search("end of stream|document", problem.words):
        return _close_quote(problem, problem.context_at)
    last = problem.last
    if last is None or last.style not in ("'", '"') or not _is_behind(problem, last.end):
        return None
    if "\n" in problem.text[last.start : last.end] or "\r" in problem.text[last.start : last.end]:
        return _close_quote(problem, last.start)
    return None


def _is_behind(problem: Problem, end: int) -> bool:
    """Say whether the parser gave up on something that follows on the same line."""
    return problem.at >= end and problem.get_line_end(end) > problem.at and problem.get_line_start(problem.at) <= end


def _close_quote(problem: Problem, start: int) -> Advice:
    start = _skip_properties(problem, start)
    sign = problem.get_char(start)
    text = problem.text[start : problem.get_line_end(start)]
    inner = _COMMENT.sub("", text[1:]) if len(text) > 1 else ""
    if is_inside_brackets(problem, start):
        inner = inner.rstrip("]} ")
    help = (
        f"close it at the end of the text: {code(sign + inner + sign, 200)}" if inner else f"close it with {code(sign)}"
    )
    return Advice(f"the quote that opens {code(text)} is never closed on its line", help, start, start + 1)


def _skip_properties(problem: Problem, start: int) -> int:
    match = _PROPERTIES.match(problem.text, start)
    return match.end() if match else start


def advise_text_behind_quote(problem: Problem) -> Advice | None:
    """Find text behind a closing quote; an apostrophe is the commonest such quote."""
    last = problem.last
    if last is None or last.style not in ("'", '"') or not _is_behind(problem, last.end):
        return None
    if problem.get_char(problem.at) in ("]", "}", ",") and problem.get_char(problem.at):
        return None
    start = _skip_properties(problem, last.start)
    text = get_text(problem, start)
    behind = problem.text[problem.at : start + len(text)]
    inner = text[1:-1] if len(text) > 1 and text[-1] == text[0] and problem.at == last.end else text
    message = f"{code(behind)} stands behind the closing quote of {code(problem.text[start : last.end])}"
    return Advice(message, f"put the whole text in quotes: {code(quote(inner), 200)}", start, start + len(text))


def advise_escape(problem: Problem) -> Advice | None:
    """Find a backslash that means nothing."""
    # libyaml has a spelling of its own for "hexadecimal".
    if not re.search("quoted scalar|double-quoted", problem.context) or not re.search(
        "escape|hex|Unicode", problem.words
    ):
        return None
    at = max(problem.text.rfind("\\", problem.context_at, problem.at + 1), problem.context_at)
    sign = problem.text[at : at + 2]
    message = f"{code(sign)} begins no character that can be written this way between double quotes"
    help = f"write `\\{sign}` for a backslash, or use single quotes"
    return Advice(message, help, at, at + len(sign))


def advise_reserved(problem: Problem) -> Advice | None:
    """Find a text that begins with a sign YAML keeps for itself."""
    sign = problem.get_char(problem.at)
    if "cannot start any token" not in problem.words or sign not in ("@", "`", "%"):
        return None
    return advise_quotes(problem, problem.at, f"{{}} begins with {_name(sign)}, which needs quotes")


def _name(sign: str) -> str:
    return "a backtick" if sign == "`" else code(sign)


def advise_sign(problem: Problem) -> Advice | None:
    """Find an asterisk, an ampersand or an exclamation mark that is meant as text."""
    sign = problem.get_char(problem.context_at)
    if sign not in _NAMES or not re.search("alias|anchor|tag|parsing a node", problem.context + problem.words):
        return None
    return advise_quotes(
        problem, problem.context_at, f"{{}} begins with {code(sign)}, which YAML reads as the start of {_NAMES[sign]}"
    )


def advise_text_behind_alias(problem: Problem) -> Advice | None:
    """Find a text that begins with an asterisk and goes on behind what YAML takes for an alias."""
    line_start = problem.get_line_start(problem.at)
    match = _ALIAS.search(problem.text, line_start, problem.at)
    if match is None or "parsing a" not in problem.context:
        return None
    return advise_quotes(
        problem, match.start("alias"), "{} begins with `*`, which YAML reads as the start of the name of an alias"
    )


def advise_block_text(problem: Problem) -> Advice | None:
    """Find text on the line of the sign that announces a text of several lines."""
    text = get_text(problem, problem.context_at)
    line_end = problem.context_at + len(text)
    if "scanning a block scalar" not in problem.context or not text.startswith(("|", ">")) or problem.at >= line_end:
        return None
    sign = text[0]
    message = f"{code(text[1:].strip())} stands on the line of {code(sign)}, which announces a text on the next lines"
    help = f"put the text on the next line, indented, or write it in quotes: {code(quote(text), 200)}"
    return Advice(message, help, problem.context_at, line_end)


def advise_list_behind_key(problem: Problem) -> Advice | None:
    """Find a list item, or a complex key, that begins behind a key on the same line."""
    sign = problem.get_char(problem.at)
    if "sequence entries are not allowed" in problem.words:
        text = get_text(problem, problem.at)
        message = f"the list item {code(text)} begins on the line of its key"
        help = f"begin the list on the next line, or put the text in quotes: {code(quote(text), 200)}"
        return Advice(message, help, problem.at, problem.at + len(text))
    if "mapping keys are not allowed" in problem.words and sign == "?":
        return advise_quotes(problem, problem.at, "{} begins with `?`, which YAML reads as the start of a key")
    return None


ADVISERS = (
    advise_open_quote,
    advise_text_behind_quote,
    advise_escape,
    advise_reserved,
    advise_sign,
    advise_text_behind_alias,
    advise_block_text,
    advise_list_behind_key,
)
"""In the order in which they are asked."""
