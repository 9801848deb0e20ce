"""A PDF for print: vectors with letters of its own, the same bytes on every run and machine."""

import importlib.util
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import fontpkg_arimo
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from cxmap.drawing import pdf as pdf_module
from cxmap.drawing.draw import draw
from cxmap.drawing.pdf import list_outlined, to_pdf
from cxmap.drawing.result import Drawing
from cxmap.drawing.scene import Scene, Text
from cxmap.drawing.theme import DARK, LIGHT
from cxmap.errors import EngineFailed, EngineMissing, FileProblem

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{}</svg>'
UPRIGHT = fontpkg_arimo.ROOT / "files" / "Arimo[wght].ttf"


def read(content: bytes) -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(content)[0]


def read_text(drawing: Drawing) -> str:
    return str(read(drawing.content).get_textpage().get_text_range())


def list_fonts(content: bytes) -> set[str]:
    return set(re.findall(r"/BaseFont /[A-Z]{6}\+([\w-]+)", content.decode("latin-1")))


def hexes(drawing: Drawing) -> set[str]:
    picture = read(drawing.content).render(scale=1, rev_byteorder=True).to_numpy()
    return {f"#{bytes(pixel[:3]).hex().upper()}" for row in picture for pixel in row}


@pytest.fixture
def emoji_font(tmp_path: Path) -> Path:
    """A font whose emoji are pixels without an outline, as those of most machines are."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "grin"])
    builder.setupCharacterMap({0x1F600: "grin"})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": empty, "grin": empty})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "grin": (1000, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Pixels", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    del builder.font["glyf"], builder.font["loca"]
    path = tmp_path / "pixels.ttf"
    builder.font.save(path)
    return path


def test_one_page_of_the_picture_s_size(every_shape: Scene) -> None:
    drawing = draw(every_shape, form="pdf")
    document = pypdfium2.PdfDocument(drawing.content)
    assert (len(document), document[0].get_size()) == (1, (400, 300))
    assert document.get_metadata_dict()["Title"] == "A title"


def test_texts_can_be_selected_and_have_the_letters_they_ask_for(build: Callable[..., Scene]) -> None:
    scene = build(
        Text(10, 40, 'A "plain" <b> & line', 12, "ink"),
        Text(10, 80, "bold", 12, "ink", bold=True),
        Text(10, 120, "slanted", 12, "ink", italic=True),
        Text(10, 160, "both", 12, "ink", bold=True, italic=True),
    )
    drawing = draw(scene, form="pdf")
    assert read_text(drawing).split("\r\n") == ['A "plain" <b> & line', "bold", "slanted", "both"]
    assert list_fonts(drawing.content) == {"Arimo-Regular", "Arimo-Bold", "Arimo-Italic", "Arimo-BoldItalic"}
    assert drawing.warnings == ()


def test_a_text_is_as_wide_as_it_was_measured(build: Callable[..., Scene]) -> None:
    for bold, units in ((False, 1479 + 14 * 1139), (True, 1479 + 14 * 1251)):
        page = read(draw(build(Text(20, 100, "Hhhhhhhhhhhhhhh", 20, "ink", bold=bold)), form="pdf").content)
        boxes = [page.get_textpage().get_charbox(index, loose=True) for index in range(15)]
        assert boxes[-1][2] - boxes[0][0] == pytest.approx(units * 20 / 2048, abs=1.5)


def test_the_bytes_are_the_same_whatever_the_machine_has(
    every_shape: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    usual = draw(every_shape, form="pdf").content
    for _ in range(5):
        assert draw(every_shape, form="pdf").content == usual
    monkeypatch.setattr(pdf_module, "make_environment", lambda: {"HOME": str(tmp_path)})
    assert draw(every_shape, form="pdf").content == usual


def test_colours_are_those_of_the_theme(build: Callable[..., Scene]) -> None:
    scene = build(Text(10, 40, "HHH", 60, "ink"))
    for theme, colours in (("dark", DARK), ("auto", LIGHT)):
        assert {colours["ink"], colours["canvas"]} <= hexes(draw(scene, form="pdf", theme=theme))  # type: ignore[arg-type]


def test_what_no_font_holds_is_a_box_and_is_said(build: Callable[..., Scene]) -> None:
    drawing = draw(build(Text(10, 40, "tea 한 👩‍👩‍👧‍👦 end", 12, "ink")), form="pdf")
    assert read_text(drawing) == "tea □ □ end"
    assert drawing.warnings == (
        "4 characters have no glyph in the fonts at hand (한, 👩, 👧, 👦): add `--font FILE`, or draw an svg",
    )
    assert list_fonts(drawing.content) == {"Arimo-Regular"}


def test_a_font_that_is_given_is_used_under_a_name_of_its_own(build: Callable[..., Scene], tmp_path: Path) -> None:
    pieces = TTFont(UPRIGHT)
    name = pieces.getBestCmap()[ord("W")]
    for table in pieces["cmap"].tables:
        table.cmap = {0x97D3: name} if table.isUnicode() else {}
    own = tmp_path / "own.font"
    pieces.save(own)
    drawing = draw(build(Text(10, 100, "tea 韓", 40, "ink")), form="pdf", fonts=[own])
    assert (read_text(drawing), drawing.warnings) == ("tea 韓", ())
    assert list_fonts(drawing.content) == {"Arimo-Regular", "Font1"}


def test_coloured_emoji_are_left_out_and_it_is_said(build: Callable[..., Scene], emoji_font: Path) -> None:
    drawing = draw(build(Text(10, 40, "well 😀", 12, "ink")), form="pdf", fonts=[emoji_font])
    assert read_text(drawing) == "well □"
    assert drawing.warnings == (
        (
            f"`{emoji_font}` holds coloured pictures, which a pdf cannot take as letters: they are empty boxes; "
            "give a font with outlines, or draw a png"
        ),
        "1 character has no glyph in the fonts at hand (😀): add `--font FILE`, or draw an svg",
    )


@pytest.mark.parametrize("tag", ["CBDT", "COLR", "SVG ", "sbix"])
def test_a_font_of_outlines_with_pictures_beside_them_is_coloured(tmp_path: Path, tag: str) -> None:
    pieces = TTFont(UPRIGHT)
    pieces[tag] = DefaultTable(tag)
    pieces[tag].data = b"pictures"
    path = tmp_path / "coloured.ttf"
    pieces.save(path)
    assert list_outlined([UPRIGHT, path]) == [UPRIGHT]


def test_a_fault_of_the_library_is_told() -> None:
    with pytest.raises(EngineFailed, match="ended with code 1 and said: Error"):
        to_pdf(SVG.format("<rect>"), "A title")


def test_a_font_that_cannot_be_taken_apart_is_named(build: Callable[..., Scene], tmp_path: Path) -> None:
    content = UPRIGHT.read_bytes()
    broken = tmp_path / "broken.ttf"
    count = int.from_bytes(content[4:6])
    directory = bytearray(content[: 12 + 16 * count])
    for start in range(12, len(directory), 16):
        if bytes(directory[start : start + 4]) in {b"glyf", b"head"}:
            directory[start + 8 : start + 12] = (len(content) - 4).to_bytes(4)
    broken.write_bytes(bytes(directory) + content[len(directory) :])
    with pytest.raises(FileProblem, match=r"broken\.ttf` is not a font that a pdf can be written with"):
        draw(build(Text(10, 40, "tea", 12, "ink")), form="pdf", fonts=[broken])


@pytest.mark.parametrize("missing", ["vl_convert", "fontTools"])
def test_a_missing_extra_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else find(name))
    with pytest.raises(EngineMissing, match="a pdf needs the packages `vl-convert-python` and `fonttools`") as caught:
        to_pdf(SVG.format(""), "A title")
    assert "-m pip install 'cxmap[pdf]'" in caught.value.help


def test_the_converter_is_given_nothing_to_fetch_and_no_words_of_people_but_the_picture(
    build: Callable[..., Scene], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[Sequence[str], bytes]] = []

    def run(command: Sequence[str], svg: bytes, environment: Mapping[str, str], time_limit: float) -> bytes:
        given.append((command, svg))
        raise EngineFailed("stop here")

    monkeypatch.setattr(pdf_module, "run", run)
    hostile = '<image href="http://127.0.0.1/x.png"/> url(http://127.0.0.1) @import'
    scene = build(Text(10, 40, hostile, 12, "ink", tooltip=hostile, link="https://example.org/", group="tp-a"))
    with pytest.raises(EngineFailed, match="stop here"):
        draw(scene, form="pdf")
    [(command, svg)] = given
    assert command[0] == sys.executable
    assert "127.0.0.1" not in json.dumps(command)
    root = ET.fromstring(svg)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "a", "text"
    }  # fmt: skip
    assert all("url(" not in value for element in root.iter() for value in element.attrib.values())
