"""Where keys and values were written."""

import pickle

import pytest

from cxmap.source import Document, Span

MAP = """\
# a comment
cxmap: 1
title: "Buying: a drink"   # and another
stages:
  purchase:
    name: I buy
    tags: [a, "b c", {d: e}]
    steps:
      - first step
      -   second: x
          third: y

      # a comment at the end of the list
  empty:
summary: |
  Two lines
  of text

# the end
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("cxmap",), "cxmap", "1"),
        (("title",), "title", '"Buying: a drink"'),
        (("stages", "purchase", "name"), "name", "I buy"),
        (("stages", "purchase", "tags"), "tags", '[a, "b c", {d: e}]'),
        (("stages", "purchase", "tags", 1), '"b c"', '"b c"'),
        (("stages", "purchase", "tags", 2), "{d: e}", "{d: e}"),
        (("stages", "purchase", "tags", 2, "d"), "d", "e"),
        (("stages", "purchase", "steps", 0), "first step", "first step"),
        (("stages", "purchase", "steps", 1), "second: x\n          third: y", "second: x\n          third: y"),
        (("stages", "empty"), "empty", ""),
        (("summary",), "summary", "|\n  Two lines\n  of text"),
    ],
)
def test_key_and_value_of_every_node(parse, cut, path, key, value):
    document = parse(MAP)
    assert document.faults == ()
    assert cut(document, document.key_span(path)) == key
    assert cut(document, document.span(path)) == value


def test_lines_and_columns_count_from_one_and_end_behind_the_text(parse):
    assert parse(MAP).span(("stages", "purchase", "name")) == Span(6, 11, 6, 16)


def test_a_block_ends_with_its_last_value_not_with_the_next_key(parse, cut):
    document = parse(MAP)
    assert cut(document, document.span(("stages", "purchase", "steps"))).endswith("third: y")
    assert cut(document, document.span(("stages",))).endswith("  empty:")


def test_the_root_and_its_first_character(parse, cut):
    document = parse(MAP)
    assert cut(document, document.key_span(())) == "c"
    assert cut(document, document.span(())).startswith("cxmap: 1")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("stages", "purchase", "dict[str,Stage]", "name"), ("stages", "purchase", "name")),
        (("stages", "purchase", "owner"), ("stages", "purchase")),
        (("stages", "purchase", "tags", 7), ("stages", "purchase", "tags")),
        (("stages", "purchase", "tags", -1), ("stages", "purchase", "tags")),
        (("stages", "purchase", "tags", "0"), ("stages", "purchase", "tags")),
        (("stages", 0), ("stages",)),
        (("title", 0, "x"), ("title",)),
        (("nothing",), ()),
    ],
)
def test_parts_that_lead_nowhere_are_passed_over(parse, path, found):
    document = parse(MAP)
    assert document.resolve(path) == found
    assert document.span(path) == document.span(found)
    assert document.key_span(path) == document.key_span(found)


def test_an_empty_value_lies_behind_its_colon_with_no_width(parse):
    document = parse("a:   \nb: 1\n")
    assert document.span(("a",)) == Span(1, 3, 1, 3)


@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ("? a\nb: 1\n", ("a",), Span(1, 4, 1, 4)),
        ("{a , b}", ("a",), Span(1, 3, 1, 3)),
        ("a: [b: ]", ("a", 0, "b"), Span(1, 7, 1, 7)),
        ("- \n- 1\n", (0,), Span(1, 2, 1, 2)),
    ],
)
def test_an_empty_value_without_a_colon(parse, text, path, place):
    assert parse(text).span(path) == place


def test_a_pair_in_a_list_is_a_mapping_that_ends_with_its_value(parse, cut):
    document = parse("a: [b: c , d: {e: f}, g]")
    assert document.data == {"a": [{"b": "c"}, {"d": {"e": "f"}}, "g"]}
    assert cut(document, document.span(("a", 0))) == "b: c"
    assert cut(document, document.span(("a", 1))) == "d: {e: f}"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_line_ends(parse, end):
    text = MAP.replace("\n", end)
    document, plain = parse(text), parse(MAP)
    for path in [("title",), ("stages", "purchase", "steps", 1, "third"), ("summary",)]:
        assert document.span(path) == plain.span(path)
    assert document.data == plain.data


def test_columns_count_code_points(parse):
    document = parse('a: {"日本": "😀é", b: x}\n')
    assert document.span(("a", "b")) == Span(1, 20, 1, 21)


def test_unicode_line_separators_do_not_end_a_line(parse, cut):
    document = parse("a: one\u2028two\u2029three\x85four # x\nb: [\u2028x]\n")
    assert document.faults == ()
    assert document.data == {"a": "one\u2028two\u2029three\x85four", "b": ["\u2028x"]}
    assert document.span(("b",)).line == 2
    assert cut(document, document.span(("a",))) == "one\u2028two\u2029three\x85four"


def test_anchor_and_tag_are_not_part_of_the_place(parse, cut):
    document = parse("a: &x !!str 1\nb: !!map\n  # why\n  c: 1\nd: &y\ne: *x\n")
    assert cut(document, document.span(("a",))) == "1"
    assert cut(document, document.span(("b",))) == "c: 1"
    assert cut(document, document.span(("d",))) == "&y"
    assert cut(document, document.span(("e",))) == "*x"


def test_what_lies_in_an_alias_has_its_place_at_the_anchor(parse):
    document = parse("a: &x {b: 1}\nc: *x\n")
    assert document.span(("c",)) == Span(2, 4, 2, 6)
    assert document.span(("c", "b")) == document.span(("a", "b")) == Span(1, 11, 1, 12)


def test_places_in_a_large_mapping(parse):
    document = parse("".join(f"key-{number}: {number}\n" for number in range(100)))
    for number in (0, 57, 99):
        assert document.span((f"key-{number}",)).line == number + 1


def test_a_line_without_its_end_and_lines_that_do_not_exist(parse):
    document = parse("a: 1\r\nb: 2\n")
    assert [document.line(number) for number in (-1, 0, 1, 2, 3, 4)] == ["", "", "a: 1", "b: 2", "", ""]
    assert parse("a: X\n").line(1) == "a: X"


def test_a_document_is_not_copied_because_its_places_would_be_lost(parse):
    document: Document = parse("a: 1\n")
    with pytest.raises(TypeError, match=r"^a Document cannot be copied or pickled: parse the bytes again$"):
        pickle.dumps(document)
    assert repr(document) == "Document('x.yaml', faults=0, usable=True)"
