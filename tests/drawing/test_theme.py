"""Colours can be read, told apart, and found again in a picture."""

import math
import re
from itertools import combinations

import pytest

from cxmap.drawing.theme import DARK, LIGHT, ROLES, channel_role, emotion_role, persona_role, write_page_style

Colour = tuple[float, float, float]
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes (2009), severity 1.
VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)

GROUNDS = ("canvas", "surface", "band", "card")
ZONES = ("zone-plus", "zone-minus")
CHANNELS = ("1", "2", "3", "4", "5", "6", "7", "other")
EMOTIONS = ("emotion-p2", "emotion-p1", "emotion-0", "emotion-m1", "emotion-m2")
PERSONAS = ("persona-1", "persona-2", "persona-3", "persona-4")
DECIDES = ("decides-customer", "decides-employee", "decides-automated")

TEXT = {
    **dict.fromkeys(("ink", "muted"), GROUNDS + ZONES),
    **dict.fromkeys(("accent", "barrier", "opportunity", "enabler"), GROUNDS),
    "head-ink": ("head",),
    "on-marker": (*DECIDES, *(f"channel-{name}-stroke" for name in CHANNELS)),
    **{f"channel-{name}-ink": (*GROUNDS, f"channel-{name}-bg") for name in CHANNELS},
}
ON_TINTS = ("barrier-bg", "opportunity-bg", "enabler-bg", "handoff-bg")
GRAPHIC = {
    **dict.fromkeys((*EMOTIONS, *PERSONAS, "rule", "star"), GROUNDS + ZONES),
    **dict.fromkeys(DECIDES, GROUNDS),
    **{f"channel-{name}-stroke": (*GROUNDS, f"channel-{name}-bg") for name in CHANNELS},
    **{tint.removesuffix("-bg"): (*GROUNDS, tint) for tint in ON_TINTS},
}


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    one, two, three = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return one, two, three


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, vision: tuple[Colour, ...]) -> Colour:
    seen = times(vision, linear(colour))
    red, green, blue = (min(max(part, 0.0), 1.0) for part in seen)
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (p / w for p, w in zip(times(TO_XYZ, (red, green, blue)), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str) -> float:
    return min(math.dist(lab(one, vision), lab(other, vision)) for vision in VISIONS.values())


def test_the_measures_agree_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert lab("#FF0000", VISIONS["usual"]) == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    # Red and green of one lightness lie far apart for most people and close together for some.
    assert distance("#A03020", "#5A6010") < 30 < 60


@THEMES
def test_texts_can_be_read_on_what_they_lie_on(theme: dict[str, str]) -> None:
    pairs = [(role, ground) for role, grounds in TEXT.items() for ground in grounds]
    pairs += [("ink", tint) for tint in ON_TINTS] + [(tint.removesuffix("-bg"), tint) for tint in ON_TINTS[:3]]
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 4.5] == []


@THEMES
def test_figures_stand_out_from_what_they_lie_on(theme: dict[str, str]) -> None:
    pairs = [(role, ground) for role, grounds in GRAPHIC.items() for ground in grounds]
    pairs += [("on-marker", role) for role in EMOTIONS + PERSONAS]
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 3] == []


@THEMES
def test_every_colour_occurs_once(theme: dict[str, str]) -> None:
    assert len({colour.lower() for colour in theme.values()}) == len(theme) == len(ROLES)


@THEMES
def test_channels_differ_for_colour_blind_eyes_too(theme: dict[str, str]) -> None:
    strokes = [theme[f"channel-{name}-stroke"] for name in CHANNELS]
    assert min(distance(one, other) for one, other in combinations(strokes, 2)) >= 9


@THEMES
def test_personas_and_kinds_of_items_differ_for_colour_blind_eyes_too(theme: dict[str, str]) -> None:
    assert min(distance(theme[one], theme[other]) for one, other in combinations(PERSONAS, 2)) >= 13
    items = ("barrier", "opportunity", "enabler")
    assert min(distance(theme[one], theme[other]) for one, other in combinations(items, 2)) >= 15


def test_channels_take_their_colours_in_order_of_first_use() -> None:
    assert [channel_role(index, "ink") for index in (0, 6, 7, 30)] == [
        "channel-1-ink",
        "channel-7-ink",
        "channel-other-ink",
        "channel-other-ink",
    ]
    assert {channel_role(index, part) for index in range(9) for part in ("stroke", "bg", "ink")} <= set(ROLES)


def test_a_fifth_persona_takes_the_first_colour_again() -> None:
    assert [persona_role(index) for index in (0, 3, 4)] == ["persona-1", "persona-4", "persona-1"]


@pytest.mark.parametrize(
    ("value", "role"),
    [
        (2, "emotion-p2"),
        (1.5, "emotion-p2"),
        (1.49, "emotion-p1"),
        (0.5, "emotion-p1"),
        (0.49, "emotion-0"),
        (0, "emotion-0"),
        (-0.49, "emotion-0"),
        (-0.5, "emotion-m1"),
        (-1.5, "emotion-m2"),
        (-2, "emotion-m2"),
    ],
)
def test_an_emotion_takes_the_colour_of_the_nearest_step(value: float, role: str) -> None:
    assert emotion_role(value) == role


def test_a_page_has_every_role_in_both_themes() -> None:
    light, chosen, preferred, *_ = write_page_style().splitlines()
    assert light.startswith(":root{color-scheme:light;")
    assert chosen.startswith("@media screen{:root[data-theme=dark]{color-scheme:dark;")
    assert preferred.startswith("@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){")
    for line, theme in ((light, LIGHT), (chosen, DARK), (preferred, DARK)):
        assert dict(re.findall(r"--cx-([\w-]+):(#\w+)", line)) == theme
