"""Where a line may end: between words, and inside some of them."""

import re
from typing import Final

from cxmap.drawing.graphemes import LEADING_VOWELS, is_emoji, is_wide, split_graphemes

# Spaces at which a line may end; no-break spaces (U+00A0, U+202F) are missing on purpose.
_SPACES: Final = re.compile("[ \\t\\n\\r\\f\\v\\x1c-\\x1f\u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f]+")
_WORD_PARTS: Final = re.compile(r"(?<=\w[-\u2010\u2013/])(?=[^\W\d_])|(?<=[^\W_]_)(?=[^\W_])|(?<=[\u00ad\u200b])")
_HARD_SPACES: Final = "\u00a0\u202f"
_NOT_FIRST: Final = frozenset(
    f"{_HARD_SPACES}、。，．：；！？）」』】〕〉》〗〙｝］”’ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ‥…・,.:;!?%)]}}»"
)
# Thai and Lao have no spaces between words. Behind these, and before vowels written first, a syllable is over.
_SYLLABLE_ENDS: Final = frozenset("ะำๆະຳໆ")
_NOT_LAST: Final = frozenset(f"{_HARD_SPACES}（「『【〔〈《〖〘｛［“‘([{{«")


def split_words(text: str) -> list[list[str]]:
    """Words, each as the parts between which a line may end."""
    return [
        [piece for part in _WORD_PARTS.split(word) if part for piece in _square_parts(part)]
        for word in _SPACES.split(text)
        if word
    ]


def _square_parts(part: str) -> list[str]:
    """Cut between two characters where one of them fills a square or a syllable is over, and neither must stay."""
    if part.isascii():
        return [part]
    pieces: list[list[str]] = []
    free = False
    for cluster in split_graphemes(part):
        square = is_wide(ord(cluster[0])) or is_emoji(cluster)
        stays = not pieces or cluster[0] in _NOT_FIRST or pieces[-1][-1][-1] in _NOT_LAST
        if pieces and (stays or not (square or free or cluster[0] in LEADING_VOWELS)):
            pieces[-1].append(cluster)
        else:
            pieces.append([cluster])
        free = square or cluster[-1] in _SYLLABLE_ENDS or (free and cluster[0] in _NOT_FIRST)
    return ["".join(piece) for piece in pieces]
