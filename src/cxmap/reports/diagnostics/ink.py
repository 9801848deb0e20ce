"""Colours for lines of text: Rich knows the codes, but laying out many thousand lines with it takes half a minute."""

from functools import cache

from cxmap.diagnostics.diagnostic import Severity

Line = tuple[tuple[str, str], ...]
"""A line in parts, each with its style as Rich writes it; an empty style is none."""

SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
"""The style of each severity."""


def draw(line: Line, *, colour: bool) -> str:
    """Put a line together, with the codes that a terminal takes for colours or without."""
    if not colour:
        return "".join(text for text, _ in line)
    return "".join(f"{_codes(style)[0]}{text}{_codes(style)[1]}" for text, style in line if text)


@cache
def _codes(style: str) -> tuple[str, str]:
    """What a terminal is sent before and after a text."""
    if not style:
        return "", ""
    from rich.color import ColorSystem
    from rich.style import Style

    before, after = Style.parse(style).render("x", color_system=ColorSystem.STANDARD).split("x")
    return before, after
