"""Laws that hold for any input."""

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cxmap.source import FAULT_KINDS, Document, parse_document

# Pieces of YAML, so that random text gets beyond its first character.
PIECES = st.sampled_from(
    ["a", "b: ", "key:", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", "'", '"', "\\", "#", " ",
     "&x ", "*x", "*x ", "!t ", "!!int ", "!", "|", ">", "|-\n", "1", "1e9", "<<: ", "---\n", "...\n", "%YAML 1.2\n",
     "\t", "\r\n", "\r", "@", "`", "é", "😀", "\u2028", "\x00", "\ufeff", "~", "<<<<<<< x\n", "'\n", '"\n']
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)
PARSERS = st.sampled_from(["libyaml", "python"])
PATHS = st.lists(st.sampled_from(["a", "b", "key", "", "int", 0, 1, -1, 7]), max_size=6).map(tuple)


def check(document: Document) -> None:
    """check what holds for every document"""
    lines = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in document.faults:
        assert fault.kind in FAULT_KINDS
        assert fault.message
        assert fault.help
        assert not fault.help.endswith(".")
        assert "\n" not in fault.message + fault.help
        for span in (fault.span, *(span for _, span in fault.related)):
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 2  # a CR may be underlined behind the line
    assert document.usable or document.faults
    assert len(document.digest) == 64


@given(st.binary(max_size=200), PARSERS)
@example(b"\xff\xfe", "python")
@example(b"\x00", "libyaml")
@example(b"\xff\xfe\x00\xd8", "python")
def test_any_bytes_end_in_a_document(content, parser):
    check(parse_document(content, "x", parser=parser))


@given(TEXTS, PARSERS)
def test_any_text_like_yaml_ends_in_a_document(text, parser):
    check(parse_document(text.encode(), "x", parser=parser))


@given(TEXTS, PATHS, PARSERS)
def test_locating_never_raises(text, path, parser):
    document = parse_document(text.encode(), "x", parser=parser)
    found = document.resolve(path)
    assert document.span(path) == document.span(found)
    assert document.key_span(path) == document.key_span(found)
    node: Any = document.data
    for part in found:
        node = node[part]


KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=15
)


@given(TREES, st.booleans(), st.booleans(), PARSERS)
def test_what_another_program_writes_is_read_back(data, flow, wide, parser):
    text = yaml.dump(
        data, Dumper=_Dumper, default_flow_style=flow, allow_unicode=True, width=1000 if wide else 20, sort_keys=False
    )
    document = parse_document(text.encode(), "x", parser=parser)
    assert {fault.kind for fault in document.faults} <= {"empty-file"}
    assert document.data == data


class _Dumper(yaml.SafeDumper):
    """Writes texts that YAML 1.2 and 1.1 read differently in quotes, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(str, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"'))
_Dumper.add_representer(
    float,
    lambda dumper, value: dumper.represent_scalar(
        "tag:yaml.org,2002:float", {"inf": ".inf", "-inf": "-.inf"}.get(repr(value), repr(value))
    ),
)

WORDS = (
    st.text(st.sampled_from("abcxyz é😀-_"), min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda word: word and not word.startswith("-"))
)


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=20), st.sampled_from(["", "'", '"']), PARSERS)
def test_the_text_at_the_place_of_a_scalar_is_its_source(data, sign, parser):
    text = "".join(f"{key}:  {sign}{value}{sign}  # why\n" for key, value in data.items())
    document = parse_document(text.encode(), "x", parser=parser)
    lines = text.split("\n")
    for number, (key, value) in enumerate(data.items()):
        span, key_span = document.span((key,)), document.key_span((key,))
        assert lines[number][span.column - 1 : span.end_column - 1] == sign + value + sign
        assert lines[number][key_span.column - 1 : key_span.end_column - 1] == key
        assert span.line == key_span.line == number + 1


@given(TEXTS)
def test_line_ends_change_neither_data_nor_places(text):
    text = text.replace("\r", "").replace("\x00", "")  # NUL at every other place is UTF-16
    one, other = (parse_document(version.encode(), "x") for version in (text, text.replace("\n", "\r\n")))
    assert one.data == other.data or one.data != one.data
    assert one.span(()) == other.span(())
    kept = [fault for fault in other.faults if fault.kind != "crlf-line-ends"]
    assert [(fault.kind, fault.span) for fault in one.faults] == [(fault.kind, fault.span) for fault in kept]
