"""`.gitignore` files: expressions that end in time, and files that are none."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from cxmap.errors import FileProblem
from cxmap.source import find_maps
from cxmap.source.ignoring import tame

PARTS = st.sampled_from(["*", "**", "?", "a", "b", ".", "/", "[ab]", "[!a]", "\\*", "/**/", "**/", "-", "("])
NAMES = st.lists(st.text("ab.-(*", min_size=1, max_size=4), min_size=1, max_size=4).map("/".join)


def read(line: str) -> str | None:
    """The expression of a line as pathspec writes it; None for a line that says nothing."""
    try:
        [pattern] = GitIgnoreSpec.from_lines([line]).patterns
    except ValueError:
        return None
    return None if pattern.include is None or pattern.regex is None else str(pattern.regex.pattern)


def show(match: re.Match[str] | None) -> object:
    """Where a match lies, and where it takes a folder to end."""
    return match and (match.span(), match.span("ps_d") if "ps_d" in match.groupdict() else None)


@given(st.lists(PARTS, min_size=1, max_size=8).map("".join), NAMES, st.sampled_from(["", "/"]))
def test_a_tamed_expression_finds_the_same(line: str, name: str, end: str) -> None:
    expression = read(line)
    if expression is not None:
        # pathspec lets brackets take a slash, which Git does not.
        strict = expression.replace("[^a]", "[^a/]")
        assert show(re.search(tame(expression), name + end)) == show(re.search(strict, name + end))


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("*a" * 60 + "*b", "a" * 200),
        ("[ab]*" * 60 + "z", "a" * 200),
        ("/a" + "/**/a" * 60 + "/b", "a/" * 120 + "x"),
        ("?" + "*" * 200 + "b", "a" * 200),
        ("**/a" + "/**/a" * 60 + "/b", "a/" * 120 + "x"),
    ],
)
def test_many_stars_end_in_time(tmp_path: Path, line: str, file: str) -> None:
    path = tmp_path / f"{file}.journey.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    (tmp_path / ".gitignore").write_text(f"{line}\n", encoding="utf-8")
    assert find_maps([tmp_path]) == [path]


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin", "nowhere", ".gitignore", "rules"])
def test_a_link_says_nothing_as_in_git(tmp_path: Path, target: str) -> None:
    (tmp_path / "rules").write_text("*\n", encoding="utf-8")
    (tmp_path / ".gitignore").symlink_to(target)
    (tmp_path / "a.journey.yaml").touch()
    assert find_maps([tmp_path]) == [tmp_path / "a.journey.yaml"]


def test_far_too_many_rules_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"#" * (256 * 1024 + 1))
    with pytest.raises(FileProblem, match=r"\.gitignore` is larger than 256 KiB"):
        find_maps([tmp_path])
