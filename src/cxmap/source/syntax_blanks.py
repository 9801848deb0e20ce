"""Blanks that look like a space, or like nothing, and are no space to YAML."""

from __future__ import annotations

import re
import unicodedata

from cxmap.source.syntax import Advice, Problem
from cxmap.source.syntax_indent import count_spaces, find_levels, walk_down, walk_up
from cxmap.source.words import code

_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u2060-\u2064"
_ODD = f"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000{_ZERO_WIDTH}"
ODD_BLANK = re.compile(f"[{_ODD}]")
"""A character that cannot be told from a space, or cannot be seen at all; tabs and control characters aside."""

_INVISIBLE = re.compile(f"[{_ZERO_WIDTH}]")
_INDENT = re.compile(rf"[ \t{_ODD}]*")
_BEHIND_COLON = re.compile(rf"(?:-[ \t]+)*(?P<key>[\w-]+):(?P<blank>[ \t]*[{_ODD}][ \t{_ODD}]*)(?P<value>[^\r\n]*)")
_MOST_LINES = 200  # what stands farther above the place where the parser gave up is not looked at


def name_blank(char: str) -> str:
    """Return what a blank is called, with its article and its number.

    Args:
        char: One odd blank.
    """
    number = f"U+{ord(char):04X}"
    name = unicodedata.name(char).lower().replace("zero width", "zero-width")
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}, {number}"


def advise_blank(problem: Problem) -> Advice | None:
    """Find an odd blank in the indentation, or behind the colon of a key, of a line that the parser stumbled over."""
    first = min(problem.at, problem.context_at if problem.last is None else problem.last.start)
    offset = problem.get_line_start(problem.at)
    if not ODD_BLANK.search(problem.text, problem.get_line_start(first), problem.get_line_end(problem.at)):
        return None
    for _ in range(_MOST_LINES):
        advice = _advise_line(problem, offset)
        if advice is not None or offset <= first or offset == 0:
            return advice
        offset = problem.get_line_start(offset - 1)
    return None


def _advise_line(problem: Problem, start: int) -> Advice | None:
    end = problem.get_line_end(start)
    match = _INDENT.match(problem.text, start, end)
    body = match.end() if match else start
    odd = ODD_BLANK.search(problem.text, start, body)
    if odd is not None:
        return _advise_indent(problem, odd, start, body)
    behind = _BEHIND_COLON.match(problem.text, body, end)
    if behind is None:
        return None
    key, value = behind["key"], behind["value"]
    char = ODD_BLANK.search(behind["blank"])
    blank = name_blank(char.group()) if char else ""
    message = f"{blank}, stands behind the colon of {code(key)}, where only a space may"
    help = f"write {code(f'{key}: {value}', 200)} with a plain space"
    return Advice(message, help, behind.start("blank"), behind.end("blank"))


def _advise_indent(problem: Problem, odd: re.Match[str], start: int, body: int) -> Advice:
    where = f"in the indentation of {code(problem.text[body : problem.get_line_end(body)])}"
    message = f"{name_blank(odd.group())}, stands {where}, where only spaces may"
    column = _find_column(problem, start, len(_INVISIBLE.sub("", problem.text[start:body])))
    return Advice(message, f"indent the line with {count_spaces(column)}", odd.start(), odd.end())


def _find_column(problem: Problem, start: int, width: int) -> int:
    """Return the column nearest to a width at which the line may begin: that of the lines above, or of those below."""
    _, column, above = next(walk_up(problem, start), (0, -1, ""))
    below = next(walk_down(problem, start), -1)
    if above.endswith(":"):
        return below if below > column else max(width, column + 1)
    columns = {*find_levels(problem, start), below} - {-1} or {0}
    return min(columns, key=lambda level: (abs(level - width), -level))
