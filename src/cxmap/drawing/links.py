"""Which addresses a picture may lead to."""

import re
from typing import Final

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
# Browsers drop these inside an address, so they could hide a scheme.
_DROPPED: Final = re.compile("[\t\n\r]")
_EDGES: Final = "".join(map(chr, range(0x21)))
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def find_safe_link(link: str) -> str | None:
    """The address in a form that is safe to follow, or None.

    Web pages, mail addresses and relative addresses are safe; `javascript:`, `data:`, `file:` and every
    other scheme are not.

    Args:
        link: What a person wrote.
    """
    address = _DROPPED.sub("", link).strip(_EDGES)
    if not address or _CONTROLS.search(address):
        return None
    scheme = _SCHEME.match(address)
    if scheme is not None and scheme[1].lower() not in _SAFE_SCHEMES:
        return None
    return address.replace(" ", "%20")


def is_external(address: str) -> bool:
    """Whether an address leads to another site."""
    return address.lower().startswith(("http:", "https:", "//", "\\\\", "/\\", "\\/"))
