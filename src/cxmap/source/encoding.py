"""From bytes to text: what is not UTF-8, what cannot be seen, and how the lines end."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from cxmap.source.faults import Fault
from cxmap.source.limits import MAX_CONTROL_FAULTS
from cxmap.source.places import Lines, Span

_SAVE = "save the file as UTF-8 without a byte order mark"
_WIDE = (
    (BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_PLAIN = bytes((0x09, 0x0A, 0x0D, *range(0x20, 0x7F)))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")  # line ends for YAML 1.1 (and libyaml), ordinary characters for 1.2
_NAMES = {"\x00": "NUL", "\x07": "BEL", "\x08": "BS", "\x0b": "VT", "\x0c": "FF", "\x1b": "ESC", "\x7f": "DEL"}
_START = Span(1, 1, 1, 1)
_CONTROL_BYTES = bytes(byte for byte in (*range(0x20), 0x7F) if byte not in b"\t\n\f\r\x1b")
_HEAD = 1024  # how much of a file tells text from a picture or a program; units: bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what was found while decoding it.

    Attributes:
        text: What the file holds, without a byte order mark, line ends as they are.
        lines: The lines of the text.
        feed: The text for the parser: as long as the text, with nothing in it that a parser refuses.
        stand_ins: Characters of the feed that stand for others, and those; empty for nearly every file.
        faults: What is wrong.
        mark: The byte order mark that was taken away; empty where there was none.
        exact: Whether encoding the text again gives the bytes of the file.
        readable: Whether the file is text at all; if not, nothing of it is kept.
    """

    text: str
    lines: Lines
    feed: str
    stand_ins: dict[int, str]
    faults: tuple[Fault, ...]
    mark: bytes
    exact: bool
    readable: bool = True


def decode(content: bytes) -> Decoded:
    """Read bytes as UTF-8 and find what stands in the way; reading goes on as far as it can.

    Args:
        content: The whole file.
    """
    faults: list[Fault] = []
    mark = b""
    exact = True
    wide = _find_wide(content)
    if wide:
        mark, codec, name = wide
        faults.append(Fault("not-utf8", f"the file is written in {name}, not in UTF-8", _SAVE, _START))
        text = content[len(mark) :].decode(codec, "replace")
        exact = False
    elif _is_binary(content):
        return _refuse_binary()
    else:
        if content.startswith(BOM_UTF8):
            mark, content = BOM_UTF8, content[len(BOM_UTF8) :]
            faults.append(Fault("byte-order-mark", "the file begins with an invisible byte order mark", _SAVE, _START))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            text = content.decode("utf-8", "replace")
            faults.append(_describe_bad_byte(content, error.start))
            exact = False
    lines = Lines(text)
    if "\r" in text:
        faults.append(_describe_return(text, lines))
    feed, stand_ins = _make_feed(content, text, lines, faults, exact=exact)
    return Decoded(text, lines, feed, stand_ins, tuple(faults), mark, exact)


def _find_wide(content: bytes) -> tuple[bytes, str, str] | None:
    for mark, codec, name in _WIDE:
        if content.startswith(mark):
            return mark, codec, name
    start = content[:4]
    if len(start) == 4 and start[0] and not start[1] and start[2] and not start[3]:
        return b"", "utf-16-le", "UTF-16"
    if len(start) == 4 and not start[0] and start[1] and not start[2] and start[3]:
        return b"", "utf-16-be", "UTF-16"
    return None


def _is_binary(content: bytes) -> bool:
    """Say whether a file is plainly no text: much of it is control characters, or a NUL stands in what is no UTF-8."""
    head = content[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    if not controls:
        return False
    return controls > max(MAX_CONTROL_FAULTS, len(head) // 10) or (b"\0" in head and not _is_utf8(content))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary() -> Decoded:
    message = "the file is no text: it holds bytes as in a picture or a program"
    help = "name a text file, such as a map that ends in `.journey.yaml`"
    fault = Fault("not-utf8", message, help, _START)
    return Decoded("", Lines(""), "", {}, (fault,), b"", exact=False, readable=False)


def _describe_bad_byte(content: bytes, at: int) -> Fault:
    before = content[:at].decode("utf-8")
    line, column = Lines(before).get_position(len(before))
    byte = content[at : at + 1]
    try:
        guess = f" (in Windows-1252 it is `{byte.decode('cp1252')}`)"
    except UnicodeDecodeError:
        guess = ""
    message = f"the byte 0x{byte[0]:02X} is not UTF-8{guess}"
    return Fault("not-utf8", message, "save the file as UTF-8", Span(line, column, line, column + 1))


def _describe_return(text: str, lines: Lines) -> Fault:
    at = text.index("\r")
    line, column = lines.get_position(at)
    pair = text.startswith("\r\n", at)
    name = "CR LF, as on Windows," if pair else "CR alone"
    message = f"the line ends with {name} where LF alone is meant"
    help = "save the file with LF line ends"
    return Fault("crlf-line-ends", message, help, Span(line, column, line, column + 1))


def _make_feed(
    content: bytes, text: str, lines: Lines, faults: list[Fault], *, exact: bool
) -> tuple[str, dict[int, str]]:
    """Return a text that the parser takes: nearly always the text itself.

    The bytes that are not plain ASCII are few; looking at them alone is ten times faster than at every character.
    """
    rare = content.translate(None, _PLAIN).decode("utf-8") if exact else text
    if _CONTROL.search(rare):
        faults.extend(_find_control_characters(text, lines))
        feed = _CONTROL.sub("\ufffd", text)
    else:
        feed = text
    return _replace_separators(feed) if _SEPARATOR.search(rare) else (feed, {})


def _find_control_characters(text: str, lines: Lines) -> list[Fault]:
    """Describe each of a few control characters, and many as one fault at the first of them."""
    total = sum(1 for _ in _CONTROL.finditer(text))
    faults = []
    for match in _CONTROL.finditer(text):
        char = match.group()
        name = f"U+{ord(char):04X}" + (f" ({_NAMES[char]})" if char in _NAMES else "")
        line, column = lines.get_position(match.start())
        if char == "\ufeff":
            message = "an invisible byte order mark (U+FEFF) stands inside the text"
        else:
            message = f"the control character {name} stands in the file"
        help = "delete this character"
        if total > MAX_CONTROL_FAULTS:
            message = f"{total:,} control characters stand in the file, the first of them, {name}, here"
            help = "delete them, or save the file as plain text from the program that wrote it"
        faults.append(Fault("control-character", message, help, Span(line, column, line, column + 1)))
        if total > MAX_CONTROL_FAULTS:
            break
    return faults


def _replace_separators(text: str) -> tuple[str, dict[int, str]]:
    found = sorted(set(_SEPARATOR.findall(text)))
    free = (chr(code) for code in range(0x10FFFD, 0x100000, -1) if chr(code) not in text)
    stand_ins = dict(zip(found, free, strict=False))
    feed = text.translate(str.maketrans(stand_ins))
    return feed, {ord(stand_in): char for char, stand_in in stand_ins.items()}
