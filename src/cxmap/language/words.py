"""Words for messages: values as the author wrote them, the nearest name, an id from a text."""

import difflib
import json
import math
from collections.abc import Iterable, Sequence


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a person most likely meant, or None when none is near."""
    by_lower = {choice.lower(): choice for choice in choices}
    near = difflib.get_close_matches(word.lower(), list(by_lower), n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None


def shown(value: object, limit: int = 60) -> str:
    """A value as the author would write it in one line, cut when longer than `limit` characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf"
    text = " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def kebab(text: str) -> str:
    """The id nearest to a text: small letters, digits and single hyphens; empty when nothing is left."""
    letters = (letter.lower() if letter.isascii() and letter.isalnum() else "-" for letter in text)
    return "-".join(part for part in "".join(letters).split("-") if part)


def enumerate_words(words: Sequence[str], last: str = "and") -> str:
    """Words in code marks, as one would list them in a sentence."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def suggest(word: str, choices: Sequence[str], otherwise: str = "choose {}") -> str:
    """The repair for a word that is not among the choices: the nearest, or the whole list."""
    near = nearest(word, choices)
    return f"did you mean `{near}`?" if near else otherwise.format(enumerate_words(choices, last="or"))
