"""The diff of mended files, for programs and for people."""

import subprocess
from pathlib import Path

import pytest

from cxmap.reports.diff import render_diff, show_diff
from cxmap.source import Document, parse_document


def pair(before: bytes, after: bytes, name: str = "a.journey.yaml") -> tuple[Document, Document]:
    return parse_document(before, name, Path(name)), parse_document(after, name, Path(name))


def test_lines_are_told_with_their_bytes():
    shown = render_diff([pair(b"\xef\xbb\xbfa: 1\r\nb: 2\nc: \xc3\xbc", b"a: 1\nb: 2\nc: \xc3\xbc")])
    assert shown == (
        b"--- a.journey.yaml\n+++ a.journey.yaml\n@@ -1,3 +1,3 @@\n-\xef\xbb\xbfa: 1\r\n+a: 1\n b: 2\n c: \xc3\xbc\n"
        b"\\ No newline at end of file\n"
    )


def test_a_carriage_return_alone_ends_no_line():
    assert render_diff([pair(b"a: 1\rb: 2\n", b"a: 1\rb: 3\n")]).count(b"\n") == 5


def test_files_come_one_after_the_other_and_equal_ones_not_at_all():
    changes = [pair(b"a: 1\n", b"a: 2\n", "x"), pair(b"a: 1\n", b"a: 1\n", "y"), pair(b"a: 1\n", b"a: 2\n", "z")]
    shown = show_diff(changes)
    assert [line for line in shown.splitlines() if line.startswith("---")] == ["--- x", "--- z"]


def test_people_see_what_cannot_be_seen_and_terminals_are_not_commanded():
    change = pair("\ufeffa: \u202e1\u202c\r\n".encode(), "a: \u202e1\u202c\n".encode())
    assert show_diff([change]) == (
        "--- a.journey.yaml\n+++ a.journey.yaml\n@@ -1 +1 @@\n-\ufffda: \ufffd1\ufffd\ufffd\n+a: \ufffd1\ufffd\n"
    )
    coloured = show_diff([change], colour=True)
    assert "\x1b[32m+a: " in coloured
    assert "\x1b[31m-" in coloured
    assert "\x1b[36m@@ " in coloured


@pytest.mark.parametrize("program", [["git", "apply", "-p0"], ["patch", "-s", "-p0"]], ids=["git", "patch"])
def test_a_name_stays_a_name(program: list[str], tmp_path: Path):
    """Else a file could be called `x`, a line end, and the whole change of another file."""
    name = 'x\n--- y\n+++ y\n@@ -1 +1 @@\n-a: 1\n+a: "\\7"\t.journey.yaml'
    for one in (name, "y"):
        (tmp_path / one).write_bytes(b"a: 1\n")
    diff = render_diff([pair(b"a: 1\n", b"a: 2\n", name)])
    assert diff.count(b"\n") == 5
    subprocess.run(program, cwd=tmp_path, input=diff, check=True)
    assert (tmp_path / name).read_bytes() == b"a: 2\n"
    assert (tmp_path / "y").read_bytes() == b"a: 1\n"
