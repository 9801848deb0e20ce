"""Comments that speak to the program: which there are, and which line each is about."""

import pytest

from cxmap.source import Comment, Span, parse_document
from cxmap.source.comments import find_comments
from cxmap.source.encoding import decode


def find(text: str) -> list[tuple[str, int, int]]:
    """What each comment says, where it begins, and the line it is about."""
    document = parse_document(text.encode(), "x.yaml")
    return [(comment.text, comment.span.line, comment.line) for comment in document.comments()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1 # cxmap: x\n", [("x", 1, 1)]),
        ("a: 1\t#cxmap:x \t\nb: 2\n", [("x", 1, 1)]),
        ("# cxmap: x\na: 1\n", [("x", 1, 2)]),
        ("a: 1\n  # cxmap: x\n\n# why\n   \nb: 2\nc: 3\n", [("x", 2, 6)]),
        ("a: 1\n# cxmap: x\n# why\n", [("x", 2, 2)]),
        ("a: 1\n# cxmap: x\nb: 2", [("x", 2, 3)]),
        ("# cxmap: x # cxmap: y\na: 1 # why # cxmap: z\n", [("x # cxmap: y", 1, 2), ("z", 2, 2)]),
        ("a: 1 # cxmap: x\rb: 2 # cxmap: y\r\nc: 3\n", [("x", 1, 1), ("y", 2, 2)]),
        ("a: [1, # cxmap: x\n  2] # cxmap: y\n", [("x", 1, 1), ("y", 2, 2)]),
        ("a: | # cxmap: x\n  # cxmap: no\n  b\n# cxmap: y\nc: 1\n", [("x", 1, 1), ("y", 4, 5)]),
        ("a: '# cxmap: no' # cxmap: x\nb: \"# cxmap: no # cxmap: no\" # cxmap: y\n", [("x", 1, 1), ("y", 2, 2)]),
        ("a: 'see # cxmap: no' # cxmap: x\n", [("x", 1, 1)]),
        ("a: 'one\n  # cxmap: no'\nb: 2 # cxmap: x\n", [("x", 3, 3)]),
        ("a: b# cxmap: no\n", []),
        ("a: 1 # CXMAP: x\n", []),
        ("a: 1 # nothing\n", []),
    ],
)
def test_each_comment_and_the_line_it_is_about(text, found):
    assert find(text) == found


@pytest.mark.parametrize("rest", ["a: 1\n", "", "# why\n"])
def test_many_comments_below_each_other_are_about_the_line_behind_them(rest):
    count = 20_000
    comments = "# cxmap: x\n" * count
    found = find(f"b: 1\n{comments}\n{rest}")
    about = [number if rest != "a: 1\n" else count + 3 for number in range(2, count + 2)]
    assert [line for _, _, line in found] == about


def test_each_run_of_comments_is_about_its_own_line():
    assert find("# cxmap: x\n# cxmap: y\na: 1 # cxmap: z\n# cxmap: u\n\nb: 2\n# cxmap: v\n") == [
        ("x", 1, 3),
        ("y", 2, 3),
        ("z", 3, 3),
        ("u", 4, 6),
        ("v", 7, 7),
    ]


def test_where_a_comment_stands():
    (comment,) = parse_document(b"a: 1   #  cxmap:  ignore[CX1] why  \n", "x.yaml").comments()
    assert comment == Comment("ignore[CX1] why", Span(1, 8, 1, 34), 1)


@pytest.mark.parametrize("text", ["# cxmap: x\n]: [", "a: 1\nb: ] # cxmap: x\n"])
def test_behind_a_syntax_error_nobody_can_tell(text):
    assert find_comments(decode(text.encode())) == ()
    assert find(text) == []
