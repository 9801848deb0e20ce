"""What `.gitignore` files say, in time that grows with the names of files and not with what strangers write there."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from cxmap.errors import FileProblem
from cxmap.source.repository import get_repository, get_shown_name
from cxmap.source.words import name_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME: Final = ".gitignore"
_MOST_BYTES: Final = 256 * 1024
"""Source: Ours, because the longest that people share have some 10,000 bytes, and each line is tried for each file."""

_STAR: Final = "[^/]*"
_MANY: Final = "(?:/.+)?"
_ANYWHERE: Final = "^(?:.+/)?"
"""How pathspec writes `*`, `**` between slashes and `**` in front; in what people write, none of them can stand."""

_PART: Final = re.compile(r"\\.|\[(?P<but>\^?)\]?[^\]]*(?:\]|\Z)|.", re.DOTALL)
"""A character, or brackets with the characters that it may be, or may not be."""

_FIXED: Final = re.compile(r"(?P<fixed>(?:\\.|\[\^?\]?[^\]]*\]|[^\\\[(/])*)(?P<rest>.*)", re.DOTALL)
"""What begins behind a star and takes no slash, and whatever follows."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A line of a `.gitignore`.

    Attributes:
        expression: Which paths it is about.
        ignores: Whether they are ignored; else they are taken in again.
    """

    expression: re.Pattern[str]
    ignores: bool


Rules: TypeAlias = "tuple[tuple[Path, list[_Rule]], ...]"
"""Folders with the rules for what lies in them, the last line first; the outermost folder first."""


def read_rules_above(folder: Path) -> Rules:
    """Return the rules of the folders from the root of the repository down to just above a folder."""
    root = get_repository(folder)
    above = [place for place in folder.parents if place.is_relative_to(root)]
    rules = (read_rules(place) for place in reversed(above))
    return tuple(rule for rule in rules if rule)


def read_rules(folder: Path) -> tuple[Path, list[_Rule]] | None:
    """Return the rules of a folder; None where it has none.

    Raises:
        FileProblem: They cannot be read, or are far too many.
    """
    file = folder / _NAME
    try:
        # As in Git: a link could lead anywhere.
        content = _read(file) if stat.S_ISREG(os.lstat(file).st_mode) else b""
    except FileNotFoundError:
        return None
    except OSError as error:
        from cxmap.source.files import describe_read_error

        raise describe_read_error(error, get_shown_name(file)) from error
    lines = content.decode("utf-8", "surrogateescape").splitlines()
    return folder, [rule for line in reversed(lines) for rule in _find_rule(line)]


def _read(file: Path) -> bytes:
    with file.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise FileProblem(
            f"{name_file(get_shown_name(file))} is larger than {_MOST_BYTES // 1024} KiB",
            "name maps instead of the folder that holds them",
        )
    return content


def _find_rule(line: str) -> Iterator[_Rule]:
    """Yield what a line says; nothing for a comment, and for a line that is no pattern, as in Git."""
    from pathspec import GitIgnoreSpec

    if line.endswith("/**"):
        line += "/*"  # all that lies in a folder, not the folder itself
    try:
        patterns = list(GitIgnoreSpec.from_lines([line]).patterns)
    except ValueError:
        return
    for pattern in patterns[:1]:
        if pattern.include is not None and pattern.regex is not None:
            yield _Rule(re.compile(tame(pattern.regex.pattern)), pattern.include)


def tame(expression: str) -> str:
    """Return an expression that takes the same paths and does not try every way to share a path among its stars.

    What stands between two stars can as well be found where it comes first: the second star takes the rest. So it is
    looked for once, in a group that is not entered again.

    Args:
        expression: An expression as pathspec writes it.
    """
    parts = [_tame_stars(part) for part in _PART.sub(_spare_slash, expression).split(_MANY)]
    if len(parts) == 1:
        return parts[0]
    first, *inner, last = parts
    # Between two of `**` stand whole names.
    if first.startswith(_ANYWHERE):
        first = f"^(?>(?:.+?/)??{first.removeprefix(_ANYWHERE)}(?=/))"
    return "".join((first, *(f"(?>(?:/.+?)??{part}(?=/))" for part in inner), _MANY, last))


def _spare_slash(part: re.Match[str]) -> str:
    """Let brackets take no slash, as in Git."""
    text = part[0]
    return f"[^/{text[2:]}" if part["but"] and text != "[^/]" else text


def _tame_stars(part: str) -> str:
    first, *others = part.split(_STAR)
    # Stars that touch each other are one.
    pieces = [other for number, other in enumerate(others) if other or number == len(others) - 1]
    tamed = first
    for number, piece in enumerate(pieces):
        fixed, rest = _FIXED.fullmatch(piece).group("fixed", "rest")  # type: ignore[union-attr]  # it takes all
        last = number == len(pieces) - 1 or rest
        tamed += f"{_STAR}{piece}" if last else f"(?>{_STAR}?{fixed})"
    return tamed


def is_ignored(rules: Rules, place: Path, *, is_folder: bool) -> bool:
    """Ask the nearest rules first, and of these the last line; the first that is about the path itself decides.

    Args:
        rules: The rules.
        place: The file or folder, behind links.
        is_folder: Whether it is a folder.
    """
    for folder, lines in reversed(rules):
        name = place.relative_to(folder).as_posix() + ("/" if is_folder else "")
        for rule in lines:
            found = rule.expression.search(name)
            if found is not None and not _is_match_of_parent(found, name):
                return rule.ignores
    return False


def _is_match_of_parent(match: re.Match[str], name: str) -> bool:
    """Say whether a pattern matches a folder further up rather than the path itself, which for Git is no match.

    Where pathspec takes a slash for the end of a folder, it names that slash `ps_d`. Its expression for `*/` is nothing
    but that slash, found anywhere.
    """
    if match.groupdict().get("ps_d") is None or match.end("ps_d") == len(name):
        return False
    return match.start() == 0 or not name.endswith("/")
