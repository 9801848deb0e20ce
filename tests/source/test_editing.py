"""Edits on small files, letter by letter."""

import pytest

from cxmap.source import Document, Span, parse_document
from cxmap.source.edit import NO_MARK, Edit, apply_edits, overlap
from cxmap.source.editing import (
    Edits,
    insert_line,
    remove_comment,
    remove_mark,
    remove_text,
    rename_key,
    rewrite,
    unify_line_ends,
)
from cxmap.source.order import reorder
from cxmap.source.removal import remove
from cxmap.source.repetition import remove_repetition
from cxmap.source.sameness import is_same, is_same_elsewhere
from cxmap.source.writing import write_scalar, write_value


def parse(text: str | bytes) -> Document:
    return parse_document(text.encode() if isinstance(text, str) else text, "x.journey.yaml")


def applied(document: Document, edits: Edits | None) -> str | None:
    return None if edits is None else apply_edits(document, edits).decode()


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("a:   wbe   # why\n", "web", "a:   web   # why\n"),
        ("a: 'wbe'\n", "web", "a: 'web'\n"),
        ('a: "wbe"\r\n', "web", 'a: "web"\r\n'),
        ("a: 'wbe'\n", "it's", "a: 'it''s'\n"),
        ("a: wbe\n", "a: b", 'a: "a: b"\n'),
        ("a: wbe\n", "5", 'a: "5"\n'),
        ('a: "45 %"\n', 0.45, "a: 0.45\n"),
        ("a: 'yes'\n", True, "a: true\n"),
        ("{a: wbe}\n", "b, c", '{a: "b, c"}\n'),
        ("a: wbe\n", "b, c", "a: b, c\n"),
        ("a: web\n", ("web",), "a: [web]\n"),
        ("a: 'web'\n", ("web",), "a: ['web']\n"),
        ("a: one text\n  on two lines\n", "web", "a: web\n"),
        ("a: &x wbe\n", "web", "a: &x web\n"),
        # Where another node could change too, or the text has a form of its own, nothing is done.
        ("a: &x wbe\nb: *x\n", "web", None),
        ("b: &x wbe\na: *x\n", "web", None),
        ("b: &x {c: 1}\na: *x\n", "web", None),
        ("a: |\n  wbe\n", "web", None),
        ("a: !!str wbe\n", "web", None),
        ("a:\nb: 1\n", "web", None),
        ("a: [b]\n", "web", None),
        ("b: &x {c: 1}\na:\n  <<: *x\n", "web", None),
        ("b: 1\n", "web", None),
    ],
)
def test_a_value_is_written_as_the_old_one_was(text, value, expected):
    document = parse(text)
    assert applied(document, rewrite(document, ("a",), value)) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("bariers : [x]  # y\n", ("bariers",), "barriers : [x]  # y\n"),
        ("'bariers': x\n", ("bariers",), "'barriers': x\n"),
        ('{"bariers":x}\n', ("bariers",), '{"barriers":x}\n'),
        ("a:\n- bariers: x\n", ("a", 0, "bariers"), "a:\n- barriers: x\n"),
        ("- # why\n  bariers: x\n- bariers: y\n", (0, "bariers"), "- # why\n  barriers: x\n- bariers: y\n"),
        ("bariers: x\nbarriers: y\n", ("bariers",), None),
        ("&x bariers: x\nb: *x\n", ("bariers",), None),
        ("? bariers\n: x\n", ("bariers",), None),
        ("bariers: x\nbariers: y\n", ("bariers",), None),
        ("a: &x {bariers: x}\nb: *x\n", ("a", "bariers"), None),
        ("a: &x {bariers: x}\nb: *x\n", ("b", "bariers"), None),
    ],
)
def test_a_key_is_renamed(text, path, expected):
    document = parse(text)
    assert applied(document, rename_key(document, path, "barriers")) == expected


SECTION = """\
evidence:
  # All of it is from this year.
  survey: {kind: interview}

  # Nobody has read them yet.
  # They lie in the archive.
  talks:
    kind: interview  # long ones
    # see the minutes

  panel: {kind: interview}
  # Two that we bought.
  bought: {kind: interview}
  lent: {kind: interview}
stages: {}
"""


@pytest.mark.parametrize(
    ("id", "first", "last"),
    [
        ("survey", 3, 3),  # what stands above the first is about all of them
        ("talks", 4, 9),  # of two blank lines, one goes along
        ("panel", 11, 11),
        ("bought", 13, 13),  # what stands above several may be about the others too
        ("lent", 14, 14),
    ],
)
def test_an_entry_goes_with_the_comments_that_are_about_it(id, first, last):
    document = parse(SECTION)
    lines = SECTION.splitlines(keepends=True)
    assert applied(document, remove(document, ("evidence", id))) == "".join(lines[: first - 1] + lines[last:])


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("a: [b, c, d]\n", ("a", 0), "a: [c, d]\n"),
        ("a: [b, c, d]\n", ("a", 1), "a: [b, d]\n"),
        ("a: [b, c,  d ]\n", ("a", 2), "a: [b, c ]\n"),
        ("a: [b, c, ]\n", ("a", 1), "a: [b, ]\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
        ("a: [\n  b,\n  c,\n]\n", ("a", 1), "a: [\n  b,\n]\n"),
        ("a: [\n  b, # why\n  c\n]\n", ("a", 0), None),
        ("a:\n  - b\n  - c # why\n", ("a", 1), "a:\n  - b\n"),
        ("a:\n  - b\n  -\n    - c\n", ("a", 1), "a:\n  - b\n"),
        ("a:\n  - # why\n    b: 1\n  - c\n", ("a", 0), "a:\n  - c\n"),
        ("a:\n- - b\n  - c\n- d\n", ("a", 0, 0), None),
        ("a:\n  b: [c]\nd: 1\n", ("a", "b", 0), "d: 1\n"),
        ("a: 1\nb: 2", ("b",), "a: 1"),
        ("a: 1\r\nb: 2\r\n", ("a",), "b: 2\r\n"),
        ("a: [b]\n", ("a", 0), None),
        ("a: &x 1\nb: *x\n", ("a",), None),
        ("a: &x 1\nb: *x\n", ("b",), "a: &x 1\n"),
        ("a: 1\nb: 2\na: 3\n", ("a",), None),
    ],
)
def test_a_part_is_removed(text, path, expected):
    document = parse(text)
    assert applied(document, remove(document, path)) == expected


@pytest.mark.parametrize(
    ("text", "expected", "same"),
    [
        ("a: 1\nb: 2\na: 1\n", "a: 1\nb: 2\n", True),
        ("a: 1\nb: 2\na: '1'\n", "a: 1\nb: 2\n", False),
        ("x: {a: [1, b], 'a': [1, b], c: 1}\n", "x: {a: [1, b], c: 1}\n", True),
        ("x:\n  a:\n    b: 1\n  a:\n    b: 1\n", "x:\n  a:\n    b: 1\n", True),
        # Where a comment goes with it, something is lost.
        ("x:\n  a:\n    b: 1\n  # why\n  a:\n    b: 1\n", "x:\n  a:\n    b: 1\n", False),
        ("x:\n  a:\n    b: 1\n  a:\n    b: 1  # so\n", "x:\n  a:\n    b: 1\n", False),
        ("x:\n  a:\n  a:\n", "x:\n  a:\n", True),
        ("b: 2\na: 1\na: 1\n", "b: 2\na: 1\n", True),
        ("z: &x 1\na: [*x]\na: [*x]\n", "z: &x 1\na: [*x]\n", False),
        ("a: &x 1\nb: *x\nb: *x\n", "a: &x 1\nb: *x\n", False),
        ("a: 1\na: &x 2\nb: *x\n", None, False),
        ("- a: 1\n  a: 2\n", "- a: 1\n", False),
        ("x: {a: 1, # why\n a: 2}\n", None, False),
    ],
)
def test_a_repetition_is_removed(text, expected, same):
    document = parse(text)
    (fault,) = [fault for fault in document.faults if fault.kind == "duplicate-key"]
    edits, found_same = remove_repetition(document, fault.span)
    assert applied(document, edits) == expected
    assert found_same == same or expected is None


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("# head\nb: 2 # two\n# one\na: 1\n\nc: 3\n", "abc", "# head\n# one\na: 1\nb: 2 # two\n\nc: 3\n"),
        ("b: 2\na: 1\n", "ab", "a: 1\nb: 2\n"),
        ("b: 2\na: 1", "ab", "a: 1\nb: 2"),
        ("b:\r\n  x: 1\r\n  # in b\r\na: 1\r\n", "ab", "a: 1\r\nb:\r\n  x: 1\r\n  # in b\r\n"),
        ("{b: 2, a: 1,  c: 3}\n", "abc", "{a: 1, b: 2,  c: 3}\n"),
        ("{b: 2, # why\n a: 1}\n", "ab", None),
        ("a: 1\nb: 2\n", "ab", "a: 1\nb: 2\n"),
        ("c: 3\n\n# --- a title ---\n\na: 1\n", "ac", None),
        ("b: &x 2\na: *x\n", "ab", None),
        ("b: |+\n  x\n\na: 1\n", "ab", None),
        ("b: 2\na: 1\nb: 3\n", "ab", None),
        ("? b\n: 2\na: 1\n", "ab", None),
        ("a: 1\nb: 2\n", "a", None),
    ],
)
def test_entries_are_put_in_order(text, keys, expected):
    document = parse(text)
    assert applied(document, reorder(document, (), list(keys))) == expected


def test_the_most_lines_stay_where_they_are():
    document = parse("s:\n  a: 1\n  t:\n    x: 1\n    y: 2\n  b: 2\n")
    edits = reorder(document, ("s",), ["a", "b", "t"])
    assert edits
    assert [edit.text for edit in edits] == ["  b: 2\n", ""]


def test_a_comment_that_may_be_about_all_keeps_its_place():
    document = parse("s:\n  # about what?\n  b: 2\n  a: 1\n")
    assert reorder(document, ("s",), ["a", "b"]) is None
    document = parse("# cxmap: ignore[CX301] nobody yet\nb: 2\na: 1\n")
    assert reorder(document, (), ["a", "b"]) is None


def test_a_line_ends_as_the_first_one_does():
    document = parse("a: 1\r\nb: 2\r\n")
    assert applied(document, insert_line(document, 2, "# so")) == "a: 1\r\n# so\r\nb: 2\r\n"


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("a: 1  # why\t\nb: 2\n", Span(1, 7, 1, 12), "a: 1\nb: 2\n"),
        ("a: 1\r\n  # why\r\nb: 2\r\n", Span(2, 3, 2, 8), "a: 1\r\nb: 2\r\n"),
        ("a: 1 # why", Span(1, 6, 1, 11), "a: 1"),
    ],
)
def test_a_comment_is_removed(text, span, expected):
    document = parse(text)
    assert applied(document, remove_comment(document, span)) == expected


def test_a_piece_of_text_is_removed():
    document = parse("a: 1 # b, c\n")
    assert applied(document, remove_text(document, Span(1, 8, 1, 11))) == "a: 1 # c\n"


def test_mark_and_line_ends_are_each_their_own():
    content = b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n"
    document = parse(content)
    assert apply_edits(document, remove_mark(document) or ()) == content[3:]
    assert apply_edits(document, unify_line_ends(document) or ()) == b"\xef\xbb\xbfa: 1\nb: 2\nc: 3\n"
    assert apply_edits(document, ()) == content


@pytest.mark.parametrize("content", [b"a: [\n", b"a: \xe9\n", "a: 1\n".encode("utf-16"), b"", b"a: 1\n<<: {b: 2}\n"])
def test_what_was_not_read_exactly_is_not_edited(content):
    document = parse(content)
    assert unify_line_ends(document) is None
    assert remove_mark(document) is None
    assert insert_line(document, 1, "# so") is None
    assert remove_text(document, Span(1, 1, 1, 2)) is None
    assert remove_comment(document, Span(1, 1, 1, 2)) is None
    assert rewrite(document, ("a",), "b") is None
    assert remove(document, ("a",)) is None
    assert reorder(document, (), ["a"]) is None
    assert remove_repetition(document, Span(1, 1, 1, 2)) == (None, False)


def test_edits_that_want_the_same_text_overlap():
    one, other, behind = (Edit(Span(1, *columns[:1], 1, columns[1]), "x") for columns in [(1, 4), (3, 5), (4, 4)])
    assert overlap([one, other])
    assert not overlap([one, behind, NO_MARK, NO_MARK])
    assert overlap([behind, behind])


def test_data_is_the_same_to_the_type():
    assert is_same({"a": 1, "b": [float("nan")]}, {"b": [float("nan")], "a": 1})
    assert not is_same(1, True)
    assert not is_same(1, 1.0)
    assert not is_same([1], [1, 2])
    assert not is_same({"a": 1}, {"a": 1, "b": 2})


@pytest.mark.parametrize(
    ("before", "after", "edit", "same"),
    [
        ("a: wbe\nb: 1\n", "a: web\nb: 1\n", Edit(Span(1, 4, 1, 7), "web"), True),
        ("a: wbe\nb: 1\n", "a: web\nb: 2\n", Edit(Span(1, 4, 1, 7), "web"), False),
        ("a: wbe\nb: 1\n", "a: web\n", Edit(Span(1, 4, 1, 7), "web"), False),
        ("a: wbe\nb: 1\n", "a: web\nb: 1\nc: 1\n", Edit(Span(1, 4, 1, 7), "web"), False),
        ("a: wbe\nb: 1\n", "c: wbe\nb: 1\n", Edit(Span(1, 1, 1, 2), "c"), True),
        ("a: wbe\nb: 1\n", "c: web\nb: 1\n", Edit(Span(1, 1, 1, 2), "c"), False),
        ("a: wbe\nb: 1\n", "b: 1\n", Edit(Span(1, 1, 2, 1), ""), True),
        ("a: wbe\nb: 1\n", "a: wbe\nb: 1\n", Edit(Span(1, 1, 2, 1), ""), False),
        ("a: [x, y]\n", "a: [y]\n", Edit(Span(1, 5, 1, 8), ""), True),
        ("a: [x, y]\n", "a: [x]\n", Edit(Span(1, 5, 1, 8), ""), False),
        ("a: &x wbe\nb: *x\n", "a: web\nb: web\n", Edit(Span(1, 7, 1, 10), "web"), False),
        ("a: 1 # x\n", "a: 1\n", Edit(Span(1, 5, 1, 9), ""), True),
    ],
)
def test_what_an_edit_does_not_touch_is_compared(before, after, edit, same):
    assert is_same_elsewhere(parse(before), parse(after), [edit]) is same


@pytest.mark.parametrize(
    "text", ["web", "", "5", "true", "a: b", "- a", "it's", '"', "a #b", "*a", "&a", "<<", "\u2028"]
)
@pytest.mark.parametrize("quotes", ["", "'", '"'])
@pytest.mark.parametrize("flow", [True, False])
def test_a_text_reads_back(text, quotes, flow):
    value, key = write_scalar(text, quotes, flow=flow), write_scalar(text, quotes, flow=flow, key=True)
    written = f"{{{key}: {value}}}" if flow else f"{key}: {value}"
    assert parse(written).data == {text: text}


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [("{bariers: x}\n", "a, b", '{"a, b": x}\n'), ("bariers: x\n", "a, b", "a, b: x\n")],
)
def test_a_key_gets_the_quotes_that_it_needs_where_it_stands(text, key, expected):
    document = parse(text)
    assert applied(document, rename_key(document, ("bariers",), key)) == expected


def test_texts_of_a_list_get_the_quotes_that_they_need_between_brackets():
    assert write_value(("a, b", "c")) == '["a, b", c]'
    assert write_value("a, b") == "a, b"


def test_a_text_that_could_be_no_key_needs_no_quotes():
    text = "word " * 300 + "word"
    assert write_value(text) == text


def test_entries_do_not_move_across_a_comment_behind_the_first_two():
    text = "c: 1\na: 2\n# about what follows\n\nb: 3\n"
    assert reorder(parse(text), (), ["a", "b", "c"]) is None


def test_as_few_lines_move_as_can_be():
    document = parse("z:\n  - 1\n  - 2\na: 1\nb: 2\n")
    edits = reorder(document, (), ["a", "b", "z"])
    assert applied(document, edits) == "a: 1\nb: 2\nz:\n  - 1\n  - 2\n"
    assert edits is not None
    assert [(edit.span.line, edit.span.end_line) for edit in edits if edit.span.line != edit.span.end_line] == [
        (4, 5),
        (5, 6),
    ]
