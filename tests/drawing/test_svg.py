"""The finished SVG: whole, safe, the same everywhere, the shapes where the scene has them."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxmap.drawing.characters import clean_line
from cxmap.drawing.engines import get_engine
from cxmap.drawing.outline_graph import write_outline_graph
from cxmap.drawing.outlines import read_outlines
from cxmap.drawing.scene import Box, Mark, Scene, Text
from cxmap.drawing.scene import Path as Line
from cxmap.drawing.svg import finish
from cxmap.drawing.theme import DARK, LIGHT, ThemeMode, write_page_style
from cxmap.errors import EngineFailed

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '"><script>alert(1)</script>',
    "</svg>",
    "</text></svg><script>",
    "]]>",
    "<![CDATA[",
    "&amp;&#0;&lt;&bad;",
    "\x00\x01\x1b[31m\x7f",
    "\u202eevil\u202c\u2067\u2069",
    "\ufffe\uffff\ud800",
    "a\nb\tc\rd\u2028e",
    "-->",
    "<?xml?>",
    "expression(alert(1))",
    "' onload='x",
)


def draw(scene: Scene, theme: ThemeMode = "light", *, embedded: bool = False) -> str:
    return finish(get_engine("bundled").draw(write_outline_graph(scene)), scene, theme, embedded=embedded)


def raw_text_only(scene: Scene) -> str:
    """What an engine would write for a scene of texts: the corner of the canvas and nothing else."""
    origin = '<polygon points="0,0 0,-0.72 0.72,-0.72 0.72,0"/>'
    return f'<svg xmlns="{SVG[1:-1]}"><g class="node"><title>origin</title>{origin}</g></svg>'


def texts(svg: str) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_picture_of_every_shape_is_as_before(every_shape: Scene, golden: Callable[[str, Path], None]) -> None:
    golden(draw(every_shape, "auto"), GOLDEN / "every-shape.svg")


def test_shapes_lie_where_the_scene_has_them(every_shape: Scene) -> None:
    outlines = read_outlines(get_engine("bundled").draw(write_outline_graph(every_shape)), every_shape)
    for index, shape in enumerate(every_shape.shapes):
        if isinstance(shape, Text):
            continue
        numbers = [float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", outlines[index][0].split(" ", 1)[1])]
        if isinstance(shape, Line):
            assert numbers == pytest.approx([part for point in shape.points for part in point], abs=0.02)
            continue
        xs, ys = numbers[::2], numbers[1::2]
        if outlines[index][0].startswith("rect"):
            xs, ys = [xs[0], xs[0] + xs[1]], [ys[0], ys[0] + ys[1]]
        elif outlines[index][0].startswith("circle"):
            xs, ys = (
                [numbers[0] - numbers[2], numbers[0] + numbers[2]],
                [numbers[1] - numbers[2], numbers[1] + numbers[2]],
            )
        left, top = (
            (shape.x, shape.y) if isinstance(shape, Box) else (shape.x - shape.width / 2, shape.y - shape.height / 2)
        )
        found = min(xs), min(ys), max(xs), max(ys)
        expected = left, top, left + shape.width, top + shape.height
        if isinstance(shape, Mark) and shape.shape == "star":
            assert expected[0] <= found[0] + 0.02
            assert expected[1] <= found[1] + 0.02
            assert found[2:] <= (expected[2] + 0.02, expected[3] + 0.02)
        else:
            assert found == pytest.approx(expected, abs=0.02), shape


def test_a_shape_beyond_the_canvas_moves_no_other(build: Callable[..., Scene]) -> None:
    inner = Box(10, 10, 50, 50, fill="card")
    outer = Line(((-30, 100), (0, -200), (0, 400), (450, 100)), "ink")
    assert '<rect x="10" y="10" width="50" height="50"' in draw(build(inner, outer, Box(-20, -20, 9, 9, fill="ink")))


def test_a_tip_is_as_long_as_the_scene_says(build: Callable[..., Scene]) -> None:
    svg = draw(build(Mark("chevron", 200, 100, 188, 37, fill="head"), Mark("chevron", 50, 200, 18, 40, fill="head")))
    assert 'points="282,81.5 106,81.5 106,118.5 282,118.5 294,100"' in svg
    assert 'points="53,180 41,180 41,220 53,220 59,200"' in svg


def test_it_stands_alone_and_names_itself(every_shape: Scene) -> None:
    svg = draw(every_shape, "auto")
    root = ET.fromstring(svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("A title", "A description")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("400", "300", "0 0 400 300")
    assert "<!DOCTYPE" not in svg
    assert "<script" not in svg
    assert not re.search(r"url\(|@import|<image|<use|\son\w+=", svg)


def test_ids_are_unique_and_differ_between_pictures(build: Callable[..., Scene]) -> None:
    box = Box(10, 10, 50, 50, fill="card", id="stage 1/x")
    one, two = draw(build(box)), draw(build(box, Text(1, 20, "more", 12, "ink")))
    ids = [re.findall(r'\bid="([^"]*)"', svg) for svg in (one, two)]
    assert all(len(set(names)) == len(names) for names in ids)
    assert not set(ids[0]) & set(ids[1])
    assert any(name.endswith("-stage-1-x") for name in ids[0])
    assert draw(build(box)) == one


def test_neighbours_of_one_touchpoint_share_class_tooltip_and_link(build: Callable[..., Scene]) -> None:
    common = {"group": "tp-a", "tooltip": "Tip", "link": "a.html"}
    shapes = (
        Box(10, 10, 50, 50, fill="card", id="a", **common),  # type: ignore[arg-type]
        Text(12, 20, "Card", 12, "ink", **common),  # type: ignore[arg-type]
        Box(70, 10, 50, 50, fill="card", group="tp-b"),
        Box(70, 80, 50, 50, fill="card", tooltip="Only a tip"),
    )
    root = ET.fromstring(draw(build(*shapes)))
    groups = root.findall(f"{SVG}g")
    assert [group.get("class") for group in groups] == ["tp-a", "tp-b", None]
    link = groups[0].find(f"{SVG}a")
    assert link is not None
    assert [child.tag.removeprefix(SVG) for child in link] == ["rect", "text"]
    assert (link.get("href"), link.get("target")) == ("a.html", None)
    assert [group.findtext(f"{SVG}title") for group in groups] == ["Tip", None, "Only a tip"]


def test_links_to_other_sites_open_apart_and_unsafe_ones_are_dropped(build: Callable[..., Scene]) -> None:
    svg = draw(build(Box(1, 1, 9, 9, link="https://x.org"), Box(20, 1, 9, 9, link="javascript:alert(1)")))
    assert '<a href="https://x.org" target="_blank" rel="noopener noreferrer" tabindex="-1" aria-hidden="true">' in svg
    assert "javascript" not in svg
    assert svg.count("<a ") == 1


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_fixed_theme_has_its_own_colours_only(every_shape: Scene, theme: ThemeMode, colours: dict[str, str]) -> None:
    svg = draw(every_shape, theme)
    assert "@media" not in svg
    assert set(re.findall("#[0-9A-F]{6}", svg)) <= set(colours.values())


def test_auto_turns_every_colour_it_uses(every_shape: Scene) -> None:
    svg = draw(every_shape, "auto")
    style, body = svg.split("</style>")
    used = set(re.findall(r'(fill|stroke)="(#\w+)"', body))
    turned = {(kind, light): dark for kind, light, dark in re.findall(r'\[(\w+)="(#\w+)"\]\{\w+:(#\w+)\}', style)}
    roles = {colour: role for role, colour in LIGHT.items()}
    assert used == turned.keys()
    assert all(DARK[roles[light]] == dark for (_, light), dark in turned.items())


def test_a_picture_in_a_page_has_no_style_of_its_own(every_shape: Scene) -> None:
    unlinked = replace(every_shape, shapes=tuple(replace(shape, link="") for shape in every_shape.shapes))
    alone, embedded = draw(unlinked, "auto"), draw(unlinked, "auto", embedded=True)
    assert re.sub(r"<style>.*</style>\n", "", alone) == embedded
    assert "<style" not in embedded
    used = set(re.findall(r'(fill|stroke)="(#\w+)"', embedded))
    rules = re.findall(r'svg \[(\w+)="(#\w+)"\]\{(\w+):var\(--cx-([\w-]+)\)\}', write_page_style())
    assert used <= {(kind, value) for kind, value, turned, role in rules if turned == kind and LIGHT[role] == value}


def test_a_picture_in_a_page_is_one_image_where_nothing_in_it_can_be_followed(build: Callable[..., Scene]) -> None:
    links = ("", "javascript:alert(1)", "https://example.org")
    pictures = [draw(build(Text(1, 9, "x", 9, "ink", link=link)), embedded=True) for link in links]
    assert [re.findall(r' role="(\w+)"', svg) for svg in pictures] == [["img"], ["img"], ["group"]]


def test_links_that_can_be_reached_have_a_text_to_be_told_by(build: Callable[..., Scene]) -> None:
    box, text = Box(1, 1, 9, 9, fill="card", link="a.html"), Text(1, 20, "Card", 12, "ink", link="a.html")
    other = Box(20, 1, 9, 9, fill="card", link="b.html")
    root = ET.fromstring(draw(build(box, text, other), embedded=True))
    assert [("".join(link.itertext()).strip(), link.get("href")) for link in root.iter(f"{SVG}a")] == [
        ("Card", "a.html")
    ]
    alone = ET.fromstring(draw(build(box, text, other)))
    assert [(link.get("href"), link.get("tabindex"), link.get("aria-hidden")) for link in alone.iter(f"{SVG}a")] == [
        ("a.html", None, None),
        ("b.html", "-1", "true"),
    ]


def test_texts_are_held_to_their_measure_but_joined_scripts(every_shape: Scene) -> None:
    elements = {"".join(text.itertext()): text for text in ET.fromstring(draw(every_shape)).iter(f"{SVG}text")}
    assert elements["middle"].get("textLength") == "35.35"
    assert elements["middle"].get("text-anchor") == "middle"
    assert elements["خدمة العملاء 12"].get("textLength") is None
    assert (
        elements["خدمة العملاء 12"].get("unicode-bidi") == elements["שירות לקוחות!"].get("unicode-bidi") == "plaintext"
    )
    assert elements["middle"].get("unicode-bidi") is None


def test_empty_texts_and_texts_without_direction_are_fine(build: Callable[..., Scene]) -> None:
    scene = build(Text(1, 20, "", 12, "ink"), Text(1, 40, "  ", 12, "ink"), Text(1, 60, "→ 12 ✓", 12, "ink"))
    assert texts(draw(scene)) == ["→ 12 ✓"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_wrote_stays_text(hostile: str) -> None:
    shape = Text(10, 20, f"x{hostile}", 12, "ink", group=hostile, id=hostile, tooltip=hostile, link=hostile)
    scene = Scene(400, 300, hostile, hostile, (Box(1, 1, 9, 9, fill="card", tooltip=hostile), shape))
    root = ET.fromstring(draw(scene, "auto"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "rect", "g", "a", "text",
    }  # fmt: skip
    assert texts(draw(scene)) == [clean_line(f"x{hostile}")]
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


@given(st.text(min_size=1), st.text())
@example("\ud800\x00", "\uffff")
def test_any_text_makes_valid_xml(text: str, description: str) -> None:
    scene = Scene(400, 300, text, description, (Text(10, 20, text, 12, "ink", tooltip=text, group=text),))
    root = ET.fromstring(finish(raw_text_only(scene), scene, "auto"))
    assert root.findtext(f"{SVG}title") == clean_line(text)
    assert root.findtext(f"{SVG}desc") == clean_line(description)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("not xml", "no SVG"),
        (f'<svg xmlns="{SVG[1:-1]}"/>', "the corner of the canvas"),
        (raw_text_only(Scene(1, 1, "", "", ())), "left out 1 of 2 shapes"),
    ],
)
def test_a_picture_that_is_not_whole_is_refused(build: Callable[..., Scene], raw: str, message: str) -> None:
    with pytest.raises(EngineFailed, match=message):
        finish(raw, build(Box(1, 1, 9, 9, fill="card"), Text(1, 9, "x", 9, "ink")), "light")
