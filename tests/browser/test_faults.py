"""Faults planted into a picture, one of each kind: all are found, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.chromium import Opened, Picture, open_pictures
from tests.browser.faults import find_faults, find_wrong_colours
from tests.drawing.layouts.by_stage.gallery import WORDINGS, build_view

from cxmap.drawing.draw import draw
from cxmap.drawing.layouts.by_stage import lay_out_map
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


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    """All faulty pictures, opened in one page."""
    svgs = [plant(SVG) for plant, _ in PLANTED.values()]
    opened = open_pictures(svgs, tmp_path_factory.mktemp("planted"))
    assert opened.complaints == ()
    return dict(zip(PLANTED, opened.pictures, strict=True))


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(pictures: dict[str, Picture], fault: str) -> None:
    found = find_faults(Opened((pictures[fault],), (), ()), [SCENE])
    assert re.search(PLANTED[fault][1], "\n".join(found)), found


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
def test_what_a_picture_must_not_do_is_told(tmp_path: Path, element: str, complaint: str) -> None:
    found = find_faults(open_pictures([append(element)(SVG)], tmp_path), [SCENE])
    assert re.search(complaint, "\n".join(found)), found


def test_colours_of_the_other_theme_are_found(tmp_path: Path) -> None:
    stubborn = swap(r"@media \(prefers-color-scheme:dark\)", "@media print")(SVG)
    (picture,) = open_pictures([stubborn], tmp_path, dark=True).pictures
    assert find_wrong_colours(picture, SCENE, LIGHT) == []
    wrong = find_wrong_colours(picture, SCENE, DARK)
    assert wrong[0] == "the canvas is rgb(255, 255, 255)"
    assert len(wrong) == 1 + len(picture.texts)


def test_a_picture_that_cannot_be_shown_as_an_image_is_found(tmp_path: Path) -> None:
    opened = open_pictures([SVG, SVG.replace("</svg>", "")], tmp_path, images=True)
    assert opened.corners == ("rgb(255, 255, 255)", "")
