"""Write the tables of docs/language.md from the models of the language, or check that they are fresh.

`python tools/language_page.py` writes; with `--check` it ends with 1 where the page is stale. What stands before and
after the markers is written by hand.
"""

import re
import sys
from pathlib import Path

from cxmap.language.base import Noun
from cxmap.language.glossary import Key, describe_type, list_keys, list_nouns, name_of
from cxmap.language.meanings import find_meanings
from cxmap.language.words import enumerate_words, flow
from cxmap.source import parse_document

PAGE = Path(__file__).resolve().parents[1] / "docs" / "language.md"
BEGIN = "<!-- Made by tools/language_page.py from here on: `make generated` writes it anew. -->"
END = "<!-- Up to here. -->"


def write_tables() -> str:
    """Write a heading and a table for every mapping of the language."""
    return "\n".join(_write_noun(noun) for noun in list_nouns())


def heading_of(noun: type[Noun]) -> str:
    """Return the heading of a mapping."""
    name = name_of(noun)
    return f"`{name}`" if noun.called.startswith("`") else name[:1].upper() + name[1:]


def _write_noun(noun: type[Noun]) -> str:
    summary = (noun.__doc__ or "").strip().splitlines()[0]
    rows = map(_write_row, list_keys(noun))
    table = "\n".join(["| key | holds | what it says | example |", "|---|---|---|---|", *rows])
    return f"### {heading_of(noun)}\n\n{summary}\n\n{table}\n{_write_words(noun)}"


def _write_words(noun: type[Noun]) -> str:
    """Explain below the table what has no room in it: many words, and words that several keys share."""
    shared: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for key in list_keys(noun):
        if not _has_room(key):
            shared.setdefault(tuple(find_meanings(key.hint).items()), []).append(key.name)
    return "".join(
        f"\n{enumerate_words(keys)} can be\n\n" + "".join(f"- `{word}`: {_begin_small(told)}\n" for word, told in words)
        for words, keys in shared.items()
    )


def _has_room(key: Key) -> bool:
    """Say whether the row of a key can explain its words: they are few, and its second column names them."""
    words = find_meanings(key.hint)
    return len(words) <= 5 and all(f"`{word}`" in describe_type(key.hint, _link) for word in words)


def _begin_small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _write_row(key: Key) -> str:
    said = key.description.replace("|", "\\|")
    words = find_meanings(key.hint) if _has_room(key) else {}
    if words:
        said += " " + " · ".join(f"`{word}`: {_begin_small(told)}" for word, told in words.items()) + "."
    if key.required:
        said = f"**Required.** {said}"
    elif key.default:
        said = f"{said} When absent: `{key.default}`."
    shown = f"`{_write_example(key.examples[0])}`".replace("|", "\\|") if key.examples else ""
    return f"| `{key.name}` | {describe_type(key.hint, _link)} | {said} | {shown} |"


def _write_example(value: object) -> str:
    """Write a value as authors would, without quotes where YAML reads the same text without them."""
    if isinstance(value, str) and parse_document(f"key: {value}".encode(), "example").data == {"key": value}:
        return value
    return flow(value)


def _link(noun: type[Noun]) -> str:
    """Name a mapping so that readers find its table."""
    anchor = re.sub(r"[^\w -]", "", heading_of(noun).lower()).replace(" ", "-")
    return f"[{name_of(noun)}](#{anchor})"


def renew(page: str) -> str:
    """Return the page with fresh tables.

    Raises:
        ValueError: A marker is missing. Put both into the page, the second after the first.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page lacks one of its markers: {BEGIN} and {END}")
    return f"{before}{begin}\n\n{write_tables()}\n{end}{after}"


def main(arguments: list[str], page: Path = PAGE) -> int:
    """Write or check, and return the exit code."""
    text = page.read_text(encoding="utf-8")
    fresh = renew(text)
    if arguments != ["--check"]:
        page.write_text(fresh, encoding="utf-8", newline="\n")
        return 0
    if text != fresh:
        print(f"{page.name} is stale: run `python tools/language_page.py` and review the difference")
        return 1
    print(f"{page.name} is fresh")
    return 0


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit("usage: python tools/language_page.py [--check]")
    sys.exit(main(sys.argv[1:]))
