"""Faults planted into a picture, one of each kind: all are found, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path as FilePath

import pytest
from tests.browser.chromium import Opened, Picture, open_pictures
from tests.browser.faults import find_faults, find_wrong_colours
from tests.drawing.layouts.by_stage.gallery import WORDINGS, build_view

from cxmap.drawing.draw import draw
from cxmap.drawing.layouts.by_stage import lay_out_map
from cxmap.drawing.scene import Box, Mark, Path, Scene, Text, line
from cxmap.drawing.theme import DARK, LIGHT

pytestmark = pytest.mark.needs_browser

SCENE = lay_out_map(build_view(WORDINGS["latin"], stages=2, cards=2, personas=2))
SVG = draw(SCENE, form="svg").content.decode()
STAR = '<polygon points="{0},6 {1},20 {0},34 10,20" fill="#A66300"/>'


def swap(pattern: str, replacement: str) -> Callable[[str], str]:
    """A fault made by replacing the first match of a pattern."""

    def plant(svg: str) -> str:
        planted, count = re.subn(pattern, replacement, svg, count=1, flags=re.DOTALL)
        assert count == 1, f"nothing matches {pattern}"
        return planted

    return plant


def move(words: str, *, x: float = 0, y: float = 0) -> Callable[[str], str]:
    """A text that stands elsewhere; its anchor goes with it."""

    def plant(svg: str) -> str:
        pattern = rf'<text x="([\d.]+)" y="([\d.]+)"([^>]*>{re.escape(words)}<)'
        match = re.search(pattern, svg)
        assert match is not None, f"no text {words}"
        moved = f'<text x="{float(match[1]) + x}" y="{float(match[2]) + y}"{match[3]}'
        return svg[: match.start()] + moved + svg[match.end() :]

    return plant


def append(element: str) -> Callable[[str], str]:
    return swap("</svg>", f"{element}</svg>")


PLANTED = {
    "nothing": (lambda svg: svg, r"\A\Z"),
    "not well-formed": (swap("</svg>", ""), "not readable"),
    "no image": (swap('role="img"', 'role="list"'), "its role is 'list'"),
    "no name": (swap(r"<title id=.*?</title>", ""), "it is called"),
    "no description": (swap(r' aria-describedby="[^"]*"', ""), "it is described as ''"),
    "a lost text": (swap(r"<text[^>]*>Touchpoints</text>", ""), "texts instead of"),
    "a text out of the picture": (move("Use and get help", x=-30), "'Use and get help' leaves the picture"),
    "a shape out of the picture": (append('<circle cx="0" cy="9" r="5"/>'), "a circle at .* leaves the picture"),
    "a text half out of its card": (move("Telephone 2", x=-40), r"'Telephone 2' leaves the box"),
    "a text far from its card": (move("Telephone 2", y=-140), r"'Telephone 2' stands outside its box"),
    "a text that is moved by its group": (
        swap(r"(<text[^>]*>Telephone 2</text>)", r'<g transform="translate(0,-140)">\1</g>'),
        "'Telephone 2' stands outside its box",
    ),
    "a text wider than it was measured": (
        swap(r'textLength="[\d.]+"( lengthAdjust="spacingAndGlyphs" fill="#\w+">Telephone 2<)', r'textLength="400"\1'),
        r"'Telephone 2' leaves the box",
    ),
    "a letter out of its diamond": (move("C", x=6), "'C' meets a polygon"),
    "a box that is not drawn": (swap(r'<rect [^>]*id="[^"]*card-touchpoint-2"/>', ""), "the box .* is not drawn"),
    "a box over a text": (append('<rect x="10" y="10" width="400" height="50"/>'), "is covered by the box"),
    "a star on a text": (append(STAR.format(30, 50)), "'Use and get help' meets a polygon"),
    "two texts on each other": (move("Touchpoints", y=12), "'Touchpoints' meets 'and channels'"),
    "an id twice": (append('<g id="a"><g id="a"/></g>'), "the id a occurs 2 times"),
}


FIGURES = Scene(
    200,
    120,
    "Figures",
    "Figures that texts stand in.",
    (
        line((0, 40), (200, 40), "rule"),
        Box(10, 10, 90, 60, fill="card", stroke="line", rounded=True),
        Text(20, 44, "In a box", 12, "ink"),
        # Half on the box and half beside it.
        Mark("circle", 100, 20, 18, 18, fill="rule"),
        Text(100, 23.5, "12", 9, "on-marker", anchor="middle"),
        Mark("diamond", 100, 60, 16, 16, fill="decides-customer"),
        Text(100, 63, "C", 8, "on-marker", bold=True, anchor="middle"),
        Path(((150, 50), (150, 50), (158, 54), (158, 54), (158, 54), (150, 58), (150, 58)), "ink", fill="ink"),
        Text(120, 110, "Beside", 12, "ink"),
    ),
)
FIGURES_SVG = draw(FIGURES, form="svg").content.decode()
TIP = '<path d="M{0},100 {1},105 {0},110 {0},100" fill="#111827" stroke="#111827"/>'

PLANTED_FIGURES = {
    "nothing": (lambda svg: svg, r"\A\Z"),
    "a number out of its circle": (move("12", x=7), "'12' meets a circle"),
    "a letter out of its diamond": (move("C", y=5), "'C' meets a polygon"),
    "a text half out of a rounded box": (move("In a box", x=40), "'In a box' leaves the box"),
    "the tip of an arrow on a text": (append(TIP.format(124, 132)), "'Beside' meets a path"),
    "the tip of an arrow beneath a text": (
        swap(r'<path d="M150,50[^"]*"', '<path d="M130,100 138,105 130,110 130,100"'),
        "'Beside' meets a path",
    ),
    "a line through a text": (
        append('<path d="M110,106 190,106" fill="none" stroke="#111827"/>'),
        "'Beside' is crossed",
    ),
    "an open box across a text": (
        append('<rect x="140" y="95" width="50" height="20" fill="none" stroke="#111827"/>'),
        "'Beside' is crossed",
    ),
    "a line that no box hides": (swap(r'(<rect[^>]*)fill="#FEFEFE"', r'\1fill="none"'), "'In a box' is crossed"),
    "a circle that is not drawn": (swap(r"<circle[^>]*/>", ""), "the box .* is not drawn"),
}


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    """All faulty pictures, opened in one page."""
    svgs = [plant(SVG) for plant, _ in PLANTED.values()]
    svgs += [plant(FIGURES_SVG) for plant, _ in PLANTED_FIGURES.values()]
    opened = open_pictures(svgs, tmp_path_factory.mktemp("planted"))
    assert opened.complaints == ()
    return dict(zip([*PLANTED, *(f"figures: {fault}" for fault in PLANTED_FIGURES)], opened.pictures, strict=True))


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(pictures: dict[str, Picture], fault: str) -> None:
    found = find_faults(Opened((pictures[fault],), (), ()), [SCENE])
    assert re.search(PLANTED[fault][1], "\n".join(found)), found


@pytest.mark.parametrize("fault", PLANTED_FIGURES)
def test_a_fault_at_a_figure_is_found(pictures: dict[str, Picture], fault: str) -> None:
    found = find_faults(Opened((pictures[f"figures: {fault}"],), (), ()), [FIGURES])
    assert re.search(PLANTED_FIGURES[fault][1], "\n".join(found)), found


@pytest.mark.parametrize(
    ("element", "complaint"),
    [
        ('<image href="https://example.org/a.png" width="9" height="9"/>', "img-src: https://example.org/a.png"),
        ("<style>@import url(https://example.org/a.css);</style>", "style-src-elem: https://example.org/a.css"),
        (
            "<style>@font-face{font-family:F;src:url(https://example.org/f.woff)} text{font-family:F}</style>",
            "font-src: https://example.org/f.woff",
        ),
        ("<script>1</script>", "a picture holds a script"),
        ('<g onclick="1"/>', "script-src-attr: inline"),
        ('<path d="M0,0 oops" fill="none"/>', "CONSOLE.*attribute d: Expected path command"),
    ],
)
def test_what_a_picture_must_not_do_is_told(tmp_path: FilePath, element: str, complaint: str) -> None:
    found = find_faults(open_pictures([append(element)(SVG)], tmp_path), [SCENE])
    assert re.search(complaint, "\n".join(found)), found


def test_colours_of_the_other_theme_are_found(tmp_path: FilePath) -> None:
    stubborn = swap(r"@media \(prefers-color-scheme:dark\)", "@media print")(SVG)
    (picture,) = open_pictures([stubborn], tmp_path, dark=True).pictures
    assert find_wrong_colours(picture, SCENE, LIGHT) == []
    wrong = find_wrong_colours(picture, SCENE, DARK)
    assert wrong[0] == "the canvas is rgb(255, 255, 255)"
    # Every shape is of the wrong colour, and a few of two: an area and its border.
    assert len(wrong) > len(picture.shapes)


def test_a_picture_that_cannot_be_shown_as_an_image_is_found(tmp_path: FilePath) -> None:
    opened = open_pictures([SVG, SVG.replace("</svg>", "")], tmp_path, images=True)
    assert opened.corners == ("rgb(255, 255, 255)", "")
