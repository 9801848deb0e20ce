"""What a person wrote, made safe to print: a terminal obeys control characters, a reader must not be fooled."""

import re

# C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of text around:
# with them a map could clear the screen, or show a line that reads otherwise than it is written.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """One line of text without anything a terminal would obey; tabs become a space, the rest U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\t", " "))
