"""Faults of structure: keys, aliases, documents, limits."""

from pathlib import Path

import pytest

from cxmap.limits import DEPTH, NODES, TEXT_LENGTH, Limits
from cxmap.source import FAULT_KINDS, Span, find_parser_name, parse_document
from cxmap.source import document as document_module
from cxmap.source.limits import MAX_FAULTS

GOLDEN = Path(__file__).parent / "golden" / "faults.txt"

CASES = {
    "duplicate key": "a: 1\nb: 2\na: {c: 1}\n",
    "three times, once in quotes": "a: 1\n'a': 2\na: 3\n",
    "duplicate key between braces": "x: {a: 1, b: 2, a: 3}\n",
    "merge key": "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n  c: 4\n",
    "complex keys": "{a: b}: 1\n[c]: 2\nd: 3\n",
    "template braces": "name: {{ name }}\n",
    "several documents": "a: 1\n---\nb: 2\n",
    "unknown alias": "a: *b\n",
    "unknown alias, text": "a: *b and more # why\n",
    "unknown alias, one anchor": "a: &x 1\nb: [*y, *x]\n",
    "unknown alias, two anchors": "a: &x 1\nb: &y 2\nc: *z\n",
    "recursive alias": "a: &x\n  b: *x\n",
    "recursive alias in a list": "a: &x [1, *x]\n",
    "tag": "a: !thing 1\n",
    "long number": "a: 1e999\nb: " + "1" * 400 + "\n",
    "empty": "",
    "blank": "  \n\n",
    "comments": "# nothing\n\n# here\n",
    "empty document": "---\n",
    "control character": "a: \x07\n",
    "line ends": "a: 1\r\nb: 2\r\n",
    "too deep": "[" * 101 + "]" * 101,
    "several faults": "\ufeffa: !x 1\na: *b\n<<: {c: 1}\r\n",
}


def test_every_fault_has_its_place_and_its_repair(golden, show_faults):
    shown = (f"## {name}\n{show_faults(parse_document(text.encode(), 'x'))}" for name, text in CASES.items())
    golden("\n".join(shown), GOLDEN)


@pytest.mark.parametrize("name", CASES)
def test_both_parsers_agree(name):
    one, other = (parse_document(CASES[name].encode(), "x", parser=parser) for parser in ("libyaml", "python"))
    assert one.faults == other.faults
    assert one.data == other.data
    assert one.usable == other.usable


@pytest.mark.parametrize("name", CASES)
def test_every_fault_is_said_in_one_sentence_with_a_repair_and_a_known_kind(parse, name):
    for fault in parse(CASES[name]).faults:
        assert fault.kind in FAULT_KINDS
        assert not fault.message.endswith(".")
        assert "\n" not in fault.message + fault.help
        assert fault.help
        assert not fault.help.endswith(".")
        assert not fault.help[0].isupper()


def test_faults_stand_in_the_order_of_the_file(parse):
    faults = parse("a: *x\nb: !y 1\na: 2\nc: *z\n").faults
    assert [fault.span.line for fault in faults] == [1, 2, 3, 4]


def test_the_first_of_two_equal_keys_counts(parse):
    document = parse("a: 1\nb: {x: 1}\na: {y: [2]}\nb: {x: 2, z: 3}\n")
    assert document.data == {"a": 1, "b": {"x": 1}}
    assert document.usable
    assert document.span(("b", "x")) == Span(2, 8, 2, 9)
    assert [fault.related[0][1].line for fault in document.faults] == [1, 2]


def test_places_survive_many_dropped_values(parse):
    dropped = "".join(f"a: {{b: {number}}}\n" for number in range(50))
    document = parse(f"a: 1\n{dropped}c: {{d: x}}\n")
    assert document.span(("c", "d")) == Span(52, 8, 52, 9)


def test_what_a_merge_key_brings_is_there_so_that_nothing_seems_missing(parse):
    document = parse(
        "x: &x {a: 1, b: 2}\nz: &z {b: 8, q: 9}\ny:\n  <<: [*x, *z, 5]\n  b: 3\nv:\n  <<: 7\n  <<: {k: 1}\n"
    )
    assert document.data["y"] == {"b": 3, "a": 1, "q": 9}
    assert document.data["v"] == {"k": 1}
    assert document.span(("y", "a")) == document.span(("x", "a"))
    assert {fault.kind for fault in document.faults} == {"merge-key"}


def test_a_merge_key_in_quotes_is_a_key(parse):
    document = parse('"<<": 1\n')
    assert document.data == {"<<": 1}
    assert document.faults == ()


def test_plain_aliases_are_fine(parse):
    document = parse("a: &x [1, 2]\nb: *x\nc: &y 5\nd: {*y : *y}\ne: &x 6\nf: *x\n&k key: *k\n")
    assert document.faults == ()
    assert document.data == {
        "a": [1, 2],
        "b": [1, 2],
        "c": 5,
        "d": {"5": 5},
        "e": 6,
        "f": 6,
        "key": "key",
    }


def test_an_alias_of_a_mapping_is_no_key(parse):
    document = parse("a: &x {b: 1}\n*x : 2\nc: 3\n")
    assert [fault.kind for fault in document.faults] == ["complex-key"]
    assert document.data == {"a": {"b": 1}, "c": 3}


def test_a_complex_key_is_left_out_with_its_value(parse):
    document = parse("? {a: b}\n: {c: d}\ne: f\n? [x, {y: z}]\n: 1\n")
    assert document.data == {"e": "f"}
    assert document.span(("e",)) == Span(3, 4, 3, 5)


def test_an_inner_anchor_of_the_same_name_counts(parse):
    document = parse("a: &x [&x 1, *x]\nb: *x\n")
    assert document.data == {"a": [1, 1], "b": 1}


@pytest.mark.parametrize("text", ["a: &x\n  b: *x\n", "&x [*x]\n", "a: &x {b: {c: [*x]}}\n"])
def test_a_recursive_alias_is_refused_and_replaced_by_nothing(parse, text):
    document = parse(text)
    assert [fault.kind for fault in document.faults] == ["recursive-alias"]
    assert "None" in repr(document.data)
    assert document.usable


def _bomb(levels: int, width: int) -> str:
    lines = ["a0: &a0 [" + ", ".join("x" for _ in range(width)) + "]\n"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]\n" for n in range(1, levels)]
    return "".join(lines)


def test_aliases_of_aliases_are_stopped_before_they_are_many(parse, cut):
    document = parse(_bomb(9, 10))
    assert [fault.kind for fault in document.faults] == ["alias-expansion"]
    assert cut(document, document.faults[0].span) == "*a5"
    assert not document.usable


def test_just_under_the_limit_is_allowed(parse):
    nodes = 999
    # The mapping, its two keys, the first list with its items, and the second list.
    aliases = (NODES.usual - 4 - (nodes + 1)) // (nodes + 1)
    text = f"a: &a [{', '.join(['x'] * nodes)}]\nb: [{', '.join(['*a'] * aliases)}]\n"
    assert parse(text).faults == ()
    assert [fault.kind for fault in parse(text[:-2] + ", *a]\n").faults] == ["alias-expansion"]


def test_more_nodes_than_a_file_may_hold_are_too_many():
    text = f"a: [{', '.join(['x'] * NODES.least)}]\n"
    document = parse_document(text.encode(), "x", limits=Limits(nodes=NODES.least))
    assert [fault.kind for fault in document.faults] == ["too-large"]
    assert document.faults[0].message == "the file holds more than 1,000 keys and values; reading stopped here"
    assert not document.usable
    assert parse_document(text.encode(), "x", limits=Limits(nodes=NODES.least + 3)).faults == ()


def test_a_text_may_be_so_long_and_no_longer(parse):
    text = "a" * TEXT_LENGTH.usual
    assert parse(f"a: {text}\n{text[:900]}: 1\n").faults == ()
    [fault] = parse(f"b: 1\na: {text}a\nc: [\n").faults
    assert (fault.kind, fault.span.line, fault.span.column) == ("too-large", 2, 4)
    assert fault.message == (
        "the text `aaaaaaaaaaaaaaaaaaa…` has 100,001 characters, more than 100,000; reading stopped here"
    )
    assert fault.help.endswith("or raise `limits.text-length`, which can be 1,000,000")


def test_a_long_text_counts_as_often_as_it_is_repeated(parse):
    text = "a" * 100_000
    # Each stands for 1,001 nodes; the key, the list and the mapping around count too.
    aliases = (NODES.usual - 1_001 - 4) // 1_001
    assert parse(f"a: &a {text}\nb: [{', '.join(['*a'] * aliases)}]\n").faults == ()
    [fault] = parse(f"a: &a {text}\nb: [{', '.join(['*a'] * (aliases + 1))}]\n").faults
    assert fault.kind == "alias-expansion"


@pytest.mark.parametrize(("opener", "closer"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", "")])
def test_depth_is_limited(parse, opener, closer):
    deepest = opener * DEPTH.usual + "x" + closer * DEPTH.usual
    too_deep = opener * (DEPTH.usual + 1) + "x" + closer * (DEPTH.usual + 1)
    assert "too-deep" not in {fault.kind for fault in parse(deepest).faults}
    document = parse(too_deep)
    assert document.faults[-1].kind == "too-deep"
    assert document.faults[-1].span.column == len(opener) * DEPTH.usual + 1
    assert not document.usable


def test_depth_counts_what_aliases_stand_for(parse, cut):
    lines = ["a0: &a0 [x]\n"] + [f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, DEPTH.usual + 2)]
    document = parse("".join(lines))
    assert [fault.kind for fault in document.faults] == ["too-deep"]
    assert cut(document, document.faults[0].span) == f"*a{DEPTH.usual - 2}"


def test_a_scalar_adds_nothing_to_the_depth_where_an_alias_stands_for_it(parse):
    opener, closer = "[" * (DEPTH.usual - 1), "]" * (DEPTH.usual - 1)
    assert parse(f"a: &a x\nb: {opener}*a{closer}\n").faults == ()


def test_every_merge_key_of_a_mapping_brings_its_entries(parse):
    document = parse("a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: *a\n  <<: *b\n  z: 3\n")
    assert document.data["c"] == {"z": 3, "x": 1, "y": 2}


def test_a_million_brackets_end_at_once(parse):
    assert [fault.kind for fault in parse("[" * 1_000_000).faults] == ["too-deep"]


def test_the_second_document_is_left_alone(parse):
    document = parse("a: 1\n---\n]: broken @\n")
    assert [fault.kind for fault in document.faults] == ["several-documents"]
    assert document.data == {"a": 1}
    assert document.usable


@pytest.mark.parametrize("line", ["a: 1\n", "- *x\n", "- !x 1\n", "- 1e999\n"])
def test_reading_stops_where_faults_would_fill_the_memory(parse, line):
    document = parse(line * 1_500)
    assert len(document.faults) == MAX_FAULTS
    assert document.faults[-1].message.endswith("(reading stopped after 1,000 faults)")
    assert not document.usable
    document = parse(line * (MAX_FAULTS - 1))
    assert document.usable
    assert "stopped" not in document.faults[-1].message


@pytest.mark.parametrize("text", ["---\na: 1\n", "%YAML 1.2\n---\na: 1\n...\n", "# c\n--- {a: 1}\n"])
def test_one_document_with_its_signs_is_fine(parse, text):
    document = parse(text)
    assert document.faults == ()
    assert document.data == {"a": 1}


@pytest.mark.parametrize("text", ["~", "null", "&a"])
def test_a_file_that_says_null_is_not_empty(parse, text):
    document = parse(text)
    assert document.faults == ()
    assert document.usable


@pytest.mark.parametrize("text", ["x", "- 1", "5"])
def test_any_root_is_data(parse, text):
    document = parse(text)
    assert document.usable
    assert document.span(()).line == 1


def test_too_many_bytes_are_refused_unread():
    limits = Limits(file_size=1)
    most = b"a: " + b"1" * (1024**2 - 3)
    assert parse_document(most, "x", limits=limits).digest
    document = parse_document(most + b"1", "x", limits=limits)
    assert [fault.kind for fault in document.faults] == ["too-large"]
    assert document.faults[0].span == Span(1, 1, 1, 1)
    assert document.faults[0].message == "the file is larger than 1 MiB"
    assert document.faults[0].help == (
        "split the map into smaller ones and tie them together with `journey`, or raise `limits.file-size`, "
        "which can be 64"
    )
    assert not document.usable
    assert document.digest == ""
    assert document.span(("a",)) == Span(1, 1, 1, 1)
    assert document.line(1) == ""


def test_libyaml_is_used_where_it_is(monkeypatch):
    import yaml

    monkeypatch.setattr(yaml, "__with_libyaml__", True)
    assert find_parser_name() == "libyaml"
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert find_parser_name() == "python"
    assert parse_document(b"a: 1", "x").data == {"a": 1}


@pytest.mark.parametrize("problem", ["marks", "reader"])
def test_what_the_library_says_without_a_place_is_repeated_at_the_start(monkeypatch, problem):
    import yaml

    errors = {
        "marks": yaml.MarkedYAMLError(problem="odd"),
        "reader": yaml.reader.ReaderError("x", 3, 5, "utf-8", "odd"),
    }

    class Broken:
        def get_event(self) -> None:
            raise errors[problem]

        def dispose(self) -> None:
            pass

    monkeypatch.setattr(document_module, "open_events", lambda *_: Broken())
    document = parse_document(b"a: 1\n", "x")
    assert document.faults[0].kind == "yaml-syntax"
    assert "odd" in document.faults[0].message
    assert document.faults[0].span.column == {"marks": 1, "reader": 4}[problem]
