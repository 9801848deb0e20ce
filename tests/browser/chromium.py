"""Opens pictures in a headless Chromium and says what the page made of them."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from tests.drawing.layouts.overlap import Frame

from cxmap.drawing.scene import Point

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--enable-blink-features=ComputedAccessibilityInfo",
    "--virtual-time-budget=60000",
)
# Nothing may be fetched and nothing run but the measuring: whatever a picture tries beyond that is told.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-measure'; img-src data:"
NOWHERE = Frame(0, 0, 0, 0)
SCRIPT = Path(__file__).with_name("measure.js")


@dataclass(frozen=True)
class Seen:
    """A shape as the page shows it; texts say more.

    Attributes:
        fill: The colour inside, `none` where it is open.
        stroke: The colour of the line, `none` for none.
        outline: Points along the line, close to each other; none for texts and rectangles.
        ink: How far the letters themselves reach above and below the baseline.
    """

    kind: str
    frame: Frame
    fill: str
    stroke: str
    outline: tuple[Point, ...] = ()
    text: str = ""
    size: float = 0.0
    baseline: float = 0.0
    ink: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Picture:
    """A picture as the page shows it, its shapes in the order in which they are painted."""

    failure: str
    frame: Frame = NOWHERE
    role: str = ""
    name: str = ""
    description: str = ""
    ids: tuple[str, ...] = ()
    shapes: tuple[Seen, ...] = ()

    @property
    def texts(self) -> list[Seen]:
        return [shape for shape in self.shapes if shape.kind == "text"]


@dataclass(frozen=True)
class Opened:
    """What the page tells.

    Attributes:
        pictures: The pictures, each as part of the page.
        corners: The colour in the corner of each picture shown as an image; empty where it could not be shown.
        complaints: Everything the console said, and everything the pictures tried to fetch or to run.
    """

    pictures: tuple[Picture, ...]
    corners: tuple[str, ...]
    complaints: tuple[str, ...]


def open_pictures(svgs: Sequence[str], folder: Path, *, dark: bool = False, images: bool = False) -> Opened:
    """Open pictures for a reader who prefers light or dark; with `images`, also as images, as a README shows them."""
    page = folder / "page.html"
    page.write_text(_write_page(svgs, images=images), encoding="utf-8")
    browser = next(found for name in NAMES if (found := shutil.which(name)))
    # 0 is dark and 1 is light in the engine's own settings.
    preference = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    command = [browser, *SWITCHES, preference, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    answer = re.search(r"<output>(.*?)</output>", done.stdout, re.DOTALL)
    assert answer is not None, done.stderr
    told = json.loads(unescape(answer[1]))
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return Opened(
        tuple(_read_picture(picture) for picture in told["pictures"]),
        tuple(told["corners"]),
        (*told["violations"], *console),
    )


def _write_page(svgs: Sequence[str], *, images: bool) -> str:
    shown = [base64.b64encode(svg.encode()).decode() for svg in svgs] if images else []
    sources = json.dumps(list(svgs)).replace("<", "\\u003c")
    return "\n".join(
        [
            '<!DOCTYPE html><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><body>',
            *(f'<img alt="" src="data:image/svg+xml;base64,{image}">' for image in shown),
            f'<script type="application/json" id="sources" nonce="measure">{sources}</script>',
            f'<script nonce="measure">{SCRIPT.read_text(encoding="utf-8")}</script>',
        ]
    )


def _read_picture(told: dict[str, Any]) -> Picture:
    if told["failure"]:
        return Picture(told["failure"])
    shapes = tuple(_read_shape(**shape) for shape in told.pop("shapes"))
    frame, ids = Frame(*told.pop("frame")), tuple(told.pop("ids"))
    return Picture(**told, frame=frame, ids=ids, shapes=shapes)


def _read_shape(
    *, frame: list[float], ink: Sequence[float] = (0.0, 0.0), outline: Sequence[Sequence[float]] = (), **rest: Any
) -> Seen:
    above, below = ink
    return Seen(**rest, frame=Frame(*frame), ink=(above, below), outline=tuple((x, y) for x, y in outline))
