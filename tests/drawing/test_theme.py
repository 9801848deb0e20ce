"""Colours can be read, told apart, and found again in a picture."""

import math
import re
from collections.abc import Iterable
from itertools import combinations

import pytest
from tests.drawing.grounds import FAMILIES, Pair, find_pairs, list_siblings
from tests.drawing.pictures import PICTURES, draw_examples

from cxmap.drawing.layouts.matrix.style import ZONES as QUADRANTS
from cxmap.drawing.layouts.plan.style import ROLES as KINDS
from cxmap.drawing.layouts.plan.style import STATUSES, find_look
from cxmap.drawing.layouts.technology.looks import LOOKS
from cxmap.drawing.scene import Box, Mark, Path, Scene, Text, line
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


def closest(roles: Iterable[str], theme: dict[str, str]) -> float:
    """How far the two most similar of some roles lie apart, for the eyes that see them most alike."""
    return min(distance(theme[one], theme[other]) for one, other in combinations(dict.fromkeys(roles), 2))


def find_faint(pairs: Iterable[Pair], theme: dict[str, str]) -> list[Pair]:
    """Pairs that cannot be read or not be seen."""
    return [
        pair
        for pair in pairs
        if max(contrast(theme[ink], theme[pair.ground]) for ink in pair.inks) < (4.5 if pair.kind == "text" else 3)
    ]


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
@pytest.mark.parametrize("picture", PICTURES)
def test_whatever_a_view_draws_stands_out_from_what_is_beneath(picture: str, theme: dict[str, str]) -> None:
    """Every pair of ink and ground in the pictures of all examples, and the same pairs for all channels and so on."""
    for name, scene in draw_examples(picture).items():
        pairs = find_pairs(scene)
        assert {pair.kind for pair in pairs} == {"text", "figure"}, name
        faint = {pair: where for pair, where in pairs.items() if find_faint(list_siblings(pair), theme)}
        assert faint == {}, name


FAINT: dict[str, tuple[list[Box | Mark | Path | Text], tuple[str, tuple[str, ...], str]]] = {
    "a pale text": ([Text(10, 20, "Pale", 12, "line")], ("text", ("line",), "canvas")),
    "a dark text on a dark box": (
        [Box(0, 0, 90, 40, fill="head"), Text(10, 20, "Dark", 12, "ink")],
        ("text", ("ink",), "head"),
    ),
    "a number on a light circle": (
        [Mark("circle", 20, 20, 20, 20, fill="zone-plus"), Text(16, 24, "7", 12, "on-marker")],
        ("text", ("on-marker",), "zone-plus"),
    ),
    "a marker on a bar of its colour": (
        [Box(0, 0, 90, 40, fill="star"), Mark("star", 20, 20, 12, 12, fill="star")],
        ("figure", ("star",), "star"),
    ),
    "a line that crosses a head": (
        [Box(40, 0, 20, 40, fill="head"), line((0, 20), (90, 20), "persona-1")],
        ("figure", ("persona-1",), "head"),
    ),
    "a tip of an arrow on a head": (
        [
            Box(0, 0, 90, 40, fill="head"),
            Path(((9, 9), (9, 9), (19, 14), (19, 14), (19, 14), (9, 9), (9, 9)), "persona-1", fill="persona-1"),
        ],
        ("figure", ("persona-1",), "head"),
    ),
    "a bar on a bar": (
        [Box(0, 0, 90, 40, fill="persona-1"), Box(5, 5, 50, 9, fill="persona-1", stroke="persona-1")],
        ("figure", ("persona-1",), "persona-1"),
    ),
}


@pytest.mark.parametrize("fault", FAINT)
def test_a_colour_too_near_to_its_ground_is_found(fault: str) -> None:
    shapes, (kind, inks, ground) = FAINT[fault]
    found = find_faint(find_pairs(Scene(100, 50, "Faint", "Faint.", tuple(shapes))), LIGHT)
    assert [(pair.kind, pair.inks, pair.ground) for pair in found] == [(kind, inks, ground)]


def test_what_holds_for_one_channel_is_asked_for_all() -> None:
    one = Pair("text", ("channel-1-ink",), "channel-1-bg")
    assert [(pair.inks[0], pair.ground) for pair in list_siblings(one)] == [
        (f"channel-{name}-ink", f"channel-{name}-bg") for name in CHANNELS
    ]
    both = Pair("figure", ("persona-2", "canvas"), "channel-3-stroke")
    assert len({*list_siblings(both)}) == len(PERSONAS) * len(CHANNELS)
    # Two of one family on each other are those two.
    mixed = Pair("figure", ("emotion-p1",), "emotion-m2")
    assert list(list_siblings(mixed)) == [mixed]


def test_families_are_whole() -> None:
    for pattern, members in FAMILIES.items():
        assert {match[1] for role in ROLES if (match := re.fullmatch(pattern, role))} == set(members)


@THEMES
def test_every_colour_occurs_once(theme: dict[str, str]) -> None:
    assert len({colour.lower() for colour in theme.values()}) == len(theme) == len(ROLES)


@THEMES
def test_channels_differ_for_colour_blind_eyes_too(theme: dict[str, str]) -> None:
    assert closest((f"channel-{name}-stroke" for name in CHANNELS), theme) >= 9


@THEMES
def test_personas_and_kinds_of_items_differ_for_colour_blind_eyes_too(theme: dict[str, str]) -> None:
    assert closest(PERSONAS, theme) >= 13
    assert closest(("barrier", "opportunity", "enabler"), theme) >= 15


@THEMES
def test_signs_that_stand_side_by_side_differ_for_colour_blind_eyes_too(theme: dict[str, str]) -> None:
    assert closest((zone.role for zone in QUADRANTS.values()), theme) >= 15
    assert closest((look.stroke for look in LOOKS.values()), theme) >= 14
    assert closest((*(role for role, _ in KINDS.values()), "rule", "barrier"), theme) >= 14
    assert closest(DECIDES, theme) >= 15
    for pair in (("barrier", "opportunity"), ("barrier", "rule"), ("handoff", "rule")):
        assert closest(pair, theme) >= 15
    # Steps of one scale also differ by their height; anger and displeasure lie closest.
    assert closest(EMOTIONS, theme) >= 8


@THEMES
def test_what_an_initiative_has_come_to_can_be_seen_without_its_colour(theme: dict[str, str]) -> None:
    """Open with dashes, tinted, full, and grey: told apart by light and dark alone."""
    for kind, (role, _) in KINDS.items():
        proposed, agreed, doing, done = (find_look(kind, status) for status in STATUSES)
        assert contrast(theme[doing[0]], theme[agreed[0]]) >= 3
        assert contrast(theme[doing[0]], theme[done[0]]) >= 3
        assert contrast(theme[doing[0]], theme[proposed[0]]) >= 3
        assert closest((agreed[1], done[1]), theme) >= 14
        assert proposed[1] == role


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
    for rule, theme in ((light, LIGHT), (chosen, DARK), (preferred, DARK)):
        assert dict(re.findall(r"--cx-([\w-]+):(#\w+)", rule)) == theme
