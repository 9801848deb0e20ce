"""What the tests of reading share: both parsers, and faults as people would see them."""

from collections.abc import Callable

import pytest

from cxmap.source import Document, ParserName, Span, parse_document

Parse = Callable[[str | bytes], Document]


@pytest.fixture(params=["libyaml", "python"])
def parse(request: pytest.FixtureRequest) -> Parse:
    """Parse text or bytes with each of the two parsers."""
    parser: ParserName = request.param

    def parse_with(content: str | bytes) -> Document:
        return parse_document(content.encode() if isinstance(content, str) else content, "x.yaml", parser=parser)

    return parse_with


def _cut(document: Document, span: Span) -> str:
    lines = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first = lines[span.line - 1][span.column - 1 :]
    return "\n".join([first, *lines[span.line : span.end_line - 1], lines[span.end_line - 1][: span.end_column - 1]])


def _show_span(document: Document, span: Span) -> str:
    """Return the place of a span and the line with the span underlined."""
    line = document.line(span.line)
    end = span.end_column if span.end_line == span.line else len(line) + 1
    marks = "".join(char if char == "\t" else " " for char in line[: span.column - 1]) + "^" * max(end - span.column, 1)
    return f"  {span.line}:{span.column}-{span.end_line}:{span.end_column}\n    | {line}\n    | {marks}\n"


def _show_faults(document: Document) -> str:
    """Return all faults of a document with their places, messages and repairs."""
    shown = []
    for fault in document.faults:
        shown.append(f"{fault.kind}: {fault.message}\n{_show_span(document, fault.span)}  help: {fault.help}\n")
        shown.extend(f"  see: {words}\n{_show_span(document, span)}" for words, span in fault.related)
    return "".join(shown) or "no fault\n"


@pytest.fixture
def cut() -> Callable[[Document, Span], str]:
    """Return the text of a span, worked out from lines and columns alone."""
    return _cut


@pytest.fixture
def show_faults() -> Callable[[Document], str]:
    """Return all faults of a document as people would see them."""
    return _show_faults
