"""Colour roles and what they look like on light and on dark ground."""

from typing import Final, Literal

ThemeMode = Literal["light", "dark", "auto"]

CHANNEL_COLOURS: Final = 7
PERSONA_COLOURS: Final = 4

FONT_FAMILY: Final = "Helvetica, Arial, 'Liberation Sans', Arimo, sans-serif"

_PAINTS: Final = ("fill", "stroke")

# Every light value occurs once: a picture for both themes finds its roles by their light value.
_PAIRS: Final[dict[str, tuple[str, str]]] = {
    "canvas": ("#FFFFFF", "#0D1424"),
    "surface": ("#F6F8FB", "#131C30"),
    "band": ("#EEF2F8", "#18233A"),
    "card": ("#FEFEFE", "#1A2540"),
    "ink": ("#111827", "#E8EDF6"),
    "muted": ("#465062", "#AEB9CB"),
    "line": ("#D3DAE6", "#2C3A55"),
    "rule": ("#5E6B80", "#8593AB"),
    "head": ("#1D2B4F", "#2B3D6B"),
    "head-ink": ("#FDFDFD", "#F4F7FC"),
    "accent": ("#1F4E9E", "#8DB4F2"),
    "emotion-p2": ("#0B5499", "#6FB4F2"),
    "emotion-p1": ("#2B74B5", "#4E94D6"),
    "emotion-0": ("#667081", "#98A3B5"),
    "emotion-m1": ("#A85F00", "#E0A04A"),
    "emotion-m2": ("#A83A0C", "#F0865A"),
    "zone-plus": ("#EDF4FB", "#10203A"),
    "zone-minus": ("#FDF3EA", "#2A1C16"),
    "persona-1": ("#243B7A", "#9DB6F5"),
    "persona-2": ("#8A3B12", "#F2B18C"),
    "persona-3": ("#0B7B6F", "#6FE3DC"),
    "persona-4": ("#C9246B", "#E05A94"),
    "on-marker": ("#FCFCFC", "#0B1222"),
    "barrier": ("#A83A0D", "#F2906A"),
    "barrier-bg": ("#FCEEE8", "#33201A"),
    "opportunity": ("#00694F", "#5CCBA5"),
    "opportunity-bg": ("#E6F4EE", "#12302A"),
    "enabler": ("#5B3AA8", "#B39DF5"),
    "enabler-bg": ("#EFEAFB", "#251D45"),
    "handoff": ("#B4530A", "#F0A45C"),
    "handoff-bg": ("#FDE9D6", "#38260F"),
    "decides-customer": ("#0B5FA6", "#6FB3F2"),
    "decides-employee": ("#9A4A00", "#E9A35A"),
    "decides-automated": ("#4A5568", "#A3AEC0"),
    "star": ("#A66300", "#F0BC4E"),
    "channel-1-stroke": ("#194EA8", "#9CC2FF"),
    "channel-1-bg": ("#E0EAF9", "#1B2C4D"),
    "channel-1-ink": ("#123A80", "#C9DEFF"),
    "channel-2-stroke": ("#7430D0", "#B98CFF"),
    "channel-2-bg": ("#EBE2FA", "#2B1F50"),
    "channel-2-ink": ("#4A1E94", "#DCC7FF"),
    "channel-3-stroke": ("#7A3206", "#F59252"),
    "channel-3-bg": ("#F8E5D8", "#3A2414"),
    "channel-3-ink": ("#5E2604", "#FBCBA8"),
    "channel-4-stroke": ("#1E7A4A", "#5DDCA3"),
    "channel-4-bg": ("#DCF0E4", "#10352A"),
    "channel-4-ink": ("#0B5533", "#AFF0D3"),
    "channel-5-stroke": ("#B5267F", "#F26BC4"),
    "channel-5-bg": ("#FAE1F0", "#3B1832"),
    "channel-5-ink": ("#7D1658", "#FAB8E3"),
    "channel-6-stroke": ("#79701E", "#EBDD5A"),
    "channel-6-bg": ("#F3F0CE", "#33300F"),
    "channel-6-ink": ("#504A12", "#F4EDA6"),
    "channel-7-stroke": ("#0B7C9D", "#B0F1F6"),
    "channel-7-bg": ("#DAEFF6", "#153640"),
    "channel-7-ink": ("#075A73", "#CFF7FA"),
    "channel-other-stroke": ("#3C3F47", "#8E95A3"),
    "channel-other-bg": ("#E8EAEF", "#262F41"),
    "channel-other-ink": ("#2C2F36", "#D2D9E5"),
}

ROLES: Final = tuple(_PAIRS)
LIGHT: Final = {role: pair[0] for role, pair in _PAIRS.items()}
DARK: Final = {role: pair[1] for role, pair in _PAIRS.items()}


def write_page_style() -> str:
    """CSS for a page that holds pictures without a style of their own; its own parts may use the same colours.

    Each role is a variable, e.g. `--cx-ink`. It has its light value in print, and on screen its dark one where the
    page says so (`<html data-theme="dark">`) or the reader prefers it and the page does not say `light`.
    """
    paints = "".join(
        f'svg [{kind}="{value}"]{{{kind}:var(--cx-{role})}}' for role, value in LIGHT.items() for kind in _PAINTS
    )
    light, dark = (
        "".join(f"--cx-{role}:{value};" for role, value in theme.items()).rstrip(";") for theme in (LIGHT, DARK)
    )
    return (
        f":root{{color-scheme:light;{light}}}\n"
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{color-scheme:dark;{dark}}}}}\n"
        f"{paints}\n"
        f"svg text{{font-family:{FONT_FAMILY};white-space:pre}}\n"
    )


def channel_role(index: int, part: Literal["stroke", "bg", "ink"]) -> str:
    """The role of one part of a channel's colour; from the eighth channel on they share one colour.

    Args:
        index: Place in the order of first use, from 0.
        part: The border, the ground or the letters.
    """
    name = str(index + 1) if index < CHANNEL_COLOURS else "other"
    return f"channel-{name}-{part}"


def persona_role(index: int) -> str:
    """The role of a persona's line and marker; more than four personas take the colours in turn.

    Args:
        index: Place in the order of the file, from 0.
    """
    return f"persona-{index % PERSONA_COLOURS + 1}"


def emotion_role(value: float) -> str:
    """The role of a marker at a point of the emotion scale, the nearest whole step deciding.

    Args:
        value: From -2, angry, to 2, delighted.
    """
    if abs(value) < 0.5:
        return "emotion-0"
    step = 2 if abs(value) >= 1.5 else 1
    return f"emotion-{'p' if value > 0 else 'm'}{step}"
