"""Syntax faults between lines: indentation, tabs, colons, and what lies behind the end."""

from __future__ import annotations

import re

from cxmap.source.syntax import Advice, Problem
from cxmap.source.syntax_text import COLON, advise_quotes, get_text
from cxmap.source.words import code

_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )[^\r\n]*", re.MULTILINE)
_KEY = re.compile(
    r"""(?:-[ \t]+)*(?P<key>"[^"\r\n]*"|'[^'\r\n]*'|[^\s\-#"'\[\]{},:][^:#\r\n]*|-[^\s:#][^:#\r\n]*):(?=\s|$)"""
)
_FIRST_LINE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*(?P<indent>[ \t]*)")
_TIGHT = re.compile(r"(?:-[ \t]+)*(?P<key>[\w-]+):(?P<value>[^\s/][^\r\n]*)")
_BLOCKS = "parsing a block (?:mapping|collection)"


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
    key = _KEY.match(problem.text, line_start + indent)
    if key is not None and key.end() <= problem.at:
        value = key.end()
        while problem.get_char(value) in (" ", "\t"):
            value += 1
        return advise_quotes(problem, value, COLON)
    start = _get_plain_start(problem)
    if start is None or start >= line_start:
        return None
    return _advise_text_above(problem, start, line_start + indent)


def _advise_text_above(problem: Problem, start: int, here: int) -> Advice:
    name = problem.text[here : problem.at].strip()
    above_start = problem.get_line_start(start)
    above_indent = len(problem.get_indent(start))
    above = _KEY.match(problem.text, above_start + above_indent)
    text = problem.text[start : problem.get_line_end(start)]
    if above is None or above.end() > start:
        message = f"{code(text)} has no colon, yet keys follow it as if it were one"
        help = f"write {code(text + ':')}, or remove the line"
        return Advice(message, help, start, start + len(text))
    owner = problem.text[above.start("key") : above.end("key")]
    column = above.start("key") - above_start
    related = (f"{code(owner)} has the text {code(text)} already", above.start("key"), above.end("key"))
    if re.search(r"\s", name):
        message = f"the text of {code(owner)} goes on here and holds a colon, which YAML reads as the end of a key"
        help = f"write {code(owner + ': >')} and begin the text on the next line"
    else:
        message = f"{code(name)} is indented under {code(owner)}, which has a text as its value"
        help = f"indent {code(name)} with {_count(column)}, like {code(owner)}"
    return Advice(message, help, here, problem.at, related)


def _count(spaces: int) -> str:
    return "1 space" if spaces == 1 else f"{spaces} spaces" if spaces else "no spaces"


def advise_missing_colon(problem: Problem) -> Advice | None:
    """Find a line that is neither a key nor part of the text above."""
    if "could not find expected ':'" not in problem.words:
        return None
    start = problem.context_at
    text = get_text(problem, start)
    if len(text) > 1024:
        message = f"the key {code(text)} is longer than the 1,024 characters that YAML allows"
        return Advice(message, "write a shorter key", start, start + len(text))
    words = text.split(maxsplit=1)
    message = f"{code(text)} has no colon, so it is no key, and it is not indented as part of the text above"
    if len(text.split()) > 2:
        help = "indent the line further to go on with the text above, or begin it with a key and a colon"
    elif len(words) == 2:
        help = f"write {code(words[0] + ': ' + words[1])}, or indent the line further to go on with the text above"
    else:
        help = f"write {code(text + ':')} and a value, or remove the line"
    return Advice(message, help, start, start + len(text))


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
    levels = _find_levels(problem, line_start)
    is_item = bool(re.match(r"-(?:\s|$)", text))
    for level, (at, words) in levels.items():
        if level == column:
            return _advise_kind(problem, text, (words, at, at + len(words)), is_item=is_item)
    choices = [f"with {_count(level)}, like {code(words)}" for level, (_, words) in sorted(levels.items())]
    if not choices:
        return None
    message = f"{code(name)} is indented with {_count(column)}, which fits none of the lines above"
    return Advice(message, f"indent it {', or '.join(choices[-3:])}", problem.at, problem.at + len(text))


def _find_levels(problem: Problem, line_start: int) -> dict[int, tuple[int, str]]:
    """Return the columns at which keys and items above are open, each with its place and its words."""
    levels: dict[int, tuple[int, str]] = {}
    lowest = line_start + 1
    offset = line_start
    while offset > 0 and lowest > 0:
        offset = problem.get_line_start(offset - 1)
        end = problem.get_line_end(offset)
        line = problem.text[offset:end]
        column = len(line) - len(line.lstrip(" "))
        body = line[column:]
        if not body or body.startswith("#") or column >= lowest:
            continue
        for match in re.finditer(r"-(?:[ ]+|$)|[^\s].*", body):
            key = None if match.group().startswith("- ") else _KEY.match(match.group())
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
    if text.startswith(":"):
        message, help = f"{code(text)} has no key before its colon", "write a key before the colon"
    elif is_item:
        message = f"the list item {code(text)} stands among keys"
        help = f"indent it under the key that it belongs to, or write it as a key like {code(words)}"
    elif words.startswith("-"):
        message = f"{code(text)} stands among list items but does not begin with `-`"
        help = f"write {code('- ' + text, 200)}, or indent it as part of the item above"
    else:
        message = f"{code(text)} does not continue the mapping that {code(words)} stands in"
        help = "write it as `key: value`, or put the text above in quotes"
    return Advice(message, help, problem.at, problem.at + len(text), (f"{code(words)} stands here", at, end))


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


FIRST = (advise_conflict, advise_tab, advise_tight_key)
"""Asked before everything else: what they find makes nonsense of what the parser says about the rest."""

ADVISERS = (advise_colon, advise_missing_colon, advise_indent, advise_end, advise_directive)
"""In the order in which they are asked, after the advisers for texts and brackets."""
