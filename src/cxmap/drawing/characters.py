"""Characters that no picture may carry."""

import re
from typing import Final

# What XML 1.0 forbids: most control characters, halves of surrogate pairs, two non-characters.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("[\t\n\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Make a text fit for XML: forbidden characters become U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


def clean_line(text: str) -> str:
    """Make a text fit for one line of XML: tabs and line ends become spaces as well."""
    # Nearly every text is printable, and then holds none of these.
    return text if text.isprintable() else _LINE_ENDS.sub(" ", clean(text))
