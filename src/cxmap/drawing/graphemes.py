"""Text cut into what a reader takes for one character."""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

_JOINER: Final = 0x200D
_EMOJI_STYLE: Final = 0xFE0F
_KEYCAP: Final = 0x20E3

# Default emoji of the Basic Multilingual Plane (Unicode 16, Emoji_Presentation).
_BMP_EMOJI: Final = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)

# Scripts whose letters join or stack: stretching them letter by letter would tear words apart.
_JOINED: Final = (
    (0x0600, 0x07BF),
    (0x07C0, 0x085F),
    (0x0860, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x18AF),
    (0x1A20, 0x1AAF),
    (0x1B00, 0x1C4F),
    (0xA840, 0xA87F),
    (0xA8E0, 0xA8FF),
    (0xA980, 0xA9DF),
    (0xAA60, 0xAA7F),
    (0xABC0, 0xABFF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFE),
    (0x10A00, 0x10A5F),
    (0x10AC0, 0x10AFF),
    (0x10B80, 0x10BAF),
    (0x10D00, 0x10D3F),
    (0x10F30, 0x10FFF),
    (0x11000, 0x11FFF),
    (0x1E900, 0x1E95F),
)
# Vowels of Thai and Lao that are written before their letter, and what is written after it: no line parts them.
LEADING_VOWELS: Final = frozenset("เแโใไເແໂໃໄ")
_TRAILING: Final = frozenset(map(ord, "ะาำๅๆฯະາຳໆຯ"))

# Signs that bind the following consonant into one form.
_VIRAMAS: Final = frozenset(
    (0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD4D, 0xDCA, 0xF84, 0x1039, 0x17D2)
)


def is_joined(text: str) -> bool:
    """Whether a text holds letters that join or stack, as in Arabic or Devanagari."""
    return not text.isascii() and any(_is_joined_code(ord(char)) for char in text if char >= "\u0600")


@lru_cache(maxsize=4096)
def _is_joined_code(code: int) -> bool:
    return any(first <= code <= last for first, last in _JOINED)


def is_regional(code: int) -> bool:
    """Whether a code point is one of the letters that make flags in pairs."""
    return 0x1F1E6 <= code <= 0x1F1FF


def is_emoji(cluster: str) -> bool:
    """Whether a cluster is drawn as a colour picture."""
    first = ord(cluster[0])
    if first < 0x200D and len(cluster) == 1:
        return False
    return (
        0x1F000 <= first <= 0x1FAFF
        or cluster[0] in _BMP_EMOJI
        or any(ord(char) in {_EMOJI_STYLE, _KEYCAP} for char in cluster[1:])
    )


def is_wide(code: int) -> bool:
    """Whether a code point fills a full square, as Chinese, Japanese and Korean characters do."""
    return code >= 0x1100 and unicodedata.east_asian_width(chr(code)) in {"W", "F"}


def _extends(code: int) -> bool:
    """Whether a code point never stands alone."""
    return (
        code in {_JOINER, 0x200C, _KEYCAP}
        or code in _TRAILING
        or 0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE01EF
        or 0x1160 <= code <= 0x11FF
        or unicodedata.category(chr(code)) in {"Mn", "Mc", "Me"}
    )


def _binds(before: str, length: int, code: int) -> bool:
    """Whether a code point goes on with the cluster before it, which ends with a character and has a length."""
    last = ord(before)
    if last == _JOINER or (last in _VIRAMAS and _is_joined_code(code)):
        return True
    if before in LEADING_VOWELS:
        return 0x0E01 <= code <= 0x0EDF
    if is_regional(last) and is_regional(code):
        return length % 2 == 1
    return 0x1100 <= last <= 0x115F and 0x1100 <= code <= 0x115F


def split_graphemes(text: str) -> list[str]:
    """Cut a text into clusters that must not be broken: letters with their marks, whole emoji, flags."""
    if text.isascii():
        return list(text)
    # Where clusters begin; a cluster that grew by each mark would be copied for each.
    starts: list[int] = []
    for at, char in enumerate(text):
        code = ord(char)
        alone = not starts or code < 0x300 or text[starts[-1]].isspace()
        if alone or not (_extends(code) or _binds(text[at - 1], at - starts[-1], code)):
            starts.append(at)
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]
