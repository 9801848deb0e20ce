"""Write src/cxmap/drawing/glyph_widths.py from the outlines of fonts.

Needs fonttools and fontpkg-arimo, and for the estimates uharfbuzz and the Noto and DejaVu fonts of the system:
    python tools/make_glyph_widths.py [--estimates FOLDER]
Without --estimates only the exact widths are made again and the estimates stay as they are.
"""

import argparse
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import fontpkg_arimo
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

UNITS = 2048
OUT = Path(__file__).resolve().parent.parent / "src" / "cxmap" / "drawing" / "glyph_widths.py"

# Blocks of living scripts that Arimo lacks, with the fonts a browser is likely to fall back to.
ESTIMATED = {
    (0x0530, 0x058F): ["Armenian"],
    (0x0600, 0x06FF): ["Arabic", "NaskhArabic"],
    (0x0700, 0x074F): ["Syriac"],
    (0x0750, 0x077F): ["Arabic", "NaskhArabic"],
    (0x0780, 0x07BF): ["Thaana"],
    (0x07C0, 0x07FF): ["NKo"],
    (0x08A0, 0x08FF): ["Arabic", "NaskhArabic"],
    (0x0900, 0x097F): ["Devanagari"],
    (0x0980, 0x09FF): ["Bengali"],
    (0x0A00, 0x0A7F): ["Gurmukhi"],
    (0x0A80, 0x0AFF): ["Gujarati"],
    (0x0B00, 0x0B7F): ["Oriya"],
    (0x0B80, 0x0BFF): ["Tamil"],
    (0x0C00, 0x0C7F): ["Telugu"],
    (0x0C80, 0x0CFF): ["Kannada"],
    (0x0D00, 0x0D7F): ["Malayalam"],
    (0x0D80, 0x0DFF): ["Sinhala"],
    (0x0E00, 0x0E7F): ["Thai", "LoopedThai"],
    (0x0E80, 0x0EFF): ["Lao", "LoopedLao"],
    (0x0F00, 0x0FFF): ["Tibetan"],
    (0x1000, 0x109F): ["Myanmar"],
    (0x10A0, 0x10FF): ["Georgian"],
    (0x1200, 0x139F): ["Ethiopic"],
    (0x13A0, 0x13FF): ["Cherokee"],
    (0x1400, 0x167F): ["CanadianAboriginal"],
    (0x1780, 0x17FF): ["Khmer"],
    (0x1800, 0x18AF): ["Mongolian"],
    (0x1C90, 0x1CBF): ["Georgian"],
    (0x2200, 0x22FF): ["Math"],
    (0x2300, 0x23FF): ["Symbols", "Symbols2"],
    (0x2500, 0x25FF): ["Symbols", "Symbols2"],
    (0x2D30, 0x2D7F): ["Tifinagh"],
    (0xFB50, 0xFDFF): ["Arabic", "NaskhArabic"],
    (0xFE70, 0xFEFE): ["Arabic", "NaskhArabic"],
}
# Arimo's blocks whose widths are kept exactly; its rarer letters are estimated like the other scripts.
EXACT = (
    (0x0020, 0x024F),
    (0x0300, 0x0377),
    (0x037A, 0x052F),
    (0x0590, 0x05FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20CF),
    (0x2100, 0x2300),
    (0x2500, 0x25FF),
    (0xFB00, 0xFB4F),
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
)
# Blocks whose letters take another, often much narrower form before a letter they join.
JOINING = ((0x0600, 0x06FF), (0x0700, 0x074F), (0x0750, 0x077F), (0x07C0, 0x07FF), (0x08A0, 0x08FF))
# Steps of a sixteenth of an em, rounded up, keep the table small and the estimate on the safe side.
STEP = UNITS // 16


def exact_widths(path: Path, weight: int) -> dict[int, int]:
    """Advance widths of one weight of a variable font, nothing for marks that stand on another letter."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    scale = UNITS / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return {
        code: 0 if unicodedata.category(chr(code)) in {"Mn", "Me", "Cf"} else round(metrics[name][0] * scale)
        for code, name in font.getBestCmap().items()
        if unicodedata.category(chr(code)) not in {"Cc", "Co", "Cn"}
    }


def is_exact(code: int) -> bool:
    """Whether the exact width of a character is kept."""
    return any(first <= code <= last for first, last in EXACT)


def nominal_widths(font: TTFont, first: int, last: int) -> dict[int, float]:
    """The width of each character of a block standing alone, in em; joined forms are narrower."""
    metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: metrics[name][0] / em for code, name in font.getBestCmap().items() if first <= code <= last}


def shaped_widths(path: Path, codes: Iterable[int], contexts: Sequence[str]) -> dict[int, float]:
    """The widest of each letter's forms in some contexts, such as with a joiner before it, in em."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    font, widths = uharfbuzz.Font(face), {}
    for code in codes:
        found = []
        for context in contexts:
            buffer = uharfbuzz.Buffer()
            buffer.add_str(context.format(chr(code)))
            buffer.guess_segment_properties()
            uharfbuzz.shape(font, buffer)
            found.append(sum(position.x_advance for position in buffer.glyph_positions))
        widths[code] = max(found) / face.upem
    return widths


def estimated_widths(folder: Path, known: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """Upper estimates for the blocks without exact widths: of letters, and of letters joined to the next one."""
    widest: dict[int, float] = {}
    joined: dict[int, float] = {}
    for (first, last), names in ESTIMATED.items():
        files = [path for name in names for path in font_files(folder, name)]
        if not files:
            raise SystemExit(f"no font for U+{first:04X} in {folder}: install the Noto fonts")
        for path in files:
            widths = nominal_widths(TTFont(path), first, last)
            if (first, last) in JOINING:
                letters = [code for code in widths if unicodedata.category(chr(code)) == "Lo"]
                widths |= shaped_widths(path, letters, ("{}", "\u200d{}"))
                for code, width in shaped_widths(path, letters, ("{}\u200d", "\u200d{}\u200d")).items():
                    joined[code] = max(joined.get(code, 0.0), width)
            for code, width in widths.items():
                if code not in known and unicodedata.category(chr(code)) not in {"Cn", "Cf"}:
                    widest[code] = max(widest.get(code, 0.0), width)
    estimates = {code: round_up(width * UNITS) for code, width in widest.items()}
    narrower = {code: round_up(width * UNITS) for code, width in joined.items()}
    return estimates, {code: width for code, width in narrower.items() if width < estimates[code]}


def round_up(width: float) -> int:
    """The next step above a width."""
    return -(-round(width) // STEP) * STEP


def font_files(folder: Path, name: str) -> list[Path]:
    """Regular and bold files of one script: sans serif, or with serifs where there is no other."""
    for style in ("Sans", "", "Serif"):
        pattern = re.compile(rf"(Noto{style}{name}-(Regular|Bold)|DejaVuSans(-Bold)?)\.ttf")
        found = sorted(path for path in folder.rglob("*.ttf") if pattern.fullmatch(path.name))
        if any(path.name.startswith("Noto") for path in found):
            return found
    return []


def as_ranges(codes: list[int]) -> str:
    """`20-21 2c 2e-2f` for sorted code points."""
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in runs)


def as_literal(name: str, comment: str, widths: dict[int, int]) -> str:
    """One table as Python source, its lines no longer than the project allows."""
    by_width: dict[int, list[int]] = defaultdict(list)
    for code, width in widths.items():
        by_width[width].append(code)
    lines = [f"# {comment}", f"{name}: Final[dict[int, str]] = {{"]
    for width in sorted(by_width):
        ranges = as_ranges(by_width[width])
        if len(ranges) + len(str(width)) <= 111:
            lines.append(f'    {width}: "{ranges}",')
            continue
        lines.append(f"    {width}: (")
        while ranges:
            cut = len(ranges) if len(ranges) <= 109 else ranges.rindex(" ", 0, 109) + 1
            lines.append(f'        "{ranges[:cut]}"')
            ranges = ranges[cut:]
        lines.append("    ),")
    return "\n".join([*lines, "}", ""])


def read_estimates() -> tuple[dict[int, int], dict[int, int]]:
    """The estimates of the committed module."""
    from cxmap.drawing import glyph_widths

    return glyph_widths.expand(glyph_widths.ESTIMATES), glyph_widths.expand(glyph_widths.JOINED)


HEAD = '''"""Advance widths of characters. Made by tools/make_glyph_widths.py: change that, not this.

Units:
    1/2048 of the font size.

Source:
    REGULAR and BOLD: Arimo, whose widths are those of Arial. ESTIMATES and JOINED: the widest shape of
    each character in the Noto and DejaVu fonts, rounded up to a sixteenth of the font size.
"""

from typing import Final

UNITS: Final = 2048


def expand(table: dict[int, str]) -> dict[int, int]:
    """The width of each code point of a table."""
    widths = {}
    for width, ranges in table.items():
        for part in ranges.split():
            first, _, last = part.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                widths[code] = width
    return widths


'''


def main() -> None:
    """Write the module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--estimates", type=Path, help="folder of the system's fonts")
    folder = parser.parse_args().estimates
    arimo = next(fontpkg_arimo.ROOT.glob("files/Arimo[[]wght].ttf"))
    regular, bold = exact_widths(arimo, 400), exact_widths(arimo, 700)
    rare = {code: round_up(max(width, bold[code])) for code, width in regular.items() if not is_exact(code)}
    if folder:
        estimates, joined = estimated_widths(folder, regular)
        estimates |= rare
    else:
        estimates, joined = read_estimates()
    regular = {code: width for code, width in regular.items() if is_exact(code)}
    bold = {code: width for code, width in bold.items() if is_exact(code)}
    tables = (
        as_literal("REGULAR", "Exact: the upright font.", regular),
        as_literal("BOLD", "Exact: the bold font.", bold),
        as_literal("ESTIMATES", "From above: scripts that Arimo lacks.", estimates),
        as_literal("JOINED", "From above: letters that join the next one, where that makes them narrower.", joined),
    )
    OUT.write_text(HEAD + "\n".join(tables), encoding="utf-8")
    print(f"{OUT}: {len(regular)} exact, {len(estimates)} estimated")


if __name__ == "__main__":
    main()
