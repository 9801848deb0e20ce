"""Counts with their nouns."""


def plural(count: int, word: str, words: str = "") -> str:
    """A count with its noun: `1 map`, `1,200 maps`.

    Args:
        count: How many.
        word: What one is called.
        words: What several are called; empty where an `s` is all it takes.
    """
    return f"{count:,} {word if count == 1 else words or f'{word}s'}"
