"""Slips of the pen: which word was meant, where there can be no doubt."""

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[-_ ]+")
_SHORTEST = {"swap": 3, "gap": 4, "other": 5}
_LONG = 7  # letters from which on two slips still leave a word that can be told from others


def bare_letters(word: str) -> str:
    """A word without what people get wrong first: capitals, hyphens, underscores and spaces."""
    return word.lower().replace("-", "").replace("_", "").replace(" ", "")


def find_slip(word: str, choices: Iterable[str]) -> str | None:
    """The only choice that a word is near to, give or take a letter, or two in a long word; None for none or several.

    Digits are never taken for slips: `survey-2025` is not a misspelt `survey-2026`.

    Args:
        word: What was written.
        choices: What may stand there.
    """
    letters, digits = bare_letters(word), _digits(word)
    near: list[str] = []
    for choice in choices:
        known = bare_letters(choice)
        if known == letters:
            return choice
        most = 2 if min(len(known), len(letters)) >= _LONG else 1
        if abs(len(known) - len(letters)) <= most and digits == _digits(choice) and len(known) >= _SHORTEST["swap"]:
            near += [choice] * (_count_slips(letters, known, most) <= most)
    return near[0] if len(set(near)) == 1 else None


def is_certain(word: str, choice: str) -> bool:
    """Whether a name that authors choose themselves can only be a misspelling of another.

    One letter is missing, doubled, changed or has changed places with its neighbour, inside a word long enough. The
    first letter is not in doubt, nor the last where it is another: `resale` is no `presale`, a `trainer` no `trainee`.

    Args:
        word: What was written.
        choice: The name that was most likely meant.
    """
    if bare_letters(word) == bare_letters(choice):
        return True
    if _digits(word) != _digits(choice):
        return False
    written, known = _PARTS.split(word.lower()), _PARTS.split(choice.lower())
    if len(written) != len(known):
        written, known = [bare_letters(word)], [bare_letters(choice)]
    pairs = [(one, other) for one, other in zip(written, known, strict=True) if one != other]
    return len(pairs) == 1 and _is_one_slip(*pairs[0])


def _is_one_slip(one: str, other: str) -> bool:
    start, one_rest, other_rest = _strip_common(one, other)
    match len(one_rest), len(other_rest):
        case (2, 2) if one_rest == other_rest[::-1]:
            return len(other) >= _SHORTEST["swap"] and start > 0
        case (1, 0) | (0, 1):
            return max(len(one), len(other)) >= _SHORTEST["gap"] and start > 0
        case (1, 1):
            return len(other) >= _SHORTEST["other"] and 0 < start < len(other) - 1
    return False


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdigit())


def _strip_common(one: str, other: str) -> tuple[int, str, str]:
    """How many letters two words begin alike, and what is left of each between that and an equal ending."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return start, one, other


def _count_slips(one: str, other: str, most: int) -> int:
    """How many letters are missing, too many, changed or swapped with their neighbour; `most + 1` for more than that.

    Source:
        Optimal string alignment: Boytsov, L. (2011), Indexing methods for approximate dictionary searching.
    """
    _, one, other = _strip_common(one, other)
    if len(set(one) ^ set(other)) > 2 * most or abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, known in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != known))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == known:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]
