"""Words for messages: values as the author wrote them, the nearest name, an id from a text."""

import difflib
import json
import math
import re
from collections.abc import Iterable, Sequence

_PLAIN = re.compile(r"[^\W\d_][\w’-]*( [\w’-]+)*")
_RESERVED = frozenset({"true", "false", "null"})


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a person most likely meant, or None when none is near."""
    by_letters = {_letters(choice): choice for choice in choices}
    letters = _letters(word[:100])
    begun = next((choice for known, choice in by_letters.items() if known.startswith(letters)), None)
    if begun is not None and len(letters) >= 3:
        return begun
    near = difflib.get_close_matches(letters, list(by_letters), n=1, cutoff=0.65)
    return by_letters[near[0]] if near else None


def _letters(word: str) -> str:
    """A word without what people get wrong first: capitals, hyphens and underscores."""
    return word.lower().replace("-", "").replace("_", "").replace(" ", "")


def shown(value: object, limit: int = 60) -> str:
    """A value as the author would write it in one line, cut when longer than `limit` characters."""
    if isinstance(value, float) and not math.isfinite(value):
        return ".nan" if math.isnan(value) else f"{'-' if value < 0 else ''}.inf"
    text = " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def flow(value: object) -> str:
    """A value as the author would write it in one line of YAML, with quotes only where they are needed."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
            return value
    return json.dumps(value, ensure_ascii=False)


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
