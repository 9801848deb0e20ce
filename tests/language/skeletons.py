"""What editors make of a snippet: its text, and the text that is left when nobody types anything."""

import re
from typing import Any

STOP = re.compile(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^|]*\|)\}|\$\d+")


def fill(text: str) -> str:
    """A text with each stop left as it is: its placeholder, or the first of its words."""
    return STOP.sub(lambda stop: stop[1] or stop[2] or "", text)


def write_skeleton(body: dict[str, Any], depth: int) -> str:
    """A skeleton as YAML, its texts as they are, two spaces for each level."""
    indent = "  " * depth
    lines = ""
    for key, value in body.items():
        if isinstance(value, dict):
            lines += f"{indent}{key}:\n{write_skeleton(value, depth + 1)}"
        elif isinstance(value, list):
            lines += f"{indent}{key}:\n" + "".join(write_item(item, depth + 1) for item in value)
        else:
            lines += f"{indent}{key}: {value}\n"
    return lines


def write_item(item: object, depth: int) -> str:
    indent = "  " * depth
    if not isinstance(item, dict):
        return f"{indent}- {item}\n"
    text = write_skeleton(item, depth + 1)
    return f"{indent}- {text[len(indent) + 2 :]}"
