"""Whole files as they come out of hasty hands, broken tools and hostile ones."""

import random
import re
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    [
        *ROOT.glob("examples/*.yaml"),
        *ROOT.glob("src/cxmap/templates/*.yaml"),
        *(path for path in ROOT.glob("tests/rules/CX*/*/*.yaml") if path.is_file()),
    ]
)
VALUES = (
    *("null", "~", "true", "no", "1e400", "-0", ".nan", "0.5", "45%", "2026-02-30", "''", "[]", "{}", "[[[[", "{a: ]"),
    *("!!python/object:os.system x", "&a [*a]", "*nobody", "<<: *a", "- - -", "? [1]: 2", "'", '"\\x"', "|2", ">-"),
    *("done", "leaves", "99999999999999999999", "1_000", "0x1F", "\u202egnp", "é", "\U0001f600", "a" * 300, "%", "@x"),
    *("# cxmap: ignore[CX2, nobody] x", "{value: 3, n: 2, sd: 9}", "{answers: [0, 0, 0]}", "{answers: [1, -1]}"),
)
_SCALAR = re.compile(r"(?<=[:\[,-] )[^\s,\]}{\[][^,\]}\n]*")
_KEY = re.compile(r"[\w-]+(?=:)")


def _replace(text: str, dice: random.Random, pattern: re.Pattern[str], by: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text
    chosen = dice.choice(found)
    return text[: chosen.start()] + by + text[chosen.end() :]


def change_value(text: str, dice: random.Random) -> str:
    """A value becomes another."""
    return _replace(text, dice, _SCALAR, dice.choice(VALUES))


def change_key(text: str, dice: random.Random) -> str:
    """A key becomes another of the same file, or a word that is none."""
    keys = _KEY.findall(text) or ["a"]
    return _replace(text, dice, _KEY, dice.choice([dice.choice(keys), "x-own", "CXMAP", dice.choice(keys) + "s"]))


def move_line(text: str, dice: random.Random) -> str:
    """A line stands elsewhere, deeper or less deep."""
    lines = text.splitlines(keepends=True) or ["\n"]
    line = lines.pop(dice.randrange(len(lines)))
    line = " " * dice.choice((0, 1, 2, 8)) + line.lstrip(" ") if dice.random() < 0.5 else line
    lines.insert(dice.randint(0, len(lines)), line)
    return "".join(lines)


def double_line(text: str, dice: random.Random) -> str:
    """A line is there twice."""
    lines = text.splitlines(keepends=True) or ["\n"]
    at = dice.randrange(len(lines))
    return "".join([*lines[: at + 1], *lines[at:]])


def drop_line(text: str, dice: random.Random) -> str:
    """A line is gone."""
    lines = text.splitlines(keepends=True) or ["\n"]
    del lines[dice.randrange(len(lines))]
    return "".join(lines)


def cut(text: str, dice: random.Random) -> str:
    """The end of the file is missing."""
    return text[: dice.randint(0, len(text))]


def put(text: str, dice: random.Random) -> str:
    """Something stands where nothing should."""
    at = dice.randint(0, len(text))
    what = dice.choice([*VALUES, "\t", "\r", "\0", "\x1b[31m", "\ud800", ":", "- ", "\n\n", "---\n", "...\n"])
    return text[:at] + what + text[at:]


def swap_ids(text: str, dice: random.Random) -> str:
    """A word becomes another word of the file, everywhere."""
    words = re.findall(r"[a-z][a-z-]{2,}", text) or ["a"]
    return text.replace(dice.choice(words), dice.choice(words))


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    change_value,
    change_value,
    change_key,
    move_line,
    double_line,
    drop_line,
    cut,
    put,
    swap_ids,
)


def break_file(dice: random.Random) -> tuple[Path, bytes]:
    """A file of ours with up to six changes, as bytes."""
    path = dice.choice(FILES)
    text = path.read_bytes().decode("utf-8", "replace")
    for _ in range(dice.randint(1, 6)):
        text = dice.choice(MUTATIONS)(text, dice)
    content = text.encode("utf-8", "surrogatepass")
    if dice.random() < 0.05:
        at = dice.randint(0, len(content))
        content = content[:at] + bytes([dice.randrange(256)]) + content[at:]
    return path, content
