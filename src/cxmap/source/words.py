"""How the text of a file is quoted in a sentence, so that whatever was written stays readable and harmless."""

from __future__ import annotations

import re

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _spell(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT.get(char) or (f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}")


def shorten(text: str, limit: int = 60) -> str:
    """Return the text on one line, control characters spelled out, its end cut where it is long.

    Args:
        text: Whatever an author wrote.
        limit: The longest result. Units: characters of the original.
    """
    kept = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    return _ODD.sub(_spell, kept)


def code(text: str, limit: int = 60) -> str:
    """Return the text between backticks, or between curly quotes where it holds a backtick, for use in a sentence.

    Args:
        text: Whatever an author wrote.
        limit: The longest text between the backticks. Units: characters of the original.
    """
    shown = shorten(text, limit)
    return f"“{shown}”" if "`" in shown else f"`{shown}`"


def name_file(shown: str) -> str:
    """Return the name of a file for use in a sentence: whole, because half a path leads nowhere.

    Args:
        shown: The name as people see it.
    """
    return code(shown, 4096)


def quote(text: str) -> str:
    """Return the text as a YAML scalar between quotes that reads back as the same text.

    Args:
        text: A text of one line.
    """
    if '"' not in text and "\\" not in text and not _ODD.search(text):
        return f'"{text}"'
    if "'" not in text and not _ODD.search(text):
        return f"'{text}'"
    return '"' + _ODD.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
