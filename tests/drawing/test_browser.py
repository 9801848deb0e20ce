"""What a browser makes of the finished SVG: texts where they were measured, colours of the reader's theme."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

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
SCRIPT = """
<pre id="found"></pre><script>
const boxes = [...document.querySelectorAll("svg text")].map(text => {
  const box = text.getBBox();
  return {left: box.x, width: box.width, fill: getComputedStyle(text).fill, text: text.textContent};
});
document.getElementById("found").textContent = JSON.stringify(boxes);
</script>
"""


def look(svg: str, folder: Path, *, dark: bool = False) -> list[dict[str, str | float]]:
    """Open a picture and measure its texts."""
    page = folder / "page.html"
    page.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{svg}{SCRIPT}', encoding="utf-8")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    browser = next(found for name in names if (found := shutil.which(name)))
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command += [f"--user-data-dir={folder / 'profile'}", f"--blink-settings=preferredColorScheme={0 if dark else 1}"]
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    answer = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert answer is not None, done.stderr
    boxes: list[dict[str, str | float]] = json.loads(unescape(answer[1]))
    return boxes


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_every_script_stays_at_its_anchor_and_within_its_measure(
    build: Callable[..., Scene], tmp_path: Path, bold: bool
) -> None:
    texts = [
        Text(300, 20 * row, sample, SIZE, "ink", bold=bold, anchor=anchor)
        for row, sample in enumerate(SAMPLES)
        for anchor in ANCHORS
    ]
    found = look(draw(build(*texts), form="svg").content.decode(), tmp_path)
    outside = []
    for text, box in zip(texts, found, strict=True):
        width = measure(text.text, SIZE, bold=bold)
        left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
        assert box["text"] == text.text
        assert isinstance(box["left"], float | int)
        assert isinstance(box["width"], float | int)
        assert box["width"] > width / 3
        if not left - OVERHANG <= box["left"] <= box["left"] + box["width"] <= left + width + OVERHANG:
            outside.append((text.text, text.anchor, box["left"] - left, box["width"] - width))
    assert outside == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_auto_follows_the_reader(build: Callable[..., Scene], tmp_path: Path, dark: bool) -> None:
    scene = build(Box(0, 0, 400, 300, fill="band"), Text(10, 50, "Words", 12, "ink"))
    colour = (DARK if dark else LIGHT)["ink"]
    (box,) = look(draw(scene, form="svg", theme="auto").content.decode(), tmp_path, dark=dark)
    assert box["fill"] == "rgb({}, {}, {})".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))
