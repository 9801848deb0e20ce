"""Which addresses a picture may lead to."""

import re
from typing import Final

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
# Browsers drop these inside an address, so they could hide a scheme.
_DROPPED: Final = re.compile("[\t\n\r]")
_EDGES: Final = "".join(map(chr, range(0x21)))
# An address without a scheme that names a host, or could once `..` is taken off. In a picture that was opened as a
# file, `//host/x` means a file of that host: Windows goes there at once and says who asks.
_HOST_ALONE: Final = re.compile(r"[^?#]*[/\\]{2}")
# What stands before a host is there to be taken for one: `https://bank.example@elsewhere.example`.
_NAMED_USER: Final = re.compile(r"https?:[/\\]*[^/\\?#]*@", re.IGNORECASE)
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def find_safe_link(link: str) -> str | None:
    """The address in a form that is safe to follow, or None.

    Web pages, mail addresses and relative addresses are safe; `javascript:`, `data:`, `file:` and every
    other scheme are not, nor are `//host/x` and addresses with a name or password before the host.

    Args:
        link: What a person wrote.
    """
    address = _DROPPED.sub("", link).strip(_EDGES)
    if not address or _CONTROLS.search(address):
        return None
    scheme = _SCHEME.match(address)
    if scheme is not None and scheme[1].lower() not in _SAFE_SCHEMES:
        return None
    if (scheme is None and _HOST_ALONE.match(address)) or _NAMED_USER.match(address):
        return None
    return address.replace(" ", "%20")


def is_external(address: str) -> bool:
    """Whether a safe address leads to another site."""
    return address.lower().startswith(("http:", "https:"))
