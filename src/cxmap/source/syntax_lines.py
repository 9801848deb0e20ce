"""Syntax faults between lines: indentation, tabs, colons, and what lies behind the end."""

from __future__ import annotations

import re

from cxmap.source.syntax import Advice, Problem
from cxmap.source.syntax_blanks import advise_blank
from cxmap.source.syntax_indent import KEY, advise_indent, advise_strayed, count_spaces
from cxmap.source.syntax_text import COLON, advise_quotes, get_text
from cxmap.source.words import code, quote

_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )[^\r\n]*", re.MULTILINE)
_FIRST_LINE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*(?P<indent>[ \t]*)")
_TIGHT = re.compile(r"(?:-[ \t]+)*(?P<key>[\w-]+):(?P<value>[^\s/][^\r\n]*)")
_UNMARKED = re.compile(r"(?P<key>[a-z][\w-]*)[ \t]+(?P<value>\S[^\r\n]*)")
_NEEDS_QUOTES = re.compile(r"[@`%&*!|>?-]|[^\[{\"'].*(?::(?:\s|$)|\s#)")


def advise_conflict(problem: Problem) -> Advice | None:
    """Find the markers that an unfinished merge of two versions leaves in a file."""
    match = _CONFLICT.search(problem.text)
    if match is None or not problem.text.startswith(("<<<<<<< ", "=======", ">>>>>>> "), match.start()):
        return None
    help = "keep one of the two versions and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return Advice(f"the line {code(match.group())} is left over from a merge conflict", help, *match.span())


def advise_tab(problem: Problem) -> Advice | None:
    """Find a tab where only spaces may stand."""
    if "tab character" not in problem.words and not (
        "cannot start any token" in problem.words and problem.get_char(problem.at) == "\t"
    ):
        return None
    start = max(problem.text.find("\t", problem.at), problem.at)
    end = start
    while problem.get_char(end) in ("\t", " ") and problem.get_char(end):
        end += 1
    if end >= problem.get_line_end(problem.get_line_start(start)):
        return Advice("a line holds nothing but a tab", "delete the tab", start, start + 1)
    where = (
        "in the indentation of this line" if not problem.text[problem.get_line_start(start) : start].strip() else "here"
    )
    return Advice(f"a tab stands {where}, where only spaces may", "replace the tab with spaces", start, start + 1)


def advise_tight_key(problem: Problem) -> Advice | None:
    """Find a key whose colon has no space behind it, which made it a text that swallowed the lines below."""
    if "could not find expected ':'" in problem.words:
        start = problem.context_at
    elif "mapping values are not allowed" in problem.words and _get_plain_start(problem) is not None:
        start = _get_plain_start(problem) or 0
        if problem.get_line_start(start) == problem.get_line_start(problem.at):
            return None
    else:
        return None
    match = _TIGHT.match(problem.text, start)
    if match is None:
        return None
    key, value = match.group("key", "value")
    message = f"there is no space behind the colon of {code(key + ':' + value)}"
    return Advice(message, f"write {code(f'{key}: {value}', 200)}", match.start("key"), match.end("key") + 1)


def _get_plain_start(problem: Problem) -> int | None:
    last = problem.last
    return last.start if last is not None and not last.style and last.end <= problem.at else None


def advise_colon(problem: Problem) -> Advice | None:
    """Find a colon in a text without quotes, or a line that follows a text as if that were a mapping."""
    if "mapping values are not allowed" not in problem.words:
        return None
    line_start = problem.get_line_start(problem.at)
    indent = len(problem.get_indent(problem.at))
    key = KEY.match(problem.text, line_start + indent)
    if key is not None and key.end() <= problem.at:
        value = key.end()
        while problem.get_char(value) in (" ", "\t"):
            value += 1
        return advise_quotes(problem, value, COLON)
    start = _get_plain_start(problem)
    if start is None or start >= line_start:
        return None
    return advise_strayed(problem, text_above=True) or _advise_text_above(problem, start, line_start + indent)


def _advise_text_above(problem: Problem, start: int, here: int) -> Advice:
    name = problem.text[here : problem.at].strip()
    above_start = problem.get_line_start(start)
    above_indent = len(problem.get_indent(start))
    above = KEY.match(problem.text, above_start + above_indent)
    text = problem.text[start : problem.get_line_end(start)]
    if above is None or above.end() > start:
        message = f"{code(text)} has no colon, yet keys follow it as if it were one"
        is_beside = len(problem.get_indent(here)) <= above_indent
        return Advice(message, _repair_unmarked(text, is_beside=is_beside), start, start + len(text))
    owner = problem.text[above.start("key") : above.end("key")]
    column = above.start("key") - above_start
    related = (f"{code(owner)} has the text {code(text)} already", above.start("key"), above.end("key"))
    if re.search(r"\s", name):
        message = f"the text of {code(owner)} goes on here and holds a colon, which YAML reads as the end of a key"
        help = f"write {code(owner + ': >')} and begin the text on the next line"
    else:
        message = f"{code(name)} is indented under {code(owner)}, which has a text as its value"
        help = f"indent {code(name)} with {count_spaces(column)}, like {code(owner)}"
    return Advice(message, help, here, problem.at, related)


def _repair_unmarked(text: str, *, is_beside: bool) -> str:
    """Return what to do about a line without a colon, which stands beside the keys that follow, or above them."""
    marked = _add_colon(text)
    if not is_beside or len(text.split()) == 1:
        return f"write {code(text + ':')}, or remove the line"
    return (
        f"write {code(marked, 200)}" if marked else f"write {code('# ' + text, 200)} for a comment, or remove the line"
    )


def _add_colon(text: str) -> str | None:
    """Return a line with the colon behind its first word, where that could be a key."""
    match = _UNMARKED.fullmatch(text)
    if match is None:
        return None
    key, value = match.group("key", "value")
    return f"{key}: {quote(value) if _NEEDS_QUOTES.match(value) else value}"


def advise_missing_colon(problem: Problem) -> Advice | None:
    """Find a line that is neither a key nor part of the text above."""
    if "could not find expected ':'" not in problem.words:
        return None
    start = problem.context_at
    text = get_text(problem, start)
    if len(text) > 1024:
        message = f"the key {code(text)} is longer than the 1,024 characters that YAML allows"
        return Advice(message, "write a shorter key", start, start + len(text))
    message = f"{code(text)} has no colon, so it is no key, and it is not indented as part of the text above"
    marked = _add_colon(text)
    if len(text.split()) == 1:
        help = f"write {code(text + ':')} and a value, or remove the line"
    elif marked and (_is_key_elsewhere(problem, text.split()[0]) or not _follows_text(problem, start)):
        help = f"write {code(marked, 200)}"
    elif marked and len(text.split()) == 2:
        help = f"write {code(marked)}, or indent the line further to go on with the text above"
    else:
        help = "indent the line further to go on with the text above, or begin it with a key and a colon"
    return Advice(message, help, start, start + len(text))


def _is_key_elsewhere(problem: Problem, word: str) -> bool:
    return re.search(rf"(?:^|[{{,])[ \t]*(?:-[ \t]+)*{re.escape(word)}:(?=\s)", problem.text, re.MULTILINE) is not None


def _follows_text(problem: Problem, offset: int) -> bool:
    """Say whether the line above an offset ends in a text without quotes, which could go on."""
    above = problem.get_line_start(max(problem.get_line_start(offset) - 1, 0))
    line = problem.text[above : problem.get_line_end(above)].strip()
    key = KEY.match(line)
    value = line[key.end() :].strip() if key else line
    return (key is None or len(value.split()) > 1) and not value.startswith(("[", "{", '"', "'", "#"))


def advise_end(problem: Problem) -> Advice | None:
    """Find text behind the end of the document."""
    if "<document start>" not in problem.words:
        return None
    text = get_text(problem, problem.at)
    first = _FIRST_LINE.match(problem.text)
    if first and problem.at - problem.get_line_start(problem.at) < first.end() - first.start("indent"):
        message = f"{code(text)} is indented less than the first line of the file"
        help = "indent both alike: begin the keys of the map without spaces"
        return Advice(message, help, problem.at, problem.at + len(text))
    message = f"{code(text)} stands behind the end of the document"
    help = "keep one mapping in the file: make this part of it, or delete it"
    return Advice(message, help, problem.at, problem.at + len(text))


def advise_directive(problem: Problem) -> Advice | None:
    """Find a line that begins with a per cent sign and is no directive this language knows."""
    start = problem.get_line_start(problem.at)
    if problem.get_char(start) != "%":
        return None
    text = problem.text[start : problem.get_line_end(start)]
    return Advice(f"the directive {code(text)} is not understood", "delete the line", start, start + len(text))


FIRST = (advise_conflict, advise_tab, advise_blank, advise_tight_key)
"""Asked before everything else: what they find makes nonsense of what the parser says about the rest."""

ADVISERS = (advise_colon, advise_missing_colon, advise_indent, advise_end, advise_directive)
"""In the order in which they are asked, after the advisers for texts and brackets."""
