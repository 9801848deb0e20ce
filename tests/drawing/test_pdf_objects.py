"""The objects of a PDF are put in order, and nothing of it is lost."""

import pytest

from cxmap.drawing.pdf_objects import put_in_order
from cxmap.errors import EngineFailed

HEAD = "%PDF-1.7\n%\n\n"
CATALOG = "3 0 obj\n<<\n  /Type /Catalog\n  /Pages 4 0 R\n>>\nendobj\n\n"
PAGE = "4 0 obj\n<<\n  /Font <<\n    {}\n    {}\n  >>\n  /Contents 6 0 R\n>>\nendobj\n\n"
STREAM = "6 0 obj\n<<\n  /Length 24\n>>\nstream\n9 0 obj\nendobj endstream\n\nendstream\nendobj\n\n"
ONE, TWO = "1 0 obj\n<<\n  /Name /One\n>>\nendobj\n\n", "2 0 obj\n<<\n  /Name /Two\n>>\nendobj\n\n"
UNUSED = "8 0 obj\n<<\n  /Producer (x)\n>>\nendobj\n\n"
TAIL = "xref\n0 9\ntrailer\n<<\n  /Size 9\n  /Root {} 0 R\n  /Info 8 0 R\n>>\nstartxref\n1\n%%EOF"
FONTS = ("/fo0 1 0 R", "/fo1 2 0 R")


def make(*parts: str, root: int = 3) -> bytes:
    return "".join([HEAD, *parts, TAIL.format(root)]).encode()


def test_two_orders_become_one() -> None:
    one = put_in_order(make(CATALOG, STREAM, PAGE.format(*FONTS), ONE, TWO, UNUSED), "Buying")
    other = put_in_order(make(CATALOG, PAGE.format(*reversed(FONTS)), TWO, STREAM, UNUSED, ONE), "Buying")
    assert one == other
    assert one.decode("latin-1") == (
        "%PDF-1.7\n%\x80\x80\x80\x80\n"
        "1 0 obj\n<<\n  /Type /Catalog\n  /Pages 2 0 R\n>>\nendobj\n"
        "2 0 obj\n<<\n  /Font <<\n    /fo0 3 0 R\n    /fo1 4 0 R\n  >>\n  /Contents 5 0 R\n>>\nendobj\n"
        "3 0 obj\n<<\n  /Name /One\n>>\nendobj\n"
        "4 0 obj\n<<\n  /Name /Two\n>>\nendobj\n"
        "5 0 obj\n<<\n  /Length 24\n>>\nstream\n9 0 obj\nendobj endstream\n\nendstream\nendobj\n"
        "6 0 obj\n<<\n  /Title <FEFF0042007500790069006E0067>\n  /Producer (svg2pdf)\n>>\nendobj\n"
        "xref\n0 7\n0000000000 65535 f \n0000000015 00000 n \n0000000068 00000 n \n0000000153 00000 n \n"
        "0000000187 00000 n \n0000000221 00000 n \n0000000298 00000 n \n"
        "trailer\n<<\n  /Size 7\n  /Root 1 0 R\n  /Info 6 0 R\n>>\nstartxref\n381\n%%EOF\n"
    )


def test_every_place_in_the_table_is_that_of_its_object() -> None:
    written = put_in_order(make(CATALOG, STREAM, PAGE.format(*FONTS), ONE, TWO), "한 😀 (a) \\ \x00")
    table = written[written.rindex(b"\nxref") :].splitlines()[4:]
    for number, line in enumerate(table, 1):
        if line == b"trailer":
            break
        assert written[int(line[:10]) :].startswith(b"%d 0 obj\n" % number)
    assert number == 7
    assert written[int(written.splitlines()[-2]) :].startswith(b"xref\n")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no pdf",
        make(CATALOG, PAGE.format(*FONTS), ONE, TWO),
        make(PAGE.format(*FONTS), STREAM, ONE, TWO),
        make(CATALOG, STREAM, PAGE.format(*FONTS), ONE, TWO, root=7),
        make(CATALOG, PAGE.format(*FONTS), ONE, TWO, "6 0 obj\n<<\n  /Length 24\n>>\nstream\nshort"),
        make(CATALOG, "4 0 obj\n<<"),
    ],
)
def test_what_is_no_whole_document_is_refused(content: bytes) -> None:
    with pytest.raises(EngineFailed, match="something that is no pdf"):
        put_in_order(content, "Buying")
