"""What a person wrote, made safe to print: terminals and build servers obey, a reader must not be fooled."""

import re

# C1 controls, line and paragraph separators, the marks that turn the direction of text around, and what
# cannot be seen at all: with them a map could clear the screen, or show a word that is not the one it holds.
# Joiners stay (U+200C, U+200D): Persian, Indian scripts and emoji are written with them.
_HIDDEN = "\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
_UNPRINTABLE = re.compile(f"[\x00-\x1f{_HIDDEN}]")
_NOT_IN_JSON = re.compile(f"[{_HIDDEN}]")

# `##[stop-commands]`, `##vso[…]`, `##teamcity[…]`: build servers obey these wherever they stand in a line.
_COMMAND = re.compile(r"(?<=#)#(?=\w*\[)")

# `::error::`, `::add-mask::`: GitHub obeys these at the beginning of a line, whatever blanks stand before them; behind
# colours, too, where something takes those off.
_FIRST_IN_LINE = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*:):(?!:)", re.MULTILINE)


def printable(text: str) -> str:
    """One line of text without anything a terminal would obey; tabs become a space, the rest U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\t", " "))


def calm(output: str, stand_in: str = "\ufffd") -> str:
    """Output, or a part of it, without anything a build server would obey wherever it finds it in a log.

    Args:
        output: The output.
        stand_in: What stands for the second of two number signs; forms that know escapes lose nothing.
    """
    return _COMMAND.sub(stand_in, output) if "##" in output else output


def calm_lines(output: str) -> str:
    """Whole output for people without anything a build server would obey, wherever a line of it begins."""
    output = calm(output)
    return _FIRST_IN_LINE.sub("\\1\ufffd", output) if "::" in output else output


def spell_out(document: str) -> str:
    """A JSON document in which escapes stand for all that a terminal or a build server would obey: nothing is lost.

    Args:
        document: The document, with line ends as its only control characters.
    """
    # Nothing of that stands outside its texts.
    escaped = _NOT_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
    return calm(escaped, "\\\\u0023")
