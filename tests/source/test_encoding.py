"""Bytes that are not clean UTF-8 with LF line ends."""

import hashlib

import pytest

from cxmap.source import Span

TEXT = "title: Café\nstages: {}\n"
DATA = {"title": "Café", "stages": {}}


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (b"\xff\xfe", "utf-16-le", "UTF-16"),
        (b"\xfe\xff", "utf-16-be", "UTF-16"),
        (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
        (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
        (b"", "utf-16-le", "UTF-16"),
        (b"", "utf-16-be", "UTF-16"),
    ],
)
def test_wide_encodings_are_named_and_read(parse, mark, codec, name):
    content = mark + TEXT.encode(codec)
    document = parse(content)
    assert [fault.kind for fault in document.faults] == ["not-utf8"]
    assert document.faults[0].message == f"the file is written in {name}, not in UTF-8"
    assert document.faults[0].help == "save the file as UTF-8 without a byte order mark"
    assert document.data == DATA
    assert document.digest == hashlib.sha256(content).hexdigest()


def test_the_first_byte_that_is_not_utf8_has_its_line_and_column(parse):
    content = "summary: né\ntitle: ".encode() + b"Caf\xe9\nowner: \xff\n"
    document = parse(content)
    assert [(fault.kind, fault.span) for fault in document.faults] == [("not-utf8", Span(2, 11, 2, 12))]
    assert document.faults[0].message == "the byte 0xE9 is not UTF-8 (in Windows-1252 it is `é`)"
    assert document.data == {"summary": "né", "title": "Caf\ufffd", "owner": "\ufffd"}
    assert document.digest == hashlib.sha256(content).hexdigest()


def test_a_byte_that_means_nothing_in_windows_either(parse):
    assert parse(b"a: \x81\n").faults[0].message == "the byte 0x81 is not UTF-8"


def test_a_byte_order_mark_is_a_fault_and_no_column(parse):
    content = b"\xef\xbb\xbf" + TEXT.encode()
    document = parse(content)
    assert [(fault.kind, fault.span) for fault in document.faults] == [("byte-order-mark", Span(1, 1, 1, 1))]
    assert document.data == DATA
    assert document.text == TEXT
    assert document.key_span(("title",)) == Span(1, 1, 1, 6)
    assert document.digest == hashlib.sha256(content).hexdigest()


def test_a_byte_order_mark_inside_the_text(parse):
    document = parse("a: b\ufeffc\n")
    assert document.faults[0].kind == "control-character"
    assert document.faults[0].message == "an invisible byte order mark (U+FEFF) stands inside the text"
    assert document.faults[0].span == Span(1, 5, 1, 6)


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ("\r\n", "the line ends with CR LF, as on Windows, where LF alone is meant"),
        ("\r", "the line ends with CR alone where LF alone is meant"),
    ],
)
def test_other_line_ends_are_told_once(parse, end, message):
    document = parse(TEXT.replace("\n", end))
    assert [(fault.kind, fault.span) for fault in document.faults] == [("crlf-line-ends", Span(1, 12, 1, 13))]
    assert document.faults[0].message == message
    assert document.faults[0].help == "save the file with LF line ends"
    assert document.data == DATA


def test_one_wrong_line_end_in_the_middle(parse):
    document = parse("a: 1\nb: 2\r\nc: 3\n")
    assert document.faults[0].span == Span(2, 5, 2, 6)


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "U+0000 (NUL)"),
        ("\x1b", "U+001B (ESC)"),
        ("\x7f", "U+007F (DEL)"),
        ("\x01", "U+0001"),
        ("\x9b", "U+009B"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_control_characters_are_named_at_their_place_and_reading_goes_on(parse, char, name):
    document = parse(f"a: é\nb: x{char}y\nc: 1\n")
    assert [(fault.kind, fault.span) for fault in document.faults] == [("control-character", Span(2, 5, 2, 6))]
    assert document.faults[0].message == f"the control character {name} stands in the file"
    assert document.data == {"a": "é", "b": "x\ufffdy", "c": 1}


def test_a_control_character_that_is_written_as_an_escape_is_what_the_author_wants(parse):
    document = parse('a: "\\x1b\\0"\n')
    assert document.faults == ()
    assert document.data == {"a": "\x1b\x00"}


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 50


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        bytes(range(256)) * 50,
        b"PK\x03\x04" + b"word/document.xml \xff\x00" * 40,
        b"plain letters, then one odd byte \xff and a \x00 NUL" + b" and letters" * 90,
        b"\x01\x02" * 20,
    ],
)
def test_a_file_that_is_no_text_has_one_fault(parse, content):
    document = parse(content)
    assert [(fault.kind, fault.span) for fault in document.faults] == [("not-utf8", Span(1, 1, 1, 1))]
    assert document.faults[0].message == "the file is no text: it holds bytes as in a picture or a program"
    assert document.faults[0].help == "name a text file, such as a map that ends in `.journey.yaml`"
    assert not document.usable
    assert document.text == ""
    assert document.line(1) == ""
    assert document.data is None
    assert document.digest == hashlib.sha256(content).hexdigest()


def test_colours_of_a_terminal_and_page_breaks_do_not_make_a_file_binary(parse):
    document = parse("a: \x1b[1mx\x1b[0m\n\x0c" * 2)
    assert {fault.kind for fault in document.faults} >= {"control-character"}
    assert document.text


@pytest.mark.parametrize(("many", "told"), [(5, 5), (6, 1)])
def test_many_control_characters_are_told_as_one(parse, many, told):
    document = parse("a: " + "x" * 2000 + "\n" + "b: " + "\x01" * many + "\n")
    faults = [fault for fault in document.faults if fault.kind == "control-character"]
    assert len(faults) == told
    assert faults[0].span == Span(2, 4, 2, 5)
    if told == 1:
        assert faults[0].message == "6 control characters stand in the file, the first of them, U+0001, here"


def test_an_ordinary_file_has_the_digest_of_its_bytes(parse):
    document = parse(TEXT)
    assert document.digest == document.digest == hashlib.sha256(TEXT.encode()).hexdigest()


def test_separators_and_control_characters_together(parse):
    document = parse("a: x\u2028y\x01\nb\u2029: &c z\n")
    assert document.data == {"a": "x\u2028y\ufffd", "b\u2029": "z"}
    assert document.key_span(("b\u2029",)) == Span(2, 1, 2, 3)
