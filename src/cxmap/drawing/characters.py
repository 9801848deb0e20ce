"""Characters that no picture may carry."""

import re
from typing import Final

# What XML 1.0 forbids: most control characters, halves of surrogate pairs, two non-characters. And the controls that it
# advises against, because a terminal on which a picture is printed obeys them.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("[\t\n\r\x85\u2028\u2029]")


def clean_line(text: str) -> str:
    """Make a text fit for one line of XML: forbidden characters become U+FFFD, tabs and line ends spaces."""
    # Nearly every text is printable, and then holds none of these.
    return text if text.isprintable() else _LINE_ENDS.sub(" ", _FORBIDDEN.sub("\ufffd", text))


def calm(markup: str) -> str:
    """Spell out, in what knows entities, the second of two number signs: build servers obey `##[…]` in their logs."""
    return markup.replace("##", "#&#35;")
