"""Pixels with the fonts at hand, the same on every machine, and a word about what is missing."""

import importlib.util
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import fontpkg_arimo
import pytest
from fontTools.ttLib import TTFont

from cxmap.drawing.draw import draw
from cxmap.drawing.fonts import Font, read_font
from cxmap.drawing.png import find_missing, get_shipped, to_png
from cxmap.drawing.png_text import adapt_texts
from cxmap.drawing.result import Drawing
from cxmap.drawing.scene import Box, Scene, Text
from cxmap.drawing.theme import DARK, LIGHT
from cxmap.errors import EngineFailed, EngineMissing, FileProblem, UsageError

ARIMO = tuple(sorted(fontpkg_arimo.ROOT.glob("files/*.ttf")))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" font-family="Arimo">{}</svg>'
LATIN = Font(Path("latin.ttf"), "Latin", ((0x20, 0x24F), (0x591, 0x5F4)))
SQUARES = Font(Path("squares.ttf"), "Squares 'n' co", ((0x4E00, 0x9FFF), (0xAC00, 0xD7AF)))
EMOJI = Font(Path("emoji.ttf"), "Emoji", ((0x1F1E6, 0x1F6FF),))
ARABIC = Font(Path("arabic.ttf"), "Arabic", ((0x20, 0x7E), (0x600, 0x6FF)))


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and the pixels of an RGBA picture, its rows unfiltered."""
    width, height = struct.unpack(">II", png[16:24])
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    raw, row, out = zlib.decompress(data), bytearray(width * 4), []
    for y in range(height):
        kind, line = raw[y * (width * 4 + 1)], raw[y * (width * 4 + 1) + 1 : (y + 1) * (width * 4 + 1)]
        current = bytearray(width * 4)
        for x, byte in enumerate(line):
            left, up, corner = (current[x - 4] if x > 3 else 0), row[x], (row[x - 4] if x > 3 else 0)
            guess = left + up - corner
            nearest = min((left, up, corner), key=lambda value: abs(guess - value))
            current[x] = (byte + (0, left, up, (left + up) // 2, nearest)[kind]) % 256
        row = current
        out += [bytes(row[x : x + 4]) for x in range(0, width * 4, 4)]
    return width, height, out


def hexes(png: bytes) -> set[str]:
    return {f"#{pixel[:3].hex().upper()}" for pixel in pixels(png)[2]}


def adapt(text: str, *fonts: Font, extra: str = "") -> list[ET.Element]:
    line = f'<text x="100" y="20" font-size="10" {extra}fill="#111827">{text}</text>'
    root = ET.fromstring(f"<svg>{adapt_texts(line, LATIN, fonts)}</svg>")
    return list(root)


def test_the_picture_has_its_size_times_the_scale(every_shape: Scene) -> None:
    width, height, _ = pixels(draw(every_shape, form="png", scale=1.5).content)
    assert (width, height) == (600, 450)


def test_colours_are_those_of_the_theme(build: Callable[..., Scene]) -> None:
    scene = build(Box(10, 10, 100, 100, fill="head"))
    assert hexes(draw(scene, form="png", theme="dark").content) == {DARK["head"], DARK["canvas"]}
    assert hexes(draw(scene, form="png", theme="auto").content) == {LIGHT["head"], LIGHT["canvas"]}


def test_text_is_drawn_with_the_shipped_font_whatever_the_machine_has(
    build: Callable[..., Scene], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scene = build(Text(10, 40, "Words", 30, "ink"), Text(10, 90, "Words", 30, "ink", bold=True))
    usual = draw(scene, form="png").content
    assert LIGHT["ink"] in hexes(usual)
    (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    monkeypatch.delenv("HOME", raising=False)
    assert draw(scene, form="png").content == usual


def test_a_text_is_as_wide_as_it_was_measured(build: Callable[..., Scene]) -> None:
    scene = build(Text(20, 100, "Hhhhhhhhhhhhhhh", 20, "ink"))
    width, _, dots = pixels(draw(scene, form="png").content)
    columns = [index % width for index, pixel in enumerate(dots) if pixel[:3] != b"\xff\xff\xff"]
    assert max(columns) == pytest.approx(20 + (1479 + 14 * 1139) * 20 / 2048, abs=2.5)


@pytest.mark.parametrize(("width", "height"), [(16_001, 10), (10, 16_001)])
def test_a_picture_that_is_too_large_is_refused(width: int, height: int) -> None:
    with pytest.raises(UsageError, match="16,000 on a side") as caught:
        to_png(SVG.format(width, height, ""))
    assert "`--scale 0.99`" in caught.value.help


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan")])
def test_a_scale_that_leaves_nothing_is_refused(scale: float) -> None:
    with pytest.raises(UsageError, match="cannot be drawn at the scale"):
        to_png(SVG.format(10, 10, ""), scale=scale)


def test_an_svg_without_a_size_is_refused() -> None:
    with pytest.raises(EngineFailed, match="has no size"):
        to_png("<svg/>")


def test_a_fault_of_the_library_is_told() -> None:
    with pytest.raises(EngineFailed, match="ended with code 1 and said: Error"):
        to_png(SVG.format(10, 10, "<rect>"))


def test_a_missing_library_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineMissing, match="resvg-py") as caught:
        to_png(SVG.format(10, 10, ""))
    assert "-m pip install resvg-py" in caught.value.help


def test_characters_without_a_glyph_are_named(build: Callable[..., Scene]) -> None:
    assert find_missing("Größe → Ω Ж ש – € \n\u200d\ufe0f\u2067") == ""
    assert find_missing("한국 한 خ 😀") == "한국خ😀"
    drawing = draw(build(Text(10, 20, "한국 韓國 خ 😀", 12, "ink"), Text(10, 40, "한", 12, "ink")), form="png")
    (warning,) = drawing.warnings
    assert warning.startswith(
        "6 characters have no glyph in the fonts at hand (한, 국, 韓, 國, خ, …): add `--font FILE`"
    )
    one = draw(build(Text(10, 20, "x한", 12, "ink")), form="png")
    assert one.warnings[0].startswith("1 character has no glyph in the fonts at hand (한):")
    assert draw(build(Text(10, 20, "한", 12, "ink")), form="svg").warnings == ()


def test_a_font_that_is_given_is_used(build: Callable[..., Scene], tmp_path: Path) -> None:
    pieces = TTFont(ARIMO[-1])
    cmap = next(table for table in pieces["cmap"].tables if table.isUnicode())
    name = cmap.cmap[ord("W")]
    for table in pieces["cmap"].tables:
        table.cmap = {0x97D3: name} if table.isUnicode() else {}
    for record in pieces["name"].names:
        if record.nameID in {1, 16}:
            record.string = "One Square"
    own = tmp_path / "own.ttf"
    pieces.save(own)
    scene = build(Text(10, 100, "韓", 40, "ink"))
    assert read_font(own).family == "One Square"
    with_font, without = draw(scene, form="png", fonts=[own]), draw(scene, form="png")
    assert with_font.warnings == ()
    assert with_font.content not in {without.content, b""}
    assert pixels(with_font.content)[2] == pixels(draw(build(Text(10, 100, "W", 40, "ink")), form="png").content)[2]


def test_texts_the_shipped_font_holds_lose_their_width_only() -> None:
    (text,) = adapt("a &amp; b", SQUARES, extra='textLength="20" lengthAdjust="spacingAndGlyphs" ')
    assert (text.text, text.attrib) == ("a & b", {"x": "100", "y": "20", "font-size": "10", "fill": "#111827"})


def test_leftward_texts_are_marked_inside() -> None:
    (text,) = adapt("שלום!", extra='unicode-bidi="plaintext" text-anchor="end" ')
    assert text.text == "\u2067שלום!\u2069"
    assert "unicode-bidi" not in text.attrib


def test_a_font_that_holds_a_whole_text_draws_all_of_it() -> None:
    (text,) = adapt("خدمة 12", SQUARES, ARABIC)
    assert (text.text, text.get("font-family")) == ("خدمة 12", "'Arabic'")


def test_runs_of_several_fonts_are_placed_one_by_one() -> None:
    parts = adapt("a 👩‍👩‍👧‍👦 韓國", SQUARES, EMOJI, extra='text-anchor="end" id="x" ')
    assert [(part.text, part.get("font-family")) for part in parts] == [
        ("a ", None),
        ("👩‍👩‍👧‍👦", "'Emoji'"),
        (" ", None),
        ("韓國", "'Squares \\'n\\' co'"),
    ]
    places = [float(part.get("x", "0")) for part in parts]
    assert places == sorted(places)
    assert places[-1] == 80
    assert [part.get("text-anchor") for part in parts] == [None, "middle", None, None]
    assert [part.get("id") for part in parts] == ["x", None, None, None]


def test_mixed_leftward_texts_leave_the_order_to_the_library() -> None:
    (text,) = adapt("خدمة 👍🏽 韓", ARABIC, SQUARES, EMOJI, extra='unicode-bidi="plaintext" ')
    assert "".join(text.itertext()) == "\u2067خدمة 👍 韓\u2069"
    assert [span.get("font-family") for span in text] == ["'Arabic'", "'Emoji'", "'Squares \\'n\\' co'"]


def test_without_further_fonts_texts_stay_as_they_are() -> None:
    (text,) = adapt("한")
    assert (text.text, text.get("font-family")) == ("한", None)


@pytest.mark.parametrize("path", ARIMO, ids=lambda path: path.name)
def test_fonts_are_read_as_fonttools_reads_them(path: Path) -> None:
    font = read_font(path)
    codes = {code for first, last in font.ranges for code in range(first, last + 1)}
    assert font.family == "Arimo"
    assert codes | {0} == set(TTFont(path).getBestCmap()) | {0}


def test_a_collection_and_a_large_map_are_read(tmp_path: Path) -> None:
    pieces = TTFont(ARIMO[0])
    table = next(table for table in pieces["cmap"].tables if table.isUnicode())
    wide = type(table).newSubtable(12)
    wide.platformID, wide.platEncID, wide.language = 3, 10, 0
    wide.cmap = {**table.cmap, 0x1F600: table.cmap[ord("o")]}
    pieces["cmap"].tables.append(wide)
    pieces.save(tmp_path / "wide.ttf")
    content = (tmp_path / "wide.ttf").read_bytes()
    head = b"ttcf" + struct.pack(">III", 0x10000, 1, 16)
    count = struct.unpack(">H", content[4:6])[0]
    entries = [
        struct.pack(">4sIII", tag, total, offset + 16, length)
        for tag, total, offset, length in struct.iter_unpack(">4sIII", content[12 : 12 + 16 * count])
    ]
    (tmp_path / "pair.ttc").write_bytes(head + content[:12] + b"".join(entries) + content[12 + 16 * count :])
    for name in ("wide.ttf", "pair.ttc"):
        assert read_font(tmp_path / name).covers("o😀 \u200d")
        assert not read_font(tmp_path / name).covers("韓")


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\x00\x01\x00\x00\x00\x01", b"ttcf" + b"\x00" * 20])
def test_a_file_that_is_no_font_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=r"x\.ttf` is not a font"):
        read_font(path)


def test_a_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="cannot be read"):
        find_missing("a", [tmp_path / "none.ttf"])


def test_dot_needs_no_engine_and_unknown_forms_are_named(every_shape: Scene) -> None:
    assert draw(every_shape, form="dot", engine="none").content.startswith(b"digraph {")
    assert isinstance(draw(every_shape, form="svg"), Drawing)
    with pytest.raises(UsageError, match="no picture format `gif`") as caught:
        draw(every_shape, form="gif")
    assert caught.value.help == "choose `svg`, `png`, `pdf` or `dot`"


def test_the_shipped_font_is_the_upright_one() -> None:
    assert "Italic" not in get_shipped().path.name
