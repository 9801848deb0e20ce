"""Any text as Markdown that reads the same: no mark-up, no link, and nobody is called.

Source: CommonMark and the tables, strikethrough and links that GitHub adds to it, which know backslashes. What is
found in the text afterwards does not know them: names of people, numbers of issues, hashes of commits, emoji, formulas.
It leaves code alone, so a word that could be such a thing is set as code.
"""

import re

from cxmap.reports.printable import calm, printable

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~]|&(?=[\w#])")

# What opens a list, a rule, a heading or a container where it begins a line.
_OPENING = re.compile(r"^(?:(?=[-+=:])|(\d+)(?=[.)](?: |$)))")

# Punctuation around a word is no part of what it could call.
_BEFORE = "(“\"'"
_BEHIND = ")”\"',.;:!?"

# A name or value in a sentence of ours, apart from other words: rows of backticks that touch would be one.
_QUOTED = re.compile(r"(?:(?<!\S)|(?<= \()|(?<=^\())`([^`\s](?:[^`]*[^`\s])?)`(?=[),.;:!?…]*(?: |$))")

_CALLING = re.compile(
    r"""
      @ | \$ | :// | \#\w
    | :[\w+-]+:                    # emoji
    | \.[^\W\d_]{2}                # the end of an address, also without https
    | (?i:www\.)
    | [0-9a-fA-F]{7}               # a commit
    | (?<![^\W_])[A-Z][A-Z0-9_]{0,50}-\d    # GH-12, a ticket elsewhere
    | (?i:GHSA-)
    | (?:^|\W)[!&~%^]\w            # how GitLab calls merge requests, epics, labels, milestones and alerts
    """,
    re.VERBOSE,
)


def clean(text: str) -> str:
    """One line of what a person wrote, without what cannot be seen."""
    return calm(printable(" ".join(text.split())))


def escape(text: str, *, cell: bool = False) -> str:
    """A text as Markdown of one line.

    Args:
        text: What a person wrote.
        cell: Whether it stands in a cell of a table, where only a backslash keeps a vertical bar from ending it.
    """
    line = _escape_words(clean(text), cell=cell)
    return line if cell else _open(line)


def escape_sentence(text: str) -> str:
    """A sentence of ours as Markdown of one line: what it quotes between backticks becomes code."""
    # What is quoted stands at odd places.
    parts = _QUOTED.split(clean(text))
    words = [write_code(part) if place % 2 else _escape_words(part) for place, part in enumerate(parts)]
    # Only the first of them begins the line.
    return _open(words[0]) + "".join(words[1:])


def write_code(text: str, *, cell: bool = False) -> str:
    """A text as code.

    Args:
        text: What a person wrote.
        cell: Whether it stands in a cell of a table: no code can hold a vertical bar there, so it stands between two.
    """
    parts = clean(text).split("|") if cell else [clean(text)]
    return "\\|".join(_fence(part) if part else "" for part in parts)


def fence_of(text: str, least: int) -> str:
    """A row of backticks longer than any in the text."""
    return "`" * max(least, 1 + max(map(len, re.findall("`+", text)), default=0))


def _fence(text: str) -> str:
    fence = fence_of(text, 1)
    # Readers drop these spaces, but not from blanks alone. Without them backticks at the ends would lengthen the fence.
    pad = " " if text.strip(" ") and (text[0] in "` " or text[-1] in "` ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _escape_words(line: str, *, cell: bool = False) -> str:
    return " ".join(_quieten(word, cell=cell) if _CALLING.search(word) else _mark(word) for word in line.split(" "))


def _open(line: str) -> str:
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\", line)


def _quieten(word: str, *, cell: bool) -> str:
    rest = word.lstrip(_BEFORE)
    core = rest.rstrip(_BEHIND)
    before, behind = word[: len(word) - len(rest)], rest[len(core) :]
    return f"{before}{write_code(core, cell=cell)}{behind}" if core else word


def _mark(word: str) -> str:
    return _MARKS.sub(r"\\\g<0>", word)
