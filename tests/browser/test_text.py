"""What a browser makes of the finished SVG: texts where they were measured, colours of the reader's theme."""

from pathlib import Path

import pytest
from tests.browser.chromium import open_pictures
from tests.browser.faults import to_rgb

from cxmap.drawing.draw import draw
from cxmap.drawing.scene import Anchor, Box, Scene, Text
from cxmap.drawing.text import measure
from cxmap.drawing.theme import DARK, LIGHT

pytestmark = pytest.mark.needs_browser

SAMPLES = (
    "Chooses self-install or technician",
    "AVATAR To We LT11",
    "Příliš žluťoučký kůň – Ελλάδα, Привет",
    "網站上的光纖廣告（查看）",
    "お客様サポートセンター",
    "고객 서비스 센터",
    "Pay 👩‍👩‍👧‍👦🇩🇪🇫🇷 now ✅ 1️⃣ 👍🏽",
    "★ ✓ ☎ → ⇒ ✗ ▶ ⚠",
    "تسوق عبر الإنترنت بسهولة 12!",
    "Pay خدمة العملاء",
    "שירות (לקוחות) 12!",
    "ग्राहक सेवा से संपर्क करें",
    "வாடிக்கையாளர் சேவை",
    "ลูกค้าไม่พอใจน้ำเสียง",
    "\u202eturned around",
)
ANCHORS: tuple[Anchor, ...] = ("start", "middle", "end")
SIZE = 14.0
# Letters may hang over their advance width a little, as the f of an italic or a sign of Devanagari does.
OVERHANG = SIZE / 8


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_every_script_stays_at_its_anchor_and_within_its_measure(tmp_path: Path, bold: bool) -> None:
    texts = [
        Text(300, 20 * row, sample, SIZE, "ink", bold=bold, anchor=anchor)
        for row, sample in enumerate(SAMPLES, start=1)
        for anchor in ANCHORS
    ]
    svg = draw(Scene(600, 400, "Samples", "", tuple(texts)), form="svg").content.decode()
    (picture,) = open_pictures([svg], tmp_path).pictures
    outside = []
    for text, seen in zip(texts, picture.texts, strict=True):
        width = measure(text.text, SIZE, bold=bold)
        left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
        shown = seen.frame.right - seen.frame.left
        assert seen.text == text.text
        assert shown > width / 3
        if not left - OVERHANG <= seen.frame.left <= seen.frame.right <= left + width + OVERHANG:
            outside.append((text.text, text.anchor, seen.frame.left - left, shown - width))
    assert outside == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_auto_follows_the_reader(tmp_path: Path, dark: bool) -> None:
    scene = Scene(400, 300, "Words", "", (Box(0, 0, 400, 300, fill="band"), Text(10, 50, "Words", 12, "ink")))
    svg = draw(scene, form="svg", theme="auto").content.decode()
    (picture,) = open_pictures([svg], tmp_path, dark=dark).pictures
    colours = DARK if dark else LIGHT
    assert [shape.fill for shape in picture.shapes] == [to_rgb(colours[role]) for role in ("canvas", "band", "ink")]
