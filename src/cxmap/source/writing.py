"""How a value is written as a scalar, so that it reads back as the same value."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, TypeAlias

from cxmap.source.parser import open_events
from cxmap.source.scalars import NumberTooLong, resolve_plain
from cxmap.source.words import quote

Scalar: TypeAlias = "str | int | float | bool"


def write_value(value: Scalar | tuple[str, ...], quotes: str = "", *, flow: bool = False) -> str:
    """Return a value as it stands in a file: a scalar, or a list of texts in brackets.

    Args:
        value: The value.
        quotes: The quotes to put around a text where they can hold it; nothing for none unless they are needed.
        flow: Whether it stands between brackets or braces.
    """
    if isinstance(value, tuple):
        return f"[{', '.join(write_scalar(text, quotes, flow=True) for text in value)}]"
    return write_scalar(value, quotes, flow=flow)


def write_scalar(value: Scalar, quotes: str = "", *, flow: bool = False, key: bool = False) -> str:
    """Return a value as a scalar.

    Args:
        value: The value.
        quotes: The quotes to put around a text where they can hold it; nothing for none unless they are needed.
        flow: Whether it stands between brackets or braces.
        key: Whether it is a key.
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if not quotes and _is_plain(value, flow=flow, key=key):
        return value
    doubled = value.replace("'", "''")
    if quotes == "'" and _reads_back(f"'{doubled}'", value, flow=flow, key=key):
        return f"'{doubled}'"
    return quote(value)


def _is_plain(text: str, *, flow: bool, key: bool) -> bool:
    """Say whether a text needs no quotes: it is read as this text and as nothing else."""
    try:
        if key:
            return text not in ("", "<<") and _reads_back(text, text, flow=flow, key=True)
        return bool(text) and resolve_plain(text) == text and _reads_back(text, text, flow=flow, key=False)
    except NumberTooLong:
        return False


@lru_cache(maxsize=256)
def _reads_back(written: str, text: str, *, flow: bool, key: bool) -> bool:
    """Say whether a scalar on one line means a text where it is to stand."""
    from yaml import ScalarEvent, StreamEndEvent, YAMLError

    entry = f"{written}: x" if key else written
    line = (f"{{{entry}}}" if key else f"[{entry}]") if flow else (entry if key else f"- {entry}")
    events: Any = open_events(line)
    scalars = []
    others = 0
    try:
        while (kind := type(event := events.get_event())) is not StreamEndEvent:
            if kind is ScalarEvent:
                scalars.append(event)
            else:
                others += 1
    except YAMLError:
        return False
    finally:
        events.dispose()
    # One scalar, or a key with its value, in a document of one container: there is nothing else.
    whole = others == 5 and len(scalars) == 1 + key
    return whole and (scalars[0].value, scalars[0].tag, scalars[0].anchor) == (text, None, None)
