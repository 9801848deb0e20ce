"""Syntax faults of indentation: a line that begins where nothing is open, or one that left its siblings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxmap.source.syntax import Advice, Problem
from cxmap.source.syntax_text import get_text
from cxmap.source.words import code

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = re.compile(
    r"""(?:-[ \t]+)*(?P<key>"[^"\r\n]*"|'[^'\r\n]*'|[^\s\-#"'\[\]{},:][^:#\r\n]*|-[^\s:#][^:#\r\n]*):(?=\s|$)"""
)
"""A key of a mapping without braces, behind any number of dashes."""

_BLOCKS = "parsing a block (?:mapping|collection)"
_OPEN = re.compile(r"(?:-[ \t]+)*(?P<key>[^\s:]+):[ \t]*(?:\{.*|)")


def count_spaces(spaces: int) -> str:
    """Return a number of spaces in words.

    Args:
        spaces: How many there are.
    """
    return "1 space" if spaces == 1 else f"{spaces} spaces" if spaces else "no spaces"


def walk_up(problem: Problem, line_start: int) -> Iterator[tuple[int, int, str]]:
    """Yield offset, column and text of each line above that holds more than a comment, the nearest first.

    Args:
        problem: What the parser reports.
        line_start: Where the line begins.
    """
    offset = line_start
    while offset > 0:
        offset = problem.get_line_start(offset - 1)
        line = problem.text[offset : problem.get_line_end(offset)]
        column = len(line) - len(line.lstrip(" "))
        if line[column:] and line[column] != "#":
            yield offset, column, line[column:]


def walk_down(problem: Problem, offset: int) -> Iterator[int]:
    """Yield the column of each line below the line of an offset that holds more than a comment.

    Args:
        problem: What the parser reports.
        offset: A place on the line.
    """
    while (offset := problem.text.find("\n", offset) + 1) > 0:
        indent = len(problem.get_indent(offset))
        if problem.get_char(offset + indent) not in ("", "\r", "\n", "#"):
            yield indent


def advise_strayed(problem: Problem, *, text_above: bool = False) -> Advice | None:
    """Find a line above that is indented less than the lines before it and behind it, which agree with each other.

    Args:
        problem: What the parser reports: it gives up at the line behind, which is right.
        text_above: Whether the line above has a text as its value, so that the line behind may be the odd one.
    """
    line_start = problem.get_line_start(problem.at)
    column = len(problem.get_indent(problem.at))
    strayed: tuple[int, int, str] | None = None
    for offset, indent, body in walk_up(problem, line_start):
        if strayed is None:
            if indent == column:
                return None
            strayed = (offset + indent, indent, body) if indent < column else None
        elif indent < column:
            return None
        elif indent == column:
            if text_above and not _is_usual(problem, strayed, column, body):
                return None
            return _advise_strayed(strayed, (offset + indent, body), column)
    return None


def _advise_strayed(strayed: tuple[int, int, str], sibling: tuple[int, str], column: int) -> Advice:
    at, indent, body = strayed
    name = _get_name(body)
    like = _get_name(sibling[1])
    message = f"{code(name)} is indented with {count_spaces(indent)}, the lines before it and behind it with {column}"
    help = f"indent {code(name)} with {count_spaces(column)}, like {code(like)}"
    return Advice(message, help, at, at + len(name), (f"{code(like)} stands here", sibling[0], sibling[0] + len(like)))


def _get_name(body: str) -> str:
    key = KEY.match(body)
    return body[: key.end("key")] if key else body


def _is_usual(problem: Problem, strayed: tuple[int, int, str], column: int, sibling: str) -> bool:
    """Say whether a key with a text would stand better in another column, with a certain sibling.

    It does where it mostly stands in that column elsewhere; for a word found nowhere else, where several lines there
    follow, or where its neighbours are keys that hold others and the sibling is a key with a value.
    """
    at, indent, body = strayed
    word = re.escape(_get_name(body))
    there, here = (len(re.findall(rf"(?m)^ {{{place}}}{word}:", problem.text)) for place in (column, indent))
    if there != here - 1:
        return there > here - 1
    if next(walk_down(problem, problem.at), -1) == column:
        return True
    neighbour = next((text for _, place, text in walk_up(problem, problem.get_line_start(at)) if place <= indent), "")
    return _OPEN.fullmatch(neighbour) is not None and _OPEN.fullmatch(sibling) is None


def advise_indent(problem: Problem) -> Advice | None:
    """Find a line that begins at a column where nothing is open, or where something of another kind is."""
    if not re.search(_BLOCKS, problem.context):
        return None
    line_start = problem.get_line_start(problem.at)
    column = problem.at - line_start
    if problem.text[line_start : problem.at].strip():
        return None
    text = get_text(problem, problem.at)
    name = text.split(":")[0] if ":" in text else text
    levels = find_levels(problem, line_start)
    is_item = bool(re.match(r"-(?:\s|$)", text))
    for level, (at, words) in levels.items():
        if level == column:
            return _advise_kind(problem, text, (words, at, at + len(words)), is_item=is_item)
    if not levels:
        return None
    strayed = advise_strayed(problem)
    if strayed is not None:
        return strayed
    likely = _rank_levels(problem, list(levels), column, is_open=_OPEN.fullmatch(text) is not None)[:3]
    choices = [f"with {count_spaces(level)}, like {code(levels[level][1])}" for level in likely]
    message = f"{code(name)} is indented with {count_spaces(column)}, which fits none of the lines above"
    return Advice(message, f"indent it {', or '.join(choices)}", problem.at, problem.at + len(text))


def _rank_levels(problem: Problem, levels: list[int], column: int, *, is_open: bool) -> list[int]:
    """Return the columns that a line may have been meant for, the likeliest first."""
    ranked = sorted(levels, key=lambda level: (abs(level - column), -level))
    below = next(walk_down(problem, problem.at), -1)
    fitting = [level for level in levels if (level < below if is_open else level == below)] if below > column else []
    return sorted(ranked, key=lambda level: level != max(fitting)) if fitting else ranked


def find_levels(problem: Problem, line_start: int) -> dict[int, tuple[int, str]]:
    """Return the columns at which keys and items above are open, each with its place and its words.

    Args:
        problem: What the parser reports.
        line_start: Where the line begins.
    """
    levels: dict[int, tuple[int, str]] = {}
    lowest = line_start + 1
    for offset, column, body in walk_up(problem, line_start):
        if lowest == 0:
            break
        if column >= lowest:
            continue
        for match in re.finditer(r"-(?:[ ]+|$)|[^\s].*", body):
            key = None if match.group().startswith("- ") else KEY.match(match.group())
            is_item = match.group().rstrip() == "-"
            if is_item or key:
                at = column + match.start()
                levels.setdefault(at, (offset + at, key.group("key") if key else body[match.start() :]))
            if not is_item:
                break
        lowest = column
    return levels


def _advise_kind(problem: Problem, text: str, above: tuple[str, int, int], *, is_item: bool) -> Advice:
    words, at, end = above
    mistaken = _OPEN.fullmatch(text if is_item else words)
    if text.startswith(":"):
        message, help = f"{code(text)} has no key before its colon", "write a key before the colon"
    elif is_item:
        message = f"the list item {code(text)} stands among keys"
        help = f"indent it under the key that it belongs to, or write it as a key like {code(words)}"
        if mistaken:
            help = f"write {code(text[1:].strip())} without `-`, as a key like {code(words)}"
    elif words.startswith("-") and mistaken and _OPEN.fullmatch(text):
        message = f"{code(text)} is a key, and {code(words)} above is a list item"
        help = f"write {code(words[1:].strip())} without `-`, and every other item of the list above too"
    elif words.startswith("-"):
        message = f"{code(text)} stands among list items but does not begin with `-`"
        help = f"write {code('- ' + text, 200)}, or indent it as part of the item above"
    else:
        message = f"{code(text)} does not continue the mapping that {code(words)} stands in"
        help = "write it as `key: value`, or put the text above in quotes"
    return Advice(message, help, problem.at, problem.at + len(text), (f"{code(words)} stands here", at, end))
