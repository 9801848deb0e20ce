"""Text broken into lines and cut by the cells that it takes, between what a reader takes for letters."""

import re
import unicodedata
from collections.abc import Iterator

from rich.cells import cell_len

ELLIPSIS = "…"

# A unit stays with its number.
_GAP = re.compile(r" (?!%)")

# A word that is too long for a line is broken behind these, as in addresses and compounds.
_SEGMENT = re.compile(r"[^-/_.]*[-/_.]+|[^-/_.]+")
_JOINER = "\u200d"
_FLAGS = range(0x1F1E6, 0x1F200)
_TONES = range(0x1F3FB, 0x1F400)
# Parts of Korean syllables that stand behind another part; vowels of Thai and Lao that hang on the letter before.
_TAILS = frozenset({*range(0x1160, 0x1200), 0x0E33, 0x0EB3})


def split_letters(text: str) -> Iterator[str]:
    """What a reader takes for one letter: with its marks, its tone of skin, a whole family, a whole flag.

    Source: Ours, because it has the cases of UAX #29 that names contain, without its tables.
    """
    letter = ""
    for character in text:
        if letter and not _continues(letter, character):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


def _continues(letter: str, character: str) -> bool:
    code = ord(character)
    if code < 0x300:
        return False
    if character == _JOINER or letter[-1] == _JOINER or unicodedata.category(character) in {"Mn", "Mc", "Me"}:
        return True
    if code in _FLAGS:
        return len(letter) == 1 and ord(letter) in _FLAGS
    return code in _TONES or code in _TAILS


def cut(text: str, cells: int) -> str:
    """The text, or as much of it as fits in front of an ellipsis."""
    if cell_len(text) <= cells:
        return text
    return _take(text, cells - 1)[0].rstrip() + ELLIPSIS


def break_lines(text: str, cells: int, most: int | None = None) -> list[str]:
    """Break one line of text between words; only what is longer than a line is broken elsewhere.

    Args:
        text: The text, with single spaces.
        cells: Cells in a line, 2 or more.
        most: The most lines; the last one ends in an ellipsis where there are more. None is no limit.
    """
    lines = [""]
    for word in _GAP.split(text):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= cells:
            lines[-1] = longer
            continue
        pieces = _break_word(word, cells)
        lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
        if most is not None and len(lines) > most:
            # Only the first lines are shown, so the rest need not be broken.
            return [*lines[: most - 1], _end(lines[most - 1], cells)]
    return lines


def _end(line: str, cells: int) -> str:
    return cut(line, cells - 1).removesuffix(ELLIPSIS) + ELLIPSIS


def _break_word(word: str, cells: int) -> list[str]:
    """A word in pieces that each fit into a line; most words are one piece."""
    if cell_len(word) <= cells:
        return [word]
    pieces = [""]
    for segment in _SEGMENT.findall(word):
        if cell_len(pieces[-1] + segment) <= cells:
            pieces[-1] += segment
            continue
        rest = segment
        while cell_len(rest) > cells:
            taken, rest = _take_part(rest, cells)
            pieces.append(taken)
        pieces.append(rest)
    return [piece for piece in pieces if piece]


def _take_part(word: str, cells: int) -> tuple[str, str]:
    """The first part of a word that is longer than a line, with a hyphen where its script has any, and the rest."""
    taken, rest = _take(word, cells - 1)
    if _is_cased(taken[-1]) and _is_cased(rest[0]):
        return f"{taken}-", rest
    return _take(word, cells)


def _is_cased(character: str) -> bool:
    return character.lower() != character.upper()


def _take(text: str, cells: int) -> tuple[str, str]:
    """The letters that fit, at least one of them, and the rest."""
    taken = ""
    for letter in split_letters(text):
        if taken and cell_len(taken + letter) > cells:
            break
        taken += letter
    return taken, text[len(taken) :]
